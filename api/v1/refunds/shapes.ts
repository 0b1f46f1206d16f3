import { z } from 'zod';
import type { RefundRow } from '../../../ports/store/credit.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const Refund = z
  .strictObject({
    id: idOut('rfd'),
    accountId: idOut('acc'),
    amountMinor: minor,
    currency: z.string(),
    reason: z.string(),
    createdAt: instantOut,
  })
  .meta({ id: 'Refund', title: 'Refund' });

export const refundShape = (row: RefundRow): z.infer<typeof Refund> => ({
  id: row.id,
  accountId: row.accountId,
  amountMinor: row.amountMinor,
  currency: row.currency,
  reason: row.reason,
  createdAt: row.createdAt,
});
