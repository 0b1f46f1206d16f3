import { account } from '../setup.ts';

/** What the bank says of our attempt, whether at once or when it is looked up. */
const BANK_SAYS = {
  CHARGE_SUCCEEDED: {
    guard: 'isOurAttempt',
    target: 'idle',
    actions: 'takeMoney',
    description: 'the bank took the money',
  },
  CHARGE_DECLINED: {
    guard: 'isOurAttempt',
    target: 'idle',
    actions: 'takeDecline',
    description: 'the bank declined',
  },
  CHARGE_PENDING: {
    guard: 'isOurAttempt',
    target: 'idle',
    actions: 'waitForDebit',
    description: 'a bank account was debited, the money is on its way',
  },
} as const;
const CONFIRM = {
  guard: 'isOurAttempt',
  target: 'confirming',
  actions: 'askHolder',
  description: 'the bank wants the holder to confirm it',
} as const;
const REFUSED = {
  guard: 'isOurAttempt',
  target: 'idle',
  actions: 'takeRefusal',
  description: "the provider can't make this charge",
} as const;

/** Every attempt, whoever asked for it. */
export const payment = account.createStateConfig({
  description: 'One attempt at a time, whoever asks.',
  initial: 'idle',
  states: {
    idle: {
      description: 'Nothing is at the bank.',
      always: [
        {
          guard: 'canChargeNewMethod',
          target: 'charging',
          actions: 'chargeNewMethod',
          description: 'a new card is there for old debt',
        },
        { guard: 'newMethodIsMoot', actions: 'forgetNewMethod' },
      ],
      on: {
        DEADLINE_REACHED: [
          {
            guard: { type: 'canChargeWhatIsDue', params: { kind: 'charge' } },
            target: 'charging',
            actions: 'chargeWhatIsDue',
            description: 'autopay, on the due day',
          },
          { guard: { type: 'isDue', params: { kind: 'charge' } }, actions: 'missWindow' },
          {
            guard: { type: 'canRetry', params: { kind: 'retry' } },
            target: 'charging',
            actions: 'retryCharge',
            description: 'autopay tries again',
          },
          { guard: { type: 'isDue', params: { kind: 'retry' } }, actions: 'keepRetryBack' },
        ],
        PAY_REQUESTED: {
          guard: 'isPermitted',
          target: 'charging',
          actions: 'pay',
          description: 'the customer or an agent pays',
        },
        RETRY_NOW_REQUESTED: {
          guard: 'isPermitted',
          target: 'charging',
          actions: 'retryAsAsked',
          description: 'an agent retries now',
        },
      },
    },
    charging: {
      description: 'An attempt is at the bank; every other one is refused meanwhile.',
      on: {
        ...BANK_SAYS,
        CHARGE_UNKNOWN: {
          guard: 'isOurAttempt',
          target: 'unknown',
          actions: 'noteUnknown',
          description: 'no answer in time',
        },
        CHARGE_STALE: {
          guard: 'isOurAttempt',
          target: 'idle',
          actions: 'takeStale',
          description: 'the debt changed just before',
        },
        CHARGE_HELD: {
          guard: 'isOurAttempt',
          target: 'idle',
          actions: 'takeStop',
          description: 'an admin has stopped charges',
        },
        CHARGE_REFUSED: REFUSED,
        CHARGE_NEEDS_HOLDER: CONFIRM,
      },
    },
    confirming: {
      description:
        'The bank waits for the holder to confirm the charge, for a day (policy). Until then nobody charges, reminds or deactivates.',
      on: {
        ...BANK_SAYS,
        CHARGE_REFUSED: REFUSED,
        CHARGE_NEEDS_HOLDER: { guard: 'isOurAttempt', actions: 'noteStillConfirming' },
        LOOKUP_NOT_FOUND: {
          guard: 'isOurAttempt',
          target: 'idle',
          actions: 'loseAttempt',
          description: 'the provider knows nothing of it any more',
        },
        LOOKUP_FAILED: { guard: 'isOurAttempt', actions: 'noteLookUpFailed' },
      },
    },
    unknown: {
      description:
        'The bank did not answer. It is asked what came of the attempt, never guessed. Until then nobody charges, reminds or deactivates.',
      on: {
        ...BANK_SAYS,
        CHARGE_REFUSED: REFUSED,
        CHARGE_NEEDS_HOLDER: CONFIRM,
        LOOKUP_NOT_FOUND: [
          {
            guard: 'isSentAgain',
            target: 'charging',
            actions: 'sendAgain',
            description: 'it never reached the bank, and is sent once more',
          },
          {
            guard: 'isLost',
            target: 'idle',
            actions: 'loseAttempt',
            description: 'it never reached the bank, and is lost',
          },
          { guard: 'isOurAttempt', actions: 'countNotFound' },
        ],
        LOOKUP_FAILED: { guard: 'isOurAttempt', actions: 'noteLookUpFailed' },
      },
    },
  },
  /**
   * Whatever is going on meanwhile: unknown attempts are looked up, direct debits answer days later, and banks change
   * their minds.
   */
  on: {
    DEADLINE_REACHED: { guard: { type: 'isDue', params: { kind: 'lookup' } }, actions: 'lookUp' },
    CHARGE_SUCCEEDED: [
      { guard: 'isDebit', actions: 'takeMoney' },
      { guard: 'wasGivenUp', actions: 'takeMoney' },
    ],
    CHARGE_RETURNED: { guard: 'isDebit', actions: 'takeReturn' },
    DECLINE_FOUND: { actions: 'takeForgottenDecline' },
    CHARGE_PENDING: { guard: 'isDebit', actions: 'noteDebitLookedUp' },
    LOOKUP_NOT_FOUND: { guard: 'isDebit', actions: 'noteDebitLookedUp' },
    LOOKUP_FAILED: { guard: 'isDebit', actions: 'noteDebitLookedUp' },
  },
});
