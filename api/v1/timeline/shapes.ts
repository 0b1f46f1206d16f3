import { z } from 'zod';
import type { TimelineRow } from '../../../ports/store/store.ts';
import { actor } from '../../http/schemas/actor.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const TimelineEntry = z
  .strictObject({
    seq: z.int(),
    at: instantOut,
    type: z.string().meta({ examples: ['charge.declined'] }),
    actor,
    summary: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry', title: 'Timeline entry' });

export const timelineShape = (row: TimelineRow): z.infer<typeof TimelineEntry> => ({
  seq: row.seq,
  at: row.at,
  type: row.type,
  actor: { kind: row.actor.kind, id: row.actor.id },
  summary: row.summary,
  data: row.data,
});
