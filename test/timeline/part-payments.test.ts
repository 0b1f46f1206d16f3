import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';

const owing = () =>
  story({ card: 'tok_ok', autopay: false })
    .on('2026-03-01')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-02')
    .invoice('500.00', { due: '2026-03-20' });

const lastOrder = (life: ReturnType<typeof owing>) =>
  life.effects.flatMap(({ effect }) => (effect.type === 'chargeBalance' ? [effect.params] : [])).at(-1);

describe('a part of what is open, paid by card', () => {
  test('lowers the invoice that was named, and moves no date', () => {
    const life = owing().watch('charge').pays('A', { amount: '300.00' });
    life.tells('2026-03-02 09:00 charged 300.00').shows({ open: '1,200.00' });
    expect(lastOrder(life)).toMatchObject({ invoiceIds: ['A'], amountMinor: 30_000 });
    life.on('2026-03-11').shows({ collections: 'overdue', overdue: '700.00' });
  });

  test('without a name is put against the oldest first, and asks only for those that it reaches', () => {
    const life = owing().pays(null, { amount: '300.00' });
    expect(lastOrder(life)).toMatchObject({ invoiceIds: ['A'], amountMinor: 30_000 });
    life.pays(null, { amount: '900.00' });
    expect(lastOrder(life)).toMatchObject({ invoiceIds: ['A', 'B'], amountMinor: 90_000 });
    life.shows({ open: '300.00', credit: '0.00' });
  });

  test('is at most what is open, not in dispute and not covered by credit', () => {
    const life = owing().disputes('A', { amount: '400.00' });
    life.pays('A', { amount: '600.01', refused: 'amount_too_large' }).pays('A', { amount: '600.00' });
    life.shows({ open: '900.00', credit: '0.00' });
    life
      .pays(null, { amount: '500.01', refused: 'amount_too_large' })
      .pays('A', { amount: '1.00', refused: 'nothing_due' });
  });

  test('together with credit pays the same invoices, and the receipt adds up', () => {
    const life = owing().transfer('1,200.00', 'A');
    life.shows({ open: '500.00', credit: '200.00' });
    life.pays('B', { amount: '300.01', refused: 'amount_too_large' });
    life.pays('B', { amount: '100.00' }).shows({ open: '200.00', credit: '0.00' });
  });

  test('of all that may be paid is no part', () => {
    const life = owing().pays(null, { amount: '1,500.00' }).shows({ open: '0.00' });
    expect(life.entries.filter(({ data }) => data.isPart === true)).toEqual([]);
  });
});

test('desk 13: paying an invoice takes nothing of it that is in dispute', () => {
  const life = owing().watch('charge').disputes('A', { amount: '400.00' }).pays('A');
  life.tells('2026-03-02 09:00 charged 600.00');
  life.shows({ open: '900.00' }).pays('A', { refused: 'nothing_due' });
});
