import { decide } from '../../declines/codes.ts';
import type { EventOf } from '../../events.ts';
import { addMinutes, at, timeOf } from '../../time/calendar.ts';
import { inFlight, isCurrent, isOvertaken } from '../reads/attempts.ts';
import { rememberedMinutes } from '../reads/limits.ts';
import { methodOf } from '../reads/methods.ts';
import { today } from '../reads/today.ts';
import { mailMethod } from '../reads/topics.ts';
import { counted } from '../reads/words.ts';
import type { Attempt } from '../state/payment.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { endAttempt, rearm } from './attempts.ts';
import { contact } from './mails.ts';
import { receive, reverse } from './money.ts';
import type { Tried } from './retry-ladder.ts';
import { climb, declinedByHand, ofAttempt, tellDeclined } from './retry-ladder.ts';
import { countReturn, debitEnded, debitLookedUp, giveUp, waitForDebit } from './watched-attempts.ts';

/** What the bank answered, and what follows from it. */

function remember(
  turn: Turn,
  attempt: Pick<Attempt, 'methodId' | 'method' | 'at' | 'amountMinor'>,
  declineCode: string | null,
): void {
  const c = turn.context;
  const method = methodOf(c, attempt);
  if (method === null) return;
  const horizon = addMinutes(c.now, -rememberedMinutes(c.policy));
  const waits = declineCode === null ? null : decide(declineCode).waitAtLeastMinutes;
  const entry = {
    fingerprint: method.fingerprint,
    at: attempt.at,
    declined: declineCode !== null,
    amountMinor: attempt.amountMinor,
    notBefore: waits === null ? null : addMinutes(attempt.at, waits),
    rests: declineCode !== null && decide(declineCode).reason !== 'expired',
  };
  turn.set({
    attemptLedger: [
      ...c.attemptLedger.filter((one) => one.at > horizon || (one.notBefore !== null && one.notBefore > c.now)),
      entry,
    ],
  });
}

export function noteAttempt(turn: Turn, attempt: Attempt): void {
  if (attempt.noted) return;
  turn.set({ attempt: { ...attempt, noted: true }, stopped: { ...turn.context.stopped, charges: null } });
  turn.note(
    'charge.attempted',
    `Charge of ${turn.money(attempt.amountMinor)} on ${counted(attempt.invoiceIds.length, 'invoice')}`,
    {
      attemptId: attempt.id,
      trigger: attempt.trigger,
      amountMinor: attempt.amountMinor,
      invoiceIds: attempt.invoiceIds,
      paymentMethodId: attempt.methodId,
      ...(attempt.purpose.kind === 'asked' && attempt.purpose.isPart ? { isPart: true } : {}),
    },
    SYSTEM,
  );
}

export function succeeded(turn: Turn, event: EventOf<'CHARGE_SUCCEEDED'>): void {
  const { attempt, debits, lost } = turn.context;
  const of = isCurrent(attempt, event.attemptId)
    ? attempt
    : [...debits, ...lost].find((one) => one.attemptId === event.attemptId);
  if (of === undefined) return;
  // A direct debit that is watched after it has settled: the provider says again what we know.
  if ('settled' in of && of.settled) {
    debitLookedUp(turn, event.attemptId);
    return;
  }
  if (isCurrent(attempt, event.attemptId)) {
    noteAttempt(turn, attempt);
    remember(turn, attempt, null);
    endAttempt(turn, attempt);
  } else {
    debitEnded(turn, event.attemptId);
    turn.set({
      debits: debits.map((one) =>
        one.attemptId === event.attemptId ? { ...one, settled: true, lookUpInFlight: false } : one,
      ),
      lost: lost.filter((one) => one.attemptId !== event.attemptId),
    });
  }
  const data = { attemptId: event.attemptId, paymentId: event.paymentId, amountMinor: event.amountMinor };
  if (event.found)
    turn.note(
      'charge.reconciled',
      'Looked up at the provider: the money was taken',
      { ...data, outcome: 'succeeded' },
      SYSTEM,
    );
  turn.note('charge.succeeded', `Charged ${turn.money(event.amountMinor)}`, data, SYSTEM);
  const method = methodOf(turn.context, of);
  receive(
    turn,
    {
      paymentId: event.paymentId,
      amountMinor: event.amountMinor,
      allocations: event.allocations,
      creditMinor: event.creditMinor,
      uncollectible: event.uncollectible,
    },
    method?.kind ?? 'card',
    method === null ? null : mailMethod(method),
  );
}

/** What a decline means for its method: an hour's rest, or never again, under whichever token this card comes. */
function heed(turn: Turn, attempt: Pick<Attempt, 'methodId' | 'method'>, at: Attempt['at'], declineCode: string): void {
  const { kind, reason } = decide(declineCode);
  const { methodId } = attempt;
  turn.changeMethod(methodId, { lastDeclinedAt: at });
  const method = methodOf(turn.context, attempt);
  if (kind !== 'hard' || method === null) return;
  // A card that has expired comes back with its next one's date.
  const refused = turn.context.methods.filter((one) =>
    reason === 'expired' ? one.id === methodId : one.fingerprint === method.fingerprint,
  );
  for (const { id } of refused) {
    turn.changeMethod(id, { blocked: true });
    turn.mark({ kind: 'methodBlocked', methodId: id, status: reason === 'expired' ? 'expired' : 'blocked' });
  }
  if (reason !== 'expired')
    turn.set({ cards: { ...turn.context.cards, refused: [...turn.context.cards.refused, method.fingerprint] } });
}

