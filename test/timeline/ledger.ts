import type { Allocation, Invoice } from '../../domain/account.ts';
import type { LedgerMark } from '../../domain/effects.ts';
import type { Restored, Reversal } from '../../domain/events.ts';
import { allocateOldestFirst } from '../../domain/money/money.ts';

type Status = 'open' | 'paid' | 'void' | 'uncollectible';
export interface Payment {
  paymentId: string;
  amountMinor: number;
  allocations: Allocation[];
  creditMinor: number;
  uncollectible?: Invoice[];
}

type Paper = Invoice & { status: Status; loweredMinor: number; writtenOff: boolean };

interface Kept {
  paymentId: string;
  amountMinor: number;
  /** What of it stands on no invoice. */
  creditMinor: number;
  reversed: boolean;
  /** Of one that was taken back: refunded before, and asked for by no invoice. */
  unrecoveredMinor: number;
}

/** Money put on an invoice, or (below zero) taken from it: a payment's, or (null) the account's credit. */
interface Row extends Allocation {
  source: string | null;
  why: 'paid' | 'noted' | 'back';
}

/**
 * A ledger in memory, by the same rules as the one in PostgreSQL: what money does, without a database. It is written
 * anew on purpose, and doesn't ask `domain/money/ledger.ts`: lives that were played on the product's own rules could
 * not tell when these are wrong.
 */
export class Ledger {
  readonly invoices = new Map<string, Paper>();
  readonly payments = new Map<string, Kept>();
  readonly disputes = new Map<string, { invoiceId: string; amountMinor: number | null; open: boolean }>();
  readonly blockedMethods = new Set<string>();
  creditMinor = 0;
  refundedMinor = 0;
  private readonly rows: Row[] = [];
  private count = 0;

  id(prefix: string): string {
    this.count += 1;
    return `${prefix}_${this.count}`;
  }

  issue(invoice: Omit<Invoice, 'balanceMinor'>): { invoice: Invoice; creditMinor: number } {
    this.invoices.set(invoice.id, {
      ...invoice,
      balanceMinor: invoice.totalMinor,
      status: 'open',
      loweredMinor: 0,
      writtenOff: false,
    });
    const creditMinor = Math.min(this.creditMinor, invoice.totalMinor);
    this.payByCredit([{ invoiceId: invoice.id, amountMinor: creditMinor }]);
    this.change(invoice.id, 0);
    return { invoice: this.told(invoice.id), creditMinor };
  }

  /**
   * Puts money against invoices: what is due of them, oldest first, then what is in dispute; the rest becomes credit.
   */
  receive(amountMinor: number, invoiceIds: readonly string[], paymentId = this.id('pay'), oldestFirst = true): Payment {
    const { allocations, restMinor } = this.spread(amountMinor, invoiceIds, oldestFirst);
    this.put(paymentId, allocations);
    this.creditMinor += restMinor;
    this.payments.set(paymentId, {
      paymentId,
      amountMinor,
      creditMinor: restMinor,
      reversed: false,
      unrecoveredMinor: 0,
    });
    return { paymentId, amountMinor, allocations, creditMinor: restMinor, ...this.recovered(allocations) };
  }

  /**
   * A charge's money, and with it the credit that the charge was smaller by. `creditMinor` is what the credit rose by.
   */
  receiveCharge(
    amountMinor: number,
    invoiceIds: readonly string[],
    countedOnMinor: number,
    paymentId: string,
  ): Payment {
    const before = this.creditMinor;
    const paid = this.receive(amountMinor, invoiceIds, paymentId, false);
    const { allocations } = this.spread(Math.min(before, countedOnMinor), invoiceIds, false);
    this.payByCredit(allocations);
    const all = together([...paid.allocations, ...allocations]);
    return { ...paid, allocations: all, creditMinor: this.creditMinor - before, ...this.recovered(all) };
  }

  /** Credit, put against what is due of these, as far as both go. */
  applyCredit(amountMinor: number, invoiceIds: readonly string[]): { allocations: Allocation[]; creditMinor: number } {
    const open = invoiceIds
      .filter((id) => this.of(id).status === 'open')
      .map((id) => ({ id, balanceMinor: this.of(id).balanceMinor - this.disputedMinor(id) }));
    const { allocations } = allocateOldestFirst(Math.min(amountMinor, this.creditMinor), open);
    this.payByCredit(allocations);
    return { allocations, creditMinor: allocations.reduce((sum, one) => sum - one.amountMinor, 0) };
  }

