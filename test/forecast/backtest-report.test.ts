import { describe, expect, test } from '@jest/globals';
import { NOTHING } from '../../domain/foresight/backtest/measures.ts';
import { compare, type Comparison, ReportInProgress } from '../../domain/foresight/backtest/report.ts';
import { Life, mexico } from './life.ts';
import { lives, strict } from './lives.ts';

const compared = (life: Life, policy = strict): Comparison => {
  const answer = compare(
    'acc_1',
    life,
    'MXN',
    policy,
    (_, version) => [mexico, strict].find((one) => one.version === version) ?? null,
    life.now,
  );
  if (answer === null) throw new Error('Nothing was recorded');
  return answer;
};
const transferOnTheFortieth = (): Life => {
  const life = new Life();
  const invoice = life.on('2026-03-02').invoice(116_000, '2026-03-10');
  life.on('2026-04-20').transfer(116_000, [invoice]);
  return life.on('2026-06-01');
};

describe('an account compared', () => {
  test('says what it came to, and what it would have come to', () => {
    expect(compared(transferOnTheFortieth())).toEqual({
      accountId: 'acc_1',
      currency: 'MXN',
      assumed: 0,
      dropped: 0,
      faithful: true,
      asItWas: { ...NOTHING, contacts: 5, mails: 6, invoicesPaid: 1, daysToPay: 49 },
      otherwise: { ...NOTHING, contacts: 5, mails: 7, deactivations: 1, invoicesPaid: 1, daysToPay: 49 },
    });
  });

  test("counts a card's tries, declines and money, and what is open and overdue at the end", () => {
    const life = new Life({ card: { from: '2026-03-13' } });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-04-02').card('declines');
    life.on('2026-04-03').invoice(58_000, '2026-04-10');
    life.on('2026-04-20').invoice(10_000, '2026-05-05');
    life.on('2026-05-01');
    expect(compared(life).asItWas).toMatchObject({
      attempts: 8,
      declined: 7,
      chargedMinor: 116_000,
      invoicesPaid: 1,
      daysToPay: 11,
      openMinor: 68_000,
      overdueMinor: 58_000,
    });
  });

  test('a payment that was taken back has paid nothing, in no days', () => {
    const life = new Life();
    const [first, second] = [life.on('2026-03-02').invoice(116_000, '2026-03-10'), life.invoice(58_000, '2026-03-10')];
    life.on('2026-03-05').transfer(16_000, [first]);
    const wrong = life.on('2026-03-12').transfer(58_000, [second]);
    life.on('2026-03-13').unmatch(wrong);
    life.on('2026-03-20').transfer(158_000, [first, second]);
    life.on('2026-03-21');
    expect(compared(life).asItWas).toMatchObject({ invoicesPaid: 2, daysToPay: 36, openMinor: 0 });
  });

  test('money taken back from an invoice that it had paid in part takes no payment back', () => {
    const life = new Life();
    const first = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const part = life.on('2026-03-05').transfer(16_000, [first]);
    life.on('2026-03-13').unmatch(part);
    expect(compared(life).asItWas).toMatchObject({ invoicesPaid: 0, daysToPay: 0, openMinor: 116_000 });
  });

  test('an invoice that two payments had paid, both taken back, is open once', () => {
    const life = new Life();
    const first = life.on('2026-03-02').invoice(116_000, '2026-03-10');
    const [one, other] = [
      life.on('2026-03-05').transfer(16_000, [first]),
      life.on('2026-03-06').transfer(100_000, [first]),
    ];
    life.on('2026-03-13').unmatch(one).unmatch(other);
    expect(compared(life).asItWas).toMatchObject({ invoicesPaid: 0, daysToPay: 0, openMinor: 116_000 });
  });

  test('an invoice paid on the day of its issue took no days, also one that is dated later', () => {
    const life = new Life();
    life.on('2026-03-02').transfer(116_000, []);
    const issued = life.ledger.issue({
      id: 'inv_dated',
      number: 'IN60',
      issuedOn: '2026-03-04',
      dueOn: '2026-03-10',
      totalMinor: 116_000,
    });
    life.fact({ type: 'INVOICE_ISSUED', ...issued });
    expect(compared(life).asItWas).toMatchObject({ invoicesPaid: 1, daysToPay: 0 });
  });

  test('is played as it was under each policy that it had', () => {
    expect(compared(lives['a payment by hand, and another policy half-way']!(), strict)).toMatchObject({
      faithful: true,
      asItWas: { deactivations: 0, invoicesPaid: 1 },
    });
  });

  test('is to be trusted when, played as it was, it comes to the recorded mails, attempts and deactivations', () => {
    const life = lives['nobody pays']!();
    expect(compared(life).faithful).toBe(true);
    const without = (type: string): Life =>
      Object.assign(lives['nobody pays']!(), {
        timeline: life.timeline.filter(
          (entry, i) => entry.type !== type || i !== life.timeline.findIndex((one) => one.type === type),
        ),
      });
    expect(compared(without('email.sent')).faithful).toBe(false);
    expect(compared(without('service.deactivated')).faithful).toBe(false);
    const again = lives['nobody pays']!();
    again.attempts.push(again.attempts.at(-1)!);
    expect(compared(again).faithful).toBe(false);
  });

  test('of which nothing is recorded is nothing', () => {
    expect(
      compare(
        'acc_1',
        { realTime: false, facts: [], timeline: [], attempts: [] },
        'MXN',
        mexico,
        () => mexico,
        '2026-03-01T00:00:00.000Z',
      ),
    ).toBeNull();
  });
});

