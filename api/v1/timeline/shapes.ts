import { z } from 'zod';
import type { Because as Reason } from '../../../domain/because.ts';
import type { TimelineRow } from '../../../ports/store/store.ts';
import { actor } from '../../http/schemas/actor.ts';
import { instantOut } from '../../http/schemas/time.ts';
import type { Sentences } from './sentences.ts';

const NUMBER = z.union([z.number(), z.string(), z.boolean(), z.array(z.number())]);

export const Because = z
  .strictObject({
    rule: z.string().meta({
      description: "Section and heading of the rules' page.",
      examples: ['The case: no deactivation without warning'],
    }),
    numbers: z.record(z.string(), NUMBER).meta({
      description: "The policy's numbers that counted, by their path in its body.",
      examples: [{ 'deactivation.afterDays': 60 }],
    }),
    entries: z.array(z.int()).meta({ description: '`seq` of the entries that it rests on.' }),
  })
  .meta({ id: 'Because', title: 'Why it was decided' });

export const becauseShape = ({ rule, numbers, entries }: Reason): z.infer<typeof Because> => ({
  rule,
  numbers: Object.fromEntries(
    Object.entries(numbers).map(([path, one]) => [path, typeof one === 'object' ? [...one] : one]),
  ),
  entries,
});

export const TimelineEntry = z
  .strictObject({
    seq: z.int(),
    at: instantOut,
    type: z.string().meta({ examples: ['charge.declined'] }),
    actor,
    summary: z.string().meta({
      description:
        'In the language of `Accept-Language` (en, es, pt), made of `data`; English unless it says otherwise.',
    }),
    data: z.record(z.string(), z.unknown()),
    because: Because.nullable().meta({ description: 'Null for what others said or did, and nothing was decided.' }),
  })
  .meta({ id: 'TimelineEntry', title: 'Timeline entry' });

export const timelineShape = (row: TimelineRow, sentences: Sentences): z.infer<typeof TimelineEntry> => ({
  seq: row.seq,
  at: row.at,
  type: row.type,
  actor: { kind: row.actor.kind, id: row.actor.id },
  summary: sentences.of(row),
  data: row.data,
  because: row.because === null ? null : becauseShape(row.because),
});
