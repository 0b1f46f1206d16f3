import { Stripe } from 'stripe';
import { type GatewayRefund, OutcomeUnknown, type RefundAnswer } from '../gateway.ts';
import { fromStripe, toStripe } from './amounts.ts';
import { type Calls, callsWithin, isAboutTheCall, isReusedKey, keyOf } from './calls.ts';
import type { StripeClient } from './client.ts';
import { KEY } from './intents.ts';

/** Gives money back to where it came from. Its refunds are read first: a key is known for longer than Stripe keeps it. */
export async function refund(client: StripeClient, order: GatewayRefund): Promise<RefundAnswer> {
  const { key, providerRef, amountMinor, currency } = order;
  const calls = callsWithin(client.patience);
  const amount = toStripe(amountMinor, currency);
  if (amount === null) return refused(`Stripe can't be asked for ${amountMinor} minor units of ${currency}`);
  const known = await refundUnder(client, calls, order);
  if (known !== null) return answerOf(known);
  try {
    return answerOf(
      await calls.deed((options) =>
        client.stripe.refunds.create(
          { payment_intent: providerRef, amount, reason: 'requested_by_customer', metadata: { [KEY]: key } },
          { ...options, ...keyOf(key) },
        ),
      ),
    );
  } catch (error) {
    if (isReusedKey(error)) throw new OutcomeUnknown(`Stripe knows ${key} for something else`, { cause: error });
    if (isAboutTheCall(error) || error instanceof Stripe.errors.StripeCardError) return refused(error.message);
    throw error;
  }
}

const refused = (because: string): RefundAnswer => ({ outcome: 'refused', because });

async function refundUnder(
  { stripe }: StripeClient,
  calls: Calls,
  { key, providerRef }: GatewayRefund,
): Promise<Stripe.Refund | null> {
  // A charge has few refunds, and Stripe shows a hundred.
  const { data } = await calls
    .read((options) => stripe.refunds.list({ payment_intent: providerRef, limit: 100 }, options))
    .catch((error: unknown) => (isAboutTheCall(error) ? { data: [] } : Promise.reject(error)));
  return data.find(({ metadata }) => metadata?.[KEY] === key) ?? null;
}

function answerOf({ id, status, amount, currency, failure_reason }: Stripe.Refund): RefundAnswer {
  const amountMinor = fromStripe(amount, currency);
  switch (status) {
    case 'succeeded':
      return { outcome: 'succeeded', refundRef: id, amountMinor };
    case 'failed':
    case 'canceled':
      return refused(`the refund ${id} has ${status}: ${failure_reason ?? 'no reason given'}`);
    default:
      return { outcome: 'pending', refundRef: id, amountMinor };
  }
}
