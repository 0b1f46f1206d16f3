import { words } from '../vocabulary.ts';

/** Whether the customer's service runs. Back at once when nothing is overdue, by money; never by a write-off, a promise, a plan or a dispute. */
export const service = words.createStateConfig({
  initial: 'active',
  states: {
    active: {
      on: {
        DEADLINE_REACHED: [
          { guard: 'mayDeactivate', target: 'deactivated', actions: 'deactivateForDebt' },
          { guard: 'isLentDebtDue', target: 'deactivated', actions: 'relock' },
          { guard: { type: 'isDue', params: { kind: 'relock' } }, actions: 'keepService' },
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
          { guard: 'isLentDebtDue', target: 'deactivated', actions: 'relock' },
          { guard: { type: 'isDue', params: { kind: 'relock' } }, target: 'active', actions: 'keepService' },
        ],
        OVERDUE_SETTLED: { target: 'active', actions: 'confirmService' },
        DEACTIVATE_REQUESTED: { guard: 'isPermitted', target: 'deactivated', actions: 'deactivateAsAsked' },
      },
    },
    cancelled: {},
  },
});
