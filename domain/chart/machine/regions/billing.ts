import { account } from '../setup.ts';

const VOIDED = {
  guard: 'isMonthVoided',
  target: '#account.billing.running',
  actions: 'billAgain',
  description: 'an invoice of a month is void, and is made anew',
} as const;

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
        DEADLINE_REACHED: { guard: { type: 'isDue', params: { kind: 'billMonth' } }, actions: 'billMonth' },
        MONTH_BILLED: [
          {
            guard: 'isLastMonth',
            target: 'ended',
            actions: 'takeMonth',
            description: 'the last month and its calls are billed',
          },
          { actions: 'takeMonth' },
        ],
        MONTH_KEPT: { actions: 'keepMonth' },
        MONTH_FAILED: { actions: 'failMonth' },
        INVOICE_VOIDED: { guard: 'isMonthVoided', actions: 'billAgain' },
        MONTH_CHASED: { actions: 'chaseMonth' },
        SUBSCRIPTION_ENDING: { actions: 'takeEnding' },
        ITEM_ADDED: { actions: 'noteItemAdded' },
        ITEM_REMOVED: { actions: 'noteItemRemoved' },
        SERVICE_CUT: { actions: 'noteServiceCut' },
        SERVICE_RESTORED: { actions: 'noteServiceRestored' },
      },
    },
    ended: {
      description: 'Its last month is billed.',
      on: { INVOICE_VOIDED: VOIDED },
    },
  },
});
