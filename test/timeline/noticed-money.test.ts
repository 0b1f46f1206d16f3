import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const planUntil = (life: Story): string | null | undefined =>
  life.context.holds.find((hold) => hold.kind === 'plan')?.until;

describe('a plan', () => {
  const planned = (life: Story): Story => life.plan({ '2026-03-20': '500.00', '2026-04-20': '500.00' });

  test('has its bank day again for what is owed again, since its dispute was decided', () => {
    const life = planned(owing().on('2026-03-16')).disputes('A').on('2026-03-25').watch('hold');
    expect(planUntil(life)).toBeNull();
    life.resolve('A', 'rejected');
    expect(planUntil(life)).toBe('2026-03-27T06:00:00.000Z');
    life
      .on('2026-03-28')
      .tells(
        '2026-03-25 09:00 dispute.resolved',
        '2026-03-25 09:00 hold.released dispute',
        '2026-03-27 00:00 plan.missed',
      );
  });

  test('whose day is still to come keeps that day, decided or not', () => {
    const life = planned(owing().on('2026-03-16'));
    expect(planUntil(life)).toBe('2026-03-24T06:00:00.000Z');
    life.disputes('A', { amount: '300.00' });
    expect(planUntil(life)).toBe('2026-03-24T06:00:00.000Z');
    life.on('2026-03-17').resolve('A', 'rejected');
    expect(planUntil(life)).toBe('2026-03-24T06:00:00.000Z');
  });

  /** Its notice is leaving, and nobody knows yet whether it has. */
  const noticeLeaves = (): Story => {
    const life = planned(owing().on('2026-03-16')).on('2026-03-24', '07:00');
    life.world.slow.add('sendEmail');
    return life.on('2026-03-24', '12:00');
  };

  test('ends so long after its notice has left', () => {
    const life = noticeLeaves();
    expect(planUntil(life)).toBeNull();
    expect(planUntil(life.bankAnswers())).toBe('2026-03-27T14:00:00.000Z');
  });

  test('whose installment came while its notice was leaving goes on to the next', () => {
    const life = noticeLeaves().transfer('500.00', 'A');
    expect(planUntil(life)).toBe('2026-04-22T06:00:00.000Z');
    expect(planUntil(life.bankAnswers())).toBe('2026-04-22T06:00:00.000Z');
  });

  test('on the day before its end, of which a part is disputed, keeps that end', () => {
    const life = planned(owing().on('2026-03-16')).on('2026-03-23').disputes('A', { amount: '100.00', late: true });
    expect(planUntil(life)).toBe('2026-03-24T06:00:00.000Z');
  });

  test('whose end waits for a direct debit is not hurried by a dispute of something else', () => {
    const life = owing({ card: 'tok_bank_ok', autopay: false }).on('2026-03-16');
    planned(life).on('2026-03-23', '12:00').pays('A', { amount: '500.00' }).on('2026-03-24');
    expect(planUntil(life)).toBe('2026-03-26T06:00:00.000Z');
    life.invoice('70.00', { due: '2026-04-10' }).on('2026-03-25').disputes('B').shows({ holds: 'plan dispute' });
    expect(planUntil(life)).toBe('2026-03-26T06:00:00.000Z');
  });

  /** Its notice has left on 24 March: it ends on the 27th. */
  const missed = (): Story => planned(owing().on('2026-03-16')).on('2026-03-25').watch('hold');

  test('that is missed stays so when a part is disputed, and ends on its day', () => {
    const life = missed().disputes('A', { amount: '100.00', late: true });
    expect(planUntil(life)).toBe('2026-03-27T14:00:00.000Z');
    life.watch('hold').on('2026-03-28').tells('2026-03-27 08:00 hold.released plan');
  });

  test('that is missed is so no more when all of it is disputed', () => {
    const life = missed().disputes('A', { late: true });
    expect(life.context.holds).toMatchObject([{ kind: 'plan', missed: null, until: null }, { kind: 'dispute' }]);
    life.on('2026-04-02').shows({ holds: 'plan dispute' });
  });

  test('that was cancelled while its notice was leaving is none any more', () => {
    const life = noticeLeaves().overrides({ type: 'CANCEL_PLAN_REQUESTED' });
    life.bankAnswers().shows({ holds: '' });
  });
});

