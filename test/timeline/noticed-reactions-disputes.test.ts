import { describe, expect, test } from '@jest/globals';
import { daysOverdue, debtById } from '../../domain/chart/reads/debts.ts';
import type { Debt } from '../../domain/chart/state/ledger.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { ordered, told } from './told.ts';

/** What a dispute takes out of an invoice's age, and what is said of money that is taken back. */

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
/** Days overdue of A, as its mails say. */
const age = (life: Story): number => daysOverdue(life.context, debtById(life.context, 'A') as Debt);

describe('days in dispute', () => {
  const decided = (life: Story): Story => life.on('2026-03-30').resolve('A', 'rejected');

  test('do not count, from the due day on', () => {
    // Since before its due day: the twenty after that.
    expect(age(decided(owing().on('2026-03-05').disputes('A')).on('2026-04-05'))).toBe(6);
    expect(age(decided(owing().on('2026-03-16').disputes('A')))).toBe(6);
  });

  test('count where the policy says so, and where a part was disputed', () => {
    const policy = { ...mexico, holds: { ...mexico.holds, disputedDaysCount: true } };
    expect(age(decided(owing({ policy }).on('2026-03-16').disputes('A')))).toBe(20);
    expect(age(decided(owing().on('2026-03-16').disputes('A', { amount: '400.00' })))).toBe(20);
  });

  test('do not count from when the part is all that is open, nor when it is so no more', () => {
    const part = owing().on('2026-03-12').disputes('A', { amount: '400.00' }).on('2026-03-16').transfer('600.00', 'A');
    expect(age(decided(part))).toBe(6);
    const again = owing().on('2026-03-12').disputes('A', { amount: '400.00' }).on('2026-03-16').transfer('600.00', 'A');
    expect(age(decided(again.on('2026-03-20').unmatch()))).toBe(16);
  });

  test('do not count on the ladder after a chargeback either', () => {
    const back = story({ card: 'tok_ok' }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-16');
    back.chargeback().on('2026-03-20').disputes('A', { late: true }).on('2026-03-30').resolve('A', 'rejected');
    expect(back.context.debts).toMatchObject([{ pausedDays: 10, ladderFrom: '2026-03-26' }]);
    // The seventh day is a holiday, as the next, before a weekend.
    back
      .watch('email')
      .on('2026-04-11')
      .tells('2026-04-06 08:00 email overdue-reminder', '2026-04-10 08:00 email overdue-reminder');
  });

  test('since before the chargeback: from its day on', () => {
    const life = story({ card: 'tok_ok' }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-12');
    life.disputes('A').on('2026-03-16').chargeback().on('2026-03-30').resolve('A', 'rejected');
    expect(life.context.debts).toMatchObject([{ pausedDays: 14, ladderFrom: '2026-03-30' }]);
  });
});

describe('money that was matched wrongly', () => {
  test('returns the proof that it had settled: the ledger hears of it, and the timeline', () => {
    const life = owing()
      .on('2026-03-12')
      .proof('prf_1', '1,000.00', { key: 'SPEI-1' })
      .transfer('1,000.00', 'A', { key: 'SPEI-1' });
    const [paymentId = ''] = life.world.ledger.payments.keys();
    life.fact({
      type: 'TRANSFER_UNMATCHED',
      transferId: 'btx_1',
      reason: "another customer's",
      proofIds: ['prf_1'],
      ...life.world.ledger.reverse(paymentId),
    });
    expect(told(life, /^proof.returned/)).toEqual([
      ['proof.returned', 'puntual', 'The money that settled the proof was matched wrongly', { proofId: 'prf_1' }],
    ]);
    expect(life.marks.at(-1)).toEqual({
      kind: 'proof',
      proofId: 'prf_1',
      status: 'returned',
      reason: "another customer's",
    });
  });
});

describe('a service that is back on proofs', () => {
  test('since less is left to be covered: its mail is that of this return', () => {
    const life = owing().invoice('500.00', { due: '2026-03-10' }).on('2026-05-12');
    life
      .proof('prf_1', '500.00')
      .proof('prf_2', '1,000.00')
      .accepts('prf_1')
      .rejects('prf_2')
      .transfer('1,000.00', 'A');
    life.shows({ service: 'provisional' });
    expect(
      ordered(life, 'sendEmail')
        .map(({ key }) => key)
        .filter((key) => key.includes('reactivated')),
    ).toEqual(['acc_214:service-reactivated:proof:2']);
  });
});

describe('a chargeback', () => {
  test('asks for another method, each under a key of its own', () => {
    const life = story({ card: 'tok_ok' }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-16');
    life.chargeback().on('2026-03-18').card('tok_ok', { fingerprint: 'b' }).autopay(true);
    life.invoice('500.00', { due: '2026-04-10' }).on('2026-04-16').chargeback().on('2026-04-18');
    const keys = ordered(life, 'sendEmail').map(({ key }) => key);
    expect(keys.filter((key) => key.includes('method-needed'))).toEqual([
      'acc_214:payment-method-needed:chargeback:1',
      'acc_214:payment-method-needed:chargeback:2',
    ]);
  });
});
