import { z } from 'zod';
import { SWITCHES, type Switch } from '../../../domain/safety/switches.ts';
import type { SwitchChange as ChangeRow } from '../../../ports/store/switches.ts';
import { actor } from '../../http/schemas/actor.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

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
