import type { Gateway } from '../gateway.ts';
import { callsWithin } from './calls.ts';
import { cancel } from './cancel.ts';
import { charge } from './charge.ts';
import { chargesSince } from './charges-since.ts';
import { isLiveKey, type StripeOptions, stripeClient } from './client.ts';
import { hostedSetup } from './hosted-setup.ts';
import { lookUp } from './look-up.ts';
import { describe, forget } from './methods.ts';
import { refund } from './refund.ts';

/** Stripe forgets a key after a day. */
const KEY_LIFE_MS = 24 * 3_600_000;

/**
 * Moves money through Stripe: off-session payment intents under our keys, a customer for each account. The account's
 * own time is of no account here: Stripe lives in the machine's.
 */
export function stripeGateway(options: StripeOptions): Gateway {
  const client = stripeClient(options);
  return {
    provider: 'stripe',
    isLive: isLiveKey(options.secretKey),
    keyLifeMs: KEY_LIFE_MS,
    async probe() {
      // What a restricted key must be allowed in any case: look-ups read it.
      await callsWithin(client.patience).read((call) => client.stripe.paymentIntents.list({ limit: 1 }, call));
    },
    charge: (order) => charge(client, order),
    lookUp: (key, _at, sent) => lookUp(client, callsWithin(client.patience), key, sent),
    cancel: (providerRef) => cancel(client, providerRef),
    chargesSince: (from) => chargesSince(client, from),
    refund: (order) => refund(client, order),
    describe: (token, accountId) => describe(client, token, accountId),
    forget: ({ token }) => forget(client, token),
    hostedSetup: (input) => hostedSetup(client, input),
  };
}
