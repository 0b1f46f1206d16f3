import { strict as assert } from 'node:assert';
import type { Outcome } from '../../../domain/events.ts';
import { allocateOldestFirst } from '../../../domain/money.ts';
import type { Safety } from '../safety.ts';
import { lockAccount } from './account-lock.ts';
import { inTransaction, json, type Db } from './database.ts';
import { pay, payable } from './invoice-money.ts';
import { dateOf } from './values.ts';

export const creditApplicationsOf = (db: Db): Pick<Safety, 'applyCredit'> => ({
  applyCredit: ({ key, accountId, invoiceIds, amountMinor, at }) =>
    inTransaction(db, async (tx) => {
      const account = await lockAccount(tx, accountId);
      const before = await tx.creditApplication.findUnique({ where: { key } });
      if (before !== null) return before.answer as unknown as Outcome;
      assert(amountMinor > 0, 'credit that is applied is above zero');
      // What was written off is asked for no more, and credit is not put against it behind the customer's back.
      const open = await tx.invoice.findMany({ where: { id: { in: invoiceIds }, accountId, status: 'open' }, select: { id: true } });
      const invoices = await payable(account, invoiceIds.filter((id) => open.some((one) => one.id === id)));
      const due = invoices.map(({ id, balanceMinor, disputedMinor }) => ({ id, balanceMinor: balanceMinor - disputedMinor }));
      const { allocations } = allocateOldestFirst(Math.min(amountMinor, account.creditMinor), due);
      await pay(account, null, allocations);
      const answer: Outcome = { type: 'CREDIT_APPLIED', key, allocations, creditMinor: allocations.reduce((sum, one) => sum - one.amountMinor, 0) };
      await tx.creditApplication.create({ data: { key, accountId, at: dateOf(at), answer: json(answer) }, select: { key: true } });
      return answer;
    }),
});
