import { decide } from '../../declines/codes.ts';
import { addMinutes } from '../../time/calendar.ts';
import { nextDueCharge, nextRetry, ownLadders, rungInstant, sameHourFrom } from '../reads/charge-times.ts';
import { areTooLittle } from '../reads/chargeable.ts';
import { debtById, openOf, sumDue } from '../reads/debts.ts';
import { defaultMethod, methodOf } from '../reads/methods.ts';
import { owesTried, planById } from '../reads/plans.ts';
import { lastRungBefore } from '../reads/rungs.ts';
import { silenceFor } from '../reads/silence.ts';
import { declined } from '../reads/charge-topics.ts';
import { mailMethod } from '../reads/topics.ts';
import type { Ladder } from '../state/autopay.ts';
import type { Context } from '../state/context.ts';
import type { Method } from '../state/ledger.ts';
import { NO_METHOD, triedMethod } from '../state/ledger.ts';
import type { Attempt } from '../state/payment.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { ensureCase } from './campaign.ts';
import { answer, contact } from './mails.ts';

/**
 * The automatic retries of declined charges: each charge has a ladder of its own, so that none is tried more often than
 * the policy says.
 */

/** What of an attempt moves a ladder. */
export type Tried = Pick<Attempt, 'id' | 'purpose' | 'methodId' | 'method' | 'invoiceIds' | 'amountMinor' | 'at'> & {
  /** as it was when a direct debit set out */
  ladder?: Ladder | null;
  /** A direct debit that came back, days later: its own words say so, each time. */
  returned?: boolean;
};

const stillOpen = (c: Context, ids: string[]): string[] => ids.filter((id) => debtById(c, id) !== null);

/**
 * An automatic attempt was declined: its ladder begins, goes on, or is over. `told`: whoever asked has heard of it
 * already.
 */
export function climb(turn: Turn, attempt: Tried, declineCode: string, told: boolean): void {
  const invoiceIds = stillOpen(turn.context, attempt.invoiceIds);
  const returned = attempt.returned === true;
  passReminders(turn, invoiceIds, returned);
  turn.changeDebts(invoiceIds, { triedByAutopay: true });
  if (attempt.purpose.kind === 'installment')
    turn.changeHold('plan', attempt.purpose.planId, { triedOn: attempt.purpose.on });
  // Paid otherwise meanwhile: there is nothing left to try.
  if (invoiceIds.length === 0) return;
  const about = ofAttempt(turn.context, attempt, declineCode);
  if (returned) contact(turn, 'payment-returned', attempt.id, invoiceIds, about);
  if (!turn.context.autopayOn) {
    if (!told && !returned) contact(turn, 'payment-declined', attempt.id, invoiceIds, about);
    return;
  }
  ensureCase(turn);
  const known = ladderBefore(turn.context, attempt);
  const ladder = stand(turn, attempt, known, invoiceIds, declineCode, told || returned);
  // Over before: another direct debit of it has come back, and there is nothing new to say.
  if (ladder.id === known?.id && ladder.state === known.state && ladder.state !== 'running') return;
  if (ladder.state === 'needsMethod') {
    if (told) turn.set({ methodAsked: true });
    else contact(turn, 'payment-method-needed', ladder.id, invoiceIds, about);
  } else if (ladder.state === 'exhausted') {
    exhausted(turn, ladder);
  } else {
    const at = nextRetry(turn.context, ladder)?.at ?? null;
    turn.note(
      'retry.scheduled',
      at === null ? 'To be tried again when it may be' : `To be tried again at ${turn.local(at)}`,
      { at, rung: ladder.rung + 1 },
      SYSTEM,
    );
    // The customer hears of it only when the hour's retry has failed too, where there is one.
    if (!ladder.declineTold && (ladder.rung >= 1 || !hasHoursRetry(turn.context, ladder))) {
      turn.changeLadder(ladder.id, { declineTold: true });
      contact(turn, 'payment-declined', ladder.id, invoiceIds, about);
    }
  }
}

const hasHoursRetry = (c: Context, { method }: Ladder): boolean =>
  method.kind === 'card' && c.policy.charge.retryAfterMinutes !== null;

