import type { Stripe } from 'stripe';
import { callsWithin } from './calls.ts';
import type { StripeClient } from './client.ts';
import { customerFor } from './customers.ts';
import type { HostedSetup } from '../gateway.ts';
import { ACCOUNT, ONCE } from './intents.ts';

type Locale = NonNullable<Stripe.Checkout.SessionCreateParams['locale']>;

/** Of the languages that mails are written in, those of Stripe's pages. */
const LOCALES: Record<string, Locale> = {
  'es-MX': 'es-419',
  es: 'es',
  en: 'en',
  fr: 'fr',
  it: 'it',
  de: 'de',
  pt: 'pt',
  nl: 'nl',
};
const localeOf = (locale: string): Locale => LOCALES[locale] ?? LOCALES[locale.split('-')[0] ?? ''] ?? 'auto';

/**
 * A page of Stripe's on which somebody leaves a card for an account: a Checkout session that sets it up for use off
 * session, and takes nothing. Which card it was is told by `setup_intent.succeeded`.
 */
export async function hostedSetup(
  client: StripeClient,
  { accountId, returnUrl, locale, once }: HostedSetup,
): Promise<{ url: string }> {
  const calls = callsWithin(client.patience);
  const customer = await customerFor(client, calls, accountId);
  const { id, url } = await calls.read((options) =>
    client.stripe.checkout.sessions.create(
      {
        mode: 'setup',
        customer,
        allowed_payment_method_types: ['card'],
        success_url: returnUrl,
        cancel_url: returnUrl,
        locale: localeOf(locale),
        setup_intent_data: { metadata: { [ACCOUNT]: accountId, ...(once ? { [ONCE]: 'yes' } : {}) } },
      },
      options,
    ),
  );
  if (url === null) throw new Error(`Stripe has no page for the session ${id}`);
  return { url };
}
