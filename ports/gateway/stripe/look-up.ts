import { strict as assert } from 'node:assert';
import type { Stripe } from 'stripe';
import type { FoundAnswer, KeySent, LookUpAnswer } from '../gateway.ts';
import type { Calls } from './calls.ts';
import { idOf, type StripeClient } from './client.ts';
import { customersOf } from './customers.ts';
import { answerOf, isDebit, KEY } from './intents.ts';
import { methodNamed } from './methods.ts';

/** Our clock and Stripe's may differ by this much. */
const CLOCKS_MS = 3_600_000;
const PAGE = 100;
/** More than an account ever has since one of its attempts began. */
const MOST_PAGES = 100;

/**
 * What became of a key: the customer's intents are gone through, since Stripe's search lags behind what it did. Throws
 * when it can't be asked.
 */
export async function lookUp(client: StripeClient, calls: Calls, key: string, sent: KeySent): Promise<LookUpAnswer> {
  const holder = idOf((await methodNamed(client, calls, sent.token))?.customer);
  const customers = holder === null ? await customersOf(client, calls, sent.accountId) : [holder];
  const intents: Stripe.PaymentIntent[] = [];
  for (const customer of customers) intents.push(...(await intentsOf(client, calls, key, customer, sent.sentAt)));
  // A key that Stripe had forgotten may have been sent again: what moved money counts.
  const [intent] = intents.sort((a, b) => weightOf(b) - weightOf(a));
  return intent === undefined ? { outcome: 'notFound' } : found(client, calls, intent);
}

const WEIGHTS: Partial<Record<Stripe.PaymentIntent['status'], number>> = {
  succeeded: 3,
  processing: 2,
  requires_action: 1,
};
const weightOf = ({ status }: Stripe.PaymentIntent): number => WEIGHTS[status] ?? 0;

async function intentsOf(
  { stripe }: StripeClient,
  calls: Calls,
  key: string,
  customer: string,
  sentAt: string | null,
): Promise<Stripe.PaymentIntent[]> {
  const since = sentAt === null ? {} : { created: { gte: Math.floor((Date.parse(sentAt) - CLOCKS_MS) / 1_000) } };
  const found: Stripe.PaymentIntent[] = [];
  for (let page = 1, after: string | undefined; ; page++) {
    assert(page <= MOST_PAGES, `Stripe has more than ${MOST_PAGES * PAGE} intents of ${customer}`);
    const { data, has_more } = await calls.read((options) =>
      stripe.paymentIntents.list(
        {
          customer,
          limit: PAGE,
          ...since,
          ...(after === undefined ? {} : { starting_after: after }),
          expand: ['data.latest_charge'],
        },
        options,
      ),
    );
    found.push(...data.filter(({ metadata }) => metadata?.[KEY] === key));
    after = data.at(-1)?.id;
    if (!has_more || after === undefined) return found;
  }
}

/** As it stands: a debit may have come back, which Stripe says of one that had settled by a dispute. */
export async function found(
  { stripe }: StripeClient,
  calls: Calls,
  intent: Stripe.PaymentIntent,
): Promise<FoundAnswer> {
  const answer = answerOf(intent);
  if (!isDebit(intent)) return answer;
  if (answer.outcome === 'declined' && intent.status !== 'canceled')
    return { outcome: 'returned', declineCode: answer.declineCode, providerRef: intent.id };
  const charge = intent.latest_charge;
  if (answer.outcome !== 'succeeded' || charge === null || typeof charge === 'string' || !charge.disputed)
    return answer;
  const { data } = await calls.read((options) =>
    stripe.disputes.list({ payment_intent: intent.id, limit: 1 }, options),
  );
  const [dispute] = data;
  return dispute === undefined || dispute.status === 'won'
    ? answer
    : { outcome: 'returned', declineCode: dispute.reason, providerRef: intent.id };
}
