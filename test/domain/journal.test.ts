import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cashAccountOf } from '../../domain/journal/accounts.ts';
import { type Beside, entryOf, type JournalEntry, writeOffEntry } from '../../domain/journal/entry.ts';
import { movesOf } from '../../domain/money/ledger.ts';
import { afterMoves, type InvoiceMoney, type MoneyEvent, type MoneyView, sumOf } from '../../domain/money/moves.ts';

const card = cashAccountOf('card', 'stripe');

/** An account's papers and its journal beside them. */
class Books {
  view: MoneyView = { creditMinor: 0, invoices: [], allocations: [] };
  readonly entries: JournalEntry[] = [];
  readonly payments = new Map<string, { amountMinor: number; creditMinor: number; lostMinor: number | null }>();

  issue(id: string, totalMinor: number, taxMinor = 0): void {
    const status = totalMinor === 0 ? 'paid' : 'open';
    const issued: InvoiceMoney = { id, status, balanceMinor: totalMinor, disputedMinor: 0, writtenOff: false };
    this.view = { ...this.view, invoices: [...this.view.invoices, issued] };
    this.book({ type: 'invoiceIssued', invoiceId: id }, { taxMinor });
  }

  pay(paymentId: string, amountMinor: number, invoiceIds: string[], countedOnMinor = 0): void {
    this.payments.set(paymentId, { amountMinor, creditMinor: 0, lostMinor: null });
    this.book({ type: 'chargeSucceeded', paymentId, amountMinor, invoiceIds, countedOnMinor }, { cash: card });
  }

  takeBack(paymentId: string): void {
    const payment = this.payments.get(paymentId);
    if (payment === undefined || payment.lostMinor !== null) return;
    const { amountMinor, creditMinor } = payment;
    const { unrecoveredMinor } = this.book(
      { type: 'paymentReversed', paymentId, creditMinor },
      { cash: card, amountMinor },
    );
    this.payments.set(paymentId, { amountMinor, creditMinor: 0, lostMinor: unrecoveredMinor });
  }

  restore(paymentId: string): void {
    const payment = this.payments.get(paymentId);
    if (payment === undefined || payment.lostMinor === null) return;
    const { amountMinor, lostMinor: unrecoveredMinor } = payment;
    this.payments.set(paymentId, { amountMinor, creditMinor: 0, lostMinor: null });
    const paid = this.view.allocations.filter((row) => row.paymentId === paymentId && row.reason === 'paid');
    const invoiceIds = [...new Set(paid.map(({ invoiceId }) => invoiceId))].filter(
      (id) => this.invoice(id).balanceMinor > 0,
    );
    this.book({ type: 'paymentRestored', paymentId, amountMinor, invoiceIds, unrecoveredMinor }, { cash: card });
  }

  writeOff(): void {
    const open = this.view.invoices.filter(({ status }) => status === 'open');
    for (const { id, balanceMinor } of open) this.enter(writeOffEntry(id, balanceMinor));
    const given = new Set(open.map(({ id }) => id));
    this.view = {
      ...this.view,
      invoices: this.view.invoices.map((one) =>
        given.has(one.id) ? { ...one, status: 'uncollectible', writtenOff: true } : one,
      ),
    };
  }

  book<E extends MoneyEvent>(event: E, beside: Beside[E['type']]) {
    const moves = movesOf(this.view, event);
    this.enter(entryOf(this.view, event, moves, beside));
    this.view = afterMoves(this.view, moves);
    for (const { id, creditByMinor } of moves.payments) {
      const payment = this.payments.get(id);
      if (payment !== undefined) payment.creditMinor += creditByMinor;
    }
    return moves;
  }

  invoice = (id: string): InvoiceMoney => this.view.invoices.find((one) => one.id === id) as InvoiceMoney;
  sum = (account: string): number =>
    sumOf(this.entries.flatMap(({ lines }) => lines.filter((line) => line.account === account)));

  private enter(entry: JournalEntry | null): void {
    if (entry !== null) this.entries.push(entry);
  }
}

/** `invoice a: receivable 116, revenue -100, tax -16` */
const said = ({ document, documentId, lines }: JournalEntry): string =>
  `${document} ${documentId}: ${lines.map(({ account, amountMinor }) => `${account} ${amountMinor}`).join(', ')}`;