  /** Of a charge in the order in which it names them. */
  private spread(
    amountMinor: number,
    invoiceIds: readonly string[],
    oldestFirst = true,
  ): ReturnType<typeof allocateOldestFirst> {
    const open = invoiceIds
      .flatMap((id) => (this.of(id).balanceMinor > 0 ? [this.of(id)] : []))
      .sort((a, b) => (oldestFirst ? (a.dueOn < b.dueOn ? -1 : 1) : 0));
    const due = allocateOldestFirst(
      amountMinor,
      open.map((one) => ({ id: one.id, balanceMinor: one.balanceMinor - this.disputedMinor(one.id) })),
    );
    const disputed = allocateOldestFirst(
      due.restMinor,
      open.map((one) => ({ id: one.id, balanceMinor: this.disputedMinor(one.id) })),
    );
    return { allocations: together([...due.allocations, ...disputed.allocations]), restMinor: disputed.restMinor };
  }

  private disputedMinor(invoiceId: string): number {
    const { balanceMinor } = this.of(invoiceId);
    return [...this.disputes.values()].reduce(
      (sum, one) =>
        one.open && one.invoiceId === invoiceId ? Math.min(balanceMinor, sum + (one.amountMinor ?? balanceMinor)) : sum,
      0,
    );
  }

  private payByCredit(allocations: readonly Allocation[]): void {
    const paid = allocations.filter(({ amountMinor }) => amountMinor > 0);
    for (const { amountMinor } of paid) this.creditMinor -= amountMinor;
    this.put(null, paid);
  }

  private put(source: string | null, allocations: readonly Allocation[], why: Row['why'] = 'paid'): void {
    for (const one of allocations) {
      this.rows.push({ ...one, source, why });
      this.change(one.invoiceId, -one.amountMinor);
    }
  }

  /** What was paid of it becomes credit. */
  void(invoiceId: string): number {
    const invoice = this.of(invoiceId);
    const creditMinor = invoice.totalMinor - invoice.loweredMinor - invoice.balanceMinor;
    this.forget(invoiceId, creditMinor, 'back');
    this.creditMinor += creditMinor;
    Object.assign(invoice, { balanceMinor: 0, status: 'void' });
    return creditMinor;
  }

  /** An invoice asks less from now on; what had been paid above that becomes credit. */
  lower(invoiceId: string, amountMinor: number): number {
    const invoice = this.of(invoiceId);
    if (amountMinor > invoice.totalMinor - invoice.loweredMinor) throw new Error('credit_too_large');
    const creditMinor = Math.max(0, amountMinor - invoice.balanceMinor);
    invoice.loweredMinor += amountMinor;
    this.forget(invoiceId, creditMinor, 'noted');
    this.creditMinor += creditMinor;
    this.change(invoiceId, -(amountMinor - creditMinor));
    return creditMinor;
  }

  /** Money on an invoice that has become credit stands on it no more, what came last first. */
  private forget(invoiceId: string, amountMinor: number, why: 'noted' | 'back'): void {
    let left = amountMinor;
    const on = this.rows.filter((row) => row.invoiceId === invoiceId);
    for (const [source, stands] of sumsBy([...on].reverse(), (row) => row.source)) {
      const part = Math.min(stands, left);
      if (part <= 0) continue;
      left -= part;
      this.rows.push({ source, invoiceId, amountMinor: -part, why });
      const payment = source === null ? undefined : this.payments.get(source);
      if (payment !== undefined) payment.creditMinor += part;
    }
  }

  /**
   * Takes a payment back; of its credit, what was spent meanwhile is taken from the invoices that credit paid last, and
   * what was refunded is asked for again where a credit note had given it.
   */
  reverse(paymentId: string): Reversal {
    const payment = this.payments.get(paymentId);
    if (payment === undefined || payment.reversed) throw new Error(`No payment ${paymentId}`);
    const before = this.creditMinor;
    const taken: Allocation[] = [];
    const takeBack = (source: string | null, invoiceId: string, amountMinor: number): void => {
      this.put(source, [{ invoiceId, amountMinor: -amountMinor }], 'back');
      taken.push({ invoiceId, amountMinor });
    };
    const own = this.rows.filter((row) => row.source === paymentId);
    for (const [invoiceId, stands] of sumsBy(own, (row) => row.invoiceId))
      if (stands > 0) takeBack(paymentId, invoiceId, stands);
    let missing = payment.creditMinor - before;
    const spent = this.rows.filter((row) => row.source === null).reverse();
    for (const [invoiceId, stands] of sumsBy(spent, (row) => row.invoiceId)) {
      const part = Math.min(stands, missing);
      if (part <= 0) continue;
      missing -= part;
      this.creditMinor += part;
      takeBack(null, invoiceId, part);
    }
    const refunded = Math.max(0, payment.creditMinor - this.creditMinor);
    this.creditMinor -= payment.creditMinor - refunded;
    let left = refunded;
    const noted = own.filter((row) => row.why === 'noted').reverse();
    for (const [invoiceId, sum] of sumsBy(noted, (row) => row.invoiceId)) {
      const part = this.of(invoiceId).status === 'void' ? 0 : Math.min(-sum, left);
      if (part === 0) continue;
      left -= part;
      this.of(invoiceId).loweredMinor -= part;
      this.change(invoiceId, part);
      taken.push({ invoiceId, amountMinor: part });
    }
    Object.assign(payment, { reversed: true, creditMinor: 0, unrecoveredMinor: left });
    const allocations = together(taken);
    const reopened = allocations
      .filter((one) => this.of(one.invoiceId).status === 'open')
      .map((one) => this.told(one.invoiceId));
    return {
      paymentId,
      amountMinor: payment.amountMinor,
      allocations,
      creditMinor: before - this.creditMinor,
      reopened,
      ...this.recovered(allocations),
      ...(refunded === 0 ? {} : { outTwice: { refundedMinor: refunded, owedMinor: refunded - left } }),
    };
  }

