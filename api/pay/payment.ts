import type { Actor } from '../../domain/account.ts';
import { type PayOrder, payingOf, payRequest, refusedNewMethod, refusedPayment } from '../../domain/chart/paying.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { waitForAttempt } from '../account/attempt-over.ts';
import { refuseWhileStopped } from '../account/stopped.ts';
import type { ApiDeps } from '../deps.ts';
import { idFrom } from '../http/ids.ts';
import { Problem, accountStuck } from '../http/problem.ts';
import { isBegun, payOnce } from '../v1/payments/pay.ts';
import { SAVED, TEST, usableMethods } from './choices.ts';
import type { Opened } from './link.ts';

export interface Submitted {
  once: string;
  /** What the button said. */
  amountMinor: number;
  /** The value of a choice. */
  method: string;
  /** A card that is new is kept for the next payments; else it is used for this one, and removed. */
  keep?: 'yes' | undefined;
}

/**
 * Pays what a page has asked for, once for each form and method, and waits for what comes of it as `pay` does. Answers
 * the attempt; a refusal is thrown. What has changed since the page was shown is shown first, and nothing is charged.
 */
export async function payOnPage(
  deps: ApiDeps,
  opened: Opened,
  { once, amountMinor, method, keep }: Submitted,
): Promise<string> {
  const { link, account, now } = opened;
  const workId = `${link.id}:${once}:${method}`;
  const attemptId = idFrom(workId, 'att');
  if (await isBegun(deps, account.id, attemptId)) {
    await waitForAttempt(deps, account.id, attemptId);
    return attemptId;
  }
  await refuseWhileStopped(deps, 'charges');
  const look = await deps.store.lookAt(account.id);
  if (look === null || account.stuckSince !== null) throw accountStuck();
  const { order } = payingOf(look.state, link.invoiceIds, now);
  if (order === null || order.amountMinor !== amountMinor)
    throw new Problem(409, 'balance_changed', 'What is owed has changed since the page was shown');
  try {
    const methodId = await methodFor(deps, opened, look.state, order, { workId, method, once: keep !== 'yes' });
    await payOnce(deps, customer(account.id), account.id, payRequest(order, attemptId, methodId));
  } catch (error) {
    return await otherwiseTried(deps, account.id, error);
  }
  await deps.store.askedOnPayLink(link.id, attemptId);
  return attemptId;
}

const customer = (accountId: string): Actor => ({ kind: 'customer', id: accountId });

/**
 * Another attempt is in the way: that is the one to be told of. Autopay that had no card may have taken a new one at its
 * own word, before we asked.
 */
async function otherwiseTried(deps: ApiDeps, accountId: string, error: unknown): Promise<string> {
  const attemptId = error instanceof Problem && error.code === 'payment_in_progress' ? error.data.attemptId : null;
  if (typeof attemptId !== 'string') throw error;
  await waitForAttempt(deps, accountId, attemptId);
  return attemptId;
}

async function methodFor(
  deps: ApiDeps,
  { account, now }: Opened,
  state: ChartState,
  order: PayOrder,
  { workId, method, once }: { workId: string; method: string; once: boolean },
): Promise<string> {
  const methods = await usableMethods(deps, account.id);
  if (method.startsWith(SAVED)) {
    const id = method.slice(SAVED.length);
    if (methods.some((one) => one.id === id)) return id;
    throw noMethod();
  }
  const token = method.slice(TEST.length);
  const isOffered = method.startsWith(TEST) && deps.gateway.testCards?.some((card) => card.token === token) === true;
  const details = isOffered ? await deps.gateway.describe(token, account.id) : null;
  if (details === null) throw noMethod();
  const same = methods.find(({ fingerprint }) => fingerprint === details.fingerprint);
  if (same !== undefined) return same.id;
  // Nobody's card is kept for a payment that would not be taken.
  const general = refusedPayment(state, order, null, now);
  const against =
    general?.code === 'payment_in_progress' || general?.code === 'nothing_due'
      ? general
      : refusedNewMethod(state, order, details, now);
  if (against !== null) throw new Problem(against.status, against.code, against.message, { data: against.data });
  const added = await deps.store.addMethod({
    id: idFrom(workId, 'pm'),
    accountId: account.id,
    token,
    ...details,
    default: false,
    once,
    chargeNow: false,
    actor: customer(account.id),
  });
  return added.id;
}

const noMethod = (): Problem => new Problem(422, 'no_payment_method', 'None of the ways to pay on this page is chosen');
