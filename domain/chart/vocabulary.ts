import { enqueueActions, setup } from 'xstate';
import type { Actor } from '../account.ts';
import type { ChartEvent, DeadlineKind, Request } from '../events.ts';
import type { Instant } from '../time/time.ts';
import * as attempts from './attempts.ts';
import * as campaign from './campaign.ts';
import { newMethodCharge } from './charge-times.ts';
import * as clearances from './clearances.ts';
import type { Context } from './context.ts';
import * as credit from './credit.ts';
import { defaultMethod, autopayMethod, overdueDebts } from './debts.ts';
import * as debits from './direct-debits.ts';
import * as facts from './facts.ts';
import * as holdEnds from './hold-ends.ts';
import * as letters from './letters.ts';
import * as lookUps from './look-ups.ts';
import * as outcomes from './outcomes.ts';
import * as overrides from './overrides.ts';
import { permits } from './permits.ts';
import { changePolicy } from './policy-change.ts';
import * as proofs from './proofs.ts';
import * as refusedCharges from './refused-charges.ts';
import { takeRung } from './retry-ladder.ts';
import * as service from './service.ts';
import * as stops from './stops.ts';
import type { InternalType } from './turn.ts';
import { Turn } from './turn.ts';

/** What one region tells the others within a step. */
interface InternalEvent {
  type: InternalType;
  at: Instant;
  actor: Actor;
}
export type MachineEvent = ChartEvent | InternalEvent;

type Type = MachineEvent['type'];
type OfType<T extends Type> = Extract<MachineEvent, { type: T }>;

/**
 * A reaction as an action of the machine: it runs over a turn, and what the turn said becomes assignments, raised
 * events and custom actions (effects, notes, marks, tasks), none of which executes anything.
 */
// biome-ignore lint/suspicious/noExplicitAny: its place in a region says which events reach which reaction
const react = (reaction: (turn: Turn, event: any) => void): any =>
  enqueueActions(({ context, event, enqueue }) => {
    const turn = new Turn(context as Context, (event as MachineEvent).actor);
    reaction(turn, event);
    enqueue.assign(turn.context as never);
    for (const one of turn.said) {
      if (one.kind === 'raise') enqueue.raise({ type: one.type, at: turn.context.now, actor: turn.actor } as never);
      else enqueue({ type: one.kind, params: one } as never);
    }
  });

/** What a guard has seen to be there. */
function sure<T>(found: T | null | undefined): T {
  if (found == null) throw new Error("A guard has let through what can't be done");
  return found;
}

/** Only what follows a thing that time has brought. */
const isDue = (event: MachineEvent, kind: DeadlineKind): boolean =>
  event.type === 'DEADLINE_REACHED' && event.kind === kind;
const dueIdOf = (event: MachineEvent): string => (event.type === 'DEADLINE_REACHED' ? event.id : '');
const attemptOf = (event: MachineEvent): string => ('attemptId' in event ? event.attemptId : dueIdOf(event));

const clearanceOf = (event: MachineEvent): string => ('clearanceId' in event ? event.clearanceId : '');

/** The only part of autopay's state that its ladders don't say: a default method that can't be charged by itself. */
const needsMethod = (c: Context): boolean =>
  defaultMethod(c)?.blocked === true ||
  (c.ladders.length > 0 && autopayMethod(c) === null) ||
  c.ladders.some((ladder) => ladder.state === 'needsMethod');

/**
 * The chart's words: every guard and action by name. What they mean is in the files beside this one; where they stand
 * is in the regions. Custom actions (`effect`, `note`, `mark`, `task`) are plain data that the step hands out.
 */
