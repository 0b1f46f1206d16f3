import { strict as assert } from 'node:assert';
import type { Stripe } from 'stripe';
import type { Amount, Movement, MovementKind, Payout, PayoutStatus } from '../../../domain/reconciliation/movements.ts';
import { epochMs, instantFromMs } from '../../../domain/time/epoch.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';
import type { ProviderBook, Span } from '../book.ts';
import { fromStripe } from './amounts.ts';
import { idOf, type StripeClient, type StripeOptions, stripeClient } from './client.ts';
import { pagesOf } from './pages.ts';

/**
 * Stripe's balance transactions by their reporting category (docs.stripe.com/reports/reporting-categories); what isn't
 * here is an adjustment, for a person to look at.
 */
const KINDS: ReadonlyMap<string, MovementKind> = new Map([
  ['charge', 'charge'],
  ['charge_failure', 'chargeFailed'],
  ['refund', 'refund'],
  ['refund_failure', 'refundFailed'],
  ['dispute', 'dispute'],
  ['dispute_reversal', 'disputeReversed'],
  ['fee', 'fee'],
  ['network_cost', 'fee'],
  ['tax', 'fee'],
  ['payout', 'payout'],
  ['payout_reversal', 'payoutFailed'],
]);

const STATUS: Readonly<Record<string, PayoutStatus>> = {
  pending: 'onItsWay',
  in_transit: 'onItsWay',
  paid: 'paid',
  failed: 'failed',
  canceled: 'canceled',
};

/** Stripe's book: its balance transactions, and its payouts by the day on which they arrive. */
export function stripeBook(options: StripeOptions): ProviderBook {
  const client = stripeClient(options);
  return {
    provider: 'stripe',
    clock: 'machine',
    covers: new Set(KINDS.values()),
    movements: (span) => movementsOf(client, { created: rangeOf(span) }),
    payouts: (span) => payoutsOf(client, span),
  };
}

async function* movementsOf(
  client: StripeClient,
  asked: Pick<Stripe.BalanceTransactionListParams, 'created' | 'payout'>,
): AsyncGenerator<Movement[]> {
  for await (const page of pagesOf(client, (params, options) =>
    client.stripe.balanceTransactions.list({ ...params, ...asked, expand: ['data.source'] }, options),
  ))
    yield page.map(movementOf);
}

async function* payoutsOf(client: StripeClient, span: Span): AsyncGenerator<Payout[]> {
  for await (const page of pagesOf(client, (params, options) =>
    client.stripe.payouts.list({ ...params, arrival_date: rangeOf(span) }, options),
  )) {
    const payouts: Payout[] = [];
    for (const payout of page) payouts.push(await payoutOf(client, payout));
    yield payouts;
  }
}

/** Of one that somebody ordered by hand Stripe doesn't say what it is made of. */
async function payoutOf(client: StripeClient, payout: Stripe.Payout): Promise<Payout> {
  const { id, status, automatic, arrival_date } = payout;
  const movements: Movement[] = [];
  if (automatic)
    for await (const page of movementsOf(client, { payout: id }))
      movements.push(...page.filter(({ ref }) => ref !== id));
  return {
    id,
    status: STATUS[status] ?? 'onItsWay',
    ...amountOf(payout),
    arrivesOn: dayOf(arrival_date),
    movements: automatic ? movements : null,
  };
}

function movementOf(transaction: Stripe.BalanceTransaction): Movement {
  const { id, amount, fee, net, currency, created, available_on, reporting_category, source } = transaction;
  const about = sourceOf(source);
  return {
    id,
    kind: KINDS.get(reporting_category) ?? 'adjustment',
    amountMinor: minorOf(amount, currency),
    feeMinor: minorOf(fee, currency),
    netMinor: minorOf(net, currency),
    currency: currency.toUpperCase(),
    ...about,
    at: instantOf(created),
    availableOn: dayOf(available_on),
  };
}

/** What it is about: charges, refunds and disputes say what was asked, and of which of our attempts. */
function sourceOf(source: Stripe.BalanceTransaction['source']): Pick<Movement, 'asked' | 'chargeRef' | 'ref'> {
  const ref = idOf(source as string | { id: string } | null);
  if (source === null || typeof source === 'string' || !isOfCustomer(source))
    return { asked: null, chargeRef: null, ref };
  return { asked: amountOf(source), chargeRef: idOf(source.payment_intent), ref };
}

const isOfCustomer = (source: { object: string }): source is Stripe.Charge | Stripe.Refund | Stripe.Dispute =>
  ['charge', 'refund', 'dispute'].includes(source.object);

const amountOf = ({ amount, currency }: { amount: number; currency: string }): Amount => ({
  amountMinor: minorOf(amount, currency),
  currency: currency.toUpperCase(),
});

function minorOf(amount: number, currency: string): number {
  const minor = fromStripe(amount, currency);
  assert(Number.isSafeInteger(minor), `Stripe has ${amount} of ${currency}, which is no whole minor unit`);
  return minor;
}

const rangeOf = ({ from, to }: Span): { gte: number; lt: number } => ({ gte: secondsOf(from), lt: secondsOf(to) });
const secondsOf = (at: Instant): number => Math.ceil(epochMs(at) / 1_000);
const instantOf = (seconds: number): Instant => instantFromMs(seconds * 1_000);
const dayOf = (seconds: number): Day => instantOf(seconds).slice(0, 10) as Day;
