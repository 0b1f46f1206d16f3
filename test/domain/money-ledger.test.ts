import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Allocation } from '../../domain/account.ts';
import { movesOf } from '../../domain/money/ledger.ts';
import {
  afterMoves,
  allocatedBy,
  creditBy,
  type InvoiceMoney,
  type MoneyEvent,
  type MoneyView,
  type Moves,
  sumOf,
} from '../../domain/money/moves.ts';
import { NO_MOVES } from './no-moves.ts';

/** Invoices `a`, `b`, … over these amounts, and nothing else. */
const owing = (...totals: number[]): MoneyView => ({
  creditMinor: 0,
  invoices: totals.map((balanceMinor, i) => invoice('abc'[i] as string, balanceMinor)),
  allocations: [],
});
const invoice = (id: string, balanceMinor: number, rest: Partial<InvoiceMoney> = {}): InvoiceMoney => ({
  id,
  status: balanceMinor === 0 ? 'paid' : 'open',
  balanceMinor,
  disputedMinor: 0,
  writtenOff: rest.status === 'uncollectible',
  ...rest,
});
const withInvoice = (view: MoneyView, ...more: InvoiceMoney[]): MoneyView => ({
  ...view,
  invoices: [...view.invoices.filter(({ id }) => !more.some((one) => one.id === id)), ...more],
});

/** One after the other. */
function story(begin: MoneyView, ...events: MoneyEvent[]): { view: MoneyView; moves: Moves } {
  let view = begin;
  let moves = NO_MOVES;
  for (const event of events) {
    moves = movesOf(view, event);
    view = afterMoves(view, moves);
  }
  return { view, moves };
}

const transfer = (paymentId: string, amountMinor: number, allocations: Record<string, number> = {}): MoneyEvent => ({
  type: 'transferMatched',
  paymentId,
  amountMinor,
  allocations: listed(allocations),
});
const charge = (paymentId: string, amountMinor: number, invoiceIds: string[], countedOnMinor = 0): MoneyEvent => ({
  type: 'chargeSucceeded',
  paymentId,
  amountMinor,
  invoiceIds,
  countedOnMinor,
});
const reversed = (paymentId: string, creditMinor: number): MoneyEvent => ({
  type: 'paymentReversed',
  paymentId,
  creditMinor,
});
const listed = (allocations: Record<string, number>): Allocation[] =>
  Object.entries(allocations).map(([invoiceId, amountMinor]) => ({ invoiceId, amountMinor }));

/** `a paid 0, b open 30; credit 5`. */
const stand = ({ invoices, creditMinor }: MoneyView): string =>
  `${invoices.map(({ id, status, balanceMinor }) => `${id} ${status} ${balanceMinor}`).join(', ')}; credit ${creditMinor}`;

describe('a charge', () => {
  test('pays what it is for in the order given, and the rest is credit', () => {
    const { view, moves } = story(owing(100, 50), charge('pay_1', 120, ['b', 'a']), charge('pay_2', 40, ['a']));
    expect(stand(view)).toBe('a paid 0, b paid 0; credit 10');
    expect([allocatedBy(moves), creditBy(moves), moves.payments]).toEqual([
      listed({ a: 30 }),
      10,
      [{ id: 'pay_2', creditByMinor: 10 }],
    ]);
  });

  test('pays what is due before what is in dispute', () => {
    const disputed = withInvoice(owing(100, 50), invoice('a', 100, { disputedMinor: 60 }), invoice('b', 50));
    expect(allocatedBy(story(disputed, charge('pay_1', 90, ['a', 'b'])).moves)).toEqual(listed({ a: 40, b: 50 }));
    expect(allocatedBy(story(disputed, charge('pay_1', 100, ['a', 'b'])).moves)).toEqual(listed({ a: 50, b: 50 }));
  });

  test('is joined by the credit that it counted on, and by no more than that', () => {
    const { view, moves } = story(owing(100), transfer('pay_1', 30), charge('pay_2', 70, ['a'], 20));
    expect(stand(view)).toBe('a open 10; credit 10');
    expect([allocatedBy(moves), creditBy(moves)]).toEqual([listed({ a: 90 }), -20]);
    expect(moves.credit).toMatchObject([{ amountMinor: -20, reason: 'invoicePaid', invoiceId: 'a' }]);
  });

  test('and the credit with it pay what is in dispute once each', () => {
    const disputed = withInvoice({ ...owing(), creditMinor: 50 }, invoice('a', 100, { disputedMinor: 60 }));
    const { view, moves } = story(disputed, charge('pay_1', 70, ['a'], 50));
    expect([stand(view), allocatedBy(moves), creditBy(moves)]).toEqual([
      'a paid 0; credit 20',
      listed({ a: 100 }),
      -30,
    ]);
  });

  test('is all credit where nothing is open of its invoices, or nobody knows them', () => {
    const { view, moves } = story(
      owing(100),
      { type: 'invoiceVoided', invoiceId: 'a' },
      charge('pay_1', 70, ['a', 'x']),
    );
    expect([stand(view), allocatedBy(moves)]).toEqual(['a void 0; credit 70', []]);
  });

  test('is not joined by its own rest', () => {
    const { view, moves } = story(owing(100, 50), charge('pay_1', 120, ['a'], 20));
    expect([stand(view), creditBy(moves)]).toEqual(['a paid 0, b open 50; credit 20', 20]);
  });

  test('pays an invoice that was written off like any other', () => {
    const writtenOff = withInvoice(owing(), invoice('a', 100, { status: 'uncollectible' }));
    expect(stand(story(writtenOff, charge('pay_1', 40, ['a'])).view)).toBe('a uncollectible 60; credit 0');
    expect(stand(story(writtenOff, charge('pay_1', 100, ['a'])).view)).toBe('a paid 0; credit 0');
  });
});

