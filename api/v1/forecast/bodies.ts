import { z } from 'zod';
import { oneOf, wants } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';
import { idOf } from '../../http/schemas/ids.ts';
import { amountOrZeroMinor } from '../../http/schemas/money.ts';
import type { UnionOf } from '../overrides/commands.ts';
import { commands, pauseHasEnd } from '../overrides/commands.ts';

/** What all of them have in common. */
const eachOf = (given: typeof commands) =>
  Object.values(given) as unknown as z.ZodObject<{ reason: z.ZodString; expectedVersion: z.ZodInt }>[];

/** As an override, but that nobody has to say why, or what it is based on. */
const WhatIf = z
  .discriminatedUnion(
    'command',
    eachOf(commands).map((command) => command.partial({ reason: true, expectedVersion: true })) as unknown as UnionOf<
      typeof commands
    >,
  )
  .superRefine(pauseHasEnd)
  .meta({
    id: 'WhatIf',
    title: 'An override that is only imagined',
    description: 'As `Override`; reason and expectedVersion may be left out.',
  });

export const ForecastQuestion = z
  .strictObject({
    until: day.optional().meta({
      description:
        'The last local day. Without it: to the deactivation of what is open now, or until that is settled, and 120 days at least.',
    }),
    outcomes: z
      .strictObject({ charge: oneOf('declined', 'succeeded').default('declined') }, wants('an object with charge'))
      .prefault({})
      .meta({
        description: 'What the banks say to every charge; a direct debit comes back, or settles, after two bank days.',
      }),
    override: WhatIf.optional(),
    dispute: z
      .strictObject(
        { id: idOf('dsp'), outcome: oneOf('accepted', 'rejected'), creditMinor: amountOrZeroMinor.nullish() },
        wants('an object with id and outcome'),
      )
      .optional()
      .meta({ description: 'A dispute of the account, decided so: what is credited as in `Resolution`.' }),
  })
  .meta({
    id: 'ForecastQuestion',
    title: 'What to foresee',
    examples: [{}, { until: '2026-06-30', override: { command: 'promise', amountMinor: 116_000, on: '2026-03-20' } }],
  });
