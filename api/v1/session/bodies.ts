import { z } from 'zod';
import { wants } from '../../http/schemas/text.ts';

/** Whatever is typed is looked for: what it isn't is nobody's business. */
const typed = (what: string, longest: number) => z.string(wants(what)).min(1, 'must not be empty').max(longest);

export const NewSession = z
  .strictObject({
    email: typed('an e-mail address', 254).transform((text) => text.trim().toLowerCase()),
    password: typed('a password', 1_000),
    code: typed('the six digits that the app shows', 20)
      .optional()
      .meta({ description: 'Of the second factor, where there is one.' }),
  })
  .meta({ id: 'NewSession', title: 'Who wants to sign in' });