describe('credit', () => {
  test('pays an invoice when it is issued, as far as it goes', () => {
    const { view } = story(owing(), transfer('pay_1', 70));
    const issued = withInvoice(view, invoice('a', 100));
    expect(stand(story(issued, { type: 'invoiceIssued', invoiceId: 'a' }).view)).toBe('a open 30; credit 0');
    const none = story(owing(100), { type: 'invoiceIssued', invoiceId: 'a' }).moves;
    expect(none).toEqual(NO_MOVES);
  });

  test('is put against what is due, not against what is in dispute or written off', () => {
    const begin = withInvoice(
      { ...owing(100, 50, 20), creditMinor: 100 },
      invoice('a', 100, { disputedMinor: 95 }),
      invoice('b', 50, { status: 'uncollectible' }),
      invoice('c', 20),
    );
    const { moves } = story(begin, { type: 'creditApplied', amountMinor: 200, invoiceIds: ['a', 'b', 'c'] });
    expect([allocatedBy(moves), creditBy(moves)]).toEqual([listed({ a: 5, c: 20 }), -25]);
  });

  test('is never less than nothing', () => {
    const more: MoneyEvent = { type: 'creditRefunded', refundId: 'ref_1', amountMinor: 31 };
    expect(() => story(owing(), transfer('pay_1', 30), more)).toThrow("The credit of 30 can't move by -31");
  });
});

describe('an invoice that asks for less', () => {
  test('lowered: what is open goes first, what had been paid above that is credit', () => {
    const paid = story(
      owing(100),
      transfer('pay_0', 10, { a: 10 }),
      transfer('pay_1', 50, { a: 50 }),
      transfer('pay_2', 20, { a: 20 }),
    ).view;
    const { view, moves } = story(paid, { type: 'invoiceLowered', invoiceId: 'a', amountMinor: 50 });
    expect(stand(view)).toBe('a paid 0; credit 30');
    // What came last goes first: all of the second payment, and ten of the first.
    expect(moves.allocations.map(({ paymentId, amountMinor }) => [paymentId, amountMinor])).toEqual([
      ['pay_2', -20],
      ['pay_1', -10],
    ]);
    expect(moves.payments).toEqual([
      { id: 'pay_2', creditByMinor: 20 },
      { id: 'pay_1', creditByMinor: 10 },
    ]);
  });

  test('voided: all that stands on it is credit, and nobody puts money against it', () => {
    const { view } = story(
      withInvoice({ ...owing(), creditMinor: 30 }, invoice('a', 100)),
      { type: 'invoiceIssued', invoiceId: 'a' },
      transfer('pay_1', 20, { a: 20 }),
      { type: 'invoiceVoided', invoiceId: 'a' },
    );
    expect(stand(view)).toBe('a void 0; credit 50');
    expect(() => movesOf(view, transfer('pay_2', 10, { a: 10 }))).toThrow("Invoice a (void) can't come to -10");
  });

  test('adjusted: a remainder is let go, at most what is open', () => {
    const { view, moves } = story(owing(100), transfer('pay_1', 95, { a: 95 }), {
      type: 'invoiceAdjusted',
      invoiceId: 'a',
      amountMinor: 20,
    });
    expect([stand(view), moves.credit]).toEqual(['a paid 0; credit 0', []]);
  });
});

