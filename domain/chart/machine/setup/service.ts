import type { Request } from '../../../events.ts';
import * as clearances from '../../reactions/clearances.ts';
import { applied } from '../../reactions/overrides.ts';
import * as service from '../../reactions/service.ts';
import { isCleared, isOurClearance, mayDeactivate, relockIsDue } from '../../reads/going-off.ts';
import { refusalOf } from '../../requests/refusal-of.ts';
import type { Due, MachineEvent, OfType, Seen } from '../reacting.ts';
import { isDue, react } from '../reacting.ts';

export const actions = {
  askToDeactivate: react((turn) => clearances.askClearance(turn, 'deactivation')),
  askToRelock: react((turn) => clearances.askClearance(turn, 'relock')),
  forgetClearance: react(clearances.forgetClearance),
  keepBackDeactivation: react(clearances.deactivationKeptBack),
  deactivateForDebt: react((turn) => {
    clearances.forgetClearance(turn);
    service.deactivate(turn, 'overdue');
  }),
  deactivateAsAsked: react((turn, event: OfType<'DEACTIVATE_REQUESTED'>) => {
    applied(turn, 'deactivate', event, { fraud: event.fraud });
    service.deactivate(turn, event.fraud ? 'fraud' : event.reason, event.fraud);
  }),
  reactivate: react(service.reactivate),
  keepService: react(service.keepService),
  confirmService: react(service.confirm),
  restoreOnProof: react((turn, event: OfType<'PROOF_ACCEPTED'>) => service.restoreOnProof(turn, event.proofId)),
  restoreByAgent: react((turn, event: OfType<'REACTIVATE_REQUESTED'>) => {
    applied(turn, 'reactivate', event, { until: event.until });
    service.restoreByAgent(turn, event.until, event.reason);
  }),
  relock: react((turn) => {
    clearances.forgetClearance(turn);
    service.relock(turn);
  }),
};

const clearanceOf = (event: MachineEvent): string => ('clearanceId' in event ? event.clearanceId : '');

export const guards = {
  mayDeactivate: ({ context, event }: Seen, due: Due) =>
    isDue(event, due) && !context.policy.deactivation.needsApproval && mayDeactivate(context),
  isOffForDebt: ({ context }: Seen) => !context.service.fraud,
  mayRestoreOnProof: ({ context, event }: Seen) =>
    !context.service.fraud && refusalOf(context, event as Request & MachineEvent) === null,
  relockIsDue: ({ context, event }: Seen, due: Due) => isDue(event, due) && relockIsDue(context),
  isOurClearance: ({ context, event }: Seen) => isOurClearance(context, clearanceOf(event)),
  debtIsTooOld: ({ context, event }: Seen) => isCleared(context, clearanceOf(event), 'deactivation'),
  provisionalTimeIsOver: ({ context, event }: Seen) => isCleared(context, clearanceOf(event), 'relock'),
};
