import { z } from 'zod';
import { STATEMENT_FORMATS, type StatementRow } from '../../../ports/store/bank-statements.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

const count = z.int().meta({ examples: [12] });

export const BankStatement = z
  .strictObject({
    id: idOut('bst'),
    rows: count.meta({ description: 'All of them: new, duplicates, skipped and rejected.' }),
    new: count.meta({ description: 'Matched, partial and unmatched: what was not known yet.' }),
    duplicates: count.meta({ description: 'Known already by rail, tracking key (or bank reference) and day.' }),
    matched: count,
    partial: count,
    unmatched: count.meta({ description: 'Each is a task, which says why.' }),
    skipped: count.meta({ description: 'Money that went out, zeros, entries that are not booked yet.' }),
    rejected: z.array(z.strictObject({ line: z.int(), message: z.string() })).meta({
      description: "What could not be read, by the file's own lines, and what would be right: the first 1,000.",
    }),
    rejectedRows: count,
    importedThrough: dayOut.nullable().meta({
      description: 'Through this day the bank feed was noted. Null: that was not asked for, or a line was rejected.',
    }),
    format: z.enum(STATEMENT_FORMATS),
    mapping: z.string().nullable(),
    createdAt: instantOut,
    finishedAt: instantOut.nullable().meta({
      description: 'Null: it is being read, or whoever read it died. The same file may be sent again.',
    }),
  })
  .meta({ id: 'BankStatement', title: "A bank's statement, and what came of it" });

const NONE = { rows: 0, new: 0, duplicates: 0, matched: 0, partial: 0, unmatched: 0, skipped: 0 };

export const statementShape = (row: StatementRow): z.infer<typeof BankStatement> => ({
  id: row.id,
  ...(row.counts ?? NONE),
  rejected: row.rejected.map(({ line, message }) => ({ line, message })),
  rejectedRows: row.rejectedRows,
  importedThrough: row.importedThrough,
  format: row.format,
  mapping: row.mapping,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
});
