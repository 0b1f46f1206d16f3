import type { Allocation } from '../../account.ts';
import { together } from '../../money/money.ts';
import { missingMinor } from '../reads/coming-back.ts';
import { debtById } from '../reads/debts.ts';
import { receiptTo } from '../reads/envelope.ts';
import { uncollectedById } from '../reads/uncollected.ts';
import type { Receipt } from '../state/company.ts';
import type { Turn } from '../state/turn.ts';
import { answer } from './mails.ts';

/** Money put against an invoice, as its receipt names it. */
export interface Paid extends Allocation {
  number: string;
}

/** With what the account's credit has paid besides. `creditMinor`: what the credit rose by. */
export const joined = (receipt: Receipt, paid: readonly Paid[], creditMinor: number): Receipt => ({
  ...receipt,
  paid: [...receipt.paid, ...paid],
  creditMinor: receipt.creditMinor + creditMinor,
});

/**
 * Names all that the payment, and the credit with it, were applied to, and adds up: what was paid and what was used of
 * the credit is on invoices or left as credit.
 */
export function sendReceipt(turn: Turn, { cause, paid, creditMinor, ...payment }: Receipt): void {
  const c = turn.context;
  const numbers = new Map(paid.map(({ invoiceId, number }) => [invoiceId, number]));
  answer(
    turn,
    {
      template: 'payment-receipt',
      data: {
        ...payment,
        paid: together(paid).map(({ invoiceId, amountMinor }) => ({
          number: numbers.get(invoiceId) ?? '',
          amountMinor,
          balanceMinor: (debtById(c, invoiceId) ?? uncollectedById(c, invoiceId))?.balanceMinor ?? 0,
        })),
        creditMinor: Math.max(0, creditMinor),
        creditUsedMinor: Math.max(0, -creditMinor),
        missingMinor: missingMinor(c),
      },
    },
    cause,
    receiptTo(c),
  );
}
