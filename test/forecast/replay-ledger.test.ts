import { describe, expect, test } from '@jest/globals';
import type { Invoice } from '../../domain/account.ts';
import { ReplayLedger } from '../../domain/foresight/backtest/ledger.ts';

const paper = (id: string, totalMinor: number): Invoice => ({
  id,
  number: `IN60-${id}`,
  issuedOn: '2026-03-02',
  dueOn: '2026-03-10',
  totalMinor,
  balanceMinor: totalMinor,
});
const nothing = (): number => 0;

/** Invoices `a`, `b`, … over these amounts. */
function ledger(...totals: number[]): ReplayLedger {
  const made = new ReplayLedger();
  totals.forEach((total, i) => made.issue(paper('abc'[i]!, total)));
  return made;
}

describe('the ledger of a life that is played again', () => {
  test('puts money against what it is for, in that order, and makes the rest credit', () => {
    const made = ledger(100, 50);
    expect(made.receive('pay_1', 120, ['a', 'b'], nothing)).toEqual({
      allocations: [
        { invoiceId: 'a', amountMinor: 100 },
        { invoiceId: 'b', amountMinor: 20 },
      ],
      creditMinor: 0,
    });
    expect(made.receive('pay_2', 40, ['a', 'b'], nothing)).toEqual({
      allocations: [{ invoiceId: 'b', amountMinor: 30 }],
      creditMinor: 10,
    });
    expect([made.openMinor(['a', 'b']), made.creditMinor]).toEqual([0, 10]);
    expect(made.receive('pay_3', 5, ['unknown'], nothing)).toEqual({ allocations: [], creditMinor: 5 });
  });

  test('pays the next invoice by credit as far as it goes', () => {
    const made = ledger();
    made.receive('pay_1', 30, [], nothing);
    expect(made.issue(paper('a', 20))).toEqual({ invoice: { ...paper('a', 20), balanceMinor: 0 }, creditMinor: 20 });
    expect(made.issue(paper('b', 20))).toEqual({ invoice: { ...paper('b', 20), balanceMinor: 10 }, creditMinor: 10 });
    expect(made.issue({ ...paper('c', 20), balanceMinor: 7 })).toEqual({ invoice: paper('c', 20), creditMinor: 0 });
    expect(made.creditMinor).toBe(0);
  });

  test('pays what is in dispute last', () => {
    const made = ledger(100, 50);
    const disputed = (id: string): number => (id === 'a' ? 60 : 0);
    expect(made.receive('pay_1', 100, ['a', 'b'], disputed)).toEqual({
      allocations: [
        { invoiceId: 'a', amountMinor: 50 },
        { invoiceId: 'b', amountMinor: 50 },
      ],
      creditMinor: 0,
    });
    expect(made.openMinor(['a', 'b'])).toBe(50);
  });

  test('lets credit that a charge counted on pay its part of the same invoices, and no more than that', () => {
    const made = ledger(100, 50);
    made.receive('pay_1', 30, [], nothing);
    expect(made.receive('pay_2', 80, ['a'], nothing, 20)).toEqual({
      allocations: [{ invoiceId: 'a', amountMinor: 100 }],
      creditMinor: -20,
    });
    expect(made.creditMinor).toBe(10);
    expect(made.receive('pay_3', 30, ['b'], nothing, 20)).toEqual({
      allocations: [{ invoiceId: 'b', amountMinor: 40 }],
      creditMinor: -10,
    });
    expect([made.openMinor(['b']), made.creditMinor]).toEqual([10, 0]);
  });

  test('what a charge brings too much is not spent as the credit that it counted on', () => {
    const made = ledger(100, 50);
    expect(made.receive('pay_1', 120, ['a'], nothing, 20)).toEqual({
      allocations: [{ invoiceId: 'a', amountMinor: 100 }],
      creditMinor: 20,
    });
    expect(made.openMinor(['b'])).toBe(50);
  });

  test('puts credit against what is due, as far as asked and as far as there is any', () => {
    const made = ledger(100, 50);
    made.receive('pay_1', 30, [], nothing);
    expect(made.applyCredit(20, ['a', 'b'], (id) => (id === 'a' ? 95 : 0))).toEqual({
      allocations: [
        { invoiceId: 'a', amountMinor: 5 },
        { invoiceId: 'b', amountMinor: 15 },
      ],
      creditMinor: -20,
    });
    expect(made.applyCredit(40, ['a'], nothing)).toEqual({
      allocations: [{ invoiceId: 'a', amountMinor: 10 }],
      creditMinor: -10,
    });
    expect([made.openMinor(['a', 'b']), made.creditMinor]).toEqual([120, 0]);
  });

  test('voids an invoice: what was paid on it is credit, and nothing of it is asked or lowered any more', () => {
    const made = ledger(100, 50);
    made.receive('pay_1', 70, ['a', 'b'], nothing);
    expect(made.void('a')).toBe(70);
    expect([made.openMinor(['a', 'b']), made.creditMinor]).toEqual([50, 70]);
    expect(made.lower('a', 10)).toEqual({ amountMinor: 0, creditMinor: 0 });
    expect(made.void('b')).toBe(0);
  });

  test('lowers an invoice: what is open goes first, what had been paid above that is credit, and never more than it asks', () => {
    const made = ledger(100);
    made.receive('pay_1', 70, ['a'], nothing);
    expect(made.lower('a', 10)).toEqual({ amountMinor: 10, creditMinor: 0 });
    expect(made.openMinor(['a'])).toBe(20);
    expect(made.lower('a', 50)).toEqual({ amountMinor: 50, creditMinor: 30 });
    expect(made.lower('a', 50)).toEqual({ amountMinor: 40, creditMinor: 40 });
    expect([made.openMinor(['a']), made.creditMinor]).toEqual([0, 70]);
    expect(made.void('a')).toBe(0);
  });

  test('takes a payment back: its invoices are open again, its credit is gone', () => {
    const made = ledger(100, 50);
    made.receive('pay_1', 40, ['a'], nothing);
    made.receive('pay_2', 120, ['a', 'b'], nothing);
    made.receive('pay_3', 5, [], nothing);
    expect(made.reverse('pay_2')).toEqual({
      paymentId: 'pay_2',
      amountMinor: 120,
      allocations: [
        { invoiceId: 'a', amountMinor: 60 },
        { invoiceId: 'b', amountMinor: 50 },
      ],
      creditMinor: 10,
      reopened: [{ ...paper('a', 100), balanceMinor: 60 }, paper('b', 50)],
    });
    expect([made.openMinor(['a', 'b']), made.creditMinor]).toEqual([110, 5]);
    expect(made.reverse('pay_1')).toMatchObject({ allocations: [{ invoiceId: 'a', amountMinor: 40 }], creditMinor: 0 });
    expect(made.openMinor(['a', 'b'])).toBe(150);
    expect(() => made.reverse('pay_1')).toThrow('No payment pay_1 in this life');
  });

  test('takes credit that was spent meanwhile from the invoices that credit paid last', () => {
    const made = ledger(100);
    made.receive('pay_1', 60, [], nothing);
    made.applyCredit(20, ['a'], nothing);
    made.issue(paper('b', 35));
    made.receive('pay_2', 3, [], nothing);
    // 60 of credit: 20 on the first invoice, 35 on the second; 8 are left.
    expect(made.reverse('pay_1')).toEqual({
      paymentId: 'pay_1',
      amountMinor: 60,
      allocations: [
        { invoiceId: 'b', amountMinor: 35 },
        { invoiceId: 'a', amountMinor: 17 },
      ],
      creditMinor: 8,
      reopened: [paper('b', 35), { ...paper('a', 100), balanceMinor: 97 }],
    });
    expect([made.openMinor(['a', 'b']), made.creditMinor]).toEqual([132, 0]);
    expect(made.reverse('pay_2')).toMatchObject({ allocations: [{ invoiceId: 'a', amountMinor: 3 }], creditMinor: 0 });
  });

  test("what became credit by a void or a credit note is a payment's credit, and goes with it", () => {
    const made = ledger(100, 50);
    made.receive('pay_1', 70, ['a'], nothing);
    made.receive('pay_2', 30, ['a'], nothing);
    made.void('a');
    expect(made.creditMinor).toBe(100);
    expect(made.reverse('pay_1')).toEqual({
      paymentId: 'pay_1',
      amountMinor: 70,
      allocations: [],
      creditMinor: 70,
      reopened: [],
    });
    expect([made.openMinor(['a']), made.creditMinor]).toEqual([0, 30]);

    const lowered = ledger(100);
    lowered.receive('pay_1', 70, ['a'], nothing);
    lowered.receive('pay_2', 30, ['a'], nothing);
    lowered.lower('a', 40);
    // The last money came first off it: all of the second payment, and ten of the first.
    expect(lowered.reverse('pay_2')).toMatchObject({ allocations: [], creditMinor: 30 });
    expect(lowered.reverse('pay_1')).toMatchObject({
      allocations: [{ invoiceId: 'a', amountMinor: 60 }],
      creditMinor: 10,
    });
    expect([lowered.openMinor(['a']), lowered.creditMinor]).toEqual([60, 0]);
  });

  test("credit on an invoice that is voided is credit again, and nobody's payment", () => {
    const made = ledger();
    made.receive('pay_1', 30, [], nothing);
    made.issue(paper('a', 50));
    made.receive('pay_2', 20, ['a'], nothing);
    expect(made.void('a')).toBe(50);
    expect(made.creditMinor).toBe(50);
    expect(made.reverse('pay_2')).toMatchObject({ creditMinor: 20, allocations: [] });
    expect(made.reverse('pay_1')).toMatchObject({ creditMinor: 30, allocations: [] });
  });

  test('refunds credit as far as there is any; what was refunded is lost when its payment is taken back', () => {
    const made = ledger();
    made.receive('pay_1', 30, [], nothing);
    expect([made.refund(10), made.creditMinor]).toEqual([10, 20]);
    expect(made.reverse('pay_1')).toMatchObject({ allocations: [], creditMinor: 20 });
    expect([made.refund(10), made.creditMinor]).toEqual([0, 0]);
  });

  test('one that was written off stays so when its money goes; a small remainder that was let go is asked no more', () => {
    const made = ledger(100, 50);
    made.receive('pay_1', 40, ['a'], nothing);
    made.receive('pay_2', 45, ['b'], nothing);
    made.mark({ kind: 'invoiceAdjusted', invoiceId: 'b', amountMinor: 5, reason: 'small remainder' });
    made.mark({ kind: 'invoicesUncollectible', invoiceIds: ['a', 'b'] });
    made.mark({ kind: 'policy', name: 'mexico', version: 2 });
    expect(made.openMinor(['a', 'b'])).toBe(60);
    expect(made.reverse('pay_1').reopened).toEqual([]);
    // This one was paid when the other was written off.
    expect(made.reverse('pay_2').reopened).toEqual([{ ...paper('b', 50), balanceMinor: 45 }]);
    expect(made.openMinor(['a', 'b'])).toBe(145);
  });

  test('says of each that was written off how much of it is open after money came, went or was asked for less', () => {
    const made = ledger(100, 50);
    made.mark({ kind: 'invoicesUncollectible', invoiceIds: ['a'] });
    const open = (balanceMinor: number) => [{ ...paper('a', 100), balanceMinor }];
    expect(made.receive('pay_1', 30, ['a'], nothing)).toEqual({
      allocations: [{ invoiceId: 'a', amountMinor: 30 }],
      creditMinor: 0,
      uncollectible: open(70),
    });
    expect(made.receive('pay_2', 50, ['b'], nothing)).not.toHaveProperty('uncollectible');
    expect(made.lower('a', 10)).toEqual({ amountMinor: 10, creditMinor: 0, uncollectible: open(60) });
    expect(made.reverse('pay_1')).toMatchObject({ reopened: [], uncollectible: open(90) });
    expect(made.void('a')).toBe(0);
    // Nothing is asked on it any more: it is told of by nobody.
    expect(made.reverse('pay_2')).not.toHaveProperty('uncollectible');
  });

  test('a chargeback that is won pays what it had paid; what had been refunded of it is not paid twice', () => {
    const made = ledger(100);
    made.receive('pay_1', 130, ['a'], nothing);
    expect([made.creditMinor, made.refund(10)]).toEqual([30, 10]);
    expect(made.reverse('pay_1')).toMatchObject({ amountMinor: 130, creditMinor: 20 });
    expect([made.openMinor(['a']), made.creditMinor]).toEqual([100, 0]);
    expect(made.restore('pay_1', nothing)).toEqual({
      paymentId: 'pay_1',
      allocations: [{ invoiceId: 'a', amountMinor: 100 }],
      creditMinor: 20,
    });
    expect([made.openMinor(['a']), made.creditMinor]).toEqual([0, 20]);
    expect(made.restore('pay_1', nothing)).toBeNull();
    expect(made.restore('unknown', nothing)).toBeNull();
  });

  test('knows no invoice that was not issued in this life', () => {
    expect(() => ledger().void('a')).toThrow('No invoice a in this life');
  });
});
