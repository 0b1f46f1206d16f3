import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';
import { accountOf } from './account-of.ts';

/** How long a caller waits for the bank. */
const WAIT_MS = 30_000;
const FIRST_LOOK_MS = 20;
const SLOWEST_LOOK_MS = 250;

/** Waits until an attempt is over, or its outcome is unknown, or the wait is. */
export async function waitForAttempt(deps: ApiDeps, accountId: string, attemptId: string): Promise<AccountRow> {
  const endMs = performance.now() + WAIT_MS;
  for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(pauseMs * 1.5, SLOWEST_LOOK_MS)) {
    const account = await accountOf(deps, accountId);
    if (isOver(account, attemptId) || performance.now() >= endMs) return account;
    await sleep(pauseMs);
  }
}

/** Another attempt can't have begun before this one was over. */
export function isOver(account: AccountRow, attemptId: string): boolean {
  const payment = account.projection?.payment;
  return (
    payment !== undefined &&
    payment.lastAttemptId !== null &&
    (payment.attemptId !== attemptId || payment.state === 'unknown' || payment.state === 'confirming')
  );
}
