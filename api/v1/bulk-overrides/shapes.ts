import { z } from 'zod';
import type { BulkJob as Row, BulkJobAccount } from '../../../ports/store/bulk-jobs.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

const count = z.int();

export const Refusal = z.strictObject({
  accountId: idOut('acc'),
  code: z.string().meta({ examples: ['not_allowed_now'] }),
  detail: z.string(),
});

export const BulkPreview = z
  .strictObject({
    willApply: count.meta({ description: 'Accounts that would take it.' }),
    skipped: count.meta({ description: 'Accounts for which it is so already.' }),
    refused: z.array(Refusal).meta({ description: 'Accounts that would not, and why.' }),
  })
  .meta({ id: 'BulkPreview', title: 'What an order for many accounts would come to' });

export const BulkJob = z
  .strictObject({
    id: idOut('job'),
    command: z.string(),
    dryRun: z.boolean(),
    status: z.enum(['queued', 'running', 'done']).meta({ description: 'A job goes on by itself, also after a crash.' }),
    done: count.meta({ description: 'Accounts that are not waiting any more.' }),
    total: count.meta({ description: 'Accounts that were chosen when the job was made.' }),
    counts: z
      .strictObject({ applied: count, skipped: count, refused: count, failed: count })
      .meta({ description: 'In a dry run `applied` is how many would take it. `failed`: our own fault.' }),
    refused: z
      .array(Refusal)
      .meta({ description: 'The first 1,000 that were refused or failed. Resume to try again.' }),
    order: z.record(z.string(), z.unknown()),
    reason: z.string(),
    createdAt: instantOut,
    finishedAt: instantOut.nullable(),
  })
  .meta({ id: 'BulkJob', title: 'One order, given to many accounts' });

/** As many of a job's problems as are shown. */
export const PROBLEMS_SHOWN = 1_000;

export const refusalShape = ({
  accountId,
  code,
  detail,
}: Omit<BulkJobAccount, 'outcome'>): z.infer<typeof Refusal> => ({
  accountId,
  code: code ?? 'refused',
  detail: detail ?? '',
});

export const bulkJobShape = (row: Row, problems: readonly BulkJobAccount[]): z.infer<typeof BulkJob> => ({
  id: row.id,
  command: row.order.command,
  dryRun: row.dryRun,
  status: row.finishedAt !== null ? 'done' : row.taken || row.done > 0 ? 'running' : 'queued',
  done: row.done,
  total: row.total,
  counts: row.outcomes,
  refused: problems.map(refusalShape),
  order: { ...row.order },
  reason: row.reason,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
});
