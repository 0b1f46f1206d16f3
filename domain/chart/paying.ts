import type { PaymentMethod } from '../account.ts';
import type { Refusal } from '../refusal.ts';
import type { Day, Instant } from '../time/time.ts';
import type { Request } from '../events.ts';
import type { ChartState } from './chart.ts';
import { refusal, toldTheTime } from './chart.ts';
import { daysOverdue, isOnItsWay, isPastDue, oldestFirst, payableMinor } from './reads/debts.ts';
import { lessCredit } from './reads/chargeable.ts';
import { recoverable } from './reads/uncollected.ts';
import { cardBlocked, tooSoon } from './requests/payment-refusals.ts';

/** An invoice that is open, as whoever pays it sees it. Amounts in minor units. */
export interface OpenInvoice {
  id: string;
  number: string;
  dueOn: Day;
  daysOverdue: number;
  isPastDue: boolean;
  balanceMinor: number;
  /** What of it may be paid now: nothing in dispute, nothing that a direct debit is about to bring. */
  payableMinor: number;
  /** A direct debit of it, or of a part of it, is at its bank. */
  isOnItsWay: boolean;
}

/** What one payment would be asked for. */
export interface PayOrder {
  /** Null: whatever is open, the oldest first. */
  invoiceId: string | null;
  amountMinor: number;
  invoiceIds: string[];
}

export interface Paying {
  invoices: OpenInvoice[];
  /** The payment that pays most of these; null: nothing of them is to be paid. */
  order: PayOrder | null;
}

/** What is open of these invoices (none: of all) at an instant, oldest first, and the payment that would pay it. */
export function payingOf(state: ChartState, invoiceIds: readonly string[], at: Instant): Paying {
  const c = toldTheTime(state.snapshot, at).context;
  const all = c.debts.length > 0 ? c.debts : recoverable(c);
  const debts = oldestFirst(
    invoiceIds.length === 0 ? [...all] : [...c.debts, ...recoverable(c)].filter(({ id }) => invoiceIds.includes(id)),
  );
  const invoices = debts.map(
    (debt): OpenInvoice => ({
      id: debt.id,
      number: debt.number,
      dueOn: debt.dueOn,
      daysOverdue: daysOverdue(c, debt),
      isPastDue: isPastDue(c, debt),
      balanceMinor: debt.balanceMinor,
      payableMinor: payableMinor(c, debt),
      isOnItsWay: isOnItsWay(c, debt),
    }),
  );
  const asked = invoices.filter((one) => one.payableMinor > 0);
  const [oldest] = asked;
  if (oldest === undefined) return { invoices, order: null };
  const payable = oldestFirst(all.filter((debt) => payableMinor(c, debt) > 0));
  const isFirst = asked.every(({ id }, i) => payable[i]?.id === id);
  // One attempt pays one invoice, or the oldest of all: others are paid one after the other.
  const isOne = asked.length === 1 || !isFirst;
  const invoiceId = isOne ? oldest.id : null;
  const sumMinor = (isOne ? [oldest] : asked).reduce((sum, one) => sum + one.payableMinor, 0);
  const amountMinor = lessCredit(c, sumMinor);
  return {
    invoices,
    order:
      amountMinor === 0 ? null : { invoiceId, amountMinor, invoiceIds: (isOne ? [oldest] : asked).map(({ id }) => id) },
  };
}

export const payRequest = (
  { invoiceId, amountMinor }: Pick<PayOrder, 'invoiceId' | 'amountMinor'>,
  attemptId: string,
  methodId: string | null,
): Extract<Request, { type: 'PAY_REQUESTED' }> => ({
  type: 'PAY_REQUESTED',
  attemptId,
  invoiceId,
  methodId,
  trigger: 'portal',
  amountMinor,
});

/** What would be said to a payment with this method; null: it would be taken. Changes nothing. */
export const refusedPayment = (
  state: ChartState,
  order: PayOrder | null,
  methodId: string | null,
  at: Instant,
): Refusal | null =>
  refusal(
    state,
    order === null
      ? { type: 'PAY_REQUESTED', attemptId: '', invoiceId: null, methodId, trigger: 'portal' }
      : payRequest(order, '', methodId),
    at,
  );

/** What would be said to a payment with a card that is yet to be added: this plastic may rest, or be refused for good. */
export function refusedNewMethod(
  state: ChartState,
  order: PayOrder,
  { kind, brand, last4, fingerprint }: Pick<PaymentMethod, 'kind' | 'brand' | 'last4' | 'fingerprint'>,
  at: Instant,
): Refusal | null {
  const c = toldTheTime(state.snapshot, at).context;
  return c.cards.refused.includes(fingerprint)
    ? cardBlocked()
    : tooSoon(
        c,
        {
          id: '',
          kind,
          brand,
          last4,
          fingerprint,
          default: false,
          blocked: false,
          manualOnly: false,
          lastDeclinedAt: null,
          once: 'unused',
        },
        order.amountMinor,
      );
}
