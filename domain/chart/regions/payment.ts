import { words } from '../vocabulary.ts';

/** One attempt at a time, whoever asked for it. */
export const payment = words.createStateConfig({
  initial: 'idle',
  states: {
    idle: {
      always: [
        { guard: 'canChargeNewMethod', target: 'charging', actions: 'chargeNewMethod' },
        { guard: 'newMethodIsMoot', actions: 'forgetNewMethod' },
      ],
      on: {
        DEADLINE_REACHED: [
          { guard: 'canChargeWhatIsDue', target: 'charging', actions: 'chargeWhatIsDue' },
          { guard: { type: 'isDue', params: { kind: 'charge' } }, actions: 'missWindow' },
          { guard: 'canRetry', target: 'charging', actions: 'retryCharge' },
          { guard: 'isDebitDue', actions: 'lookUp' },
        ],
        PAY_REQUESTED: { guard: 'isPermitted', target: 'charging', actions: 'pay' },
        RETRY_NOW_REQUESTED: { guard: 'isPermitted', target: 'charging', actions: 'retryAsAsked' },
      },
    },
    charging: {
      on: {
        CHARGE_SUCCEEDED: { guard: 'isOurAttempt', target: 'idle', actions: 'takeMoney' },
        CHARGE_DECLINED: { guard: 'isOurAttempt', target: 'idle', actions: 'takeDecline' },
        CHARGE_PENDING: { guard: 'isOurAttempt', target: 'idle', actions: 'waitForDebit' },
        CHARGE_UNKNOWN: { guard: 'isOurAttempt', target: 'unknown', actions: 'noteUnknown' },
        CHARGE_STALE: { guard: 'isOurAttempt', target: 'idle', actions: 'takeStale' },
        CHARGE_HELD: { guard: 'isOurAttempt', target: 'idle', actions: 'holdCharge' },
      },
    },
    /** The bank didn't answer: looked up, never guessed. */
    unknown: {
      on: {
        DEADLINE_REACHED: { guard: 'isOurAttemptDue', actions: 'lookUp' },
        CHARGE_SUCCEEDED: { guard: 'isOurAttempt', target: 'idle', actions: 'takeMoney' },
        CHARGE_DECLINED: { guard: 'isOurAttempt', target: 'idle', actions: 'takeDecline' },
        CHARGE_PENDING: { guard: 'isOurAttempt', target: 'idle', actions: 'waitForDebit' },
        LOOKUP_NOT_FOUND: [
          { guard: 'isSentAgain', target: 'charging', actions: 'sendAgain' },
          { guard: 'isLost', target: 'idle', actions: 'loseAttempt' },
          { guard: 'isOurAttempt', actions: 'countNotFound' },
        ],
        LOOKUP_FAILED: { guard: 'isOurAttempt', actions: 'noteLookUpFailed' },
      },
    },
  },
  /** Direct debits answer days later, and banks change their minds, whatever is going on meanwhile. */
  on: {
    DEADLINE_REACHED: { guard: 'isDebitDue', actions: 'lookUp' },
    CHARGE_SUCCEEDED: [
      { guard: 'isDebit', actions: 'takeMoney' },
      { guard: 'wasGivenUp', actions: 'takeMoney' },
    ],
    CHARGE_RETURNED: { guard: 'isDebit', actions: 'takeReturn' },
    CHARGE_PENDING: { guard: 'isDebit', actions: 'noteDebitLookedUp' },
    LOOKUP_NOT_FOUND: { guard: 'isDebit', actions: 'noteDebitLookedUp' },
    LOOKUP_FAILED: { guard: 'isDebit', actions: 'noteDebitLookedUp' },
  },
});
