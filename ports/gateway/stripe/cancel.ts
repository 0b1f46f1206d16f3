import type { FoundAnswer } from '../gateway.ts';
import { callsWithin, isAboutTheCall, keyOf } from './calls.ts';
import type { StripeClient } from './client.ts';
import { found } from './look-up.ts';

/** Ends an intent that waits for its holder; one that the holder has confirmed meanwhile is what it came to. */
export async function cancel(client: StripeClient, intentId: string): Promise<FoundAnswer> {
  const { stripe } = client;
  const calls = callsWithin(client.patience);
  const now = () =>
    calls.read((options) => stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }, options));
  const intent = await now();
  if (intent.status !== 'requires_action') return found(client, calls, intent);
  const canceled = await calls
    .read((options) =>
      stripe.paymentIntents.cancel(
        intentId,
        { cancellation_reason: 'abandoned' },
        { ...options, ...keyOf('puntual', 'cancel', intentId) },
      ),
    )
    .catch((error: unknown) => (isAboutTheCall(error) ? now() : Promise.reject(error)));
  return found(client, calls, canceled);
}
