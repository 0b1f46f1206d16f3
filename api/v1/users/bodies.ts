import { z } from 'zod';
import { STAFF_ROLES } from '../../../domain/access/roles.ts';
import { email, line, oneOf, wants, yesOrNo } from '../../http/schemas/text.ts';
import { locale } from '../../http/schemas/time.ts';

const role = oneOf(...STAFF_ROLES);
const name = line(100);

/** One address in two spellings is one person. */
export const userEmail = email.transform((text) => text.toLowerCase());

/** As it was typed: blanks at its ends are part of it. What it must be is judged with its owner beside it. */
export const password = z
  .string(wants('a password of 12 to 128 characters'))
  .max(1_000, 'must have 12 to 128 characters');

export const NewUser = z
  .strictObject({
    email: userEmail,
    name,
    role,
    locale: locale.optional().meta({ description: 'Missing: the company’s.' }),
    password: password
      .optional()
      .meta({ description: 'Missing: the answer has a link by which its user sets one, once.' }),
  })
  .meta({
    id: 'NewUser',
    title: 'A new person who may sign in',
    examples: [{ email: 'lupe@company.example', name: 'Guadalupe Ríos', role: 'agent' }],
  });

export const UserChange = z
  .strictObject({
    role: role.optional(),
    name: name.optional(),
    locale: locale.optional(),
    disabled: yesOrNo.optional(),
  })
  .refine((body) => Object.keys(body).length > 0, { error: 'must change role, name, locale or disabled' })
  .meta({ id: 'UserChange', title: 'What to change of a user', examples: [{ role: 'viewer' }] });

const code = z
  .string(wants('the six digits that the app shows'))
  .regex(/^\d{3} ?\d{3}$/, 'must be the six digits that the app shows');

export const NewSecondFactor = z
  .strictObject({ currentPassword: password })
  .meta({ id: 'NewSecondFactor', title: 'Who wants a second factor' });
export const SecondFactorCode = z.strictObject({ code }).meta({ id: 'SecondFactorCode', title: 'A code of an app' });
export const SecondFactorRemoval = z
  .strictObject({ code: code.optional() })
  .meta({ id: 'SecondFactorRemoval', title: "A code of one's own second factor, which goes" });

export const PasswordChange = z
  .strictObject({
    password,
    currentPassword: password.optional().meta({ description: 'Whoever is signed in changes their own by it.' }),
  })
  .meta({ id: 'PasswordChange', title: 'A new password' });