describe('a charge', () => {
  test('of an installment that was lost is sent once more', () => {
    const life = owing({ card: 'tok_timeout_lost', autopay: false, watch: ['charge'] })
      .on('2026-03-12')
      .plan({ '2026-03-20': '500.00', '2026-04-20': '500.00' })
      .autopay(true)
      .on('2026-03-21');
    life.tells('2026-03-20 10:30 charge.unknown', '2026-03-20 11:30 charge.lost', '2026-03-20 11:30 charged 500.00');
  });

  test('of an invoice that was promised meanwhile is not', () => {
    const life = owing({ card: 'tok_timeout_lost', watch: ['charge'] }).on('2026-03-10', '11:00');
    life.promises('1,000.00', '2026-03-16').on('2026-03-11');
    life.tells('2026-03-10 10:30 charge.unknown', '2026-03-10 11:30 charge.lost');
  });

  test('whose key its provider knows for another amount is not tried again by its ladder', () => {
    const life = owing({ card: 'tok_insufficient_funds', watch: ['charge', 'task'] }).on('2026-03-10', '11:00');
    life.world.tokens.set('pm_1', 'tok_key_taken');
    life
      .on('2026-04-01')
      .tells(
        '2026-03-10 10:30 declined insufficient_funds',
        '2026-03-10 11:30 charge.refused',
        '2026-03-10 11:30 task.opened',
      );
    expect(life.view.autopay.state).toBe('exhausted');
    expect(life.context.ladders).toMatchObject([{ state: 'exhausted' }]);
  });

  test('that its holder is to confirm names its invoices', () => {
    const life = owing({ card: 'tok_requires_action' })
      .invoice('500.00', { due: '2026-03-10' })
      .invoice('200.00', { due: '2026-04-10' })
      .on('2026-03-10', '11:00');
    expect(written(life, 'payment-confirm')).toMatchObject([{ numbers: ['IN60A', 'IN60B'], amountMinor: 150_000 }]);
  });
});

describe('credit', () => {
  test('that comes in the very minute in which an invoice takes it pays it, and the receipt names it', () => {
    const life = owing().on('2026-03-10', '10:30').transfer('1,200.00', '');
    life.shows({ open: '0.00', credit: '200.00' });
    expect(written(life, 'payment-receipt')).toMatchObject([
      { creditMinor: 20_000, paid: [{ number: 'IN60A', amountMinor: 100_000, balanceMinor: 0 }] },
    ]);
  });

  test('that comes before that minute lies there until then', () => {
    const life = owing()
      .on('2026-03-10', '10:29')
      .transfer('1,200.00', '')
      .shows({ open: '1,000.00', credit: '1,200.00' });
    life.later(1).shows({ open: '0.00', credit: '200.00' });
  });

  test('that came before the mail of an invoice left is taken off what it asks for', () => {
    const life = story().on('2026-03-02', '22:00').invoice('1,000.00', { due: '2026-03-10' }).transfer('300.00', '');
    expect(written(life.on('2026-03-03'), 'invoice-issued')).toMatchObject([
      { standing: 'due', creditToComeMinor: 30_000, payableMinor: 70_000, disputedMinor: 0 },
    ]);
    const all = story().on('2026-03-02', '22:00').invoice('1,000.00', { due: '2026-03-10' }).transfer('1,000.00', '');
    expect(written(all.on('2026-03-03'), 'invoice-issued')).toMatchObject([
      { standing: 'credited', creditToComeMinor: 100_000, payableMinor: 0 },
    ]);
  });

  test('that an older invoice takes first is not counted twice', () => {
    const life = story()
      .on('2026-03-02', '22:00')
      .invoice('200.00', { due: '2026-03-09' })
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('300.00', '');
    expect(written(life.on('2026-03-03'), 'invoice-issued')).toMatchObject([
      { standing: 'credited', creditToComeMinor: 20_000, payableMinor: 0 },
      { standing: 'due', creditToComeMinor: 10_000, payableMinor: 90_000 },
    ]);
  });
});
