import type { Stripe } from 'stripe';
import { epochMs, instantFromMs } from '../../../domain/time/epoch.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { ChargeInBook } from '../gateway.ts';
import { fromStripe } from './amounts.ts';
import { type Calls, callsWithin } from './calls.ts';
import { idOf, type StripeClient } from './client.ts';
import { ACCOUNT, KEY } from './intents.ts';
import { found } from './look-up.ts';
import { pagesOf } from './pages.ts';

/**
 * Stripe's intents that bear a key of ours, made since an instant of the machine's clock, newest first; then the older
 * ones of which something was given back since.
 */
export async function* chargesSince(client: StripeClient, from: Instant): AsyncGenerator<ChargeInBook[]> {
  const { stripe } = client;
  const created = { gte: Math.floor(epochMs(from) / 1_000) };
  for await (const page of pagesOf(client, (params, options) =>
    stripe.paymentIntents.list({ ...params, created, expand: ['data.latest_charge'] }, options),
  ))
    yield ours(client, page);
  const seen = new Set<string>();
  for await (const page of pagesOf(client, (params, options) => stripe.refunds.list({ ...params, created }, options))) {
    const older: Stripe.PaymentIntent[] = [];
    for (const refund of page) {
      const id = idOf(refund.payment_intent);
      if (id === null || seen.has(id)) continue;
      seen.add(id);
      const intent = await callsWithin(client.patience).read((options) =>
        stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] }, options),
      );
      if (intent.created < created.gte) older.push(intent);
    }
    yield ours(client, older);
  }
}

async function ours(client: StripeClient, intents: readonly Stripe.PaymentIntent[]): Promise<ChargeInBook[]> {
  const charges: ChargeInBook[] = [];
  for (const intent of intents) {
    const key = intent.metadata?.[KEY];
    const accountId = intent.metadata?.[ACCOUNT];
    if (key !== undefined && accountId !== undefined)
      charges.push(await inBook(client, callsWithin(client.patience), intent, { key, accountId }));
  }
  return charges;
}

async function inBook(
  client: StripeClient,
  calls: Calls,
  intent: Stripe.PaymentIntent,
  named: { key: string; accountId: string },
): Promise<ChargeInBook> {
  const { amount, currency, created, latest_charge: charge, payment_method, last_payment_error: error } = intent;
  return {
    ...named,
    // A decline takes the method off the intent.
    token: idOf(payment_method) ?? error?.payment_method?.id ?? '',
    amountMinor: fromStripe(amount, currency),
    currency: currency.toUpperCase(),
    at: instantFromMs(created * 1_000),
    answer: await found(client, calls, intent),
    givenBackMinor:
      charge === null || typeof charge === 'string' ? 0 : fromStripe(charge.amount_refunded ?? 0, currency),
  };
}
