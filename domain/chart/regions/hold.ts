import { words } from '../vocabulary.ts';

/** Holds add up; each ends on its own. What they silence is one function (silence). */
export const hold = words.createStateConfig({
  initial: 'none',
  states: {
    none: { always: { guard: 'isHeld', target: 'held' } },
    held: {
      always: { guard: 'isFree', target: 'none' },
      on: {
        RESUME_REQUESTED: { guard: 'isPermitted', actions: 'resume' },
        DEADLINE_REACHED: { guard: { type: 'isDue', params: { kind: 'holdEnds' } }, actions: 'endHold' },
      },
    },
  },
  on: {
    PAUSE_REQUESTED: { guard: 'isPermitted', actions: 'pause' },
    PROMISE_REQUESTED: { guard: 'isPermitted', actions: 'promise' },
    PLAN_REQUESTED: { guard: 'isPermitted', actions: 'plan' },
    DISPUTE_REQUESTED: { guard: 'isPermitted', actions: 'openDispute' },
    DISPUTE_RESOLVED: { actions: 'resolveDispute' },
    PROOF_RECEIVED: { actions: 'receiveProof' },
    PROOF_ACCEPTED: { guard: 'isPermitted', actions: 'acceptProof' },
    PROOF_REJECTED: { guard: 'isPermitted', actions: 'rejectProof' },
  },
});
