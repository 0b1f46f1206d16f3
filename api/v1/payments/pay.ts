import type { FastifyRequest } from 'fastify';
import { accountOf } from '../../account/account-of.ts';
import { ask } from '../../account/ask.ts';
import { waitForAttempt } from '../../account/attempt-over.ts';
import { refuseWhileStopped } from '../../account/stopped.ts';
import type { ApiDeps } from '../../deps.ts';
import { idFrom } from '../../http/ids.ts';
import { unknownReference } from '../../http/problem.ts';
import type { PayOutcome } from './attempt-outcome.ts';
import { outcomeOf } from './attempt-outcome.ts';

/**
 * Asks for one attempt and waits for what comes of it; no invoice: all that is open, no method: the default one, no
 * amount: all that is not in dispute. Taken up again after a crash, the attempt that was begun is waited for, and no
 * second one asked for.
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
  const attemptId = idFrom(request.workId, 'att');
  if (await isBegun(deps, accountId, attemptId))
    return outcomeOf(deps, await waitForAttempt(deps, accountId, attemptId), attemptId);
  await refuseWhileStopped(deps, 'charges');
  await ask(deps, request, accountId, attemptId, {
    type: 'PAY_REQUESTED',
    attemptId,
    invoiceId,
    methodId,
    trigger: 'api',
    ...(amountMinor === undefined ? {} : { amountMinor }),
  });
  return outcomeOf(deps, await waitForAttempt(deps, accountId, attemptId), attemptId);
}

async function isBegun(deps: ApiDeps, accountId: string, attemptId: string): Promise<boolean> {
  const payment = (await accountOf(deps, accountId)).projection?.payment;
  return (
    payment?.attemptId === attemptId ||
    payment?.lastAttemptId === attemptId ||
    (await deps.store.attemptById(attemptId)) !== null
  );
}
