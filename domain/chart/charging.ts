import { addMinutes, dayOf } from '../calendar.ts';
import { decide } from '../decline-codes.ts';
import type { AttemptTrigger } from '../account.ts';
import type { Outcome } from '../events.ts';
import { retryInstant } from './agenda.ts';
import type { Attempt, Debt, Ladder } from './context.ts';
import { autopayMethod, automaticMinor, chargeable, dueMinor, dueToday, methodById, oldestFirst, today, windowEnd } from './debts.ts';
import { answer, contact, receiptTo } from './letters.ts';
import { allocate, settle } from './money.ts';
import { declined, mailMethod } from './topics.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

type Of<T extends Outcome['type']> = Extract<Outcome, { type: T }>;

const isAutomatic = (trigger: AttemptTrigger): boolean => trigger === 'autopay' || trigger === 'retry';

interface Order { id: string; trigger: AttemptTrigger; methodId: string; debts: Debt[]; amountMinor: number }

/** Begins an attempt: the only way to the bank. */
export function begin(turn: Turn, order: Order): void {
  const c = turn.context;
  const attempt: Attempt = {
    id: order.id,
    key: `${c.profile.id}:charge:${order.id}:${order.methodId}`,
    trigger: order.trigger,
    methodId: order.methodId,
    invoiceIds: order.debts.map((debt) => debt.id),
    amountMinor: order.amountMinor,
    at: c.now,
    resend: 0,
    notFound: 0,
    lookUps: 0,
    lookUpInFlight: false,
    lookUpsFailSince: null,
    taskOpened: false,
  };
  turn.set({ attempt, lastAttemptId: attempt.id });
  send(turn, attempt);
}

function send(turn: Turn, attempt: Attempt): void {
  const { id: attemptId, key, trigger, methodId, invoiceIds, amountMinor, at, resend } = attempt;
  turn.do({
    type: 'chargeBalance',
    key: resend === 0 ? key : `${key}:again-${resend}`,
    params: { accountId: turn.context.profile.id, attemptId, key, trigger, methodId, invoiceIds, amountMinor, at, resend },
  });
}

function nextAutomaticId(turn: Turn): string {
  const charges = turn.context.counters.charges + 1;
  turn.set({ counters: { ...turn.context.counters, charges } });
  return `${turn.context.profile.id.replace(/^acc_/, 'att_')}-${charges}`;
}

/** The due day's automatic charge. Outside of its window (an outage), it is made up in the next. */
export function chargeDue(turn: Turn): boolean {
  const c = turn.context;
  const method = autopayMethod(c);
  const debts = chargeable(c, today(c));
  const amountMinor = automaticMinor(c, debts);
  if (method === null || amountMinor === 0) return false;
  if (c.now >= windowEnd(c, today(c))) {
    for (const debt of debts) turn.changeDebt(debt.id, { chargeableSince: c.now });
    turn.note('charge.skipped', 'The charging window had passed: charged in the next one', {}, SYSTEM);
    return false;
  }
  begin(turn, { id: nextAutomaticId(turn), trigger: 'autopay', methodId: method.id, debts, amountMinor });
  return true;
}

/** A rung of the retry ladder. After an outage over several, the latest passed one, once. */
export function retryDue(turn: Turn): boolean {
  const c = turn.context;
  const ladder = c.ladder;
  const method = autopayMethod(c);
  if (ladder === null || method === null) return false;
  let rung = ladder.rung + 1;
  for (;;) {
    const next = retryInstant(c, ladder, rung + 1);
    if (next === null || next > c.now) break;
    rung += 1;
  }
  const debts = oldestFirst(dueToday(c).filter((debt) => ladder.invoiceIds.includes(debt.id)));
  const amountMinor = automaticMinor(c, debts);
  turn.set({ ladder: { ...ladder, rung } });
  if (amountMinor === 0) return false;
  begin(turn, { id: nextAutomaticId(turn), trigger: 'retry', methodId: method.id, debts, amountMinor });
  return true;
}

/** A method that is to be tried as soon as nothing else is in flight. */
export function chargeNow(turn: Turn): void {
  const wanted = turn.context.chargeNow;
  if (wanted === null) return;
  const debts = dueToday(turn.context);
  const amountMinor = automaticMinor(turn.context, debts);
  turn.set({ chargeNow: null });
  if (amountMinor === 0) return;
  const trigger = turn.context.autopayOn ? (turn.context.ladder === null ? 'autopay' : 'retry') : 'api';
  begin(turn, { id: nextAutomaticId(turn), trigger, methodId: wanted.methodId, debts, amountMinor });
}

/** Whether the chart waits for this attempt's outcome: a late or repeated one changes nothing. */
export const isCurrent = (attempt: Attempt | null, attemptId: string): attempt is Attempt => attempt !== null && attempt.id === attemptId;

