import { z } from 'zod';
import { SWITCHES, type Switch } from '../../domain/safety/switches.ts';
import type { Day } from '../../domain/time/time.ts';
import type { BankFeedImport } from '../../ports/store/bank-feed.ts';
import type { BreakerDay } from '../../ports/store/breaker.ts';
import type { SwitchChange as ChangeRow } from '../../ports/store/switches.ts';
import { idOut } from '../schemas/ids.ts';
import { dayOut, instantOut } from '../schemas/time.ts';

const actor = z.strictObject({ kind: z.enum(['system', 'agent', 'customer', 'provider']), id: z.string() });
const name = z.enum(SWITCHES);

export const SwitchState = z
  .strictObject({
    name,
    stopped: z.boolean().meta({ description: 'Whether this is stopped for all accounts.' }),
    reason: z.string().nullable(),
    actor: actor.nullable().meta({ description: 'Who said so; null: nobody ever touched it, and it goes on.' }),
    at: instantOut.nullable(),
  })
  .meta({ id: 'Switch', title: 'What can be stopped for all accounts, and whether it is' });

export const SwitchChange = z
  .strictObject({ id: idOut('swi'), name, stopped: z.boolean(), reason: z.string(), actor, at: instantOut })
  .meta({ id: 'SwitchChange', title: 'That something was stopped, or let go on' });

export const switchShape = (of: Switch, change: ChangeRow | undefined): z.infer<typeof SwitchState> => ({
  name: of,
  stopped: change?.stopped ?? false,
  reason: change?.reason ?? null,
  actor: change === undefined ? null : { kind: change.actor.kind, id: change.actor.id },
  at: change?.at ?? null,
});

export const switchChangeShape = ({
  id,
  name: of,
  stopped,
  reason,
  actor: by,
  at,
}: ChangeRow): z.infer<typeof SwitchChange> => ({
  id,
  name: of,
  stopped,
  reason,
  actor: { kind: by.kind, id: by.id },
  at,
});

export const BankFeed = z
  .strictObject({
    configured: z.boolean().meta({
      description: 'While true, automatic deactivations wait until the last bank day before them is imported.',
    }),
    importedThrough: dayOut.nullable(),
    actor: actor.nullable(),
    at: instantOut.nullable(),
  })
  .meta({ id: 'BankFeed', title: "How far the bank's statements are imported" });

export const bankFeedShape = (row: BankFeedImport | null): z.infer<typeof BankFeed> => ({
  configured: row !== null && row.importedThrough !== null,
  importedThrough: row?.importedThrough ?? null,
  actor: row === null ? null : { kind: row.actor.kind, id: row.actor.id },
  at: row?.at ?? null,
});

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
