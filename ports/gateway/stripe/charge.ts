import { Stripe } from 'stripe';
import { type GatewayAnswer, type GatewayCharge, OutcomeUnknown } from '../gateway.ts';
import { toStripe } from './amounts.ts';
import { type Calls, callsWithin, isAboutTheCall, isReusedKey, keyOf } from './calls.ts';
import { idOf, type StripeClient } from './client.ts';
import { customerFor } from './customers.ts';
import { declineCodeOf } from './decline-code.ts';
import { ACCOUNT, answerOf, KEY } from './intents.ts';
import { lookUp } from './look-up.ts';
import { isToken, methodNamed } from './methods.ts';

/**
 * Takes an amount while its holder is away, under our key. What is refused now may have been taken before, when the
 * method was still there: the key is looked up first.
 */
export async function charge(client: StripeClient, order: GatewayCharge): Promise<GatewayAnswer> {
  const { stripe } = client;
  const calls = callsWithin(client.patience);
  const amount = toStripe(order.amountMinor, order.currency);
  if (amount === null)
    return refused(`Stripe can't be asked for ${order.amountMinor} minor units of ${order.currency}`);
  if (!isToken(order.token)) return refused(`${order.token} is no payment method of Stripe's (pm_…)`);
  const method = await methodNamed(client, calls, order.token);
  if (method === null) return knownOr(client, calls, order, `Stripe knows no method ${order.token}`);
  // One that was detached since is asked for as it was then: what was taken under this key is answered so.
  const customer = idOf(method.customer) ?? (await customerFor(client, calls, order.accountId));
  try {
    const intent = await calls.deed((options) =>
      stripe.paymentIntents.create(
        {
          amount,
          currency: order.currency.toLowerCase(),
          customer,
          payment_method: method.id,
          allowed_payment_method_types: [method.type],
          confirm: true,
          off_session: true,
          metadata: { [KEY]: order.key, [ACCOUNT]: order.accountId },
        },
        { ...options, ...keyOf(order.key) },
      ),
    );
    return await confirmable(client, calls, order.key, intent);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) return declined(client, calls, order.key, error);
    if (isReusedKey(error)) return known(client, calls, order);
    if (isAboutTheCall(error)) return knownOr(client, calls, order, error.message);
    throw error;
  }
}

const refused = (because: string): GatewayAnswer => ({ outcome: 'refused', blames: 'method', because });

/** The bank has declined; one that wants its holder to confirm is asked again as if the holder were here. */
async function declined(
  client: StripeClient,
  calls: Calls,
  key: string,
  error: Stripe.errors.StripeCardError,
): Promise<GatewayAnswer> {
  const intent = error.payment_intent;
  const said = { ...error, ...(error.payment_method ? { payment_method: error.payment_method } : {}) };
  const answer = { outcome: 'declined', declineCode: declineCodeOf(said), providerRef: intent?.id ?? null } as const;
  if (error.code !== 'authentication_required' || intent === undefined) return answer;
  return (await askHolder(client, calls, key, intent, idOf(error.payment_method))) ?? answer;
}

/** A holder who can't be sent anywhere can't confirm: it is asked for a page. */
async function confirmable(
  client: StripeClient,
  calls: Calls,
  key: string,
  intent: Stripe.PaymentIntent,
): Promise<GatewayAnswer> {
  const answer = answerOf(intent);
  if (answer.outcome !== 'requiresAction' || answer.url !== null) return answer;
  return (await askHolder(client, calls, key, intent, idOf(intent.payment_method))) ?? answer;
}

/**
 * Confirms an intent on session, so that it waits for its holder on a page of the bank's. Null: that is not to be had,
 * and the intent is as it was. The SDK's page would need a program of ours in the holder's browser.
 */
async function askHolder(
  { stripe, returnUrl }: StripeClient,
  calls: Calls,
  key: string,
  { id }: Stripe.PaymentIntent,
  method: string | null,
): Promise<GatewayAnswer | null> {
  if (returnUrl === null || method === null) return null;
  try {
    return answerOf(
      await calls.deed((options) =>
        stripe.paymentIntents.confirm(
          id,
          { payment_method: method, off_session: false, return_url: returnUrl },
          { ...options, ...keyOf(key, 'confirm') },
        ),
      ),
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError)
      return { outcome: 'declined', declineCode: declineCodeOf(error), providerRef: id };
    return isAboutTheCall(error) || isReusedKey(error) ? null : Promise.reject(error);
  }
}

/** What Stripe has under the key. */
async function found(client: StripeClient, calls: Calls, { key, accountId, token }: GatewayCharge) {
  const answer = await lookUp(client, calls, key, { accountId, token, sentAt: null });
  if (answer.outcome === 'notFound') return null;
  return answer.outcome === 'returned' ? ({ ...answer, outcome: 'declined' } as const) : answer;
}

async function known(client: StripeClient, calls: Calls, order: GatewayCharge): Promise<GatewayAnswer> {
  const answer = await found(client, calls, order);
  if (answer === null)
    throw new OutcomeUnknown(`Stripe knows ${order.key} for something else, and shows nothing of it`);
  return answer;
}

const knownOr = async (
  client: StripeClient,
  calls: Calls,
  order: GatewayCharge,
  because: string,
): Promise<GatewayAnswer> => (await found(client, calls, order)) ?? refused(because);