function remember(turn: Turn, attempt: { methodId: string; at: Attempt['at']; amountMinor: number }, wasDeclined: boolean): void {
  const c = turn.context;
  const method = methodById(c, attempt.methodId);
  if (method === null) return;
  const horizon = addMinutes(c.now, -60 * 24 * 31);
  turn.set({ attemptLedger: [...c.attemptLedger.filter((one) => one.at > horizon), { fingerprint: method.fingerprint, at: attempt.at, declined: wasDeclined, amountMinor: attempt.amountMinor }] });
}

const noteAttempt = (turn: Turn, attempt: Attempt): void =>
  turn.note('charge.attempted', `Charge of ${attempt.amountMinor} on ${attempt.invoiceIds.length} invoice(s)`, {
    attemptId: attempt.id, trigger: attempt.trigger, amountMinor: attempt.amountMinor, invoiceIds: attempt.invoiceIds, paymentMethodId: attempt.methodId,
  }, SYSTEM);

export function succeeded(turn: Turn, event: Of<'CHARGE_SUCCEEDED'>): void {
  const attempt = turn.context.attempt;
  const debit = turn.context.debits.find((one) => one.attemptId === event.attemptId);
  const of = isCurrent(attempt, event.attemptId) ? attempt : debit;
  if (of === undefined) return;
  if (isCurrent(attempt, event.attemptId)) {
    if (!event.found || attempt.lookUps === 0) noteAttempt(turn, attempt);
    remember(turn, attempt, false);
    turn.set({ attempt: null });
  } else {
    turn.set({ debits: turn.context.debits.map((one) => (one.attemptId === event.attemptId ? { ...one, settled: true, lookUpInFlight: false } : one)) });
  }
  const data = { attemptId: event.attemptId, paymentId: event.paymentId, amountMinor: event.amountMinor };
  if (event.found) turn.note('charge.reconciled', 'Looked up at the provider: the money was taken', { ...data, outcome: 'succeeded' }, SYSTEM);
  turn.note('charge.succeeded', `Charged ${event.amountMinor}`, data, SYSTEM);
  const method = methodById(turn.context, of.methodId);
  receive(turn, { paymentId: event.paymentId, amountMinor: event.amountMinor, allocations: event.allocations, creditMinor: event.creditMinor }, method?.kind ?? 'card', method === null ? null : mailMethod(method));
}

/** Money came in: balances, the receipt, and everything that follows from being owed less. */
export function receive(
  turn: Turn,
  money: { paymentId: string; amountMinor: number; allocations: { invoiceId: string; amountMinor: number }[]; creditMinor: number },
  via: 'card' | 'bankAccount' | 'transfer',
  method: ReturnType<typeof mailMethod> | null,
): void {
  const paid = allocate(turn, money.allocations, money.creditMinor);
  answer(turn, {
    template: 'payment-receipt',
    data: { paymentId: money.paymentId, amountMinor: money.amountMinor, paidAt: turn.context.now, via, method, paid, creditMinor: Math.max(0, money.creditMinor) },
  }, money.paymentId, receiptTo(turn.context));
  settle(turn);
}

export function wasDeclined(turn: Turn, event: Of<'CHARGE_DECLINED'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  if (!event.found || attempt.lookUps === 0) noteAttempt(turn, attempt);
  turn.set({ attempt: null });
  remember(turn, attempt, true);
  const decision = decide(event.declineCode);
  const data = { attemptId: attempt.id, declineCode: event.declineCode, amountMinor: attempt.amountMinor, paymentMethodId: attempt.methodId };
  if (event.found) turn.note('charge.reconciled', 'Looked up at the provider: it had declined', { ...data, outcome: 'declined' }, SYSTEM);
  turn.note('charge.declined', `Declined: ${event.declineCode}`, data, SYSTEM);
  turn.changeMethod(attempt.methodId, { lastDeclinedAt: attempt.at, ...(decision.kind === 'hard' ? { blocked: true } : {}) });
  if (decision.kind === 'hard') turn.mark({ kind: 'methodBlocked', methodId: attempt.methodId, status: decision.reason === 'expired' ? 'expired' : 'blocked' });
  if (isAutomatic(attempt.trigger)) climb(turn, attempt, event.declineCode);
  else declinedByHand(turn, attempt, event.declineCode);
}

