import type { AttemptTrigger } from '../account.ts';
import type { Request } from '../events.ts';
import type { Instant } from '../time.ts';
import { retried, retryInstant } from './agenda.ts';
import type { Attempt, Context, Debt, Method } from './context.ts';
import { autopayMethod, automaticMinor, chargeable, dueMinor, dueToday, isOnItsWay, methodById, oldestFirst, payMethod, today, windowEnd } from './debts.ts';
import { silenceFor } from './silence.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** An attempt that could be made now: with which method, for which invoices, and how much. */
export interface Order { trigger: AttemptTrigger; methodId: string; debts: Debt[]; amountMinor: number }

export const isAutomatic = (trigger: AttemptTrigger): boolean => trigger === 'autopay' || trigger === 'retry';

const order = (trigger: AttemptTrigger, method: Method | null, debts: Debt[], amountMinor: number): Order | null =>
  method === null || amountMinor === 0 ? null : { trigger, methodId: method.id, debts, amountMinor };

/** The due day's automatic charge; null outside of its window (an outage): then it is made up in the next. */
export function dueOrder(c: Context): Order | null {
  if (c.now >= windowEnd(c, today(c))) return null;
  const debts = chargeable(c, today(c));
  return order('autopay', autopayMethod(c), debts, automaticMinor(c, debts));
}

/** The next rung of the retry ladder. */
export function retryOrder(c: Context): Order | null {
  if (c.ladder === null) return null;
  const debts = retried(c, c.ladder);
  return order('retry', autopayMethod(c), debts, automaticMinor(c, debts));
}

/** A method that is to be tried as soon as nothing else is in flight. */
export function chargeNowOrder(c: Context): Order | null {
  if (c.chargeNow === null || (!c.chargeNow.asked && silenceFor(c).charges)) return null;
  const debts = dueToday(c);
  const trigger = c.chargeNow.asked ? 'api' : c.ladder === null ? 'autopay' : 'retry';
  const method = methodById(c, c.chargeNow.methodId);
  return order(trigger, method?.blocked === false ? method : null, debts, automaticMinor(c, debts));
}

/** What somebody asks to pay: one invoice, or everything that is open and not disputed or on its way. */
export function payOrder(c: Context, request: Extract<Request, { type: 'PAY_REQUESTED' }>): Order | null {
  if (request.invoiceId !== null) {
    const debts = c.debts.filter((debt) => debt.id === request.invoiceId && !isOnItsWay(c, debt));
    return order(request.trigger, payMethod(c, request.methodId), debts, lessCredit(c, debts.reduce((sum, debt) => sum + debt.balanceMinor, 0)));
  }
  const debts = oldestFirst(c.debts.filter((debt) => dueMinor(c, debt) > 0 && !isOnItsWay(c, debt)));
  return order(request.trigger, payMethod(c, request.methodId), debts, lessCredit(c, debts.reduce((sum, debt) => sum + dueMinor(c, debt), 0)));
}

const lessCredit = (c: Context, minor: number): number => Math.max(0, minor - Math.max(0, c.creditMinor));

/** An agent's attempt: all that is due by today. */
export function agentOrder(c: Context, methodId: string | null): Order | null {
  const debts = dueToday(c);
  return order('agent', payMethod(c, methodId), debts, automaticMinor(c, debts));
}

/** Begins an attempt: the only way to the bank. */
export function begin(turn: Turn, given: Order, id: string): void {
  const c = turn.context;
  const attempt: Attempt = {
    id, key: `${c.profile.id}:charge:${id}:${given.methodId}`, trigger: given.trigger, methodId: given.methodId, invoiceIds: given.debts.map((debt) => debt.id),
    amountMinor: given.amountMinor, at: c.now, resend: 0, notFound: 0, lookUps: 0, lookUpInFlight: false, lookUpsFailSince: null, taskOpened: false,
  };
  turn.set({ attempt, lastAttemptId: attempt.id });
  send(turn, attempt);
}

export function send(turn: Turn, attempt: Attempt): void {
  const c = turn.context;
  const { id: attemptId, key, trigger, methodId, invoiceIds, amountMinor, at, resend } = attempt;
  const openMinor = c.debts.reduce((sum, debt) => (invoiceIds.includes(debt.id) ? sum + debt.balanceMinor : sum), 0);
  turn.do({
    type: 'chargeBalance',
    key: resend === 0 ? key : `${key}:again-${resend}`,
    params: { accountId: c.profile.id, attemptId, key, trigger, methodId, invoiceIds, amountMinor, at, believes: { openMinor, creditMinor: c.creditMinor }, resend },
  });
}

function nextAutomaticId(turn: Turn): string {
  const charges = turn.context.counters.charges + 1;
  turn.set({ counters: { ...turn.context.counters, charges } });
  return `${turn.context.profile.id.replace(/^acc_/, 'att_')}-${charges}`;
}

export const beginAutomatic = (turn: Turn, given: Order): void => begin(turn, given, nextAutomaticId(turn));

/** A due charge that can't be made now waits for the next window. */
export function missWindow(turn: Turn): void {
  for (const debt of chargeable(turn.context, today(turn.context))) turn.changeDebt(debt.id, { chargeableSince: turn.context.now });
  turn.note('charge.skipped', 'The charging window had passed: charged in the next one', {}, SYSTEM);
}

/** An automatic attempt that came to nothing (no decline) is due again from `from` on, and has moved no rung. */
export function rearm(turn: Turn, attempt: Attempt, from: Instant): void {
  const { ladder } = turn.context;
  if (attempt.trigger === 'autopay') for (const id of attempt.invoiceIds) turn.changeDebt(id, { chargeableSince: from });
  if (attempt.trigger === 'retry' && ladder !== null) turn.set({ ladder: { ...ladder, rung: Math.max(0, ladder.rung - 1), notBefore: from } });
}

/** The retry's rung is taken, whether there is something to charge or not. After an outage over several, the latest passed one, once. */
export function takeRetryRung(turn: Turn): void {
  const { ladder, now } = turn.context;
  if (ladder === null) return;
  let rung = ladder.rung + 1;
  for (;;) {
    const next = retryInstant(turn.context, ladder, rung + 1);
    if (next === null || next > now) break;
    rung += 1;
  }
  const over = retryInstant(turn.context, ladder, rung + 1) === null && retryOrder(turn.context) === null;
  turn.set({ ladder: { ...ladder, rung, notBefore: null, state: over ? 'exhausted' : ladder.state } });
}