export function wasDeclined(turn: Turn, event: EventOf<'CHARGE_DECLINED'>): void {
  const asked = inFlight(turn.context);
  noteAttempt(turn, asked);
  endAttempt(turn, asked);
  // One that waited for its holder is declined now; what a look-up finds was declined when it was tried.
  const attempt = asked.confirm === null ? asked : { ...asked, at: turn.context.now };
  // Its page may still be open somewhere: should the bank say later that it took the money after all, it did.
  if (asked.confirm !== null) giveUp(turn, attempt);
  remember(turn, attempt, event.declineCode);
  const data = {
    attemptId: attempt.id,
    declineCode: event.declineCode,
    amountMinor: attempt.amountMinor,
    paymentMethodId: attempt.methodId,
  };
  if (event.found)
    turn.note(
      'charge.reconciled',
      'Looked up at the provider: it had declined',
      { ...data, outcome: 'declined' },
      SYSTEM,
    );
  turn.note('charge.declined', `Declined: ${event.declineCode}`, data, SYSTEM);
  heed(turn, attempt, attempt.at, event.declineCode);
  follow(turn, attempt, event.declineCode);
}

/**
 * Of an attempt that this record has forgotten: what it was tried for is tried and told anew, but not with a card that
 * has to rest, or is refused for good.
 */
export function hadDeclined(turn: Turn, event: EventOf<'DECLINE_FOUND'>): void {
  const { attemptId, declineCode, amountMinor, methodId, at } = event;
  remember(turn, event, declineCode);
  turn.note(
    'charge.reconciled',
    'Looked up at the provider: it had declined',
    { attemptId, declineCode, amountMinor, paymentMethodId: methodId, outcome: 'declined' },
    SYSTEM,
  );
  heed(turn, event, at, declineCode);
}

/** What follows from a decline. Who is waiting for it hears of it at once. */
export function follow(turn: Turn, attempt: Tried, declineCode: string): void {
  if (attempt.purpose.kind === 'asked') {
    declinedByHand(turn, attempt, declineCode);
    return;
  }
  const isWaitedFor = attempt.purpose.kind === 'newMethod' && attempt.purpose.asked;
  climb(turn, attempt, declineCode, isWaitedFor);
  if (isWaitedFor) tellDeclined(turn, attempt, declineCode);
}

export function becameUnknown(turn: Turn): void {
  const attempt = inFlight(turn.context);
  noteAttempt(turn, attempt);
  turn.note(
    'charge.unknown',
    'No answer from the provider: it is looked up before anything else is tried',
    { attemptId: attempt.id, amountMinor: attempt.amountMinor },
    SYSTEM,
  );
}

/**
 * Overtaken: what is due still is due at once, with what is owed now. Of nothing that we know of (our own bug), it
 * waits, and goes round in no circle.
 */
export function wentStale(turn: Turn): void {
  const { context: c } = turn;
  const attempt = inFlight(c);
  // Sent once before it was overtaken: of that sending the bank may still say that it took the money.
  if (attempt.resend > 0) giveUp(turn, attempt);
  endAttempt(turn, attempt);
  turn.note('charge.skipped', 'Not charged: the balance moved in between', { attemptId: attempt.id }, SYSTEM);
  rearm(turn, attempt, isOvertaken(c, attempt) ? null : addMinutes(c.now, UNEXPLAINED_MINUTES));
}

const UNEXPLAINED_MINUTES = 60;

export function becamePending(turn: Turn): void {
  const attempt = inFlight(turn.context);
  noteAttempt(turn, attempt);
  remember(turn, attempt, null);
  endAttempt(turn, attempt);
  waitForDebit(turn, attempt);
  const { id: attemptId, amountMinor } = attempt;
  turn.note(
    'charge.pending',
    `Direct debit of ${turn.money(amountMinor)} is on its way`,
    { attemptId, amountMinor },
    SYSTEM,
  );
}

/** A direct debit came back: before it had settled it is a decline, afterwards the debt is open again. */
export function wasReturned(turn: Turn, event: EventOf<'CHARGE_RETURNED'>): void {
  const debit = turn.context.debits.find((one) => one.attemptId === event.attemptId);
  if (debit === undefined) return;
  turn.set({ debits: turn.context.debits.filter((one) => one.attemptId !== event.attemptId) });
  debitEnded(turn, event.attemptId);
  turn.note(
    'charge.returned',
    `Direct debit of ${turn.money(event.amountMinor)} came back: ${event.declineCode}`,
    { attemptId: event.attemptId, amountMinor: event.amountMinor, declineCode: event.declineCode },
    SYSTEM,
  );
  countReturn(turn, debit);
  heed(turn, debit, turn.context.now, event.declineCode);
  remember(turn, { ...debit, at: turn.context.now }, event.declineCode);
  if (event.reversal !== null) reverse(turn, event.reversal, null);
  // Its ladder keeps the hour of the debit, not that of the news.
  const zone = turn.context.profile.timeZone;
  const day = at(today(turn.context), timeOf(debit.at, zone), zone);
  const tried = { ...debit, id: debit.attemptId, at: day, returned: true };
  if (debit.purpose.kind === 'asked')
    contact(turn, 'payment-returned', tried.id, debit.invoiceIds, ofAttempt(turn.context, debit, event.declineCode));
  else climb(turn, tried, event.declineCode, false);
}