/**
 * Reminders that had their day before it was tried, or while its debit was on its way, are over: what is said of the
 * decline stands for them.
 */
function passReminders(turn: Turn, invoiceIds: string[], returned: boolean): void {
  const { context: c } = turn;
  for (const debt of openOf(c, invoiceIds)) {
    const over = returned || !debt.triedByAutopay ? lastRungBefore(c, debt, c.now) : undefined;
    if (over !== undefined) turn.changeDebt(debt.id, { rungDay: over.day });
  }
}

/** What its mail says of it: the method may be gone when that leaves. */
export function ofAttempt(
  c: Context,
  { methodId, method: then, amountMinor: triedMinor }: Pick<Tried, 'methodId' | 'method' | 'amountMinor'>,
  declineCode: string,
): Record<string, unknown> {
  const method = methodOf(c, { methodId, method: then });
  return { methodId, declineCode, triedMinor, ...(method === null ? {} : { method: mailMethod(method) }) };
}

/** The ladder of which an attempt was a rung, as it is, or as it was when a direct debit set out. */
const ladderBefore = (c: Context, { purpose, ladder }: Tried): Ladder | null =>
  (purpose.kind === 'retry' ? c.ladders.find((one) => one.id === purpose.ladderId) : null) ?? ladder ?? null;

/** What is left on ladders when some invoices go on on another: each is on one. */
function without(c: Context, ladders: Ladder[], taken: string[]): Ladder[] {
  const gone = new Set(taken);
  return ladders
    .map((one) => ({ ...one, invoiceIds: one.invoiceIds.filter((id) => !gone.has(id)) }))
    .filter((one) => stillOpen(c, one.invoiceIds).length > 0);
}

/** Half a day: a direct debit is never tried again in the hour in which it came back. */
const DEBIT_RESTS_MINUTES = 12 * 60;

/** Where the declined attempt leaves its ladder. Another method begins a ladder anew, for what it was tried for. */
function stand(
  turn: Turn,
  attempt: Tried,
  known: Ladder | null,
  invoiceIds: string[],
  declineCode: string,
  told: boolean,
): Ladder {
  const { context: c } = turn;
  const { purpose, methodId, at } = attempt;
  const method = methodOf(c, attempt) ?? NO_METHOD;
  const goesOn = known !== null && (known.methodId === methodId || known.method.fingerprint === method.fingerprint);
  const ladders = c.counters.ladders + (goesOn ? 0 : 1);
  const placed: Omit<Ladder, 'state'> = goesOn
    ? { ...known, methodId, declineCode, tries: known.tries + 1, notBefore: null }
    : {
        id: `ladder-${ladders}`,
        planId: purpose.kind === 'installment' ? purpose.planId : (known?.planId ?? null),
        firstDeclinedAt: at,
        invoiceIds,
        methodId,
        method: triedMethod(method),
        declineCode,
        rung: 0,
        tries: 1,
        declineTold: told,
        notBefore: null,
      };
  const begun = {
    ...placed,
    notBefore: placed.method.kind === 'card' ? null : sameHourFrom(c, placed, addMinutes(c.now, DEBIT_RESTS_MINUTES)),
  };
  const hard = decide(declineCode).kind === 'hard';
  const ladder: Ladder = {
    ...begun,
    state: hard ? 'needsMethod' : rungInstant(c, begun, begun.rung + 1) === null ? 'exhausted' : 'running',
  };
  turn.set({
    ladders: [
      ...without(
        c,
        c.ladders.filter((one) => one.id !== ladder.id),
        invoiceIds,
      ),
      ladder,
    ],
    counters: { ...c.counters, ladders },
  });
  turn.changeLadder(ladder.id, ladder);
  return ladder;
}

/** Tried as often as the policy says: one mail, and nothing more by itself. */
export function exhausted(turn: Turn, ladder: Ladder): void {
  turn.note(
    'retries.exhausted',
    `Declined ${ladder.tries} times: not tried again by itself`,
    { attempts: ladder.tries },
    SYSTEM,
  );
  contact(turn, 'retries-exhausted', ladder.id, ladder.invoiceIds, { attempts: ladder.tries });
}