describe('the report', () => {
  const one = (more: Partial<Comparison>): Comparison => ({
    accountId: 'acc_1',
    currency: 'MXN',
    asItWas: NOTHING,
    otherwise: NOTHING,
    assumed: 0,
    dropped: 0,
    faithful: true,
    ...more,
  });

  test('of nobody is nothing', () => {
    expect(new ReportInProgress().done()).toEqual({
      accounts: 0,
      differing: [],
      faithful: 0,
      assumed: 0,
      dropped: 0,
      byCurrency: [],
      skipped: [],
    });
  });

  test('adds up accounts of one currency, names those that differ, and those that could not be played', () => {
    const report = new ReportInProgress();
    const usd = one({
      accountId: 'acc_usd',
      currency: 'USD',
      asItWas: { ...NOTHING, contacts: 1, openMinor: 5 },
      otherwise: { ...NOTHING, contacts: 2, openMinor: 5 },
      assumed: 1,
      faithful: false,
    });
    const paid = one({
      accountId: 'acc_a',
      asItWas: { ...NOTHING, mails: 3, daysToPay: 8 },
      otherwise: { ...NOTHING, mails: 3, daysToPay: 10 },
      assumed: 2,
      dropped: 1,
    });
    const same = one({
      accountId: 'acc_b',
      asItWas: { ...NOTHING, mails: 4 },
      otherwise: { ...NOTHING, mails: 4 },
      dropped: 4,
    });
    for (const each of [usd, paid, same]) report.add(each);
    report.skip('acc_old', 'nothing of it is recorded');
    expect(report.done()).toEqual({
      accounts: 3,
      differing: [usd, paid],
      faithful: 2,
      assumed: 3,
      dropped: 5,
      byCurrency: [
        {
          currency: 'MXN',
          accounts: 2,
          asItWas: { ...NOTHING, mails: 7, daysToPay: 8 },
          otherwise: { ...NOTHING, mails: 7, daysToPay: 10 },
        },
        {
          currency: 'USD',
          accounts: 1,
          asItWas: { ...NOTHING, contacts: 1, openMinor: 5 },
          otherwise: { ...NOTHING, contacts: 2, openMinor: 5 },
        },
      ],
      skipped: [{ accountId: 'acc_old', why: 'nothing of it is recorded' }],
    });
  });
});