  /** A chargeback that was won: it pays what it had paid, as far as that is open. */
  restore(paymentId: string): Restored {
    const payment = this.payments.get(paymentId);
    if (payment?.reversed !== true) throw new Error(`${paymentId} was not taken back`);
    const paid = this.rows.filter(({ source, why }) => source === paymentId && why === 'paid');
    const ids = [...new Set(paid.map((row) => row.invoiceId))];
    const { allocations, restMinor } = this.spread(payment.amountMinor - payment.unrecoveredMinor, ids);
    this.put(paymentId, allocations);
    this.creditMinor += restMinor;
    Object.assign(payment, {
      reversed: false,
      creditMinor: restMinor + payment.unrecoveredMinor,
      unrecoveredMinor: 0,
    });
    return { paymentId, allocations, creditMinor: restMinor, ...this.recovered(allocations) };
  }

  /** What becomes of those among them that were given up. */
  recovered(allocations: readonly { invoiceId: string }[]): { uncollectible?: Invoice[] } {
    const given = [...new Set(allocations.map((one) => one.invoiceId))].filter((id) => this.of(id).writtenOff);
    return given.length === 0 ? {} : { uncollectible: given.map((id) => this.told(id)) };
  }

  refund(amountMinor: number): void {
    this.creditMinor -= amountMinor;
    this.refundedMinor += amountMinor;
  }

  undoRefund(amountMinor: number): void {
    this.creditMinor += amountMinor;
    this.refundedMinor -= amountMinor;
  }

  /** What the chart's decision does to papers, as far as the ledger has not moved on. */
  mark(mark: LedgerMark): void {
    if (mark.kind === 'invoicesUncollectible') {
      for (const id of mark.invoiceIds) {
        const paper = this.of(id);
        if (paper.status === 'open') Object.assign(paper, { status: 'uncollectible', writtenOff: true });
      }
    } else if (mark.kind === 'invoiceAdjusted') {
      const part = Math.min(mark.amountMinor, this.of(mark.invoiceId).balanceMinor);
      if (part > 0) this.lower(mark.invoiceId, part);
    } else if (mark.kind === 'disputeOpened') {
      this.disputes.set(mark.disputeId, { invoiceId: mark.invoiceId, amountMinor: mark.amountMinor, open: true });
    } else if (mark.kind === 'methodBlocked' || mark.kind === 'methodRemoved') {
      this.blockedMethods.add(mark.methodId);
    }
  }

  private change(id: string, byMinor: number): void {
    const invoice = this.of(id);
    const balanceMinor = invoice.balanceMinor + byMinor;
    if (balanceMinor < 0 || invoice.status === 'void') throw new Error(`Invoice ${id} would be at ${balanceMinor}`);
    Object.assign(invoice, {
      balanceMinor,
      status: balanceMinor === 0 ? 'paid' : invoice.writtenOff ? 'uncollectible' : 'open',
    });
  }

  of(id: string): Paper {
    const invoice = this.invoices.get(id);
    if (invoice === undefined) throw new Error(`No invoice ${id}`);
    return invoice;
  }

  told(id: string): Invoice {
    const { status, loweredMinor, writtenOff, ...plain } = this.of(id);
    return plain;
  }

  get open(): string[] {
    return [...this.invoices.values()].filter((one) => one.status === 'open').map((one) => one.id);
  }

  /** `recovering`: of those that were written off as well. */
  openOf(ids: readonly string[], recovering = false): number {
    return ids.reduce(
      (sum, id) => (this.of(id).status === 'open' || recovering ? sum + this.of(id).balanceMinor : sum),
      0,
    );
  }
}

function together(allocations: readonly Allocation[]): Allocation[] {
  const sums = new Map<string, number>();
  for (const { invoiceId, amountMinor } of allocations) sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amountMinor);
  return [...sums].map(([invoiceId, amountMinor]) => ({ invoiceId, amountMinor }));
}

/** In the order in which they first come. */
function sumsBy<K>(rows: readonly Row[], by: (row: Row) => K): Map<K, number> {
  const sums = new Map<K, number>();
  for (const row of rows) sums.set(by(row), (sums.get(by(row)) ?? 0) + row.amountMinor);
  return sums;
}