describe('the journal says of', () => {
  test('an invoice what it asks for, and what credit has paid of it at once', () => {
    const books = new Books();
    books.issue('a', 116, 16);
    books.pay('pay_1', 150, ['a']);
    books.issue('b', 50);
    expect(books.entries.map(said)).toEqual([
      'invoice a: receivable 116, revenue -100, tax -16',
      'payment pay_1: receivable -116, customerCredit -34, cash:card:stripe 150',
      'invoice b: receivable -34, customerCredit 34, receivable 50, revenue -50',
    ]);
  });

  test('a credit note, a refund and a bank that takes the money back all the same: what is asked again, and what is lost', () => {
    const books = new Books();
    books.issue('a', 100);
    books.pay('pay_1', 120, ['a']);
    books.book({ type: 'invoiceLowered', invoiceId: 'a', amountMinor: 40 }, { creditNoteId: 'crn_1' });
    books.book({ type: 'creditRefunded', refundId: 'rfd_1', amountMinor: 60 }, {});
    books.takeBack('pay_1');
    books.restore('pay_1');
    expect(books.entries.slice(2).map(said)).toEqual([
      'creditNote crn_1: customerCredit -40, creditNotes 40',
      'refund rfd_1: customerCredit 60, refunds -60',
      'paymentTakenBack pay_1: receivable 100, cash:card:stripe -120, moneyOutTwice 20',
      'paymentRestored pay_1: receivable -100, cash:card:stripe 120, moneyOutTwice -20',
    ]);
  });

  test('a refund that nobody has paid, and is credit again', () => {
    const books = new Books();
    books.pay('pay_1', 60, []);
    books.book({ type: 'creditRefunded', refundId: 'rfd_1', amountMinor: 60 }, {});
    books.book({ type: 'refundUndone', refundId: 'rfd_1', amountMinor: 20 }, { position: 1 });
    expect(books.entries.slice(1).map(said)).toEqual([
      'refund rfd_1: customerCredit 60, refunds -60',
      'refundUndone rfd_1:1: customerCredit -20, refunds 20',
    ]);
  });

  test('a debt that was given up what came of it after all, and no receivable', () => {
    const books = new Books();
    books.issue('a', 100);
    books.writeOff();
    books.pay('pay_1', 30, ['a']);
    books.takeBack('pay_1');
    books.book({ type: 'invoiceAdjusted', invoiceId: 'a', amountMinor: 500 }, {});
    expect(books.entries.slice(1).map(said)).toEqual([
      'writeOff a: writeOffs 100, receivable -100',
      'payment pay_1: writeOffs -30, cash:card:stripe 30',
      'paymentTakenBack pay_1: writeOffs 30, cash:card:stripe -30',
      'smallRemainder a: writeOffs -100, smallRemainders 100',
    ]);
  });

  test('what moves nothing, nothing', () => {
    const books = new Books();
    books.issue('a', 0);
    books.book({ type: 'creditApplied', amountMinor: 10, invoiceIds: ['a'] }, { key: 'k' });
    expect(books.entries).toEqual([]);
  });

  test('money where it lies', () => {
    expect([
      cashAccountOf('bankAccount', 'stripe'),
      cashAccountOf('transfer', null),
      cashAccountOf('cash', null),
    ]).toEqual(['cash:debit:stripe', 'cash:bank', 'cash:hand']);
  });
});

test('an entry that does not add up is no entry', () => {
  const { view, ...rest } = { view: { creditMinor: 0, invoices: [], allocations: [] } as MoneyView };
  const event = { type: 'transferMatched', paymentId: 'pay_1', amountMinor: 10, allocations: [] } as const;
  const moves = { ...movesOf(view, event), credit: [], ...rest };
  expect(() => entryOf(view, event, moves, { cash: card })).toThrow('The entry of payment pay_1 is off by 10');
});

const deed = fc.record({
  kind: fc.constantFrom(
    ...(['issue', 'issue', 'pay', 'pay', 'void', 'lower', 'adjust', 'refund', 'takeBack', 'restore', 'apply'] as const),
    'writeOff' as const,
  ),
  minor: fc.integer({ min: 1, max: 500 }),
  pick: fc.nat(20),
});

test('whatever happens, each entry adds up, and receivables, write-offs, credit and cash are what the papers say', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const books = new Books();
      let inMinor = 0;
      for (const [n, { kind, minor, pick }] of deeds.entries()) {
        const { invoices } = books.view;
        const invoiceId = invoices[pick % Math.max(1, invoices.length)]?.id;
        const paymentId = [...books.payments.keys()][pick % Math.max(1, books.payments.size)];
        if (kind === 'issue') books.issue(`inv_${n}`, minor, Math.min(minor, pick));
        else if (kind === 'pay') {
          const open = invoices.filter(({ balanceMinor }) => balanceMinor > 0).map(({ id }) => id);
          books.pay(`pay_${n}`, minor, open.slice(0, pick), pick);
        } else if (kind === 'refund') {
          const amountMinor = Math.min(minor, books.view.creditMinor);
          if (amountMinor > 0) books.book({ type: 'creditRefunded', refundId: `rfd_${n}`, amountMinor }, {});
        } else if (kind === 'writeOff') books.writeOff();
        else if (kind === 'takeBack' && paymentId !== undefined) books.takeBack(paymentId);
        else if (kind === 'restore' && paymentId !== undefined) books.restore(paymentId);
        else if (kind === 'apply')
          books.book(
            { type: 'creditApplied', amountMinor: minor, invoiceIds: invoices.map(({ id }) => id) },
            { key: `k${n}` },
          );
        else if (invoiceId !== undefined && books.invoice(invoiceId).status !== 'void') {
          const stands = sumOf(books.view.allocations.filter((row) => row.invoiceId === invoiceId));
          const amountMinor = Math.min(minor, books.invoice(invoiceId).balanceMinor + stands);
          if (kind === 'void') books.book({ type: 'invoiceVoided', invoiceId }, {});
          else if (kind === 'lower' && amountMinor > 0)
            books.book({ type: 'invoiceLowered', invoiceId, amountMinor }, { creditNoteId: `crn_${n}` });
          else if (kind === 'adjust') books.book({ type: 'invoiceAdjusted', invoiceId, amountMinor: minor }, {});
        }
      }
      for (const { amountMinor, lostMinor } of books.payments.values()) if (lostMinor === null) inMinor += amountMinor;

      for (const { lines } of books.entries) {
        expect(sumOf(lines)).toBe(0);
        expect(lines.every(({ amountMinor }) => amountMinor !== 0)).toBe(true);
      }
      const openOf = (writtenOff: boolean): number =>
        books.view.invoices.reduce((sum, one) => sum + (one.writtenOff === writtenOff ? one.balanceMinor : 0), 0);
      expect([books.sum('receivable'), books.sum('writeOffs'), 0 - books.sum('customerCredit')]).toEqual([
        openOf(false),
        openOf(true),
        books.view.creditMinor,
      ]);
      expect(books.sum(card)).toBe(inMinor);
    }),
    { numRuns: 500 },
  );
});
