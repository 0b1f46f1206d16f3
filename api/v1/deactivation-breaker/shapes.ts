import { z } from 'zod';
import type { Day } from '../../../domain/time/time.ts';
import type { BreakerDay } from '../../../ports/store/breaker.ts';
import { actor } from '../../http/schemas/actor.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const Breaker = z
  .strictObject({
    day: dayOut,
    deactivations: z.int().meta({
      description:
        'Accounts that were cleared for an automatic deactivation on this local day. Those on test clocks ' +
        'are not counted, and not stopped.',
    }),
    accounts: z.int().meta({ description: "All accounts that a policy's `deactivation.breaker` is measured against." }),
    released: z.boolean().meta({ description: 'Whether an admin lets this day go over the limit.' }),
    reason: z.string().nullable(),
    actor: actor.nullable(),
    at: instantOut.nullable(),
  })
  .meta({ id: 'DeactivationBreaker', title: 'The breaker on mass deactivation, on a day' });

export const breakerShape = (day: Day, { deactivations, accounts, release }: BreakerDay): z.infer<typeof Breaker> => ({
  day,
  deactivations,
  accounts,
  released: release !== null,
  reason: release?.reason ?? null,
  actor: release === null ? null : { kind: release.actor.kind, id: release.actor.id },
  at: release?.at ?? null,
});
