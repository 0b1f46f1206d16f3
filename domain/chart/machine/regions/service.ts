import { account } from '../setup.ts';

/**
 * Whether the customer's service runs. It goes off by itself only when that is cleared. Back at once when nothing is
 * overdue, by money; never by a write-off, a promise, a plan or a dispute.
 */
export const service = account.createStateConfig({
  description: 'Whether the customer has the service.',
  initial: 'active',
  states: {
    active: {
      description: 'The service runs.',
      on: {
        DEADLINE_REACHED: [
          { guard: { type: 'mayDeactivate', params: { kind: 'deactivation' } }, actions: 'askToDeactivate' },
          { guard: { type: 'relockIsDue', params: { kind: 'relock' } }, actions: 'askToRelock' },
          { guard: { type: 'isDue', params: { kind: 'relock' } }, actions: 'keepService' },
        ],
        DEACTIVATION_CLEARED: [
          {
            guard: 'debtIsTooOld',
            target: 'deactivated',
            actions: 'deactivateForDebt',
            description: 'too long unpaid, the last notice given, nothing in the way',
          },
          {
            guard: 'provisionalTimeIsOver',
            target: 'deactivated',
            actions: 'relock',
            description: 'it was on until a day, and the debt is still there',
          },
          { guard: 'isOurClearance', actions: 'forgetClearance' },
        ],
        DEACTIVATE_REQUESTED: {
          guard: 'isPermitted',
          target: 'deactivated',
          actions: 'deactivateAsAsked',
          description: 'an agent deactivates',
        },
        OVERDUE_SETTLED: { actions: 'keepService' },
      },
    },
    deactivated: {
      description: "Calls out and features are off. Emergency numbers, the portal and the customer's numbers stay.",
      on: {
        OVERDUE_SETTLED: {
          guard: 'isOffForDebt',
          target: 'active',
          actions: 'reactivate',
          description: 'all that was overdue is paid or credited',
        },
        PROOF_ACCEPTED: {
          guard: 'mayRestoreOnProof',
          target: 'provisional',
          actions: 'restoreOnProof',
          description: 'an agent accepts a proof of payment',
        },
        REACTIVATE_REQUESTED: {
          guard: 'isPermitted',
          target: 'active',
          actions: 'restoreByAgent',
          description: 'an agent reactivates until a day',
        },
      },
    },
    provisional: {
      description: 'On again, for as long as the money on an accepted proof may take.',
      on: {
        DEADLINE_REACHED: [
          { guard: { type: 'relockIsDue', params: { kind: 'relock' } }, actions: 'askToRelock' },
          {
            guard: { type: 'isDue', params: { kind: 'relock' } },
            target: 'active',
            actions: 'keepService',
            description: 'the time is over, and nothing is owed',
          },
        ],
        DEACTIVATION_CLEARED: [
          {
            guard: 'provisionalTimeIsOver',
            target: 'deactivated',
            actions: 'relock',
            description: 'it was on until a day, and the debt is still there',
          },
          { guard: 'isOurClearance', actions: 'forgetClearance' },
        ],
        OVERDUE_SETTLED: { target: 'active', actions: 'confirmService', description: 'the money has come' },
        DEACTIVATE_REQUESTED: {
          guard: 'isPermitted',
          target: 'deactivated',
          actions: 'deactivateAsAsked',
          description: 'an agent deactivates',
        },
      },
    },
  },
  /** Off already, by somebody's hand; or it may not go off now. Of a call that was done the record knows. */
  on: {
    SERVICE_DONE: {},
    DEACTIVATION_CLEARED: { guard: 'isOurClearance', actions: 'forgetClearance' },
    DEACTIVATION_HELD: { guard: 'isOurClearance', actions: 'keepBackDeactivation' },
  },
});
