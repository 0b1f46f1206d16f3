import type { MailInvoice, MailIssued, MailMethod, MailTopic } from '../domain/messages/mail.ts';

/** Invoices' own mails as they may stand, for tests and previews. */

export const fresh: MailInvoice = {
  id: 'inv_sample1',
  number: 'IN60001234567',
  issuedOn: '2026-03-02',
  dueOn: '2026-03-10',
  totalMinor: 116_000,
  balanceMinor: 116_000,
  daysOverdue: 0,
};

export const issued: MailIssued = {
  invoice: fresh,
  standing: 'due',
  creditAppliedMinor: 0,
  creditToComeMinor: 0,
  disputedMinor: 0,
  payableMinor: 116_000,
  autopay: null,
};

const account: MailMethod = { kind: 'bankAccount', brand: 'Banorte', last4: '7719' };
const closed = { ...fresh, balanceMinor: 0 };
const STANDS = {
  paidByCredit: { invoice: closed, standing: 'paidByCredit', creditAppliedMinor: 116_000, payableMinor: 0 },
  paid: { invoice: closed, standing: 'paid', payableMinor: 0 },
  zero: { invoice: { ...closed, totalMinor: 0 }, standing: 'zero', payableMinor: 0 },
  disputed: { invoice: closed, standing: 'disputed', disputedMinor: 116_000, payableMinor: 0 },
  planned: { standing: 'planned' },
  onItsWay: { standing: 'onItsWay' },
  credited: { standing: 'credited', creditToComeMinor: 116_000, payableMinor: 0 },
  late: { invoice: { ...fresh, daysOverdue: 2 }, standing: 'late' },
} satisfies Record<string, Partial<MailIssued>>;

export const ISSUED_SAMPLES: MailTopic[] = [
  {
    template: 'invoice-issued',
    data: {
      ...issued,
      invoice: { ...fresh, balanceMinor: 100_000 },
      standing: 'charged',
      creditAppliedMinor: 16_000,
      payableMinor: 100_000,
      autopay: { chargeOn: '2026-03-10', amountMinor: 100_000, method: account },
    },
  },
  ...(['paidByCredit', 'paid', 'zero', 'disputed', 'planned', 'onItsWay', 'credited', 'late'] as const).map(
    (standing): MailTopic => ({ template: 'invoice-issued', data: { ...issued, ...STANDS[standing] } }),
  ),
  {
    template: 'invoice-issued',
    data: {
      ...issued,
      invoice: { ...fresh, balanceMinor: 76_000 },
      creditToComeMinor: 16_000,
      disputedMinor: 40_000,
      payableMinor: 60_000,
    },
  },
  { template: 'equipment-invoice', data: { ...issued, ...STANDS.late } },
  { template: 'equipment-invoice', data: { ...issued, ...STANDS.paidByCredit } },
];
