import { z } from 'zod';
import { AUDITED, type AuditRow, type SIGN_INS } from '../../../ports/store/audit.ts';
import { actor } from '../../http/schemas/actor.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const AuditEntry = z
  .strictObject({
    id: idOut('aud'),
    at: instantOut,
    actor,
    action: z.enum(AUDITED),
    subject: z.string().nullable().meta({ description: 'The id of what it was done to.' }),
    address: z.string().nullable().meta({ description: 'From where; null: from the machine itself.' }),
    data: z.looseObject({}),
  })
  .meta({ id: 'AuditEntry', title: 'Who did what that concerns security' });

export const SignIn = z
  .strictObject({
    id: idOut('aud'),
    at: instantOut,
    outcome: z.enum(['succeeded', 'failed', 'locked']),
    userId: idOut('usr').nullable().meta({ description: 'Null: the address was nobody’s.' }),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'SignIn', title: 'That somebody signed in, or tried to' });

export const auditShape = (row: AuditRow): z.infer<typeof AuditEntry> => row;

const OUTCOMES = {
  'signIn.succeeded': 'succeeded',
  'signIn.failed': 'failed',
  'signIn.locked': 'locked',
} as const satisfies Record<(typeof SIGN_INS)[number], string>;

export const signInShape = ({ id, at, action, subject, address, data }: AuditRow): z.infer<typeof SignIn> => ({
  id,
  at,
  outcome: OUTCOMES[action as keyof typeof OUTCOMES],
  userId: subject,
  address,
  userAgent: typeof data.userAgent === 'string' ? data.userAgent : null,
});
