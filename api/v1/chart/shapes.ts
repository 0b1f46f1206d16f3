import { z } from 'zod';
import type { PathStep } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';
import type { Sentences } from '../timeline/sentences.ts';

const named = {
  name: z.string(),
  title: z.string().meta({ description: 'Short, as on a label.' }),
  meaning: z.string(),
};

const arrows = z.array(
  z.strictObject({ from: z.string(), to: z.string(), label: z.string().meta({ description: 'What happens there.' }) }),
);

export const Chart = z
  .strictObject({
    regions: z
      .array(
        z.strictObject({
          ...named,
          initial: z.string(),
          states: z.array(
            z.strictObject({
              ...named,
              initial: z.string().nullable(),
              parts: z.array(z.strictObject(named)),
              arrows: arrows.meta({ description: 'Between its parts.' }),
            }),
          ),
          arrows,
        }),
      )
      .meta({ description: 'They run side by side.' }),
  })
  .meta({ id: 'Chart', title: 'All states that an account can be in, and what leads from one to another' });

const place = {
  state: z.string(),
  part: z.string().nullable().meta({ description: 'Of a state that has parts.' }),
};

/** As far back as a path is shown. */
export const MOST_STEPS = 200;

export const AccountChart = z
  .strictObject({
    accountId: idOut('acc'),
    version: z.int(),
    active: z.array(z.strictObject({ region: z.string(), ...place })),
    path: z
      .array(
        z.strictObject({
          at: instantOut,
          moves: z.array(
            z.strictObject({ region: z.string(), from: z.strictObject(place), to: z.strictObject(place) }),
          ),
          told: z
            .array(z.strictObject({ seq: z.int(), summary: z.string() }))
            .meta({ description: "What the timeline says of that step, in the reader's language." }),
        }),
      )
      .meta({
        description: `The steps that led from one state to another, oldest first: the newest ${MOST_STEPS} of them.`,
      }),
  })
  .meta({ id: 'AccountChart', title: 'In which states an account is, and the path that it took there' });

export const pathShape = ({ at, moves, told }: PathStep, sentences: Sentences) => ({
  at,
  moves,
  told: told.map((row) => ({ seq: row.seq, summary: sentences.of(row) })),
});
