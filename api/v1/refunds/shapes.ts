import { z } from 'zod';
import type { RefundRow } from '../../../ports/store/credit.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { instantOut } from '../../http/schemas/time.ts';

const RefundPart = z
  .strictObject({
    amountMinor: minor,
    by: z.enum(['provider', 'hand']).describe('provider: back through the rail that its money came by'),
    paymentId: idOut('pay').nullable(),
    toClabe: z.string().nullable().describe('The account that a transfer came from, where its bank told it'),
    status: z.enum(['pending', 'sent', 'paid', 'byHand', 'paidByHand', 'undone']),
    refundRef: z.string().nullable().describe("The provider's own name for it"),
    because: z.string().nullable().describe('Why it could not go back where it came from'),
  })
  .meta({ id: 'RefundPart', title: 'Part of a refund' });

export const Refund = z
  .strictObject({
    id: idOut('rfd'),
    accountId: idOut('acc'),
    amountMinor: minor,
    currency: z.string(),
    reason: z.string(),
    createdAt: instantOut,
    status: z
      .enum(['pending', 'succeeded', 'byHand', 'undone'])
      .describe(
        'pending: some of it is still to go, or on its way; byHand: somebody has to pay some of it, and there is a ' +
          'task; succeeded: all of it is paid; undone: none of it, it is credit again',
      ),
    parts: z.array(RefundPart),
  })
  .meta({ id: 'Refund', title: 'Refund' });

function statusOf(parts: RefundRow['parts']): z.infer<typeof Refund>['status'] {
  const are = (...statuses: RefundRow['parts'][number]['status'][]) =>
    parts.filter((one) => statuses.includes(one.status));
  if (are('byHand').length > 0) return 'byHand';
  if (are('pending', 'sent').length > 0) return 'pending';
  return are('undone').length === parts.length ? 'undone' : 'succeeded';
}

export const refundShape = (row: RefundRow): z.infer<typeof Refund> => ({
  id: row.id,
  accountId: row.accountId,
  amountMinor: row.amountMinor,
  currency: row.currency,
  reason: row.reason,
  createdAt: row.createdAt,
  status: statusOf(row.parts),
  parts: row.parts.map(({ position: _, ...part }) => part),
});
