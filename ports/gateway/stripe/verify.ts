import { Stripe } from 'stripe';

/**
 * What a webhook says, when Stripe has signed it with our secret no longer ago than that; null: it has not. `rawBody`
 * is the body as it came, byte for byte.
 */
export function verifyStripe(
  rawBody: Buffer,
  header: string | undefined,
  secret: string,
  nowMs: number,
  toleranceMs: number,
): Stripe.Event | null {
  if (header === undefined) return null;
  try {
    return Stripe.webhooks.constructEvent(rawBody, header, secret, toleranceMs / 1_000, undefined, nowMs);
  } catch {
    // A bad signature, an old one, or signed bytes that are no JSON: in each case nothing that Stripe has said.
    return null;
  }
}