/** An automatic attempt was declined: the ladder begins, goes on, or is over. */
function climb(turn: Turn, attempt: Attempt, declineCode: string): void {
  const c = turn.context;
  const hard = decide(declineCode).kind === 'hard';
  const begun: Ladder = c.ladder !== null && attempt.trigger === 'retry' && c.ladder.methodId === attempt.methodId
    ? { ...c.ladder, declineCode, tries: c.ladder.tries + 1, notBefore: null }
    : newLadder(turn, attempt, declineCode);
  for (const id of attempt.invoiceIds) turn.changeDebt(id, { triedByAutopay: true });
  const nextAt = hard ? null : retryInstant(c, begun, begun.rung + 1);
  const ladder: Ladder = { ...begun, state: hard ? 'needsMethod' : nextAt === null ? 'exhausted' : 'running' };
  turn.set({ ladder });
  const about = { methodId: attempt.methodId, declineCode };
  if (ladder.state === 'needsMethod') {
    contact(turn, 'payment-method-needed', ladder.id, attempt.invoiceIds, about);
    return;
  }
  if (ladder.state === 'exhausted') {
    turn.note('retries.exhausted', `Declined ${ladder.tries} times: not tried again by itself`, { attempts: ladder.tries }, SYSTEM);
    contact(turn, 'retries-exhausted', ladder.id, attempt.invoiceIds, { ...about, attempts: ladder.tries });
    return;
  }
  turn.note('retry.scheduled', `To be tried again at ${nextAt}`, { at: nextAt, rung: ladder.rung + 1 }, SYSTEM);
  // The customer hears of it only when the hour's retry has failed too.
  if (ladder.rung >= 1 && !ladder.declineTold) {
    turn.set({ ladder: { ...ladder, declineTold: true } });
    contact(turn, 'payment-declined', ladder.id, attempt.invoiceIds, { ...about, nextRetryAt: nextAt });
  }
}

function newLadder(turn: Turn, attempt: Attempt, declineCode: string): Ladder {
  const ladders = turn.context.counters.ladders + 1;
  turn.set({ counters: { ...turn.context.counters, ladders } });
  return {
    id: `ladder-${ladders}`, firstDeclinedAt: attempt.at, invoiceIds: attempt.invoiceIds, methodId: attempt.methodId, declineCode,
    rung: 0, tries: 1, state: 'running', declineTold: false, notBefore: null,
  };
}

/** Somebody asked and the bank said no: they hear it at once. It moves no rung, but an automatic try of the same hour would be one too many. */
function declinedByHand(turn: Turn, attempt: Attempt, declineCode: string): void {
  const c = turn.context;
  const topic = declined(c, 'payment-declined', { invoiceIds: attempt.invoiceIds, data: { methodId: attempt.methodId, declineCode, nextRetryAt: null } });
  if (topic !== null) answer(turn, topic, attempt.id);
  const ladder = c.ladder;
  if (ladder === null || ladder.state !== 'running' || ladder.methodId !== attempt.methodId) return;
  if (decide(declineCode).kind === 'hard') {
    turn.set({ ladder: { ...ladder, state: 'needsMethod', declineCode } });
    return;
  }
  const next = retryInstant(c, ladder, ladder.rung + 1);
  if (next === null || next >= addMinutes(attempt.at, c.policy.charge.sameMethodWaitMinutes)) return;
  const after = retryInstant(c, ladder, ladder.rung + 2);
  turn.set({ ladder: { ...ladder, rung: ladder.rung + 1, state: after === null ? 'exhausted' : 'running' } });
  if (after === null) contact(turn, 'retries-exhausted', ladder.id, attempt.invoiceIds, { attempts: ladder.tries });
}

export function becameUnknown(turn: Turn, event: Of<'CHARGE_UNKNOWN'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  noteAttempt(turn, attempt);
  turn.note('charge.unknown', 'No answer from the provider: it is looked up before anything else is tried', { attemptId: attempt.id, amountMinor: attempt.amountMinor }, SYSTEM);
}

/** The balance moved before the bank was called. What follows is decided with the balance that is on its way. */
export function wentStale(turn: Turn, event: Of<'CHARGE_STALE'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  turn.set({ attempt: null });
  turn.note('charge.skipped', 'Not charged: the balance moved in between', { attemptId: attempt.id }, SYSTEM);
  const soon = addMinutes(turn.context.now, 5);
  if (attempt.trigger === 'autopay') for (const id of attempt.invoiceIds) turn.changeDebt(id, { chargeableSince: soon });
  const ladder = turn.context.ladder;
  if (attempt.trigger === 'retry' && ladder !== null) turn.set({ ladder: { ...ladder, rung: Math.max(0, ladder.rung - 1), notBefore: soon } });
}

export function becamePending(turn: Turn, event: Of<'CHARGE_PENDING'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) return;
  noteAttempt(turn, attempt);
  remember(turn, attempt, false);
  const { id: attemptId, trigger, methodId, invoiceIds, amountMinor, at } = attempt;
  turn.set({ attempt: null, debits: [...turn.context.debits, { attemptId, trigger, methodId, invoiceIds, amountMinor, at, settled: false, lookUps: 0, lookUpInFlight: false }] });
  for (const id of invoiceIds) if (isAutomatic(trigger)) turn.changeDebt(id, { triedByAutopay: true });
  turn.note('charge.pending', `Direct debit of ${amountMinor} is on its way`, { attemptId, amountMinor }, SYSTEM);
}

