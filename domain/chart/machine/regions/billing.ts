import { account } from '../setup.ts';

const OF_SERVICE = { series: 'service' } as const;

const VOIDED = { guard: { type: 'isMonthVoided', params: OF_SERVICE }, actions: 'billServiceAgain' } as const;

/** The invoices of a subscription, month by month. What is in it, and what it comes to, is in the record. */
export const billing = account.createStateConfig({
  description: 'Whether the account has a subscription, and whether its months are billed.',
  initial: 'none',
  states: {
    none: {
      description: 'It has none: invoices come from outside.',
      on: {
        SUBSCRIPTION_STARTED: { target: 'running', actions: 'startBilling', description: 'a subscription starts' },
      },
    },
    running: {
      description: 'Each month is billed in its first days.',
      on: {
        DEADLINE_REACHED: [
          { guard: { type: 'isBillDue', params: { kind: 'billMonth', ...OF_SERVICE } }, actions: 'billService' },
          {
            guard: { type: 'isBillDue', params: { kind: 'contractEnds', ...OF_SERVICE } },
            actions: 'continueService',
          },
        ],
        MONTH_BILLED: [
          {
            guard: { type: 'isLastMonth', params: OF_SERVICE },
            target: 'ended',
            actions: 'takeMonth',
            description: 'the last month and its calls are billed',
          },
          { guard: { type: 'isMonthOf', params: OF_SERVICE }, actions: 'takeMonth' },
        ],
        MONTH_KEPT: { guard: { type: 'isMonthOf', params: OF_SERVICE }, actions: 'keepMonth' },
        MONTH_FAILED: { guard: { type: 'isMonthOf', params: OF_SERVICE }, actions: 'failMonth' },
        INVOICE_VOIDED: VOIDED,
        MONTH_CHASED: { actions: 'chaseService' },
        SUBSCRIPTION_MOVED: { actions: 'moveBilling' },
        SUBSCRIPTION_ENDING: { actions: 'takeEnding' },
        PORT_COMPLETED: { actions: 'takePortEnd' },
        ITEM_ADDED: { actions: 'noteItemAdded' },
        ITEM_REMOVED: { actions: 'noteItemRemoved' },
        SERVICE_CUT: { actions: 'noteServiceCut' },
        SERVICE_RESTORED: { actions: 'noteServiceRestored' },
      },
    },
    ended: {
      description: 'Its last month is billed. With nothing open and no credit left the account closes by itself.',
      always: [
        { guard: 'isOver', actions: 'closeOver' },
        { guard: 'leavesCredit', actions: 'askAboutCredit' },
      ],
      on: {
        INVOICE_VOIDED: {
          ...VOIDED,
          target: '#account.billing.running',
          description: 'an invoice of a month is void, and is made anew',
        },
      },
    },
  },
});
