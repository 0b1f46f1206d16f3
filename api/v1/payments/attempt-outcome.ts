import { decide } from '../../../domain/declines/codes.ts';
import { addMinutes } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AccountRow, AttemptRow } from '../../../ports/store/store.ts';
import { isOver } from '../../account/attempt-over.ts';
import { refuseWhileStopped } from '../../account/stopped.ts';
import type { ApiDeps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { actionOf } from './shapes.ts';

export interface PayOutcome {
  attemptId: string;
  outcome: 'succeeded' | 'declined' | 'refused' | 'unknown' | 'pending' | 'lost';
  declineCode?: string;
  paymentId?: string;
  retryAllowedAt?: Instant;
  /** Its holder is to confirm it first; `url` null: as his bank has told him. */
  action?: { kind: 'confirm'; url: string | null };
}

/** What to tell whoever asked for the attempt. 202: it isn't known yet whether the money moves. */
export async function outcomeOf(
  deps: ApiDeps,
  account: AccountRow,
  attemptId: string,
): Promise<{ status: 200 | 202; body: PayOutcome }> {
  const attempt = await deps.store.attemptById(attemptId);
  // The chart took it, and the ledger had moved before the bank was asked: nothing was tried.
  if (attempt === null && isOver(account, attemptId)) {
    const limit = await deps.store.limitOf(account.id, attemptId);
    if (limit !== null)
      throw new Problem(422, 'attempt_limit_reached', `This card may not be tried for now: ${limit.reason}`, {
        data: { retryAllowedAt: limit.until },
      });
    await refuseWhileStopped(deps, 'charges');
    throw new Problem(
      409,
      'balance_changed',
      'The balance moved while this was asked for, and nothing was charged: look at it again',
    );
  }
  switch (attempt?.outcome) {
    case 'succeeded':
      return {
        status: 200,
        body: {
          attemptId,
          outcome: 'succeeded',
          ...(attempt.paymentId === null ? {} : { paymentId: attempt.paymentId }),
        },
      };
    case 'declined':
      return { status: 200, body: await declined(deps, account, attempt) };
    case 'lost':
    case 'refused':
      return { status: 200, body: { attemptId, outcome: attempt.outcome } };
    case 'pending':
      return { status: 202, body: { attemptId, outcome: 'pending' } };
    case 'needsHolder': {
      const action = actionOf(attempt);
      return { status: 202, body: { attemptId, outcome: 'pending', ...(action === null ? {} : { action }) } };
    }
    default:
      return { status: 202, body: { attemptId, outcome: 'unknown' } };
  }
}

/** A card that was declined for good has no instant from which it may be tried again. */
async function declined(deps: ApiDeps, account: AccountRow, attempt: AttemptRow): Promise<PayOutcome> {
  const declineCode = attempt.declineCode ?? 'unknown';
  const body: PayOutcome = { attemptId: attempt.id, outcome: 'declined', declineCode };
  const { name, version } = account.projection?.policy ?? { name: account.policyName, version: account.policyVersion };
  const policy = await deps.store.policyBody(name, version);
  const { kind, waitAtLeastMinutes } = decide(declineCode);
  if (kind === 'hard' || policy === null) return body;
  return {
    ...body,
    retryAllowedAt: addMinutes(attempt.at, Math.max(policy.charge.sameMethodWaitMinutes, waitAtLeastMinutes ?? 0)),
  };
}
