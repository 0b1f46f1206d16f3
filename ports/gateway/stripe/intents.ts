import type { Stripe } from 'stripe';
import { type FoundAnswer, OutcomeUnknown } from '../gateway.ts';
import { fromStripe } from './amounts.ts';
import { declineCodeOf } from './decline-code.ts';

/** Under which names our key and account stand on what we make at Stripe. */
export const KEY = 'puntual_key';
export const ACCOUNT = 'puntual_account';
/** In the metadata of a card that is set up for one payment, and not kept. */
export const ONCE = 'puntual_once';

/** A holder was to confirm, and did not before it was canceled. */
const NOT_CONFIRMED = 'authentication_not_handled';

/** Which of Stripe's types are direct debits. */
const DEBITS: ReadonlySet<string> = new Set(['us_bank_account', 'sepa_debit']);

/** Whether it is asked of a bank account. Shown is what was tried last, else what an intent may be paid with. */
export function isDebit({
  latest_charge: charge,
  last_payment_error: error,
  payment_method_types: types,
}: Pick<Stripe.PaymentIntent, 'latest_charge' | 'last_payment_error' | 'payment_method_types'>): boolean {
  const tried =
    error?.payment_method?.type ??
    (charge === null || typeof charge === 'string' ? undefined : charge?.payment_method_details?.type);
  return tried === undefined ? types?.length > 0 && types.every((type) => DEBITS.has(type)) : DEBITS.has(tried);
}

/** The page on which the holder confirms. */
export const pageOf = ({ next_action: next }: Pick<Stripe.PaymentIntent, 'next_action'>): string | null =>
  next?.redirect_to_url?.url ?? next?.verify_with_microdeposits?.hosted_verification_url ?? null;

/** As the intent stands; a debit that has failed is declined here: whether it was on its way before, its caller knows. */
export function answerOf(intent: Stripe.PaymentIntent): Exclude<FoundAnswer, { outcome: 'returned' }> {
  const providerRef = intent.id;
  const amountMinor = fromStripe(intent.amount, intent.currency);
  const declined = (otherwise: string) => ({
    outcome: 'declined' as const,
    declineCode: intent.last_payment_error ? declineCodeOf(intent.last_payment_error) : otherwise,
    providerRef,
  });
  switch (intent.status) {
    case 'succeeded':
      return { outcome: 'succeeded', providerRef, amountMinor };
    case 'processing':
      return { outcome: 'pending', providerRef, amountMinor };
    case 'requires_action':
      return { outcome: 'requiresAction', providerRef, amountMinor, url: pageOf(intent) };
    case 'canceled':
      return declined(NOT_CONFIRMED);
    // Made and never confirmed: no bank was asked, and none will be.
    case 'requires_confirmation':
    case 'requires_payment_method':
      return declined('payment_intent_payment_attempt_failed');
    default:
      throw new OutcomeUnknown(`Stripe: the intent ${intent.id} is ${intent.status}`);
  }
}
