import { z } from 'zod';
import type { DisputeRow } from '../../../ports/store/disputes.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const DISPUTE_STATUSES = ['open', 'accepted', 'rejected'] as const;

export const Dispute = z
  .strictObject({
    id: idOut('dsp'),
    accountId: idOut('acc'),
    invoiceId: idOut('inv'),
    amountMinor: minor.nullable().meta({ description: 'What of the invoice is in dispute; null: all of it.' }),
    reason: z.string(),
    status: z.enum(DISPUTE_STATUSES),
    creditMinor: minor.meta({ description: 'What was credited when it was accepted.' }),
    createdAt: instantOut,
  })
  .meta({ id: 'Dispute', title: 'Dispute' });

export const disputeShape = (row: DisputeRow): z.infer<typeof Dispute> => ({
  id: row.id,
  accountId: row.accountId,
  invoiceId: row.invoiceId,
  amountMinor: row.amountMinor,
  reason: row.reason,
  status: row.status,
  creditMinor: row.creditMinor,
  createdAt: row.createdAt,
});
