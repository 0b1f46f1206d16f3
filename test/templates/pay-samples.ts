import type { PayBill, PayChoice, PayNotice, PayPage } from '../../domain/messages/pay-page.ts';

/** Pages to pay on, one for each thing that they may say. */
const visa = { kind: 'card', brand: 'visa', last4: '4242' } as const;
const banorte = { kind: 'bankAccount', brand: 'Banorte', last4: '7719' } as const;
const LATER = '2026-03-10T17:05:00.000Z';

export const BILL: PayBill = {
  accountName: "O'Hara & Söhne SA de CV",
  invoices: [
    { number: 'IN60001234567', dueOn: '2026-03-10', daysOverdue: 12, standing: 'late', amountMinor: 116_000 },
    { number: 'IN60001241903', dueOn: '2026-04-10', daysOverdue: 0, standing: 'due', amountMinor: 121_800 },
  ],
  more: 0,
  totalMinor: 237_800,
  notice: null,
  next: [{ is: 'deactivation', on: '2026-05-11' }],
  form: {
    once: 'A'.repeat(22),
    seal: 'B'.repeat(43),
    amountMinor: 237_800,
    first: null,
    choices: [
      {
        is: 'saved',
        value: 'saved:pm_1',
        method: visa,
        isDefault: true,
        isOnce: false,
        isChosen: true,
        restsUntil: null,
      },
      {
        is: 'saved',
        value: 'saved:pm_2',
        method: banorte,
        isDefault: false,
        isOnce: false,
        isChosen: false,
        restsUntil: LATER,
      },
      {
        is: 'test',
        value: 'test:tok_ok',
        method: { ...visa, last4: '4242' },
        does: 'pays',
        isChosen: false,
        restsUntil: null,
      },
      ...(['declines', 'declinesForGood', 'expires', 'timesOut', 'asksHolder'] as const).map(
        (does) =>
          ({
            is: 'test',
            value: `test:tok_${does}`,
            method: { kind: 'card', brand: 'mastercard', last4: '5100' },
            does,
            isChosen: false,
            restsUntil: null,
          }) as const,
      ),
      { is: 'test', value: 'test:tok_bank', method: banorte, does: 'debits', isChosen: false, restsUntil: null },
    ],
  },
  hostedSetup: null,
  endsOn: null,
  now: '2026-03-10T16:12:30.000Z',
  path: '/pay/token',
};

const ask = BILL.form!;
const money = { amountMinor: 237_800 };
const NOTICES: PayNotice[] = [
  { is: 'paid', ...money },
  ...(['insufficientFunds', 'expired', 'blocked', 'bankDeclined', 'needsCustomer'] as const).map(
    (reason): PayNotice => ({ is: 'declined', ...money, method: visa, reason, retryAt: null }),
  ),
  { is: 'declined', ...money, method: banorte, reason: 'insufficientFunds', retryAt: LATER },
  { is: 'unknown', ...money },
  { is: 'unknown', amountMinor: 0 },
  { is: 'pending', ...money },
  { is: 'pending', amountMinor: 0 },
  { is: 'requiresAction', ...money, url: 'https://bank.example/confirm?a=1&b=2' },
  { is: 'requiresAction', ...money, url: null },
  { is: 'methodRefused' },
  { is: 'lost' },
  { is: 'changed' },
  { is: 'nothingDue' },
  { is: 'allPaid' },
  { is: 'tooSoon', until: LATER },
  { is: 'stopped' },
  { is: 'unavailable' },
  { is: 'chooseMethod' },
  { is: 'cardOnItsWay' },
];
const ASKS_ON: PayNotice['is'][] = [
  'declined',
  'methodRefused',
  'lost',
  'changed',
  'tooSoon',
  'chooseMethod',
  'cardOnItsWay',
];
const NOTHING_LEFT: PayNotice['is'][] = ['paid', 'allPaid'];

const BILLS: [name: string, bill: PayBill][] = [
  ['plain', BILL],
  ...NOTICES.map((notice, i): [string, PayBill] => [
    `${notice.is}-${i}`,
    {
      ...BILL,
      notice,
      form: ASKS_ON.includes(notice.is) ? ask : null,
      ...(NOTHING_LEFT.includes(notice.is)
        ? { totalMinor: 0, next: [], invoices: BILL.invoices.map((one) => ({ ...one, standing: 'paid' as const })) }
        : {}),
    },
  ]),
  [
    'every-standing',
    {
      ...BILL,
      invoices: (['late', 'due', 'disputed', 'onItsWay', 'paid', 'void'] as const).map((standing, i) => ({
        number: `IN6000123456${i}`,
        dueOn: '2026-03-10',
        daysOverdue: standing === 'late' ? 1 : 0,
        standing,
        amountMinor: 116_000,
      })),
      more: 12,
      next: [{ is: 'comesBack' }, { is: 'charge', on: '2026-04-10' }, { is: 'deactivation', on: '2026-05-11' }],
      form: { ...ask, first: 'IN60001234560' },
    },
  ],
  [
    'all-rest',
    {
      ...BILL,
      form: { ...ask, choices: ask.choices.slice(0, 2).map((one) => ({ ...one, isChosen: false, restsUntil: LATER })) },
    },
  ],
  [
    'hosted',
    { ...BILL, form: { ...ask, choices: ask.choices.slice(0, 1) }, hostedSetup: { once: ask.once, seal: ask.seal } },
  ],
  [
    'left-for-this-payment',
    {
      ...BILL,
      endsOn: '2026-03-24',
      form: {
        ...ask,
        choices: ask.choices.slice(0, 1).map((one) => ({ ...one, isDefault: false, isOnce: true }) as PayChoice),
      },
      hostedSetup: { once: ask.once, seal: ask.seal },
    },
  ],
  [
    'paid-and-back',
    {
      ...BILL,
      notice: { is: 'paid', ...money },
      totalMinor: 0,
      next: [{ is: 'isBack' }],
      form: null,
      invoices: BILL.invoices.map((one) => ({ ...one, standing: 'paid' as const })),
    },
  ],
  ['one-invoice', { ...BILL, totalMinor: 116_000, invoices: BILL.invoices.slice(0, 1) }],
  ['hosted-alone', { ...BILL, form: null, hostedSetup: { once: ask.once, seal: ask.seal } }],
];

/** Each by its name, in one language. */
export function samplePages(locale: string): [name: string, page: PayPage][] {
  const spoken = { locale, timeZone: 'America/Mexico_City', currency: 'MXN' };
  return [
    ...BILLS.map(([name, bill]): [string, PayPage] => [name, { ...spoken, is: 'bill', bill }]),
    ...(['revoked', 'expired', 'replaced', 'paid', 'unknown', 'tooMany', 'notFromHere', 'failed'] as const).map(
      (is): [string, PayPage] => [is, { ...spoken, is }],
    ),
  ];
}
