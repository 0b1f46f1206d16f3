import { strict as assert } from 'node:assert';
import type { Account } from './decide/account.ts';

/** Why the account's credit moved. */
type CreditReason = 'overpaid' | 'invoicePaid' | 'invoiceVoided' | 'creditNoted' | 'paymentReversed' | 'refunded';

/** Moves the account's credit, by a plus or a minus, and writes down why. Nothing is moved for 0. */
export async function moveCredit(
  account: Account,
  amountMinor: number,
  reason: CreditReason,
  of: { invoiceId?: string; paymentId?: string; refundId?: string },
): Promise<void> {
  if (amountMinor === 0) return;
  const creditMinor = account.creditMinor + amountMinor;
  assert(creditMinor >= 0, `account ${account.id}: its credit of ${account.creditMinor} can't move by ${amountMinor}`);
  await account.tx.account.update({ where: { id: account.id }, data: { creditMinor }, select: { id: true } });
  await account.tx.creditMovement.create({
    data: { accountId: account.id, amountMinor, reason, ...of },
    select: { id: true },
  });
  account.creditMinor = creditMinor;
}
