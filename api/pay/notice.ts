import { decide } from '../../domain/declines/codes.ts';
import type { PayNotice } from '../../domain/messages/pay-page.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { AccountRow, AttemptRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';
import { Problem } from '../http/problem.ts';
import { actionOf } from '../v1/payments/shapes.ts';
import { type PayOutcome, outcomeOf } from '../v1/payments/attempt-outcome.ts';

export interface Heard {
  notice: PayNotice;
  /** Null: the bank was never asked, or not yet. */
  attempt: AttemptRow | null;
}

/** What is said of an attempt of this account; null: it has none of this id. */
export async function heardOf(
  deps: ApiDeps,
  account: AccountRow,
  attemptId: string,
  now: Instant,
): Promise<Heard | null> {
  const attempt = await deps.store.attemptById(attemptId);
  const payment = account.projection?.payment;
  const isOurs =
    attempt === null
      ? payment?.attemptId === attemptId || payment?.lastAttemptId === attemptId
      : attempt.accountId === account.id;
  if (!isOurs) return null;
  try {
    const { body } = await outcomeOf(deps, account, attemptId);
    return { notice: await noticeOf(deps, body, attempt, now), attempt };
  } catch (error) {
    if (error instanceof Problem) return { notice: noticeOfRefusal(error, attempt), attempt };
    throw error;
  }
}

async function noticeOf(
  deps: ApiDeps,
  outcome: PayOutcome,
  attempt: AttemptRow | null,
  now: Instant,
): Promise<PayNotice> {
  const amountMinor = attempt?.amountMinor ?? 0;
  switch (outcome.outcome) {
    case 'succeeded':
      return { is: 'paid', amountMinor };
    case 'declined': {
      const method = attempt === null ? null : await deps.store.methodById(attempt.paymentMethodId);
      if (method === null) return { is: 'lost' };
      const { kind, brand, last4 } = method;
      const { reason } = decide(outcome.declineCode ?? 'unknown');
      const retryAt = outcome.retryAllowedAt ?? null;
      return {
        is: 'declined',
        amountMinor,
        method: { kind, brand, last4 },
        reason,
        retryAt: retryAt !== null && retryAt > now ? retryAt : null,
      };
    }
    case 'refused':
      return { is: 'methodRefused' };
    case 'lost':
      return { is: 'lost' };
    case 'pending':
      return outcome.action === undefined
        ? { is: 'pending', amountMinor }
        : { is: 'requiresAction', amountMinor, url: outcome.action.url };
    case 'unknown':
      return { is: 'unknown', amountMinor };
  }
}

/** What speaks against a payment, as its payer is told. `attempt`: the one that is in its way. */
export function noticeOfRefusal(
  { code, data }: Pick<Problem, 'code' | 'data'>,
  attempt: AttemptRow | null = null,
): PayNotice {
  switch (code) {
    case 'payment_in_progress': {
      const amountMinor = attempt?.amountMinor ?? 0;
      const action = attempt === null ? null : actionOf(attempt);
      if (action !== null) return { is: 'requiresAction', amountMinor, url: action.url };
      return { is: attempt?.outcome === 'pending' ? 'pending' : 'unknown', amountMinor };
    }
    case 'nothing_due':
      return { is: 'nothingDue' };
    case 'retry_too_soon':
    case 'attempt_limit_reached':
      return { is: 'tooSoon', until: data.retryAllowedAt as Instant };
    case 'card_blocked':
      return { is: 'methodRefused' };
    case 'no_payment_method':
    case 'unknown_token':
      return { is: 'chooseMethod' };
    case 'balance_changed':
    case 'amount_too_large':
      return { is: 'changed' };
    case 'charges_stopped':
      return { is: 'stopped' };
    default:
      return { is: 'unavailable' };
  }
}
