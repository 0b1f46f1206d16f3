import { strict as assert } from 'node:assert';
import type { CreditOrder } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import { allocatedBy, creditBy } from '../../../domain/money/moves.ts';
import { json } from './db/database.ts';
import { dateOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { book, payable } from './money.ts';

/**
 * Puts the account's credit against what is due, in the order given. What is in dispute is left alone; what was written
 * off is asked for no more, and credit is not put against it behind the customer's back.
 */
export async function applyCredit(
  account: Account,
  key: string,
  { invoiceIds, amountMinor, at }: CreditOrder,
): Promise<Outcome> {
  const { tx, id: accountId } = account;
  assert(amountMinor > 0, 'credit that is applied is above zero');
  const invoices = await payable(account, invoiceIds);
  const moves = await book(account, { invoices }, { type: 'creditApplied', amountMinor, invoiceIds }, { key });
  const answer: Outcome = {
    type: 'CREDIT_APPLIED',
    key,
    allocations: allocatedBy(moves),
    creditMinor: creditBy(moves),
  };
  await tx.creditApplication.create({
    data: { key, accountId, at: dateOf(at), answer: json(answer) },
    select: { key: true },
  });
  return answer;
}
