import { z } from 'zod';
import { sessionEnd, type SessionLimits } from '../../../domain/access/sessions.ts';
import { STAFF_ROLES } from '../../../domain/access/roles.ts';
import { epochMs } from '../../../domain/time/epoch.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { SessionRow } from '../../../ports/store/sessions.ts';
import type { UserRow } from '../../../ports/store/users.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const Me = z
  .strictObject({
    id: idOut('usr'),
    name: z.string(),
    email: z.string(),
    role: z.enum(STAFF_ROLES),
    locale: z.string(),
    localeChosen: z.boolean().meta({ description: 'Whether they chose it themselves: pages follow it then.' }),
    password: z.boolean().meta({ description: 'Whether they have one; else they come by the company’s own sign-in.' }),
    secondFactor: z.boolean().meta({ description: 'Whether a code of an app is asked for beside the password.' }),
    session: z.strictObject({
      id: idOut('ses'),
      expiresAt: instantOut.meta({ description: 'When it ends, should nothing more be asked.' }),
      idleSeconds: z.int().meta({ description: 'How long it lasts after each request, seen to the minute.' }),
      secondsLeft: z.int().meta({ description: 'How long it lasts from now on, whatever is asked.' }),
    }),
  })
  .meta({ id: 'Me', title: 'Who is signed in, and how they like it' });

export const meShape = (
  user: UserRow,
  session: SessionRow,
  limits: SessionLimits,
  now: Instant,
): z.infer<typeof Me> => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  locale: user.locale,
  localeChosen: user.localeChosen,
  password: user.hasPassword,
  secondFactor: user.hasSecondFactor,
  session: {
    id: session.id,
    expiresAt: sessionEnd(session, limits),
    idleSeconds: limits.idleMinutes * 60,
    secondsLeft: Math.max(0, Math.floor((epochMs(session.expiresAt) - epochMs(now)) / 1_000)),
  },
});
