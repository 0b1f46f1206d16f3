import { minorDigits } from '../../../domain/money/currencies.ts';

/**
 * Where Stripe counts otherwise than ISO 4217 (docs.stripe.com/currencies): it has no minor unit of the ariary, and
 * goes on taking two digits of two currencies that have given theirs up.
 */
const STRIPE_DIGITS: ReadonlyMap<string, number> = new Map([
  ['MGA', 0],
  ['ISK', 2],
  ['UGX', 2],
]);
/** Of a currency with three digits the last one has to be zero: the networks know two. */
const THREE_DIGITS_STEP = 10;

const factorOf = (currency: string): number =>
  10 ** ((STRIPE_DIGITS.get(currency) ?? minorDigits(currency)) - minorDigits(currency));

/** What Stripe is asked for; null: it can't be asked for this amount in this currency. */
export function toStripe(amountMinor: number, currency: string): number | null {
  const amount = amountMinor * factorOf(currency);
  const isWhole = Number.isSafeInteger(amount) && (minorDigits(currency) < 3 || amount % THREE_DIGITS_STEP === 0);
  return isWhole ? amount : null;
}

/** `currency` as Stripe writes it, or as ISO does. */
export const fromStripe = (amount: number, currency: string): number => amount / factorOf(currency.toUpperCase());
