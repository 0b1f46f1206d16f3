import type { Allocation, Invoice } from '../../account.ts';
import type { LedgerMark } from '../../effects.ts';
import type { Reversal } from '../../events.ts';
import { allocateOldestFirst, together } from '../../money/money.ts';
import { StandingMoney, sumOf } from './standing.ts';

/** What of an invoice is in dispute: paid only when all that is due is. */
export type Disputed = (invoiceId: string) => number;

interface Paper extends Invoice {
  loweredMinor: number;
  writtenOff: boolean;
}

/**
 * An account's ledger in memory, for a life that is played again: money goes where the real one would have put it, had
 * it come then.
 */
export class ReplayLedger {
  creditMinor = 0;
  private readonly invoices = new Map<string, Paper>();
  /** `creditMinor`: what of it stands on no invoice. */
  private readonly payments = new Map<string, { amountMinor: number; creditMinor: number }>();
  private readonly standing = new StandingMoney();

  openMinor(invoiceIds: readonly string[]): number {
    return this.openOf(invoiceIds).reduce((sum, one) => sum + one.balanceMinor, 0);
  }

  /** Open ones among these, in the order given. */
  private openOf(invoiceIds: readonly string[]): Paper[] {
    return invoiceIds.flatMap((id) => this.invoices.get(id) ?? []).filter((one) => one.balanceMinor > 0);
  }

  /** Credit pays it at once. */
  issue(invoice: Invoice): { invoice: Invoice; creditMinor: number } {
    const creditMinor = Math.min(this.creditMinor, invoice.totalMinor);
    this.invoices.set(invoice.id, { ...invoice, balanceMinor: invoice.totalMinor, loweredMinor: 0, writtenOff: false });
    this.payByCredit([{ invoiceId: invoice.id, amountMinor: creditMinor }]);
    return { invoice: told(this.invoiceOf(invoice.id)), creditMinor };
  }

  /**
   * What is due of these first, then what is in dispute; the rest is credit. `withCredit`: so much of the account's
   * credit pays its part of them.
   */
  receive(
    paymentId: string,
    amountMinor: number,
    invoiceIds: readonly string[],
    disputed: Disputed,
    withCredit = 0,
  ): { allocations: Allocation[]; creditMinor: number } {
    const countedOn = Math.min(this.creditMinor, withCredit);
    const money = this.spread(amountMinor, invoiceIds, disputed);
    this.payments.set(paymentId, { amountMinor, creditMinor: money.restMinor });
    this.put(paymentId, money.allocations);
    this.creditMinor += money.restMinor;
    const credit = this.spread(countedOn, invoiceIds, disputed);
    this.payByCredit(credit.allocations);
    const allocations = together([...money.allocations, ...credit.allocations]);
    return { allocations, creditMinor: amountMinor - sumOf(allocations) };
  }

  /** The account's credit, put against what is due of these. */
  applyCredit(
    amountMinor: number,
    invoiceIds: readonly string[],
    disputed: Disputed,
  ): { allocations: Allocation[]; creditMinor: number } {
    const { allocations } = allocateOldestFirst(
      Math.min(amountMinor, this.creditMinor),
      this.due(invoiceIds, disputed),
    );
    this.payByCredit(allocations);
    return { allocations, creditMinor: -sumOf(allocations) };
  }

  /** What was paid on it becomes credit. */
  void(invoiceId: string): number {
    const invoice = this.invoiceOf(invoiceId);
    this.set(invoice, { balanceMinor: 0, loweredMinor: invoice.totalMinor });
    return this.release(invoiceId, invoice.totalMinor);
  }

  /** It asks for less: what is open goes first, what had been paid above that becomes credit. */
  lower(invoiceId: string, askedMinor: number): { amountMinor: number; creditMinor: number } {
    const invoice = this.invoiceOf(invoiceId);
    const amountMinor = Math.min(askedMinor, invoice.totalMinor - invoice.loweredMinor);
    const fromOpen = Math.min(amountMinor, invoice.balanceMinor);
    this.set(invoice, {
      balanceMinor: invoice.balanceMinor - fromOpen,
      loweredMinor: invoice.loweredMinor + amountMinor,
    });
    return { amountMinor, creditMinor: this.release(invoiceId, amountMinor - fromOpen) };
  }