describe('a payment that is taken back', () => {
  test('opens its invoices again, and takes its credit', () => {
    const { view, moves } = story(owing(100, 50), charge('pay_1', 120, ['b']), reversed('pay_1', 70));
    expect(stand(view)).toBe('a open 100, b open 50; credit 0');
    expect([allocatedBy(moves), creditBy(moves), moves.unrecoveredMinor]).toEqual([listed({ b: 50 }), -70, 0]);
  });

  test('takes what was spent of its credit from the invoices that credit paid last', () => {
    const begin = withInvoice({ ...owing(), creditMinor: 0 }, invoice('a', 20), invoice('b', 35));
    const { view, moves } = story(
      begin,
      transfer('pay_1', 60),
      { type: 'invoiceIssued', invoiceId: 'a' },
      { type: 'invoiceIssued', invoiceId: 'b' },
      transfer('pay_2', 3),
      reversed('pay_1', 60),
    );
    // 60 of credit: 20 and 35 were spent, 5 and 3 are left; 52 are missing.
    expect([stand(view), allocatedBy(moves), creditBy(moves)]).toEqual([
      'a open 17, b open 35; credit 0',
      listed({ b: 35, a: 17 }),
      -8,
    ]);
  });

  test("leaves other payments' money where it is, whatever is missing", () => {
    const { view, moves } = story(
      owing(50, 30, 10),
      transfer('pay_1', 40),
      { type: 'creditApplied', amountMinor: 10, invoiceIds: ['c'] },
      { type: 'creditApplied', amountMinor: 30, invoiceIds: ['b'] },
      transfer('pay_2', 50, { a: 50 }),
      transfer('pay_3', 10),
      reversed('pay_1', 40),
    );
    expect(stand(view)).toBe('a paid 0, b open 30, c paid 0; credit 0');
    expect(moves.allocations).toMatchObject([{ paymentId: null, invoiceId: 'b', amountMinor: -30 }]);
    expect(moves.payments).toEqual([{ id: 'pay_1', creditByMinor: -40 }]);
  });

  test('leaves what was refunded', () => {
    const { view, moves } = story(
      owing(),
      transfer('pay_1', 30),
      { type: 'creditRefunded', refundId: 'ref_1', amountMinor: 10 },
      reversed('pay_1', 30),
    );
    expect([stand(view), moves.unrecoveredMinor, creditBy(moves)]).toEqual(['; credit 0', 10, -20]);
  });

  test('leaves an invoice written off that was so while it was paid in part', () => {
    const writtenOff = withInvoice(owing(), invoice('a', 100, { status: 'uncollectible' }));
    expect(stand(story(writtenOff, charge('pay_1', 40, ['a']), reversed('pay_1', 0)).view)).toBe(
      'a uncollectible 100; credit 0',
    );
  });
});

test('each move says why, and whose money it was', () => {
  const why = (moves: Moves) => [
    moves.allocations.map(({ paymentId, invoiceId, amountMinor, reason }) =>
      [paymentId ?? 'credit', invoiceId, amountMinor, reason].join(' '),
    ),
    moves.credit.map(({ amountMinor, reason, invoiceId, paymentId, refundId }) =>
      [amountMinor, reason, invoiceId, paymentId, refundId].filter((one) => one !== null).join(' '),
    ),
  ];
  const paid = story(owing(100, 50), charge('pay_1', 120, ['a']));
  expect(why(paid.moves)).toEqual([['pay_1 a 100 paid'], ['20 overpaid pay_1']]);
  expect(movesOf(owing(100), charge('pay_1', 100, ['a'])).payments).toEqual([]);
  const then = (event: MoneyEvent) => why(movesOf(paid.view, event));
  expect(then({ type: 'creditApplied', amountMinor: 20, invoiceIds: ['b'] })).toEqual([
    ['credit b 20 paid'],
    ['-20 invoicePaid b'],
  ]);
  expect(then({ type: 'creditRefunded', refundId: 'ref_1', amountMinor: 5 })).toEqual([[], ['-5 refunded ref_1']]);
  expect(then({ type: 'invoiceLowered', invoiceId: 'a', amountMinor: 30 })).toEqual([
    ['pay_1 a -30 creditNoted'],
    ['30 creditNoted a pay_1'],
  ]);
  expect(then({ type: 'invoiceVoided', invoiceId: 'a' })).toEqual([
    ['pay_1 a -100 invoiceVoided'],
    ['100 invoiceVoided a pay_1'],
  ]);
  expect(then(reversed('pay_1', 20))).toEqual([['pay_1 a -100 paymentReversed'], ['-20 paymentReversed pay_1']]);

  const spent = story(paid.view, { type: 'creditApplied', amountMinor: 20, invoiceIds: ['b'] }).view;
  expect(why(movesOf(spent, reversed('pay_1', 20)))).toEqual([
    ['pay_1 a -100 paymentReversed', 'credit b -20 paymentReversed'],
    ['20 paymentReversed b', '-20 paymentReversed pay_1'],
  ]);
});

