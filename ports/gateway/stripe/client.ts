import { Stripe } from 'stripe';
import { PATIENCE, type Patience } from './calls.ts';
import { stripeWire } from './wire.ts';

export interface StripeOptions {
  secretKey: string;
  /** Another server, `http://host:port`; null: Stripe's own. */
  apiBase?: string | null;
  /** Where a holder comes back to from the bank's page; null: nobody is sent there. */
  returnUrl?: string | null;
  patience?: Partial<Patience>;
}

/** A key of Stripe's says itself whether it moves money. */
export const isLiveKey = (secretKey: string): boolean => /^[sr]k_live_/.test(secretKey);

/** What each call of the adapter stands on. */
export interface StripeClient {
  stripe: Stripe;
  patience: Patience;
  returnUrl: string | null;
}

export function stripeClient({ secretKey, apiBase, returnUrl, patience }: StripeOptions): StripeClient {
  const { protocol, hostname, port } = new URL(apiBase ?? 'https://api.stripe.com');
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return {
    stripe: new Stripe(secretKey, {
      protocol: scheme,
      host: hostname,
      port: port === '' ? (scheme === 'http' ? 80 : 443) : Number(port),
      httpClient: stripeWire(scheme),
      maxNetworkRetries: 0,
      telemetry: false,
      timeout: PATIENCE.callMs,
    }),
    patience: { ...PATIENCE, ...patience },
    returnUrl: returnUrl ?? null,
  };
}

/** The id of what Stripe shows by its id, or whole. */
export const idOf = (thing: string | { id: string } | null | undefined): string | null =>
  typeof thing === 'string' ? thing : (thing?.id ?? null);