  /**
   * Its invoices are open again, and its credit goes; what of that was spent meanwhile is taken from the invoices that
   * credit paid last. What was refunded is lost.
   */
  reverse(paymentId: string): Reversal {
    const payment = this.payments.get(paymentId);
    if (payment === undefined) throw new Error(`No payment ${paymentId} in this life`);
    this.payments.delete(paymentId);
    const before = this.creditMinor;
    const spent = this.standing.take(payment.creditMinor - before, (one) => one.paymentId === null);
    const allocations = together([
      ...this.standing.take(payment.amountMinor, (one) => one.paymentId === paymentId),
      ...spent,
    ]);
    for (const one of allocations) this.change(one.invoiceId, one.amountMinor);
    this.creditMinor = Math.max(0, before + sumOf(spent) - payment.creditMinor);
    // One that was written off is not collected again because its money went.
    const reopened = this.openOf(allocations.map((one) => one.invoiceId)).filter((one) => !one.writtenOff);
    return {
      paymentId,
      amountMinor: payment.amountMinor,
      allocations,
      creditMinor: before - this.creditMinor,
      reopened: reopened.map(told),
    };
  }

  /** At most what there is. */
  refund(askedMinor: number): number {
    const amountMinor = Math.min(askedMinor, this.creditMinor);
    this.creditMinor -= amountMinor;
    return amountMinor;
  }

  /** What a step of the chart does to papers. */
  mark(mark: LedgerMark): void {
    if (mark.kind === 'invoiceAdjusted') this.lower(mark.invoiceId, mark.amountMinor);
    if (mark.kind === 'invoicesUncollectible')
      for (const id of mark.invoiceIds) this.set(this.invoiceOf(id), { writtenOff: true });
  }

  private due(invoiceIds: readonly string[], disputed: Disputed): Pick<Invoice, 'id' | 'balanceMinor'>[] {
    return this.openOf(invoiceIds).map(({ id, balanceMinor }) => ({ id, balanceMinor: balanceMinor - disputed(id) }));
  }

  private spread(
    amountMinor: number,
    invoiceIds: readonly string[],
    disputed: Disputed,
  ): { allocations: Allocation[]; restMinor: number } {
    const first = allocateOldestFirst(amountMinor, this.due(invoiceIds, disputed));
    const got = (id: string): number => first.allocations.find((one) => one.invoiceId === id)?.amountMinor ?? 0;
    const then = allocateOldestFirst(
      first.restMinor,
      this.openOf(invoiceIds).map(({ id, balanceMinor }) => ({ id, balanceMinor: balanceMinor - got(id) })),
    );
    return { allocations: together([...first.allocations, ...then.allocations]), restMinor: then.restMinor };
  }

  private put(paymentId: string | null, allocations: readonly Allocation[]): void {
    this.standing.put(paymentId, allocations);
    for (const one of allocations) this.change(one.invoiceId, -one.amountMinor);
  }

  private payByCredit(allocations: readonly Allocation[]): void {
    this.put(null, allocations);
    this.creditMinor -= sumOf(allocations);
  }

  /** Money that stands on an invoice becomes credit, what came last first. Answers how much. */
  private release(invoiceId: string, upToMinor: number): number {
    const released = this.standing.take(upToMinor, (one) => one.invoiceId === invoiceId);
    for (const { paymentId, amountMinor } of released) {
      const payment = paymentId === null ? undefined : this.payments.get(paymentId);
      if (payment !== undefined) payment.creditMinor += amountMinor;
    }
    this.creditMinor += sumOf(released);
    return sumOf(released);
  }

  private change(invoiceId: string, byMinor: number): void {
    const invoice = this.invoiceOf(invoiceId);
    this.set(invoice, { balanceMinor: invoice.balanceMinor + byMinor });
  }

  private set(invoice: Paper, changed: Partial<Paper>): void {
    this.invoices.set(invoice.id, { ...invoice, ...changed });
  }

  private invoiceOf(id: string): Paper {
    const invoice = this.invoices.get(id);
    if (invoice === undefined) throw new Error(`No invoice ${id} in this life`);
    return invoice;
  }
}

const told = ({ loweredMinor, writtenOff, ...invoice }: Paper): Invoice => invoice;