test('nothing is put against an invoice beyond what is open, or taken back to one that is void', () => {
  expect(() => movesOf(owing(10), transfer('pay_1', 20, { a: 11 }))).toThrow("Invoice a (open) can't come to -1");
  const wrong = { ...owing(0), invoices: [invoice('a', 0, { status: 'void' })] };
  const stands = {
    ...wrong,
    allocations: [{ paymentId: 'pay_1', invoiceId: 'a', amountMinor: 5, reason: 'paid' as const }],
  };
  expect(() => movesOf(stands, reversed('pay_1', 0))).toThrow("Invoice a (void) can't come to 5");
});

test('an invoice that the view does not have is our bug', () => {
  expect(() => movesOf(owing(), { type: 'invoiceIssued', invoiceId: 'a' })).toThrow('No invoice a in this view');
});

describe('whatever happens', () => {
  interface Life {
    view: MoneyView;
    payments: Map<string, { amountMinor: number; creditMinor: number }>;
    loweredMinor: Map<string, number>;
    inMinor: number;
    outMinor: number;
  }

  const TOTALS = [1_000, 700, 300, 1_160];
  const IDS = TOTALS.map((_, i) => `inv_${i}`);
  const born = (): Life => ({
    view: { creditMinor: 0, invoices: TOTALS.map((total, i) => invoice(IDS[i] as string, total)), allocations: [] },
    payments: new Map(),
    loweredMinor: new Map(),
    inMinor: 0,
    outMinor: 0,
  });

  /** Which of these happens, with what; where it can't, nothing does. */
  const deed = fc.record({
    kind: fc.constantFrom('charge', 'transfer', 'apply', 'lower', 'adjust', 'void', 'reverse', 'refund', 'dispute'),
    which: fc.nat({ max: 50 }),
    amountMinor: fc.integer({ min: 1, max: 1_500 }),
  });
  type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

  function eventOf({ view, payments, loweredMinor }: Life, { kind, which, amountMinor }: Deed): MoneyEvent | null {
    const one = view.invoices[which % view.invoices.length] as InvoiceMoney;
    const [first = '', second = ''] = [IDS[which % IDS.length], IDS[(which + 1) % IDS.length]];
    const left = (TOTALS[IDS.indexOf(one.id)] as number) - (loweredMinor.get(one.id) ?? 0);
    const paymentId = `pay_${payments.size + 1}`;
    switch (kind) {
      case 'charge':
        return charge(paymentId, amountMinor, [first, second], which * 10);
      case 'transfer':
        return one.balanceMinor === 0
          ? transfer(paymentId, amountMinor)
          : transfer(paymentId, amountMinor, { [one.id]: Math.min(amountMinor, one.balanceMinor) });
      case 'apply':
        return { type: 'creditApplied', amountMinor, invoiceIds: [first, second] };
      case 'lower':
        return one.status === 'void' || left === 0
          ? null
          : { type: 'invoiceLowered', invoiceId: one.id, amountMinor: Math.min(amountMinor, left) };
      case 'adjust':
        return { type: 'invoiceAdjusted', invoiceId: one.id, amountMinor: amountMinor % 30 };
      case 'void':
        return one.status === 'open' ? { type: 'invoiceVoided', invoiceId: one.id } : null;
      case 'reverse': {
        const [id, payment] = [...payments].filter(([, { amountMinor: minor }]) => minor > 0)[which % 5] ?? [];
        return id === undefined ? null : reversed(id, payment?.creditMinor ?? 0);
      }
      case 'refund':
        return view.creditMinor === 0
          ? null
          : { type: 'creditRefunded', refundId: 'ref_1', amountMinor: Math.min(amountMinor, view.creditMinor) };
      case 'dispute':
        return null;
    }
  }

  function lives(life: Life, done: Deed): void {
    if (done.kind === 'dispute') {
      const one = life.view.invoices[done.which % IDS.length] as InvoiceMoney;
      const disputedMinor = Math.min(done.amountMinor, one.balanceMinor);
      life.view = withInvoice(life.view, { ...one, disputedMinor });
      return;
    }
    const event = eventOf(life, done);
    if (event === null) return;
    const before = life.view;
    const moves = movesOf(before, event);
    life.view = afterMoves(before, moves);
    if (event.type === 'chargeSucceeded' || event.type === 'transferMatched') {
      life.inMinor += event.amountMinor;
      life.payments.set(event.paymentId, { amountMinor: event.amountMinor, creditMinor: 0 });
    }
    for (const { id, creditByMinor } of moves.payments) {
      const payment = life.payments.get(id) as { amountMinor: number; creditMinor: number };
      life.payments.set(id, { ...payment, creditMinor: payment.creditMinor + creditByMinor });
    }
    if (event.type === 'invoiceLowered' || event.type === 'invoiceAdjusted') {
      const fell =
        event.type === 'invoiceLowered' ? event.amountMinor : balanceOf(before, event) - balanceOf(life.view, event);
      life.loweredMinor.set(event.invoiceId, (life.loweredMinor.get(event.invoiceId) ?? 0) + fell);
    }
    if (event.type === 'creditRefunded') life.outMinor += event.amountMinor;
    if (event.type === 'paymentReversed') {
      const { amountMinor } = life.payments.get(event.paymentId) as { amountMinor: number };
      // What was refunded of it stays out: owed again where a credit note had made it credit, else our loss.
      life.inMinor -= amountMinor - moves.refundedMinor;
      for (const { invoiceId, amountMinor: owedAgainMinor } of moves.debitNotes)
        life.loweredMinor.set(invoiceId, (life.loweredMinor.get(invoiceId) ?? 0) - owedAgainMinor);
      life.payments.set(event.paymentId, { amountMinor: 0, creditMinor: 0 });
    }
  }

  const balanceOf = ({ invoices }: MoneyView, { invoiceId }: { invoiceId: string }): number =>
    invoices.find(({ id }) => id === invoiceId)?.balanceMinor ?? 0;

  const lived = fc.array(deed, { maxLength: 40 }).map((deeds) => {
    const life = born();
    for (const done of deeds) lives(life, done);
    return life;
  });

  test('money that came in is on invoices, in the credit, or refunded; and nothing is below zero', () => {
    fc.assert(
      fc.property(lived, ({ view, payments, loweredMinor, inMinor, outMinor }) => {
        expect(sumOf(view.allocations) + view.creditMinor + outMinor).toBe(inMinor);
        expect(view.allocations.filter(({ amountMinor }) => amountMinor === 0)).toEqual([]);
        expect(view.creditMinor).toBeGreaterThanOrEqual(0);
        for (const { id, status, balanceMinor, disputedMinor } of view.invoices) {
          const stands = sumOf(view.allocations.filter(({ invoiceId }) => invoiceId === id));
          const asked = (TOTALS[IDS.indexOf(id)] as number) - (loweredMinor.get(id) ?? 0);
          expect(status === 'void' ? stands : balanceMinor + stands).toBe(status === 'void' ? 0 : asked);
          expect(balanceMinor).toBeGreaterThanOrEqual(0);
          expect(disputedMinor).toBeLessThanOrEqual(balanceMinor);
          expect(status === 'open').toBe(balanceMinor > 0);
        }
        for (const [id, { amountMinor, creditMinor }] of payments)
          expect(sumOf(view.allocations.filter(({ paymentId }) => paymentId === id)) + creditMinor).toBe(amountMinor);
      }),
    );
  });

  test('a payment that is taken back at once has never been', () => {
    fc.assert(
      fc.property(lived, deed, ({ view }, { amountMinor, which }) => {
        const paymentId = 'pay_last';
        const paid = movesOf(view, charge(paymentId, amountMinor, IDS.slice(which % IDS.length)));
        const creditMinor = paid.payments[0]?.creditByMinor ?? 0;
        const after = afterMoves(view, paid);
        const back = afterMoves(after, movesOf(after, reversed(paymentId, creditMinor)));
        const { invoices, creditMinor: left } = back;
        expect([left, invoices.map(({ id, status, balanceMinor }) => [id, status, balanceMinor])]).toEqual([
          view.creditMinor,
          view.invoices.map(({ id, status, balanceMinor }) => [id, status, balanceMinor]),
        ]);
      }),
    );
  });
});
