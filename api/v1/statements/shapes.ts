import { z } from 'zod';
import { BUCKETS } from '../../../domain/aging.ts';
import { STATEMENT_KINDS } from '../../../domain/statement-of-account.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const StatementRow = z.strictObject({
  seq: z.int().meta({ description: 'Of the timeline.' }),
  on: dayOut.meta({ description: 'Local to the account.' }),
  at: instantOut,
  kind: z.enum(STATEMENT_KINDS),
  reference: z.string().meta({ description: "An invoice's number, or the id of what it is." }),
  summary: z.string(),
  amountMinor: minor.meta({ description: 'Above zero: so much more is owed; below: less.' }),
  balanceMinor: minor.meta({ description: 'After it. Below zero it is in their favour.' }),
});

export const Statement = z
  .strictObject({
    accountId: idOut('acc'),
    name: z.string(),
    rfc: z.string().nullable(),
    currency: z.string(),
    from: dayOut,
    to: dayOut,
    openingMinor: minor.meta({ description: 'Owed before the first day, less credit.' }),
    lines: z.array(StatementRow),
    closingMinor: minor.meta({ description: 'Owed after the last day, less credit. What was written off is owed.' }),
    aging: z
      .array(z.strictObject({ name: z.enum(BUCKETS), amountMinor: minor }))
      .meta({ description: 'What is open today, by its age.' }),
  })
  .meta({ id: 'Statement', title: 'A statement of account' });