export const words = setup({
  types: {} as { context: Context; events: MachineEvent; input: Context },
  actions: {
    effect: () => {},
    note: () => {},
    mark: () => {},
    task: () => {},

    openAccount: react(facts.opened),
    changeProfile: react(facts.changed),
    switchAutopay: react(facts.autopayChanged),
    addMethod: react(facts.methodAdded),
    removeMethod: react(facts.methodRemoved),
    changeDefaultMethod: react(facts.methodDefaulted),
    issueInvoice: react(facts.invoiceIssued),
    voidInvoice: react(facts.invoiceVoided),
    noteCredit: react(facts.creditNoted),
    takeTransfer: react(facts.transferReceived),
    flagTransfer: react(facts.transferRepeated),
    undoTransfer: react(facts.transferUnmatched),
    takeChargeback: react(facts.chargedBack),
    refundCredit: react(facts.creditRefunded),
    applyCredit: react(credit.applyCredit),
    takeCredit: react(credit.creditApplied),
    noteOverdue: react(campaign.noteOverdue),
    changePolicy: react(changePolicy),

    chargeWhatIsDue: react((turn, event: OfType<'DEADLINE_REACHED'>) => {
      attempts.beginAutomatic(turn, sure(attempts.chargeOrder(turn.context, event.id)));
    }),
    missWindow: react((turn, event: OfType<'DEADLINE_REACHED'>) => attempts.missWindow(turn, event.id)),
    retryCharge: react((turn, event: OfType<'DEADLINE_REACHED'>) => {
      const found = sure(attempts.retryOrder(turn.context, event.id));
      takeRung(turn, sure(attempts.ladderOf(turn.context, event.id)));
      attempts.beginAutomatic(turn, found);
    }),
    chargeNewMethod: react((turn) => {
      const found = sure(attempts.newMethodOrder(turn.context));
      attempts.takeNewMethod(turn, found.debts);
      attempts.beginAutomatic(turn, found);
    }),
    forgetNewMethod: react((turn) => attempts.takeNewMethod(turn, [])),
    pay: react((turn, event: OfType<'PAY_REQUESTED'>) => {
      attempts.begin(turn, sure(attempts.payOrder(turn.context, event)), event.attemptId);
    }),
    retryAsAsked: react((turn, event: OfType<'RETRY_NOW_REQUESTED'>) => {
      const found = sure(attempts.agentOrder(turn.context, event.methodId));
      overrides.applied(turn, 'retryNow', event, { attemptId: event.attemptId, amountMinor: found.amountMinor });
      attempts.begin(turn, found, event.attemptId);
    }),
    takeMoney: react(outcomes.succeeded),
    takeDecline: react(outcomes.wasDeclined),
    waitForDebit: react(outcomes.becamePending),
    noteUnknown: react(outcomes.becameUnknown),
    takeStale: react(outcomes.wentStale),
    takeRefusal: react(refusedCharges.wasRefused),
    holdCharge: react(stops.chargeHeld),
    takeReturn: react(outcomes.wasReturned),
    lookUp: react((turn, event: OfType<'DEADLINE_REACHED'>) => lookUps.lookUpDue(turn, event.id)),
    countNotFound: react(lookUps.countNotFound),
    sendAgain: react(lookUps.sendAgain),
    loseAttempt: react(lookUps.loseAttempt),
    noteLookUpFailed: react(lookUps.lookUpFailed),
    noteDebitLookedUp: react((turn, event) => debits.debitLookedUp(turn, attemptOf(event))),

    beginOverdue: react(campaign.beginOverdue),
    endOverdue: react(campaign.endOverdue),
    closeCase: react(campaign.closeCase),
    reanchor: react(campaign.reanchor),
    remind: react(campaign.remind),
    giveLastNotice: react(campaign.giveLastNotice),
    askApproval: react(campaign.askApproval),
    skipReminder: react((turn, event: OfType<'SKIP_REMINDER_REQUESTED'>) => {
      overrides.applied(turn, 'skipReminder', event);
      campaign.skipRung(turn);
    }),
    sendReminder: react(overrides.sendReminder),
    extendDeactivation: react(overrides.extend),
    writeOff: react(overrides.writeOff),
    noticeCharge: react((turn, event: OfType<'DEADLINE_REACHED'>) => campaign.noticeCharge(turn, event.id)),
    sendContacts: react(letters.sendContacts),
    noteMailSent: react((turn, event: OfType<'EMAIL_SENT'>) => {
      stops.mailAnswered(turn, event.key);
      stops.mailsGoAgain(turn);
      campaign.mailSent(turn, event);
    }),
    noteMailSkipped: react((turn, event: OfType<'EMAIL_SKIPPED'>) => {
      campaign.mailSkipped(turn, event);
      stops.mailAnswered(turn, event.key);
    }),
    noteMailBounced: react((turn, event: OfType<'EMAIL_BOUNCED'>) => {
      stops.mailAnswered(turn, event.key);
      campaign.mailBounced(turn, event);
    }),
    holdMail: react(stops.mailHeld),
    sendHeldAnswers: react(stops.sendHeldAnswers),

    askToDeactivate: react((turn) => clearances.askClearance(turn, 'deactivation')),
    askToRelock: react((turn) => clearances.askClearance(turn, 'relock')),
    forgetClearance: react(clearances.forgetClearance),
    holdDeactivation: react(clearances.deactivationHeld),
    deactivateForDebt: react((turn) => {
      clearances.forgetClearance(turn);
      service.deactivate(turn, 'overdue');
    }),
    deactivateAsAsked: react((turn, event: OfType<'DEACTIVATE_REQUESTED'>) => {
      overrides.applied(turn, 'deactivate', event, { fraud: event.fraud });
      service.deactivate(turn, event.fraud ? 'fraud' : event.reason, event.fraud);
    }),
    reactivate: react(service.reactivate),
    keepService: react(service.keepService),
    confirmService: react(service.confirm),
    lendOnProof: react((turn, event: OfType<'PROOF_ACCEPTED'>) => service.lendOnProof(turn, event.proofId)),
    lendByAgent: react((turn, event: OfType<'REACTIVATE_REQUESTED'>) => {
      overrides.applied(turn, 'reactivate', event, { until: event.until });
      service.lendByAgent(turn, event.until, event.reason);
    }),
    relock: react((turn) => {
      clearances.forgetClearance(turn);
      service.relock(turn);
    }),

    pause: react(overrides.pause),
    resume: react(overrides.resume),
    promise: react(overrides.promise),
    plan: react(overrides.plan),
    openDispute: react(overrides.openDispute),
    resolveDispute: react(facts.disputeResolved),
    receiveProof: react(facts.proofArrived),
    acceptProof: react(proofs.acceptProof),
    rejectProof: react(proofs.rejectProof),
    endHolds: react((turn, event: OfType<'DEADLINE_REACHED'>) => holdEnds.holdsEnd(turn, event.id)),
  },
  guards: {
    isPermitted: ({ context, event }) => permits(context, event as Request & MachineEvent) === null,
    isDue: ({ event }, params: { kind: DeadlineKind }) => isDue(event, params.kind),

    canChargeWhatIsDue: ({ context, event }) =>
      isDue(event, 'charge') && attempts.chargeOrder(context, dueIdOf(event)) !== null,
    canRetry: ({ context, event }) => isDue(event, 'retry') && attempts.retryOrder(context, dueIdOf(event)) !== null,
    canChargeNewMethod: ({ context }) => attempts.newMethodOrder(context) !== null,
    newMethodIsMoot: ({ context }) => context.chargeNow !== null && newMethodCharge(context) === null,
    isOurAttempt: ({ context, event }) => context.attempt?.id === attemptOf(event),
    isDebit: ({ context, event }) => context.debits.some((debit) => debit.attemptId === attemptOf(event)),
    wasGivenUp: ({ context, event }) => context.lost.some((one) => one.attemptId === attemptOf(event)),
    isSentAgain: ({ context, event }) =>
      context.attempt?.id === attemptOf(event) && lookUps.isLost(context) && lookUps.isSentAgain(context),
    isLost: ({ context, event }) => context.attempt?.id === attemptOf(event) && lookUps.isLost(context),

    somethingOpen: ({ context }) => context.debts.length > 0,
    somethingOverdue: ({ context }) => overdueDebts(context).length > 0,
    nothingOverdue: ({ context }) => overdueDebts(context).length === 0,
    caseIsOver: ({ context }) => campaign.caseIsOver(context),
    anchorChanged: ({ context }) => campaign.anchorChanged(context),
    needsApproval: ({ context, event }) =>
      isDue(event, 'deactivation') && context.policy.deactivation.needsApproval && campaign.mayDeactivate(context),
    mayDeactivate: ({ context, event }) =>
      isDue(event, 'deactivation') && !context.policy.deactivation.needsApproval && campaign.mayDeactivate(context),

    autopayIsOff: ({ context }) => !context.autopayOn,
    methodIsNeeded: ({ context }) => context.autopayOn && needsMethod(context),
    retryIsToCome: ({ context }) =>
      context.autopayOn && !needsMethod(context) && context.ladders.some((ladder) => ladder.state === 'running'),
    retriesAreOver: ({ context }) =>
      context.autopayOn &&
      !needsMethod(context) &&
      context.ladders.length > 0 &&
      context.ladders.every((ladder) => ladder.state === 'exhausted'),
    autopayRests: ({ context }) => context.autopayOn && !needsMethod(context) && context.ladders.length === 0,

    isHeld: ({ context }) => context.holds.length > 0,
    isFree: ({ context }) => context.holds.length === 0,
    isOffForDebt: ({ context }) => !context.service.fraud,
    mayLendOnProof: ({ context, event }) =>
      !context.service.fraud && permits(context, event as Request & MachineEvent) === null,
    isLentDebtDue: ({ context, event }) => isDue(event, 'relock') && service.relockIsDue(context),
    isOurClearance: ({ context, event }) => clearances.isOurClearance(context, clearanceOf(event)),
    debtIsTooOld: ({ context, event }) => clearances.isCleared(context, clearanceOf(event), 'deactivation'),
    loanIsOver: ({ context, event }) => clearances.isCleared(context, clearanceOf(event), 'relock'),
  },
});