/**
 * Somebody asked and the bank said no: they hear it at once. It moves no rung, but takes the place of an automatic try
 * that is due within the hour.
 */
export function declinedByHand(turn: Turn, attempt: Tried, declineCode: string): void {
  if (turn.context.autopayOn && !silenceFor(turn.context).charges) standIn(turn, attempt, declineCode);
  tellDeclined(turn, attempt, declineCode);
}

export function tellDeclined(turn: Turn, attempt: Tried, declineCode: string): void {
  const topic = declined(turn.context, {
    invoiceIds: attempt.invoiceIds,
    data: ofAttempt(turn.context, attempt, declineCode),
  });
  if (topic !== null) answer(turn, topic, attempt.id);
}

function standIn(turn: Turn, attempt: Tried, declineCode: string): void {
  const c = turn.context;
  const hour = addMinutes(attempt.at, c.policy.charge.sameMethodWaitMinutes);
  const fingerprint = methodOf(c, attempt)?.fingerprint;
  for (const ladder of c.ladders) {
    const next =
      ladder.state === 'running' && ladder.method.fingerprint === fingerprint
        ? rungInstant(c, ladder, ladder.rung + 1)
        : null;
    if (next !== null && next < hour) passRung(turn, ladder);
  }
  const due = defaultMethod(c)?.id === attempt.methodId ? nextDueCharge(c) : null;
  const tried = new Set(attempt.invoiceIds);
  const replaced =
    due === null || due.at >= hour ? [] : due.debts.filter((debt) => tried.has(debt.id)).map((debt) => debt.id);
  climb(turn, { ...attempt, invoiceIds: replaced }, declineCode, true);
}

/** A rung goes by without a try. */
export function passRung(turn: Turn, ladder: Ladder): void {
  const over = rungInstant(turn.context, ladder, ladder.rung + 2) === null;
  turn.changeLadder(ladder.id, { rung: ladder.rung + 1, notBefore: null, state: over ? 'exhausted' : 'running' });
  if (over) exhausted(turn, ladder);
}

/** The retry's rung is taken. After an outage or a hold over several, the latest passed one, once. */
export function takeRung(turn: Turn, ladder: Ladder): void {
  let rung = ladder.rung + 1;
  for (;;) {
    const next = rungInstant(turn.context, ladder, rung + 1);
    if (next === null || next > turn.context.now) break;
    rung += 1;
  }
  turn.changeLadder(ladder.id, { rung, notBefore: null });
}

/**
 * A ladder whose invoices are settled, but for small remainders, or of whose plan everything has come that was tried,
 * is over.
 */
export function dropLadders(turn: Turn): void {
  const { context: c } = turn;
  const plans = new Map(c.holds.map((hold) => [hold.id, hold]));
  // What was tried for a plan that is over isn't tried again as a whole: it is for a person, or for another method.
  const ladders = c.ladders.map((one) =>
    one.planId === null || plans.has(one.planId)
      ? one
      : { ...one, planId: null, state: one.state === 'needsMethod' ? one.state : ('exhausted' as const) },
  );
  turn.set({
    ladders: ladders.filter((one) => {
      const plan = planById(c, one.planId);
      const open = openOf(c, one.invoiceIds);
      return plan === null ? open.length > 0 && !areTooLittle(c, open, sumDue(c, open)) : owesTried(c, plan);
    }),
  });
}

/**
 * A new method takes the last one's place: what it is tried for at once leaves its ladder; what is held just now goes
 * on with it when it may. Its own ladder, of the same plastic, stays as it is.
 */
export function takeOver(turn: Turn, method: Method, triedAtOnce: string[]): void {
  const { context: c } = turn;
  const own = ownLadders(c, method);
  const others = c.ladders.filter((one) => !own.includes(one));
  turn.set({
    ladders: [
      ...own,
      ...without(c, others, triedAtOnce).map((one) =>
        one.state === 'running' ? one : { ...one, state: 'running' as const, rung: 0 },
      ),
    ],
  });
}
