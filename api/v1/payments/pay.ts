import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../domain/account.ts';
import type { Request } from '../../../domain/events.ts';
import { accountOf } from '../../account/account-of.ts';
import { askAs } from '../../account/ask.ts';
import { waitForAttempt } from '../../account/attempt-over.ts';
import { refuseWhileStopped } from '../../account/stopped.ts';
import type { ApiDeps } from '../../deps.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { unknownReference } from '../../http/problem.ts';
import type { PayOutcome } from './attempt-outcome.ts';
import { outcomeOf } from './attempt-outcome.ts';

type PayRequest = Extract<Request, { type: 'PAY_REQUESTED' }>;

/**
 * Asks for one attempt and waits for what comes of it; no invoice: all that is open, no method: the default one, no
 * amount: all that is not in dispute.
 */
export async function pay(
  deps: ApiDeps,
  request: FastifyRequest,
  accountId: string,
  invoiceId: string | null,
  { paymentMethodId, amountMinor }: { paymentMethodId?: string | null | undefined; amountMinor?: number | undefined },
): Promise<{ status: 200 | 202; body: PayOutcome }> {
  const methodId = paymentMethodId ?? null;
  if (methodId !== null && (await deps.store.methodById(methodId))?.accountId !== accountId)
    throw unknownReference('paymentMethodId', 'payment method');
  return payOnce(deps, actorIn(request), accountId, {
    type: 'PAY_REQUESTED',
    attemptId: idFrom(request.workId, 'att'),
    invoiceId,
    methodId,
    trigger: 'api',
    ...(amountMinor === undefined ? {} : { amountMinor }),
  });
}

/** Taken up again after a crash, the attempt that was begun is waited for, and no second one asked for. */
export async function payOnce(
  deps: ApiDeps,
  actor: Actor,
  accountId: string,
  request: PayRequest,
): Promise<{ status: 200 | 202; body: PayOutcome }> {
  const { attemptId } = request;
  if (!(await isBegun(deps, accountId, attemptId))) {
    await refuseWhileStopped(deps, 'charges');
    await askAs(deps, actor, accountId, attemptId, request);
  }
  return outcomeOf(deps, await waitForAttempt(deps, accountId, attemptId), attemptId);
}

export async function isBegun(deps: ApiDeps, accountId: string, attemptId: string): Promise<boolean> {
  const payment = (await accountOf(deps, accountId)).projection?.payment;
  return (
    payment?.attemptId === attemptId ||
    payment?.lastAttemptId === attemptId ||
    (await deps.store.attemptById(attemptId)) !== null
  );
}
