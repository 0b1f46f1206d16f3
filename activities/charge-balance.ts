import type { ChargeOrder } from '../domain/effects.ts';
import type { Outcome } from '../domain/events.ts';
import { OutcomeUnknown } from '../ports/gateway/gateway.ts';
import type { GatewayAnswer } from '../ports/gateway/gateway.ts';
import type { AttemptRow } from '../ports/store/store.ts';
import type { ActivityDeps } from './deps.ts';
import { patiently } from './patience.ts';

/** A gateway that has not answered by then is not waited for: the attempt is looked up. */
const GATEWAY_LIMIT_MS = 30_000;

type Deps = Pick<ActivityDeps, 'store' | 'gateway'>;

/**
 * Takes an amount from a method, once (rules, Charging and Unknown outcome). Its own row comes first: with an answer,
 * that is the answer; without one, the provider is asked (again) under the same key, and gives its first answer if it
 * had one. Only where a sending begins is the world looked at again: `CHARGE_STALE` when it moved, `CHARGE_HELD` when somebody has stopped
 * charges for all accounts, and nothing was tried.
 */
export const chargeBalance =
  (deps: Deps) =>
  async (order: ChargeOrder): Promise<Outcome> => {
    const { store } = deps;
    const { attemptId, at } = order;
    const row = await patiently(() => store.freezeAttempt({ ...frozenPart(order), id: attemptId }));
    if (row === 'stale') return { type: 'CHARGE_STALE', attemptId };
    if ('stopped' in row) return { type: 'CHARGE_HELD', attemptId, why: row.stopped };
    if (row.outcome !== null) return answerOf(row);
    const answer = await askProvider(deps, row, order);
    return await patiently(() =>
      store.settleAttempt({
        attemptId,
        at,
        found: false,
        outcome: answer.outcome,
        declineCode: answer.outcome === 'declined' ? answer.declineCode : null,
        providerRef: answer.outcome === 'unknown' ? null : answer.providerRef,
      }),
    );
  };

const frozenPart = ({ key, accountId, trigger, methodId, invoiceIds, amountMinor, at, believes, resend }: ChargeOrder) => ({
  key,
  accountId,
  trigger,
  methodId,
  invoiceIds,
  amountMinor,
  at,
  believes,
  resend,
});

function answerOf(row: AttemptRow): Outcome {
  if (row.answer === null) throw new Error(`Attempt ${row.id} is ${row.outcome} without the answer that says so`);
  return row.answer;
}

async function askProvider({ store, gateway }: Deps, row: AttemptRow, { at }: ChargeOrder): Promise<GatewayAnswer | { outcome: 'unknown' }> {
  const [method, account] = await patiently(() => Promise.all([store.methodById(row.paymentMethodId), store.accountById(row.accountId)]));
  if (method === null || account === null) throw new Error(`Attempt ${row.id} has no method or no account`);
  const charge = { key: row.key, accountId: row.accountId, methodId: method.id, token: method.token, amountMinor: row.amountMinor, currency: account.currency, at };
  try {
    return await patiently(
      () => inTime(gateway.charge(charge)),
      (error) => error instanceof OutcomeUnknown,
    );
  } catch (error) {
    if (error instanceof OutcomeUnknown) return { outcome: 'unknown' };
    throw error;
  }
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutcomeUnknown(`No answer within ${GATEWAY_LIMIT_MS} ms`)), GATEWAY_LIMIT_MS);
  });
  try {
    return await Promise.race([asked, limit]);
  } finally {
    clearTimeout(timer);
  }
}
