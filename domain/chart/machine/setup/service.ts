import type { Request } from '../../../events.ts';
import * as clearances from '../../reactions/clearances.ts';
import * as closing from '../../reactions/closing.ts';
import { applied } from '../../reactions/overrides.ts';
import * as service from '../../reactions/service.ts';
import { offBefore } from '../../reads/closing.ts';
import { isRecovered, isRedeemed, missing } from '../../reads/coming-back.ts';
import { isCleared, isOurClearance, mayDeactivate, relockIsDue } from '../../reads/going-off.ts';
import { isProvenByNow, makesEnough } from '../../reads/proof-asks.ts';
import { refusalOf } from '../../requests/refusal-of.ts';
import type { OffFor } from '../../state/service.ts';
import { offOf } from '../../state/service.ts';
import type { Due, MachineEvent, OfType, Seen } from '../reacting.ts';
import { isDue, react } from '../reacting.ts';

export const actions = {
  askToDeactivate: react((turn) => clearances.askClearance(turn, 'deactivation')),
  askToRelock: react((turn) => clearances.askClearance(turn, 'relock')),
  forgetClearance: react(clearances.forgetClearance),
  keepBackDeactivation: react(clearances.deactivationKeptBack),
  deactivateForDebt: react((turn) => {
    clearances.forgetClearance(turn);
    service.deactivate(turn, 'overdue', 'debt', false);
  }),
  deactivateAsAsked: react((turn, event: OfType<'DEACTIVATE_REQUESTED'>) => {
    applied(turn, 'deactivate', event, { fraud: false });
    service.deactivate(turn, event.reason, 'debt', true);
  }),
  deactivateForFraud: react((turn, event: OfType<'DEACTIVATE_REQUESTED'>) => {
    applied(turn, 'deactivate', event, { fraud: true });
    service.deactivate(turn, 'fraud', 'fraud', true);
  }),
  cancelService: react(closing.cancelService),
  cancelOver: react(closing.cancelOver),
  resumeService: react(closing.resumeService),
  reactivate: react(service.reactivate),
  redeem: react(service.redeem),
  restoreOnProof: react((turn, event: OfType<'PROOF_ACCEPTED'>) => service.restoreOnProof(turn, event.proofId)),
  restoreSinceProven: react(service.restoreSinceProven),
  restoreByAgent: react((turn, event: OfType<'REACTIVATE_REQUESTED'>) => {
    applied(turn, 'reactivate', event, { until: event.until });
    service.restoreByAgent(turn, event);
  }),
  relock: react((turn) => {
    clearances.forgetClearance(turn);
    service.relock(turn);
  }),
};

const clearanceOf = (event: MachineEvent): string => (event as OfType<'DEACTIVATION_CLEARED'>).clearanceId;

const isPermitted = ({ context, event }: Seen): boolean => refusalOf(context, event as Request & MachineEvent) === null;

export const guards = {
  mayDeactivate: ({ context, event }: Seen, due: Due) =>
    isDue(event, due) && !context.policy.deactivation.needsApproval && mayDeactivate(context),
  nothingIsMissing: ({ context }: Seen) => missing(context).length === 0,
  isRecovered: ({ context }: Seen) => isRecovered(context),
  mayRestoreOnProof: (seen: Seen) =>
    isPermitted(seen) && makesEnough(seen.context, (seen.event as OfType<'PROOF_ACCEPTED'>).proofId),
  isProvenByNow: ({ context }: Seen) => isProvenByNow(context),
  isRedeemed: ({ context }: Seen) => isRedeemed(context),
  isFraud: (seen: Seen) => (seen.event as OfType<'DEACTIVATE_REQUESTED'>).fraud && isPermitted(seen),
  /** With nothing overdue a day is no loan's end. */
  isLoan: (seen: Seen) => (seen.event as OfType<'REACTIVATE_REQUESTED'>).until !== null && isPermitted(seen),
  relockIsDue: ({ context, event }: Seen, due: Due) => isDue(event, due) && relockIsDue(context),
  isOurClearance: ({ context, event }: Seen) => isOurClearance(context, clearanceOf(event)),
  debtIsTooOld: ({ context, event }: Seen) => isCleared(context, clearanceOf(event), 'deactivation'),
  wasOff: (seen: Seen, off: { for: OffFor }) => offBefore(seen.context)?.for === off.for && isPermitted(seen),
  loanIsOver: ({ context, event }: Seen, off: { for: OffFor }) =>
    offOf(context.service)?.for === off.for && isCleared(context, clearanceOf(event), 'relock'),
};
