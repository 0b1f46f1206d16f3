import type { Delivered, DueDelivery, Webhooks } from '../store/webhooks.ts';
import { NotConnected } from './post.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After each try that failed; the last of them is three days after the first (standardwebhooks.com). */
const WAITS_MS = [5_000, 5 * MINUTE_MS, 30 * MINUTE_MS, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MS)];

/** Nobody is waited for longer; then it is as if nothing had been said. */
export const HOOK_TIMEOUT_MS = 10_000;
const LEASE_MS = 3 * HOOK_TIMEOUT_MS;
const AT_ONCE = 40;

/** Signs and sends one; answers the status. Throws where none came. */
export type Send = (due: DueDelivery) => Promise<number>;

/** Sends what is due, each once, side by side. Answers how many there were. */
export async function deliverDue(
  store: Pick<Webhooks, 'dueDeliveries' | 'settleDelivery'>,
  send: Send,
): Promise<{ delivered: number; failed: number }> {
  const due = await store.dueDeliveries(AT_ONCE, LEASE_MS);
  const results = await Promise.all(
    due.map(async (one) => {
      const delivered = await tried(send, one);
      await store.settleDelivery(
        one.id,
        delivered,
        delivered.error === null ? null : (WAITS_MS[one.tries - 1] ?? null),
      );
      return delivered.error === null;
    }),
  );
  const delivered = results.filter(Boolean).length;
  return { delivered, failed: results.length - delivered };
}

async function tried(send: Send, due: DueDelivery): Promise<Delivered> {
  try {
    const status = await send(due);
    return status >= 200 && status < 300
      ? { status, error: null }
      : { status, error: `answered ${status}`, away: status >= 500 };
  } catch (error) {
    return {
      status: null,
      error: error instanceof Error ? error.message : String(error),
      away: error instanceof NotConnected,
    };
  }
}
