import { describe, expect, test } from '@jest/globals';
import { openMinor } from '../../domain/imports/imported.ts';
import { entryOf } from '../../domain/journal/entry.ts';
import { movesOf } from '../../domain/money/ledger.ts';
import { parseMoney } from '../../domain/money/money.ts';
import { afterMoves, type InvoiceMoney, type MoneyEvent, type MoneyView, outTwice } from '../../domain/money/moves.ts';
import { NO_MOVES } from './no-moves.ts';

/** What a move of money says of itself: where credit came from, what went out twice, and how the journal calls it. */

const money = (id: string, balanceMinor: number): InvoiceMoney => ({
  id,
  status: 'open',
  balanceMinor,
  disputedMinor: 0,
  writtenOff: false,
});

test('credit says where it came from: a refund that nobody paid, or a payment that is here again', () => {
  const view: MoneyView = { creditMinor: 0, invoices: [money('a', 60)], allocations: [] };
  const none = { invoiceId: null, paymentId: null, refundId: null };
  expect(movesOf(view, { type: 'refundUndone', refundId: 'rfd_1', amountMinor: 7 }).credit).toEqual([
    { ...none, amountMinor: 7, reason: 'refundUndone', refundId: 'rfd_1' },
  ]);
  const restored = { paymentId: 'pay_1', amountMinor: 100, invoiceIds: ['a'], unrecoveredMinor: 30 };
  expect(movesOf(view, { type: 'paymentRestored', ...restored }).credit).toEqual([
    { ...none, amountMinor: 10, reason: 'overpaid', paymentId: 'pay_1' },
  ]);
  // What is nowhere else, and what no invoice had asked for again.
  expect(movesOf(view, { type: 'paymentRestored', ...restored }).payments).toEqual([
    { id: 'pay_1', creditByMinor: 40 },
  ]);
});

describe('money that was refunded, and is taken back all the same', () => {
  const lived = (...events: MoneyEvent[]): MoneyView =>
    events.reduce((view, event) => afterMoves(view, movesOf(view, event)), {
      creditMinor: 0,
      invoices: [money('a', 100)],
      allocations: [],
    } as MoneyView);
  const paid = {
    type: 'chargeSucceeded',
    paymentId: 'pay_1',
    amountMinor: 100,
    invoiceIds: ['a'],
    countedOnMinor: 0,
  } as const;
  const lowered = { type: 'invoiceLowered', invoiceId: 'a', amountMinor: 40 } as const;
  const refunded = { type: 'creditRefunded', refundId: 'rfd_1', amountMinor: 40 } as const;
  const reversed = (creditMinor: number) => ({ type: 'paymentReversed', paymentId: 'pay_1', creditMinor }) as const;

  test('is asked for again by the invoice that the note had lowered', () => {
    const moves = movesOf(lived(paid, lowered, refunded), reversed(40));
    expect(moves.invoices).toMatchObject([{ id: 'a', status: 'open', balanceMinor: 100 }]);
    expect(outTwice(moves)).toEqual({ outTwice: { refundedMinor: 40, owedMinor: 40 } });
  });

  test('is asked for by nobody where that invoice is void', () => {
    const moves = movesOf(lived(paid, lowered, refunded, { type: 'invoiceVoided', invoiceId: 'a' }), reversed(100));
    expect([moves.unrecoveredMinor, moves.debitNotes]).toEqual([40, []]);
    expect(outTwice(moves)).toEqual({ outTwice: { refundedMinor: 40, owedMinor: 0 } });
  });

  test('is nothing where none was refunded', () => {
    expect(outTwice(movesOf(lived(paid, lowered), reversed(40)))).toEqual({});
  });
});

describe('the journal', () => {
  const view: MoneyView = { creditMinor: 30, invoices: [money('a', 60)], allocations: [] };

  test('takes back what a void invoice asks for', () => {
    const event = { type: 'invoiceVoided', invoiceId: 'a' } as const;
    expect(entryOf(view, event, movesOf(view, event), {})).toEqual({
      document: 'voidedInvoice',
      documentId: 'a',
      lines: [
        { account: 'receivable', invoiceId: 'a', amountMinor: -60 },
        { account: 'voidedInvoices', invoiceId: 'a', amountMinor: 60 },
      ],
    });
  });

  test('puts credit against an invoice under the account’s own key', () => {
    const event = { type: 'creditApplied', amountMinor: 30, invoiceIds: ['a'] } as const;
    expect(entryOf(view, event, movesOf(view, event), { key: 'acc_1:7' })).toEqual({
      document: 'creditApplied',
      documentId: 'acc_1:7',
      lines: [
        { account: 'receivable', invoiceId: 'a', amountMinor: -30 },
        { account: 'customerCredit', invoiceId: null, amountMinor: 30 },
      ],
    });
  });
});

test('what there is no money for moves nothing, and leaves no line of 0', () => {
  const view: MoneyView = { creditMinor: 0, invoices: [money('a', 60)], allocations: [] };
  expect(movesOf(view, { type: 'invoiceIssued', invoiceId: 'a' })).toEqual(NO_MOVES);
  expect(movesOf(view, { type: 'creditApplied', amountMinor: 10, invoiceIds: ['a'] })).toEqual(NO_MOVES);
  expect(movesOf(view, { type: 'paymentReversed', paymentId: 'pay_1', creditMinor: 0 })).toEqual(NO_MOVES);
  expect(movesOf(view, { type: 'creditRefunded', refundId: 'rfd_1', amountMinor: 0 }).credit).toEqual([]);
});

test('a small remainder of what is paid, or of a void invoice, moves nothing', () => {
  for (const status of ['paid', 'void'] as const) {
    const view: MoneyView = { creditMinor: 0, invoices: [{ ...money('a', 0), status }], allocations: [] };
    expect(movesOf(view, { type: 'invoiceAdjusted', invoiceId: 'a', amountMinor: 5 }).invoices).toEqual([]);
  }
});

test('an account that is brought in has open what its invoices ask for, taxes included', () => {
  const invoice = (taxMinor: number, ...lines: [quantity: number, unitAmountMinor: number][]) => ({
    taxMinor,
    lines: lines.map(([quantity, unitAmountMinor]) => ({ description: 'x', quantity, unitAmountMinor })),
  });
  const account = (...invoices: ReturnType<typeof invoice>[]) => openMinor({ invoices } as never);
  expect([account(), account(invoice(16, [2, 30], [4, 10])), account(invoice(0, [3, 5]), invoice(1, [1, 2]))]).toEqual([
    0, 116, 18,
  ]);
});

test('an amount without a currency is one of pesos, and one that is none is said with it', () => {
  expect(() => parseMoney('1.234')).toThrow('Not an amount of MXN: "1.234"');
  expect([parseMoney('-0.00'), parseMoney('-1.50')]).toEqual([0, -150]);
});
