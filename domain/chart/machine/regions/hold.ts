import { account } from '../setup.ts';

/** Holds add up; each ends on its own. What they silence is one function (silence). */
export const hold = account.createStateConfig({
  description:
    'What keeps the account quiet: a pause, a promise, a plan, a dispute, a proof under review, a transfer that may be ' +
    'its own. Holds add up, and each ends by itself.',
  initial: 'none',
  states: {
    none: {
      description: 'Nothing is held back.',
      always: {
        guard: 'isHeld',
        target: 'held',
        description:
          'an agent pauses, the customer promises, disputes or sends a proof, a plan is made, a transfer comes that may be its own',
      },
    },
    held: {
      description: 'No charge, reminder or deactivation for what the holds cover. Days go on counting.',
      always: [
        { guard: 'isFree', target: 'none', description: 'the last hold has ended' },
        { guard: 'disputesHaveChanged', actions: 'followDisputes' },
      ],
      on: {
        RESUME_REQUESTED: { guard: 'isPermitted', actions: 'resume' },
        CANCEL_PROMISE_REQUESTED: { guard: 'isPermitted', actions: 'cancelPromise' },
        CANCEL_PLAN_REQUESTED: { guard: 'isPermitted', actions: 'cancelPlan' },
        DEADLINE_REACHED: [
          { guard: { type: 'isDue', params: { kind: 'holdEnds' } }, actions: 'endHolds' },
          { guard: { type: 'isDue', params: { kind: 'undecided' } }, actions: 'askToDecide' },
        ],
      },
    },
  },
  on: {
    PAUSE_REQUESTED: { guard: 'isPermitted', actions: 'pause' },
    PROMISE_REQUESTED: { guard: 'isPermitted', actions: 'promise' },
    PLAN_REQUESTED: { guard: 'isPermitted', actions: 'plan' },
    DISPUTE_REQUESTED: { guard: 'isPermitted', actions: 'openDispute' },
    DISPUTE_RESOLVED: { actions: 'resolveDispute' },
    TRANSFER_SUGGESTED: { guard: 'mayBePaid', actions: 'waitForTransfer' },
    TRANSFER_RULED_OUT: { actions: 'ruleOutTransfer' },
    PROOF_RECEIVED: { actions: 'receiveProof' },
    PROOF_ACCEPTED: { guard: 'isPermitted', actions: 'acceptProof' },
    PROOF_REJECTED: { guard: 'isPermitted', actions: 'rejectProof' },
  },
});
