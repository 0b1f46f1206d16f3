import { z } from 'zod';
import { STAFF_ROLES } from '../../../domain/access/roles.ts';
import type { UserRow } from '../../../ports/store/users.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

const fields = {
  id: idOut('usr'),
  email: z.string(),
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  locale: z.string(),
  status: z.enum(['active', 'invited', 'disabled']),
  secondFactor: z.boolean().meta({ description: 'Whether a code of an app is asked for beside the password.' }),
  disabledAt: instantOut.nullable(),
  createdAt: instantOut,
};

export const User = z.strictObject(fields).meta({ id: 'User', title: 'A person who may sign in' });

export const Invitation = z
  .strictObject({ url: z.string(), expiresAt: instantOut })
  .meta({ id: 'Invitation', title: 'A link by which its user sets a password, once' });

export const InvitationMade = z
  .strictObject({ id: idOut('usr'), url: z.string(), expiresAt: instantOut })
  .meta({ id: 'InvitationMade', title: 'A new invitation of a user, shown once' });

export const UserMade = z
  .strictObject({
    ...fields,
    invitation: Invitation.nullable().meta({ description: 'Shown this once; null: a password was given.' }),
  })
  .meta({ id: 'UserMade', title: 'A user, when it is made' });

export const userShape = ({ hasPassword, disabledAt, ...row }: UserRow): z.infer<typeof User> => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  locale: row.locale,
  status: disabledAt !== null ? 'disabled' : hasPassword ? 'active' : 'invited',
  secondFactor: row.hasSecondFactor,
  disabledAt,
  createdAt: row.createdAt,
});

export const Colleague = z
  .strictObject({
    id: idOut('usr'),
    name: z.string(),
    email: z.string(),
    role: z.enum(STAFF_ROLES),
    active: z.boolean().meta({ description: 'Whether they may sign in.' }),
  })
  .meta({ id: 'Colleague', title: 'Somebody who works here, as colleagues know them' });

export const colleagueShape = (row: UserRow): z.infer<typeof Colleague> => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  active: row.disabledAt === null,
});
