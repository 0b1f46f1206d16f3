import { describe, expect, test } from '@jest/globals';
import { payingOf } from '../../domain/chart/paying.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** A, B and C fall due one after the other; on 20 March all are overdue. */
const three = (): Story =>
  story()
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .invoice('500.00', { due: '2026-03-10' })
    .invoice('200.00', { due: '2026-03-15' })
    .on('2026-03-20');

const order = (life: Story, ...ids: string[]) => payingOf(life.state, ids, life.time).order;

describe('what one payment is asked for', () => {
  test('all that is open, the oldest first, where nothing is named', () => {
    expect(order(three())).toEqual({ invoiceId: null, amountMinor: 170_000, invoiceIds: ['A', 'B', 'C'] });
    expect(payingOf(three().state, [], three().time).invoices).toMatchObject([
      { id: 'A', number: 'IN60A', dueOn: '2026-02-10', daysOverdue: 38, isPastDue: true, isOnItsWay: false },
      { id: 'B', balanceMinor: 50_000, payableMinor: 50_000, daysOverdue: 10 },
      { id: 'C', balanceMinor: 20_000, payableMinor: 20_000, daysOverdue: 5 },
    ]);
  });

  test('one alone is named, the oldest or another', () => {
    expect(order(three(), 'A')).toEqual({ invoiceId: 'A', amountMinor: 100_000, invoiceIds: ['A'] });
    expect(order(three(), 'C')).toEqual({ invoiceId: 'C', amountMinor: 20_000, invoiceIds: ['C'] });
    const one = story().on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
    expect(order(one)).toEqual({ invoiceId: 'A', amountMinor: 100_000, invoiceIds: ['A'] });
  });

  test('several are paid at once where they are the oldest, else the oldest of them comes first', () => {
    expect(order(three(), 'B', 'A')).toEqual({ invoiceId: null, amountMinor: 150_000, invoiceIds: ['A', 'B'] });
    expect(order(three(), 'A', 'C')).toEqual({ invoiceId: 'A', amountMinor: 100_000, invoiceIds: ['A'] });
    expect(order(three(), 'C', 'B')).toEqual({ invoiceId: 'B', amountMinor: 50_000, invoiceIds: ['B'] });
  });

  test('what is in dispute is not paid, and is passed over', () => {
    const life = story()
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .invoice('500.00', { due: '2026-02-10' })
      .disputes('A');
    expect(order(life)).toEqual({ invoiceId: 'B', amountMinor: 50_000, invoiceIds: ['B'] });
    expect(order(life, 'A')).toBeNull();
    expect(payingOf(life.state, [], life.time).invoices).toMatchObject([{ id: 'A', payableMinor: 0 }, { id: 'B' }]);
    // What is left are the oldest of all that can be paid: one payment pays them.
    life.invoice('200.00', { due: '2026-02-10' });
    expect(order(life, 'C', 'B')).toEqual({ invoiceId: null, amountMinor: 70_000, invoiceIds: ['B', 'C'] });
  });

  test('credit pays its part, or all of it', () => {
    const issued = () => story().on('2026-02-01').transfer('300.00', '').invoice('1,000.00', { due: '2026-02-10' });
    expect(order(issued())).toEqual({ invoiceId: 'A', amountMinor: 70_000, invoiceIds: ['A'] });
    const covered = story().on('2026-02-01').transfer('300.00', '').invoice('300.00', { due: '2026-02-10' });
    expect(order(covered)).toBeNull();
  });

  test('a debit on its way is seen, and nothing is paid twice', () => {
    const life = story({ card: 'tok_bank_ok', autopay: false })
      .on('2026-02-01')
      .invoice('1,000.00', { due: '2026-02-10' })
      .on('2026-02-02')
      .pays('A');
    expect(payingOf(life.state, [], life.time)).toMatchObject({
      invoices: [{ id: 'A', balanceMinor: 100_000, payableMinor: 0, isOnItsWay: true }],
      order: null,
    });
  });

  test('what was written off is paid where nothing else is open, or where it is named', () => {
    const off = () => three().overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
    expect(order(off())).toEqual({ invoiceId: null, amountMinor: 170_000, invoiceIds: ['A', 'B', 'C'] });
    const again = off().invoice('400.00', { due: '2026-04-10' });
    expect(order(again)).toEqual({ invoiceId: 'D', amountMinor: 40_000, invoiceIds: ['D'] });
    expect(order(again, 'B')).toEqual({ invoiceId: 'B', amountMinor: 50_000, invoiceIds: ['B'] });
  });
});

test('an attempt for a part of what could be paid is said to be one, and one for all of it is not', () => {
  const isPart = (amount?: string): unknown => {
    const life = story({ card: 'tok_ok', autopay: false }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
    const tried = life.pays(null, amount === undefined ? {} : { amount }).entries;
    return tried.find(({ type }) => type === 'charge.attempted')?.data.isPart;
  };
  expect([isPart('400.00'), isPart('1,000.00'), isPart()]).toEqual([true, undefined, undefined]);
});
