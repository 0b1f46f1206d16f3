/**
 * Which resource of the record stands on which others, in `ports/store/postgres/`: whoever is not named stands on none.
 * All of them stand on the database and the decision, and are put together in `open-store.ts`.
 */
const standsOn = {
  'account-list': ['accounts'],
  'attempt-outcomes': ['attempts', 'money', 'payments', 'told-invoices'],
  asks: ['paid-invoice'],
  'bank-transfers': [
    'payments',
    '(proven|suggested|unmatched)-transfers',
    'told-invoices',
    'transfer-(candidates|matches|owners|rows)',
  ],
  accounts: ['unreachable'],
  'carried-emails': ['emails', 'unreachable'],
  charges: ['attempt-outcomes', 'attempts', 'card-limits', 'switches', 'work'],
  clearances: ['bank-feed', 'breaker', 'switches'],
  clerks: ['clearances', 'credit-applications', 'step-marks'],
  '(clocks|service-calls|sweep)': ['work'],
  credit: ['credit-papers', 'giving-limits', 'money', 'paper-rows', 'told-invoices'],
  'credit-applications': ['money'],
  'credit-papers': ['paper-rows'],
  disputes: ['credit', 'giving-limits', 'paper-rows', 'told-invoices'],
  'due-date-changes': ['paper-rows'],
  history: ['attempts', 'timeline'],
  invoices: ['due-date-changes', 'giving-limits', 'invoice-amounts', 'money', 'paper-rows'],
  mails: ['emails', 'switches', 'unreachable', 'work', 'paid-links', 'pay-links'],
  'pay-links': ['paid-links'],
  'payment-methods': ['once-methods'],
  'paid-invoice': ['money', 'told-invoices'],
  payments: ['money', 'told-invoices'],
  'policy-jobs': ['account-list'],
  'proofs-of-payment': ['bank-transfers', 'proof-keys', 'proven-transfers', 'transfer-rows'],
  'proven-transfers': ['money'],
  'step-marks': ['attempts', 'money'],
  'suggested-transfers': ['transfer-(candidates|rows|suggestions)'],
  switches: ['rails'],
  'webhook-deliveries': ['webhook-endpoints'],
  tasks: ['suggested-transfers', 'transfer-candidates'],
  'told-charges': ['attempt-outcomes', 'attempts'],
  'transfer-matches': ['money', 'proven-transfers'],
  'transfer-matching': ['(bank|proven|suggested|unmatched)-transfers', 'money', 'payments', 'transfer-rows'],
  'transfer-owners': ['proven-transfers', 'transfer-rows'],
  'transfer-rows': ['payments'],
  'transfer-suggestions': ['money', 'transfer-owners', 'transfer-rows'],
};
export const postgres = '^ports/store/postgres/';
/** The rules of that list. */
export const resources = [
  ...Object.entries(standsOn).map(([resource, others]) => ({
    name: `store-${resource}`,
    comment: 'The list of who stands on whom.',
    severity: 'error',
    from: { path: `${postgres}${resource}\\.ts$` },
    to: { path: `${postgres}[^/]+\\.ts$`, pathNot: `${postgres}(${others.join('|')})\\.ts$` },
  })),
  {
    name: 'store-resources',
    comment: 'Those that the list does not name stand on no other.',
    severity: 'error',
    from: {
      path: `${postgres}[^/]+\\.ts$`,
      pathNot: `${postgres}(open-store|${Object.keys(standsOn).join('|')})\\.ts$`,
    },
    to: { path: `${postgres}[^/]+\\.ts$` },
  },
];
