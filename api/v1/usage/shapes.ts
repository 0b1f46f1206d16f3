import { z } from 'zod';
import { USAGE_PRESETS } from '../../../ports/usage-files/usage-files.ts';
import type { UsageImportRow, UsageReject } from '../../../ports/store/usage.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

const count = z.int().meta({ examples: [12] });

export const UsageImport = z
  .strictObject({
    id: idOut('use'),
    source: z.string(),
    preset: z.enum([...USAGE_PRESETS, 'events']),
    timeZone: z.string().nullable(),
    completeThrough: dayOut.nullable(),
    rows: count.meta({ description: 'All of them: new, repeated, conflicting and rejected.' }),
    new: count,
    repeated: count.meta({ description: 'Known already by their ids.' }),
    conflicting: count.meta({ description: 'Known already by their ids and told otherwise: the first stays.' }),
    rejected: count,
    createdAt: instantOut,
    finishedAt: instantOut.nullable().meta({
      description: 'Null: it is being read, or whoever read it died: the same again goes on where it was.',
    }),
  })
  .meta({ id: 'UsageImport', title: 'A delivery of calls, and what came of it' });

export const UsageRejected = z
  .strictObject({
    line: z.int().meta({ description: 'Of the file; of events, which it was, from 1.' }),
    code: z.string().meta({ examples: ['number_unknown'] }),
    message: z.string(),
  })
  .meta({ id: 'UsageReject', title: 'A row that is no call of ours, or was told otherwise before' });

export const importShape = ({ actor: _, ...row }: UsageImportRow): z.infer<typeof UsageImport> => row;
export const rejectShape = (row: UsageReject): z.infer<typeof UsageRejected> => row;