/** A direct debit came back: before it settled it is a decline, afterwards the debt is open again. */
export function wasReturned(turn: Turn, event: Of<'CHARGE_RETURNED'>): void {
  const debit = turn.context.debits.find((one) => one.attemptId === event.attemptId);
  if (debit === undefined) return;
  turn.set({ debits: turn.context.debits.filter((one) => one.attemptId !== event.attemptId) });
  turn.note('charge.returned', `Direct debit of ${event.amountMinor} came back: ${event.declineCode}`, { attemptId: event.attemptId, amountMinor: event.amountMinor, declineCode: event.declineCode }, SYSTEM);
  turn.changeMethod(debit.methodId, { lastDeclinedAt: turn.context.now, ...(decide(event.declineCode).kind === 'hard' ? { blocked: true } : {}) });
}

export function lookUpDue(turn: Turn, attemptId: string): void {
  const c = turn.context;
  if (isCurrent(c.attempt, attemptId)) turn.set({ attempt: { ...c.attempt, lookUps: c.attempt.lookUps + 1, lookUpInFlight: true } });
  else turn.set({ debits: c.debits.map((one) => (one.attemptId === attemptId ? { ...one, lookUps: one.lookUps + 1, lookUpInFlight: true } : one)) });
  const count = isCurrent(c.attempt, attemptId) ? c.attempt.lookUps + 1 : (c.debits.find((one) => one.attemptId === attemptId)?.lookUps ?? 0) + 1;
  turn.do({ type: 'lookUpCharge', key: `${c.profile.id}:lookup:${attemptId}:${count}`, params: { accountId: c.profile.id, attemptId, at: c.now } });
}

/** The provider knows nothing of it. Twice in a row: it never got there. An automatic one is sent once more under its key, a manual one ends. */
export function notFound(turn: Turn, event: Of<'LOOKUP_NOT_FOUND'>): 'wait' | 'sendAgain' | 'lost' {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) {
    turn.set({ debits: turn.context.debits.map((one) => (one.attemptId === event.attemptId ? { ...one, lookUpInFlight: false } : one)) });
    return 'wait';
  }
  const seen: Attempt = { ...attempt, notFound: attempt.notFound + 1, lookUpInFlight: false, lookUpsFailSince: null };
  if (seen.notFound < turn.context.policy.lookup.afterMinutes.length) {
    turn.set({ attempt: seen });
    return 'wait';
  }
  turn.note('charge.reconciled', 'Looked up at the provider: nothing was taken', { attemptId: attempt.id, outcome: 'lost' }, SYSTEM);
  turn.note('charge.lost', 'The attempt never reached the provider', { attemptId: attempt.id }, SYSTEM);
  const stillDue = attempt.invoiceIds.every((id) => turn.context.debts.some((debt) => debt.id === id && dueMinor(turn.context, debt) > 0));
  if (isAutomatic(attempt.trigger) && attempt.resend === 0 && stillDue) {
    const again: Attempt = { ...seen, at: turn.context.now, resend: 1, notFound: 0, lookUps: 0 };
    turn.set({ attempt: again });
    send(turn, again);
    return 'sendAgain';
  }
  turn.set({ attempt: null });
  if (attempt.trigger === 'autopay') for (const id of attempt.invoiceIds) turn.changeDebt(id, { chargeableSince: turn.context.now });
  return 'lost';
}

/** The provider can't be asked. After a day of that it is a person's task; until then nobody charges, reminds or deactivates. */
export function lookUpFailed(turn: Turn, event: Of<'LOOKUP_FAILED'>): void {
  const attempt = turn.context.attempt;
  if (!isCurrent(attempt, event.attemptId)) {
    turn.set({ debits: turn.context.debits.map((one) => (one.attemptId === event.attemptId ? { ...one, lookUpInFlight: false } : one)) });
    return;
  }
  const since = attempt.lookUpsFailSince ?? turn.context.now;
  const tooLong = addMinutes(since, turn.context.policy.lookup.taskAfterHours * 60) <= turn.context.now;
  turn.set({ attempt: { ...attempt, lookUpInFlight: false, lookUpsFailSince: since, taskOpened: attempt.taskOpened || tooLong } });
  if (tooLong && !attempt.taskOpened) turn.note('task.opened', `The provider can't be asked about attempt ${attempt.id}: ask it by hand`, { attemptId: attempt.id, since, on: dayOf(turn.context.now, turn.context.profile.timeZone) }, SYSTEM);
}
