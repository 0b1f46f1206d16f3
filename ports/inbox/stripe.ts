import { verifyStripe } from '../gateway/stripe/verify.ts';
import { wordOf } from '../gateway/stripe/events.ts';
import { BadSignature, type Door } from './inbox.ts';

const TOLERANCE_MS = 5 * 60_000;

/** Stripe, whose messages have a signature of their own. `secret`: an endpoint's, as it stands. */
export function stripeDoor(secret: string, nowMs: () => number = Date.now): Door {
  return {
    provider: 'stripe',
    read(raw, headers) {
      const header = headers['stripe-signature'];
      const event = verifyStripe(raw, typeof header === 'string' ? header : undefined, secret, nowMs(), TOLERANCE_MS);
      if (event === null) throw new BadSignature('it is missing, wrong or too old');
      const told = wordOf(event);
      return {
        eventId: event.id,
        type: event.type,
        body: event,
        word: told === null ? null : { about: 'money', told },
      };
    },
  };
}
