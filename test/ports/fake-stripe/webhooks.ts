import { createHmac } from 'node:crypto';
import type { Thing } from './book.ts';

/** As Stripe signs: `t` in seconds, and the HMAC of `t.body` under the endpoint's secret. */
export function signatureOf(body: string, secret: string, atMs: number): string {
  const t = Math.floor(atMs / 1_000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

export interface Delivery {
  to: string;
  secret: string;
  /** Each event so often; Stripe says at least once. */
  times?: number;
  /** In an order of its own, seeded. */
  shuffle?: number;
  /** How long ago each was signed. */
  ageMs?: number;
}

/** Sends events to an endpoint; answers the statuses that it answered. */
export async function deliver(events: readonly Thing[], delivery: Delivery): Promise<number[]> {
  const { to, secret, times = 1, shuffle, ageMs = 0 } = delivery;
  const queue = Array.from({ length: times }, () => events).flat();
  const statuses: number[] = [];
  for (const event of shuffle === undefined ? queue : shuffled(queue, shuffle)) {
    const body = JSON.stringify(event);
    const { status } = await fetch(to, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signatureOf(body, secret, Date.now() - ageMs),
      },
      body,
    });
    statuses.push(status);
  }
  return statuses;
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const mixed = [...items];
  let state = seed >>> 0;
  for (let i = mixed.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
