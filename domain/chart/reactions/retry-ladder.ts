import { decide } from '../../declines/codes.ts';
import { addMinutes } from '../../time/calendar.ts';
import { nextDueCharge, nextRetry, rungInstant } from '../reads/charge-times.ts';
import { isRemainder } from '../reads/chargeable.ts';
import { debtById, openOf } from '../reads/debts.ts';
import { defaultMethod, methodById } from '../reads/methods.ts';
import { owesTried } from '../reads/plans.ts';
import { silenceFor } from '../reads/silence.ts';
import { declined } from '../reads/charge-topics.ts';
import { mailMethod } from '../reads/topics.ts';
import type { Ladder } from '../state/autopay.ts';
import type { Context } from '../state/context.ts';
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
export type Tried = Pick<Attempt, 'id' | 'purpose' | 'methodId' | 'invoiceIds' | 'amountMinor' | 'at'> & {
  /** as it was when a direct debit set out */
  ladder?: Ladder | null;
  /** The money had come, and a receipt had gone. */
  takenBack?: boolean;
};

const stillOpen = (c: Context, ids: string[]): string[] => ids.filter((id) => debtById(c, id) !== null);

/**
 * An automatic attempt was declined: its ladder begins, goes on, or is over. `told`: whoever asked has heard of it
 * already.
 */
export function climb(turn: Turn, attempt: Tried, declineCode: string, told: boolean): void {
  const invoiceIds = stillOpen(turn.context, attempt.invoiceIds);
  turn.changeDebts(invoiceIds, { triedByAutopay: true });
  if (attempt.purpose.kind === 'installment') turn.changeHold(attempt.purpose.planId, { triedOn: attempt.purpose.on });
  // Paid otherwise meanwhile: there is nothing left to try.
  if (invoiceIds.length === 0) return;
  const about = ofAttempt(turn.context, attempt, declineCode);
  if (!turn.context.autopayOn) {
    if (!told) contact(turn, 'payment-declined', attempt.id, invoiceIds, about);
    return;
  }
  ensureCase(turn);
  const known = ladderBefore(turn.context, attempt);
  const ladder = stand(turn, attempt, known, invoiceIds, declineCode, told);
  // Over before: another direct debit of it has come back, and there is nothing new to say.
  if (ladder.id === known?.id && ladder.state === known.state && ladder.state !== 'running') return;
  if (ladder.state === 'needsMethod') {
    if (!told) contact(turn, 'payment-method-needed', ladder.id, invoiceIds, about);
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
    // The customer hears of it only when the hour's retry has failed too; but each time that a receipt is no longer
    // true.
    const cause = attempt.takenBack === true ? attempt.id : ladder.rung >= 1 && !ladder.declineTold ? ladder.id : null;
    if (cause !== null) {
      turn.changeLadder(ladder.id, { declineTold: true });
      contact(turn, 'payment-declined', cause, invoiceIds, about);
    }
  }
}

/** What its mail says of it: the method may be gone when that leaves. */
export function ofAttempt(
  c: Context,
  { methodId, amountMinor: triedMinor }: Pick<Tried, 'methodId' | 'amountMinor'>,
  declineCode: string,
): Record<string, unknown> {
  const method = methodById(c, methodId);
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

/** Where the declined attempt leaves its ladder. Another method begins a ladder anew, for what it was tried for. */
function stand(
  turn: Turn,
  { purpose, methodId, at }: Tried,
  known: Ladder | null,
  invoiceIds: string[],
  declineCode: string,
  told: boolean,
): Ladder {
  const { context: c } = turn;
  const goesOn = known?.methodId === methodId;
  const ladders = c.counters.ladders + (goesOn ? 0 : 1);
  const begun: Omit<Ladder, 'state'> = goesOn
    ? { ...known, declineCode, tries: known.tries + 1, notBefore: null }
    : {
        id: `ladder-${ladders}`,
        planId: purpose.kind === 'installment' ? purpose.planId : (known?.planId ?? null),
        firstDeclinedAt: at,
        invoiceIds,
        methodId,
        declineCode,
        rung: 0,
        tries: 1,
        declineTold: told,
        notBefore: null,
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
  for (const ladder of c.ladders) {
    const next =
      ladder.state === 'running' && ladder.methodId === attempt.methodId
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
  turn.set({
    ladders: c.ladders.filter((one) =>
      one.planId === null
        ? openOf(c, one.invoiceIds).some((debt) => !isRemainder(c, debt))
        : c.holds.some((hold) => hold.id === one.planId && owesTried(c, hold)),
    ),
  });
}

/**
 * A new method takes the last one's place: what it is tried for at once leaves its ladder; what is held just now goes
 * on with it when it may.
 */
export function takeOver(turn: Turn, triedAtOnce: string[]): void {
  turn.set({
    ladders: without(turn.context, turn.context.ladders, triedAtOnce).map((one) =>
      one.state === 'running' ? one : { ...one, state: 'running', rung: 0 },
    ),
  });
}
