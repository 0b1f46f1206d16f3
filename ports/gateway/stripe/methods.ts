import { Stripe } from 'stripe';
import type { MethodDetails } from '../gateway.ts';
import { type Calls, callsWithin, isAboutTheCall, isMissing } from './calls.ts';
import type { StripeClient } from './client.ts';
import { attached } from './customers.ts';

export const isToken = (token: string): boolean => /^pm_\w{1,250}$/.test(token);

/** Null: Stripe knows no such method. */
export async function methodNamed(
  { stripe }: StripeClient,
  calls: Calls,
  token: string,
): Promise<Stripe.PaymentMethod | null> {
  if (!isToken(token)) return null;
  return calls
    .read((options) => stripe.paymentMethods.retrieve(token, {}, options))
    .catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
}

/** Attaches a method to the account's customer, and tells of it. Null: it can't be charged for this account. */
export async function describe(client: StripeClient, token: string, accountId: string): Promise<MethodDetails | null> {
  const calls = callsWithin(client.patience);
  const method = await methodNamed(client, calls, token);
  if (method === null || detailsOf(method) === null) return null;
  const kept = await attached(client, calls, method, accountId).catch((error: unknown) => {
    // The card was tried when it was to be kept, and declined; or it was detached before, which is for good.
    if (error instanceof Stripe.errors.StripeCardError || isAboutTheCall(error)) return null;
    throw error;
  });
  const details = kept && detailsOf(kept);
  return details && kept ? { provider: 'stripe', token: kept.id, ...details } : null;
}

/** Takes a method off its customer, for good. One that hangs on nobody, or is not known, is forgotten. */
export async function forget(client: StripeClient, token: string): Promise<void> {
  const calls = callsWithin(client.patience);
  const method = await methodNamed(client, calls, token);
  if (method === null || method.customer === null) return;
  await calls
    .read((options) => client.stripe.paymentMethods.detach(token, {}, options))
    .catch((error: unknown) => {
      // Somebody was quicker.
      if (!isAboutTheCall(error)) throw error;
    });
}

/** Null: a kind of method that isn't charged here. */
export function detailsOf({
  id,
  card,
  us_bank_account: us,
  sepa_debit: sepa,
}: Stripe.PaymentMethod): Omit<MethodDetails, 'provider' | 'token'> | null {
  if (card)
    return {
      kind: 'card',
      brand: card.brand,
      last4: card.last4,
      expMonth: card.exp_month,
      expYear: card.exp_year,
      fingerprint: card.fingerprint ?? id,
    };
  const account = us
    ? { brand: us.bank_name ?? 'us_bank_account', last4: us.last4, fingerprint: us.fingerprint }
    : sepa && { brand: sepa.bank_code ?? 'sepa_debit', last4: sepa.last4, fingerprint: sepa.fingerprint };
  if (!account) return null;
  return {
    kind: 'bankAccount',
    brand: account.brand,
    last4: account.last4 ?? '',
    expMonth: null,
    expYear: null,
    fingerprint: account.fingerprint ?? id,
  };
}
