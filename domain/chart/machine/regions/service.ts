import { account } from '../setup.ts';

const CLEARED = [{ guard: 'isOurClearance', actions: 'forgetClearance' }] as const;

/** Whoever says fraud may always. */
const FOR_FRAUD = {
  guard: 'isFraud',
  target: '#account.service.off.forFraud',
  actions: 'deactivateForFraud',
  description: 'an admin says fraud',
} as const;

const BY_AGENT = {
  guard: 'isPermitted',
  target: '#account.service.off.forDebt',
  actions: 'deactivateAsAsked',
  description: 'an agent deactivates',
} as const;

const WRITTEN_OFF = {
  target: 'forWrittenOff',
  description: 'an admin writes the debt off',
} as const;

/**
 * Whether the customer's service runs. It goes off by itself only when that is cleared. Why it is off decides what
 * brings it back; one that is lent remembers why it was off.
 */
export const service = account.createStateConfig({
  description: 'Whether the customer has the service, why not, and what brings it back.',
  initial: 'active',
  states: {
    active: {
      description: 'The service runs.',
      on: {
        DEADLINE_REACHED: {
          guard: { type: 'mayDeactivate', params: { kind: 'deactivation' } },
          actions: 'askToDeactivate',
        },
        DEACTIVATION_CLEARED: [
          {
            guard: 'debtIsTooOld',
            target: 'off.forDebt',
            actions: 'deactivateForDebt',
            description: 'too long unpaid, the last notice given, nothing in the way',
          },
          ...CLEARED,
        ],
        DEACTIVATE_REQUESTED: [FOR_FRAUD, BY_AGENT],
      },
    },
    off: {
      description: "Calls out and features are off. Emergency numbers, the portal and the customer's numbers stay.",
      initial: 'forDebt',
      states: {
        forDebt: {
          description: 'For debt: back when nothing is overdue any more, by money.',
          on: {
            OWED_LESS: {
              guard: 'nothingIsMissing',
              target: '#account.service.active',
              actions: 'reactivate',
              description: 'all that was overdue is paid or credited',
            },
            PROOF_ACCEPTED: {
              guard: 'mayRestoreOnProof',
              target: '#account.service.lent.onProof',
              actions: 'restoreOnProof',
              description: 'an agent accepts proof of all that is overdue',
            },
            DEBT_FORGIVEN: WRITTEN_OFF,
          },
          always: {
            guard: 'isProvenByNow',
            target: '#account.service.lent.onProof',
            actions: 'restoreSinceProven',
            description: 'proofs that were accepted before cover what is left',
          },
        },
        forWrittenOff: {
          description: 'For debt that was written off: back when that is paid after all, or by an agent.',
          on: {
            WRITE_OFF_RECOVERED: {
              guard: 'isRecovered',
              target: '#account.service.active',
              actions: 'reactivate',
              description: 'what was written off is paid after all',
            },
          },
        },
        forFraud: { description: 'For fraud: back by an admin alone, whatever is paid.' },
      },
      on: {
        DEACTIVATE_REQUESTED: FOR_FRAUD,
        REACTIVATE_REQUESTED: [
          {
            guard: 'isLoan',
            target: 'lent.byAgent',
            actions: 'restoreByAgent',
            description: 'an agent, after fraud an admin, reactivates until a day',
          },
          {
            guard: 'isPermitted',
            target: 'active',
            actions: 'restoreByAgent',
            description: 'an agent, after fraud an admin, reactivates with nothing overdue',
          },
        ],
      },
    },
    lent: {
      description: 'On again for a while, although what it was off for is still owed.',
      initial: 'onProof',
      states: {
        onProof: { description: 'For as long as the money on accepted proofs may take.' },
        byAgent: { description: 'Until the day that an agent has given.' },
      },
      on: {
        DEADLINE_REACHED: [
          { guard: { type: 'relockIsDue', params: { kind: 'relock' } }, actions: 'askToRelock' },
          {
            guard: { type: 'isDue', params: { kind: 'relock' } },
            target: 'active',
            actions: 'redeem',
            description: 'the time is over, and nothing is owed',
          },
        ],
        DEACTIVATION_CLEARED: [
          {
            guard: { type: 'loanIsOver', params: { for: 'writtenOff' } },
            target: 'off.forWrittenOff',
            actions: 'relock',
            description: 'its day is over, and what was written off is not paid',
          },
          {
            guard: { type: 'loanIsOver', params: { for: 'debt' } },
            target: 'off.forDebt',
            actions: 'relock',
            description: 'its day is over, and the debt is still there',
          },
          ...CLEARED,
        ],
        OWED_LESS: {
          guard: 'isRedeemed',
          target: 'active',
          actions: 'redeem',
          description: 'what it was off for is settled, whatever fell due since',
        },
        WRITE_OFF_RECOVERED: {
          guard: 'isRedeemed',
          target: 'active',
          actions: 'redeem',
          description: 'what was written off is paid after all',
        },
        REACTIVATE_REQUESTED: {
          guard: 'isPermitted',
          target: '.byAgent',
          actions: 'restoreByAgent',
          description: 'an agent gives more time',
        },
        DEACTIVATE_REQUESTED: [FOR_FRAUD, BY_AGENT],
      },
    },
    cancelled: {
      description: 'The account is closed, and its service with it.',
      on: {
        REOPEN_REQUESTED: [
          {
            guard: { type: 'wasOff', params: { for: 'writtenOff' } },
            target: 'off.forWrittenOff',
            actions: 'resumeService',
            description: 'reopened, and what was written off is still not paid',
          },
          {
            guard: { type: 'wasOff', params: { for: 'fraud' } },
            target: 'off.forFraud',
            actions: 'resumeService',
            description: 'reopened, and it was off for fraud',
          },
          {
            guard: { type: 'wasOff', params: { for: 'debt' } },
            target: 'off.forDebt',
            actions: 'resumeService',
            description: 'reopened, and what it was off for is open again',
          },
          {
            guard: 'isPermitted',
            target: 'active',
            actions: 'resumeService',
            description: 'an agent reopens the account',
          },
        ],
      },
    },
  },
  /** Off already, by somebody's hand; or it may not go off now. Of a call that was done the record knows. */
  on: {
    CLOSE_REQUESTED: {
      guard: 'isPermitted',
      target: '.cancelled',
      actions: 'cancelService',
      description: 'an agent closes the account',
    },
    ACCOUNT_OVER: {
      target: '.cancelled',
      actions: 'cancelOver',
      description: 'the subscription has ended, and nothing is left to bill, to pay or to give back',
    },
    SERVICE_DONE: {},
    DEACTIVATION_CLEARED: CLEARED[0],
    DEACTIVATION_HELD: { guard: 'isOurClearance', actions: 'keepBackDeactivation' },
  },
});
