/** What Stripe tells of one charge of ours: an event as it sends it, an intent and a dispute as they stand in one. */

interface Charged {
  /** Ours, which the intent carries. */
  key: string;
  amountMinor: number;
}

export const stripeEvent = (id: string, type: string, object: object) => ({
  id,
  object: 'event',
  type,
  created: 1_772_000_000,
  data: { object },
});

export const stripeIntent = ({ key, amountMinor }: Charged, id: string, more: object = {}) => ({
  id,
  object: 'payment_intent',
  amount: amountMinor,
  currency: 'mxn',
  metadata: { puntual_key: key },
  payment_method_types: ['card'],
  last_payment_error: null,
  next_action: null,
  ...more,
});

export const stripeDispute = ({ amountMinor }: Pick<Charged, 'amountMinor'>, intentId: string, status: string) => ({
  id: `dp_${intentId}`,
  object: 'dispute',
  amount: amountMinor,
  currency: 'mxn',
  payment_intent: intentId,
  reason: 'fraudulent',
  status,
  payment_method_details: { type: 'card' },
});
