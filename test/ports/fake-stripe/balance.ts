import { type Book, shown, type Thing } from './book.ts';
import { missing } from './failure.ts';

/** Stripe's balance: a transaction for whatever moves it, what it costs, and what is paid out of it. */

/** 3.6 % and 3.00, as cards cost in Mexico; whole, as Stripe rounds. */
export const feeOf = (amount: number): number => Math.floor((amount * 36) / 1_000) + 300;
export const DISPUTE_FEE = 30_000;

/** Stripe's types by what it calls them in its reports. */
const TYPES: Record<string, string> = { dispute: 'adjustment', dispute_reversal: 'adjustment', fee: 'stripe_fee' };
const DAY_S = 86_400;

export function moved(
  book: Book,
  { category, amount, fee = 0, source }: { category: string; amount: number; fee?: number; source: Thing | null },
  currency: string = source?.currency,
): Thing {
  const transaction = book.thing('txn', 'balance_transaction', {
    amount,
    fee,
    net: amount - fee,
    currency,
    exchange_rate: null,
    fee_details: [],
    reporting_category: category,
    type: TYPES[category] ?? category,
    source: source?.id ?? null,
    status: 'pending',
    payout: null,
  });
  transaction.available_on = transaction.created + 2 * DAY_S;
  book.transactions.set(transaction.id, transaction);
  return transaction;
}

/** All that was not paid out yet goes to the bank, and arrives two days later. `byHand`: nobody is told what it is of. */
export function payOut(book: Book, currency: string, { byHand = false } = {}): Thing {
  const open = [...book.transactions.values()].filter((one) => one.payout === null && one.currency === currency);
  const amount = open.reduce((sum, { net }) => sum + net, 0);
  const payout = book.thing('po', 'payout', { amount, currency, automatic: !byHand, status: 'in_transit' });
  payout.arrival_date = Math.floor(payout.created / DAY_S) * DAY_S + 2 * DAY_S;
  book.payouts.set(payout.id, payout);
  const own = moved(book, { category: 'payout', amount: -amount, source: payout });
  for (const one of [...open, own]) one.payout = byHand ? 'by hand' : payout.id;
  return payout;
}

/** As it is shown with `expand`: with what it is of, whole. No transaction says of itself in which payout it went. */
export function withSource(book: Book, { payout: _, ...transaction }: Thing): Thing {
  const { source } = transaction;
  return { ...shown(transaction as Thing), source: source === null ? null : structuredClone(sourceOf(book, source)) };
}

function sourceOf(book: Book, id: string): Thing {
  const charge = [...book.intents.values()].find((intent) => intent.latest_charge?.id === id)?.latest_charge;
  const found = charge ?? book.refunds.get(id) ?? book.disputes.get(id) ?? book.payouts.get(id);
  if (found === undefined) throw missing('source', id);
  return found;
}
