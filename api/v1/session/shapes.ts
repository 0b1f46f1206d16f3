import { z } from 'zod';
import { sessionEnd, type SessionLimits } from '../../../domain/access/sessions.ts';
import { STAFF_ROLES } from '../../../domain/access/roles.ts';
import type { SessionRow } from '../../../ports/store/sessions.ts';
import type { UserRow } from '../../../ports/store/users.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

const expiresAt = instantOut.meta({ description: 'When it ends, should nothing more be asked.' });

export const SignedIn = z
  .strictObject({
    user: z.strictObject({
      id: idOut('usr'),
      name: z.string(),
      email: z.string(),
      role: z.enum(STAFF_ROLES),
      locale: z.string(),
    }),
    sessionId: idOut('ses'),
    expiresAt,
  })
  .meta({ id: 'SignedIn', title: 'Who is signed in, and until when' });

export const SignInOptions = z
  .strictObject({
    password: z.literal(true),
    provider: z
      .strictObject({
        name: z.string(),
        url: z.string().meta({ description: 'Where a browser is led to, to sign in there and come back.' }),
      })
      .nullable(),
    forgottenPassword: z.boolean().meta({
      description: 'Whether a link to set a forgotten one anew is mailed; else an admin makes it.',
    }),
  })
  .meta({ id: 'SignInOptions', title: 'How one may sign in' });

export const Session = z
  .strictObject({
    id: idOut('ses'),
    userId: idOut('usr'),
    address: z.string(),
    userAgent: z.string(),
    createdAt: instantOut,
    lastSeenAt: instantOut.meta({ description: 'To the minute.' }),
    expiresAt,
    current: z.boolean().meta({ description: 'Whether it is the one that asks.' }),
  })
  .meta({ id: 'Session', title: 'That somebody is signed in' });

export const signedInShape = (
  user: UserRow,
  session: Pick<SessionRow, 'id' | 'lastSeenAt' | 'expiresAt'>,
  limits: SessionLimits,
): z.infer<typeof SignedIn> => ({
  user: { id: user.id, name: user.name, email: user.email, role: user.role, locale: user.locale },
  sessionId: session.id,
  expiresAt: sessionEnd(session, limits),
});

export const sessionShape = (
  { endedAt: _, ...row }: SessionRow,
  limits: SessionLimits,
  current: string | null,
): z.infer<typeof Session> => ({ ...row, expiresAt: sessionEnd(row, limits), current: row.id === current });
