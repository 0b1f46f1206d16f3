import type { Allocation, Invoice } from '../../domain/account.ts';
import type { LedgerMark } from '../../domain/effects.ts';
import type { Reversal } from '../../domain/events.ts';
import { allocateOldestFirst } from '../../domain/money/money.ts';

type Status = 'open' | 'paid' | 'void' | 'uncollectible';
export interface Payment {
  paymentId: string;
  amountMinor: number;
  allocations: Allocation[];
  creditMinor: number;
}

/**
 * A ledger in memory, by the same rules as the one in PostgreSQL: what money does, without a database. It is written
 * anew on purpose, and doesn't ask `domain/money/ledger.ts`: lives that were played on the product's own rules could
 * not tell when these are wrong.
 */
export class Ledger {
  readonly invoices = new Map<string, Invoice & { status: Status; loweredMinor: number }>();
  readonly payments = new Map<string, Payment & { reversed: boolean }>();
  readonly disputes = new Map<string, { invoiceId: string; amountMinor: number | null; open: boolean }>();
  readonly blockedMethods = new Set<string>();
  creditMinor = 0;
  refundedMinor = 0;
  /** Credit that stands on invoices, in the order in which it was put there. */
  private spent: Allocation[] = [];
  private count = 0;

  id(prefix: string): string {
    this.count += 1;
    return `${prefix}_${this.count}`;
  }

  issue(invoice: Omit<Invoice, 'balanceMinor'>): { invoice: Invoice; creditMinor: number } {
    this.invoices.set(invoice.id, { ...invoice, balanceMinor: invoice.totalMinor, status: 'open', loweredMinor: 0 });
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
    for (const one of allocations) this.change(one.invoiceId, -one.amountMinor);
    this.creditMinor += restMinor;
    const payment = { paymentId, amountMinor, allocations, creditMinor: restMinor };
    this.payments.set(paymentId, { ...payment, allocations: [...allocations], reversed: false });
    return payment;
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
    return {
      ...paid,
      allocations: together([...paid.allocations, ...allocations]),
      creditMinor: this.creditMinor - before,
    };
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
      .flatMap((id) => (this.of(id).status === 'open' ? [this.of(id)] : []))
      .sort((a, b) => (oldestFirst && a.dueOn < b.dueOn ? -1 : oldestFirst ? 1 : 0));
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
    for (const one of allocations.filter(({ amountMinor }) => amountMinor > 0)) {
      this.creditMinor -= one.amountMinor;
      this.spent.push(one);
      this.change(one.invoiceId, -one.amountMinor);
    }
  }

  /** What was paid of it becomes credit. */
  void(invoiceId: string): number {
    const invoice = this.of(invoiceId);
    const creditMinor = invoice.totalMinor - invoice.loweredMinor - invoice.balanceMinor;
    this.forget(invoiceId, creditMinor);
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
    this.forget(invoiceId, creditMinor);
    this.creditMinor += creditMinor;
    this.change(invoiceId, -(amountMinor - creditMinor));
    return creditMinor;
  }

  /**
   * Money on an invoice that has become credit is no payment's and no credit's allocation any more, what came last
   * first.
   */
  private forget(invoiceId: string, amountMinor: number): void {
    const lists = [
      this.spent,
      ...[...this.payments.values()].filter((one) => !one.reversed).map((one) => one.allocations),
    ];
    let left = amountMinor;
    for (const list of lists) {
      for (const one of [...list].reverse().filter((each) => each.invoiceId === invoiceId)) {
        const part = Math.min(one.amountMinor, left);
        list.splice(list.indexOf(one), 1, { ...one, amountMinor: one.amountMinor - part });
        left -= part;
      }
    }
    for (const payment of this.payments.values()) {
      if (!payment.reversed)
        payment.creditMinor = payment.amountMinor - payment.allocations.reduce((sum, one) => sum + one.amountMinor, 0);
    }
  }

  /** Takes a payment back; of its credit, what was spent meanwhile is taken from the invoices that credit paid last. */
  reverse(paymentId: string): Reversal {
    const payment = this.payments.get(paymentId);
    if (payment === undefined || payment.reversed) throw new Error(`No payment ${paymentId}`);
    const before = this.creditMinor;
    const taken = [...payment.allocations];
    let missing = payment.creditMinor - before;
    for (const one of [...this.spent].reverse()) {
      const part = Math.max(0, Math.min(one.amountMinor, missing));
      missing -= part;
      this.creditMinor += part;
      this.spent.splice(this.spent.indexOf(one), 1, { ...one, amountMinor: one.amountMinor - part });
      taken.push({ ...one, amountMinor: part });
    }
    const lost = Math.max(0, payment.creditMinor - this.creditMinor);
    this.creditMinor -= payment.creditMinor - lost;
    const allocations = together(taken).filter((one) => one.amountMinor > 0);
    for (const one of allocations) this.change(one.invoiceId, one.amountMinor);
    payment.reversed = true;
    const reopened = allocations
      .filter((one) => this.of(one.invoiceId).status === 'open')
      .map((one) => this.told(one.invoiceId));
    return {
      paymentId,
      amountMinor: payment.amountMinor,
      allocations,
      creditMinor: before - this.creditMinor,
      reopened,
    };
  }

  refund(amountMinor: number): void {
    this.creditMinor -= amountMinor;
    this.refundedMinor += amountMinor;
  }

  /** What the chart's decision does to papers, as far as the ledger has not moved on. */
  mark(mark: LedgerMark): void {
    if (mark.kind === 'invoicesUncollectible') {
      for (const id of mark.invoiceIds) if (this.of(id).status === 'open') this.of(id).status = 'uncollectible';
    } else if (mark.kind === 'invoiceAdjusted') {
      const part = Math.min(mark.amountMinor, this.of(mark.invoiceId).balanceMinor);
      if (part > 0) this.lower(mark.invoiceId, part);
    } else if (mark.kind === 'disputeOpened') {
      this.disputes.set(mark.disputeId, { invoiceId: mark.invoiceId, amountMinor: mark.amountMinor, open: true });
    } else if (mark.kind === 'methodBlocked') {
      this.blockedMethods.add(mark.methodId);
    }
  }

  private change(id: string, byMinor: number): void {
    const invoice = this.of(id);
    const balanceMinor = invoice.balanceMinor + byMinor;
    if (balanceMinor < 0 || invoice.status === 'void') throw new Error(`Invoice ${id} would be at ${balanceMinor}`);
    Object.assign(invoice, {
      balanceMinor,
      status: balanceMinor === 0 ? 'paid' : invoice.status === 'uncollectible' ? 'uncollectible' : 'open',
    });
  }

  of(id: string): Invoice & { status: Status; loweredMinor: number } {
    const invoice = this.invoices.get(id);
    if (invoice === undefined) throw new Error(`No invoice ${id}`);
    return invoice;
  }

  told(id: string): Invoice {
    const { status, loweredMinor, ...plain } = this.of(id);
    return plain;
  }

  get open(): string[] {
    return [...this.invoices.values()].filter((one) => one.status === 'open').map((one) => one.id);
  }

  openOf(ids: readonly string[]): number {
    return ids.reduce((sum, id) => (this.of(id).status === 'open' ? sum + this.of(id).balanceMinor : sum), 0);
  }
}

function together(allocations: readonly Allocation[]): Allocation[] {
  const sums = new Map<string, number>();
  for (const { invoiceId, amountMinor } of allocations) sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amountMinor);
  return [...sums].map(([invoiceId, amountMinor]) => ({ invoiceId, amountMinor }));
}
