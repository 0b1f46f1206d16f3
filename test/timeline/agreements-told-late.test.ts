import { describe, expect, test } from '@jest/globals';
import type { MailTemplate } from '../../domain/messages/mail.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

/** A mail is true when it leaves (rules, Days): mails of what was agreed and did not come, which were stopped. */
const owing = (): Story => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

/** What comes of it when mails may go again: what the last of a template says, or null where none goes. */
function said(life: Story, template: MailTemplate): unknown {
  const sent = () =>
    life.entries.filter(({ type, data }) => type === 'email.sent' && data.template === template).length;
  const before = sent();
  life.lets('mails').later(180);
  return sent() > before ? written(life, template).at(-1) : null;
}

describe('that an installment was missed', () => {
  /** 500.00 on Friday 20 March; missed with the end of Monday. */
  const missed = (): Story =>
    owing()
      .on('2026-03-16')
      .plan({ '2026-03-20': '500.00', '2026-04-20': '500.00' })
      .on('2026-03-24', '07:00')
      .stops('mails')
      .on('2026-03-24');

  test('names what is missing by then, and the working days after the day on which it leaves', () => {
    expect(said(missed(), 'plan-missed')).toEqual({ amountMinor: 50_000, on: '2026-03-20', endsOn: '2026-03-27' });
    expect(said(missed().transfer('300.00', 'A'), 'plan-missed')).toMatchObject({ amountMinor: 20_000 });
    expect(said(missed().disputes('A', { amount: '700.00', late: true }), 'plan-missed')).toMatchObject({
      amountMinor: 30_000,
    });
    expect(said(missed().on('2026-03-26'), 'plan-missed')).toMatchObject({ endsOn: '2026-03-31' });
  });

  test('does not go where it has come, or all of it is in dispute', () => {
    expect(said(missed().transfer('500.00', 'A'), 'plan-missed')).toBe(null);
    expect(said(missed().transfer('1,000.00', 'A'), 'plan-missed')).toBe(null);
    expect(said(missed().disputes('A', { late: true }), 'plan-missed')).toBe(null);
  });
});

describe('that a promise was broken', () => {
  /** For Friday 13 March; Monday is a holiday, and it is broken with the end of Tuesday. */
  const broken = (amount = '1,000.00', received = '0.00'): Story => {
    const life = owing().on('2026-03-12').promises(amount, '2026-03-13').on('2026-03-13');
    if (received !== '0.00') life.transfer(received, 'A');
    return life.on('2026-03-18', '07:00').stops('mails').on('2026-03-18');
  };
  const mail = (life: Story): unknown => said(life, 'promise-broken');

  test('names what was promised, what has come by then, and what is missing', () => {
    expect(mail(broken())).toEqual({
      amountMinor: 100_000,
      on: '2026-03-13',
      receivedMinor: 0,
      missingMinor: 100_000,
    });
    expect(mail(broken().transfer('400.00', 'A'))).toMatchObject({ receivedMinor: 40_000, missingMinor: 60_000 });
    expect(mail(broken('600.00', '200.00'))).toMatchObject({ receivedMinor: 20_000, missingMinor: 40_000 });
    expect(mail(broken('600.00', '200.00').transfer('300.00', 'A'))).toMatchObject({
      receivedMinor: 50_000,
      missingMinor: 10_000,
    });
  });

  test('money for another invoice is none that came for it', () => {
    const other = broken().invoice('500.00', { due: '2026-04-10' }).transfer('400.00', 'B');
    expect(mail(other)).toMatchObject({ receivedMinor: 0, missingMinor: 100_000 });
  });

  test('a credit note is no money that came, and lowers what is missing; so does a dispute', () => {
    expect(mail(broken().credits('A', '400.00', 'admin'))).toMatchObject({ receivedMinor: 0, missingMinor: 60_000 });
    expect(mail(broken().disputes('A', { amount: '800.00', late: true }))).toMatchObject({
      receivedMinor: 0,
      missingMinor: 20_000,
    });
  });

  test('does not go where all that was promised has come, or nothing of it is due', () => {
    expect(mail(broken().transfer('1,000.00', 'A'))).toBe(null);
    expect(mail(broken('600.00', '200.00').transfer('400.00', 'A'))).toBe(null);
    expect(mail(broken().disputes('A', { late: true }))).toBe(null);
  });

  test('asks for nothing that was agreed anew, paused or proven, or that a debit is paying', () => {
    expect(mail(broken().promises('500.00', '2026-03-20'))).toBe(null);
    expect(mail(broken().plan({ '2026-04-02': '500.00', '2026-05-02': '500.00' }))).toBe(null);
    expect(mail(broken().pause('2026-03-30', { invoiceId: 'A' }))).toBe(null);
    expect(mail(broken().proof('prf_1', '1,000.00').accepts('prf_1'))).toBe(null);
    expect(mail(broken().card('tok_bank_ok').pays('A'))).toBe(null);
    const planned = () => broken().invoice('500.00', { due: '2026-04-10' });
    const all = { '2026-04-02': '500.00', '2026-05-02': '1,000.00' };
    expect(mail(planned().plan(all))).toBe(null);
    const part = broken().card('tok_bank_ok').pays('A', { amount: '300.00' });
    expect(mail(part)).toMatchObject({ receivedMinor: 0, missingMinor: 70_000 });
  });
});

describe('that a proof came to nothing', () => {
  /** Accepted on Thursday 12 March; its three bank days end with Wednesday. */
  const lapsed = (): Story =>
    owing()
      .on('2026-03-12')
      .proof('prf_1', '700.00')
      .accepts('prf_1')
      .on('2026-03-19', '07:00')
      .stops('mails')
      .on('2026-03-19');
  const mail = (life: Story): unknown => said(life, 'proof-lapsed');

  test('names what it showed, what of that is still awaited, and what is to be paid', () => {
    expect(mail(lapsed())).toMatchObject({
      amountMinor: 70_000,
      awaitedMinor: 70_000,
      paidOn: '2026-03-12',
      why: 'notCome',
      deactivationNotBefore: null,
      invoices: [{ id: 'A', balanceMinor: 100_000 }],
      totalMinor: 100_000,
    });
    expect(mail(lapsed().transfer('400.00', 'A'))).toMatchObject({ awaitedMinor: 60_000, totalMinor: 60_000 });
    expect(mail(lapsed().disputes('A', { amount: '800.00', late: true }))).toMatchObject({
      awaitedMinor: 20_000,
      totalMinor: 20_000,
    });
  });

  test('does not go where nothing is to be paid by now: paid, disputed, promised or on its way', () => {
    expect(mail(lapsed().transfer('1,000.00', 'A'))).toBe(null);
    expect(mail(lapsed().disputes('A', { late: true }))).toBe(null);
    expect(mail(lapsed().promises('1,000.00', '2026-03-20'))).toBe(null);
    expect(mail(lapsed().card('tok_bank_ok').pays('A'))).toBe(null);
  });
});
