import * as attempts from '../../reactions/attempts.ts';
import * as confirmations from '../../reactions/confirmations.ts';
import * as lookUps from '../../reactions/look-ups.ts';
import * as outcomes from '../../reactions/outcomes.ts';
import { applied } from '../../reactions/overrides.ts';
import { wasRefused } from '../../reactions/refused-charges.ts';
import { takeRung } from '../../reactions/retry-ladder.ts';
import { chargeStopped } from '../../reactions/stops.ts';
import { debitLookedUp } from '../../reactions/watched-attempts.ts';
import * as asked from '../../reads/attempts.ts';
import { newMethodCharge } from '../../reads/charge-times.ts';
import * as orders from '../../reads/orders.ts';
import type { Due, OfType, Seen } from '../reacting.ts';
import { attemptOf, dueIdOf, isDue, react, sure } from '../reacting.ts';

export const actions = {
  chargeWhatIsDue: react((turn, event: OfType<'DEADLINE_REACHED'>) => {
    attempts.beginAutomatic(turn, sure(orders.chargeOrder(turn.context, event.id)));
  }),
  missWindow: react((turn, event: OfType<'DEADLINE_REACHED'>) => attempts.missWindow(turn, event.id)),
  retryCharge: react((turn, event: OfType<'DEADLINE_REACHED'>) => {
    const found = sure(orders.retryOrder(turn.context, event.id));
    takeRung(turn, sure(orders.ladderOf(turn.context, event.id)));
    attempts.beginAutomatic(turn, found);
  }),
  keepRetryBack: react((turn, event: OfType<'DEADLINE_REACHED'>) => attempts.keepRetryBack(turn, event.id)),
  chargeNewMethod: react((turn) => {
    const found = sure(orders.newMethodOrder(turn.context));
    attempts.takeNewMethod(turn, found.debts);
    attempts.beginAutomatic(turn, found);
  }),
  forgetNewMethod: react((turn) => attempts.takeNewMethod(turn, [])),
  pay: react((turn, event: OfType<'PAY_REQUESTED'>) => {
    attempts.begin(turn, sure(orders.payOrder(turn.context, event)), event.attemptId);
  }),
  retryAsAsked: react((turn, event: OfType<'RETRY_NOW_REQUESTED'>) => {
    const found = sure(orders.agentOrder(turn.context, event.methodId));
    applied(turn, 'retryNow', event, { attemptId: event.attemptId, amountMinor: found.amountMinor });
    attempts.begin(turn, found, event.attemptId);
  }),
  takeMoney: react(outcomes.succeeded),
  takeDecline: react(outcomes.wasDeclined),
  waitForDebit: react(outcomes.becamePending),
  noteUnknown: react(outcomes.becameUnknown),
  askHolder: react(confirmations.askHolder),
  noteStillConfirming: react(confirmations.stillConfirming),
  takeStale: react(outcomes.wentStale),
  takeRefusal: react(wasRefused),
  takeStop: react(chargeStopped),
  takeReturn: react(outcomes.wasReturned),
  takeForgottenDecline: react(outcomes.hadDeclined),
  lookUp: react((turn, event: OfType<'DEADLINE_REACHED'>) => lookUps.lookUpDue(turn, event.id)),
  countNotFound: react(lookUps.countNotFound),
  sendAgain: react(lookUps.sendAgain),
  loseAttempt: react(lookUps.loseAttempt),
  noteLookUpFailed: react(lookUps.lookUpFailed),
  noteDebitLookedUp: react((turn, event) => debitLookedUp(turn, attemptOf(event))),
};

const isOurs = ({ context, event }: Seen): boolean => context.attempt?.id === attemptOf(event);

export const guards = {
  canChargeWhatIsDue: ({ context, event }: Seen, due: Due) =>
    isDue(event, due) && orders.chargeOrder(context, dueIdOf(event)) !== null,
  canRetry: ({ context, event }: Seen, due: Due) =>
    isDue(event, due) && orders.retryOrder(context, dueIdOf(event)) !== null,
  canChargeNewMethod: ({ context }: Seen) => orders.newMethodOrder(context) !== null,
  newMethodIsMoot: ({ context }: Seen) => context.chargeNow !== null && newMethodCharge(context) === null,
  isOurAttempt: isOurs,
  isDebit: ({ context, event }: Seen) => context.debits.some((debit) => debit.attemptId === attemptOf(event)),
  wasGivenUp: ({ context, event }: Seen) => context.lost.some((one) => one.attemptId === attemptOf(event)),
  isSentAgain: (seen: Seen) => isOurs(seen) && asked.isLost(seen.context) && asked.isSentAgain(seen.context),
  isLost: (seen: Seen) => isOurs(seen) && asked.isLost(seen.context),
};
