import { words } from '../vocabulary.ts';

/** Whether the customer's service runs. It goes off by itself only when that is cleared. Back at once when nothing is overdue, by money; never by a write-off, a promise, a plan or a dispute. */
export const service = words.createStateConfig({
  initial: 'active',
  states: {
    active: {
      on: {
        DEADLINE_REACHED: [
          { guard: 'mayDeactivate', actions: 'askToDeactivate' },
          { guard: 'isLentDebtDue', actions: 'askToRelock' },
          { guard: { type: 'isDue', params: { kind: 'relock' } }, actions: 'keepService' },
        ],
        DEACTIVATION_CLEARED: [
          { guard: 'debtIsTooOld', target: 'deactivated', actions: 'deactivateForDebt' },
          { guard: 'loanIsOver', target: 'deactivated', actions: 'relock' },
          { guard: 'isOurClearance', actions: 'forgetClearance' },
        ],
        DEACTIVATE_REQUESTED: { guard: 'isPermitted', target: 'deactivated', actions: 'deactivateAsAsked' },
        OVERDUE_SETTLED: { actions: 'keepService' },
      },
    },
    deactivated: {
      on: {
        OVERDUE_SETTLED: { guard: 'isOffForDebt', target: 'active', actions: 'reactivate' },
        PROOF_ACCEPTED: { guard: 'mayLendOnProof', target: 'provisional', actions: 'lendOnProof' },
        REACTIVATE_REQUESTED: { guard: 'isPermitted', target: 'active', actions: 'lendByAgent' },
      },
    },
    /** On again for as long as a proof's money may take. */
    provisional: {
      on: {
        DEADLINE_REACHED: [
          { guard: 'isLentDebtDue', actions: 'askToRelock' },
          { guard: { type: 'isDue', params: { kind: 'relock' } }, target: 'active', actions: 'keepService' },
        ],
        DEACTIVATION_CLEARED: [
          { guard: 'loanIsOver', target: 'deactivated', actions: 'relock' },
          { guard: 'isOurClearance', actions: 'forgetClearance' },
        ],
        OVERDUE_SETTLED: { target: 'active', actions: 'confirmService' },
        DEACTIVATE_REQUESTED: { guard: 'isPermitted', target: 'deactivated', actions: 'deactivateAsAsked' },
      },
    },
    cancelled: {},
  },
  /** Off already, by somebody's hand; or it may not go off now. */
  on: {
    DEACTIVATION_CLEARED: { guard: 'isOurClearance', actions: 'forgetClearance' },
    DEACTIVATION_HELD: { guard: 'isOurClearance', actions: 'holdDeactivation' },
  },
});
