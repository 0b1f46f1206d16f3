import { strict as assert } from 'node:assert';
import type { CreditOrder } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import { allocateOldestFirst } from '../../../domain/money/money.ts';
import type { Account } from './decide/account.ts';
import { json } from './db/database.ts';
import { pay, payable } from './invoice-money.ts';
import { dateOf } from './db/values.ts';

/** Puts the account's credit against what is due, in the order given. What is in dispute is left alone. */
export async function applyCredit(
  account: Account,
  key: string,
  { invoiceIds, amountMinor, at }: CreditOrder,
): Promise<Outcome> {
  const { tx, id: accountId } = account;
  assert(amountMinor > 0, 'credit that is applied is above zero');
  // What was written off is asked for no more, and credit is not put against it behind the customer's back.
  const open = await tx.invoice.findMany({
    where: { id: { in: invoiceIds }, accountId, status: 'open' },
    select: { id: true },
  });
  const invoices = await payable(
    account,
    invoiceIds.filter((id) => open.some((one) => one.id === id)),
  );
  const due = invoices.map(({ id, balanceMinor, disputedMinor }) => ({
    id,
    balanceMinor: balanceMinor - disputedMinor,
  }));
  const { allocations } = allocateOldestFirst(Math.min(amountMinor, account.creditMinor), due);
  await pay(account, null, allocations);
  const answer: Outcome = {
    type: 'CREDIT_APPLIED',
    key,
    allocations,
    creditMinor: allocations.reduce((sum, one) => sum - one.amountMinor, 0),
  };
  await tx.creditApplication.create({
    data: { key, accountId, at: dateOf(at), answer: json(answer) },
    select: { key: true },
  });
  return answer;
}
