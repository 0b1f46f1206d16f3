import type { Allocation, Invoice } from '../account.ts';
import type { LedgerMark } from '../effects.ts';
import type { Reversal } from '../events.ts';
import { allocateOldestFirst } from '../money.ts';

interface Payment { amountMinor: number; allocations: Allocation[]; creditMinor: number }

/** What of an invoice is in dispute: paid only when all that is due is. */
export type Disputed = (invoiceId: string) => number;

/** An account's ledger in memory, for a life that is played again: money goes where the real one would have put it, had it come then. */
export class ReplayLedger {
  creditMinor = 0;
  private readonly invoices = new Map<string, Invoice & { loweredMinor: number }>();
  private readonly payments = new Map<string, Payment>();

  openMinor(invoiceIds: readonly string[]): number {
    return invoiceIds.reduce((sum, id) => sum + (this.invoices.get(id)?.balanceMinor ?? 0), 0);
  }

  /** Open ones among these, in the order given. */
  openOf(invoiceIds: readonly string[]): Invoice[] {
    return invoiceIds.flatMap((id) => {
      const invoice = this.invoices.get(id);
      return invoice !== undefined && invoice.balanceMinor > 0 ? [invoice] : [];
    });
  }

  /** Credit pays it at once. */
  issue(invoice: Invoice): { invoice: Invoice; creditMinor: number } {
    const creditMinor = Math.min(Math.max(0, this.creditMinor), invoice.totalMinor);
    const issued = { ...invoice, balanceMinor: invoice.totalMinor - creditMinor };
    this.creditMinor -= creditMinor;
    this.invoices.set(invoice.id, { ...issued, loweredMinor: 0 });
    return { invoice: issued, creditMinor };
  }

  /** `withCredit`: so much of the account's credit pays its part of the same invoices. */
  receive(paymentId: string, amountMinor: number, invoiceIds: readonly string[], disputed: Disputed, withCredit = 0): { allocations: Allocation[]; creditMinor: number } {
    const open = this.openOf(invoiceIds);
    const due = (invoice: Invoice): number => invoice.balanceMinor - Math.min(invoice.balanceMinor, disputed(invoice.id));
    const spentMinor = amountMinor + Math.min(Math.max(0, this.creditMinor), withCredit);
    const first = allocateOldestFirst(spentMinor, open.map((invoice) => ({ id: invoice.id, balanceMinor: due(invoice) })));
    const then = allocateOldestFirst(first.restMinor, open.map((invoice) => ({ id: invoice.id, balanceMinor: invoice.balanceMinor - due(invoice) })));
    const allocations = [...first.allocations, ...then.allocations];
    for (const one of allocations) this.change(one.invoiceId, -one.amountMinor);
    const creditMinor = amountMinor - allocations.reduce((sum, one) => sum + one.amountMinor, 0);
    this.creditMinor += creditMinor;
    this.payments.set(paymentId, { amountMinor, allocations, creditMinor });
    return { allocations, creditMinor };
  }

  /** The account's credit, put against what is due of these. */
  applyCredit(amountMinor: number, invoiceIds: readonly string[], disputed: Disputed): { allocations: Allocation[]; creditMinor: number } {
    const due = this.openOf(invoiceIds).map(({ id, balanceMinor }) => ({ id, balanceMinor: balanceMinor - Math.min(balanceMinor, disputed(id)) }));
    const { allocations } = allocateOldestFirst(Math.min(amountMinor, Math.max(0, this.creditMinor)), due);
    for (const one of allocations) this.change(one.invoiceId, -one.amountMinor);
    const creditMinor = allocations.reduce((sum, one) => sum - one.amountMinor, 0);
    this.creditMinor += creditMinor;
    return { allocations, creditMinor };
  }

  /** What was paid on it becomes credit. */
  void(invoiceId: string): number {
    const invoice = this.invoiceOf(invoiceId);
    const paidMinor = invoice.totalMinor - invoice.loweredMinor - invoice.balanceMinor;
    this.creditMinor += paidMinor;
    this.invoices.set(invoiceId, { ...invoice, balanceMinor: 0, loweredMinor: invoice.totalMinor });
    return paidMinor;
  }

  /** It asks for less: what is open goes first, what had been paid above that becomes credit. */
  lower(invoiceId: string, askedMinor: number): { amountMinor: number; creditMinor: number } {
    const invoice = this.invoiceOf(invoiceId);
    const amountMinor = Math.min(askedMinor, invoice.totalMinor - invoice.loweredMinor);
    const fromOpen = Math.min(amountMinor, invoice.balanceMinor);
    this.creditMinor += amountMinor - fromOpen;
    this.invoices.set(invoiceId, { ...invoice, balanceMinor: invoice.balanceMinor - fromOpen, loweredMinor: invoice.loweredMinor + amountMinor });
    return { amountMinor, creditMinor: amountMinor - fromOpen };
  }

  /** Null: there is no such payment in this life. */
  reverse(paymentId: string): Reversal | null {
    const payment = this.payments.get(paymentId);
    if (payment === undefined) return null;
    this.payments.delete(paymentId);
    for (const one of payment.allocations) this.change(one.invoiceId, one.amountMinor);
    this.creditMinor -= payment.creditMinor;
    const reopened = this.openOf([...new Set(payment.allocations.map((one) => one.invoiceId))]);
    return { paymentId, amountMinor: payment.amountMinor, allocations: payment.allocations, creditMinor: payment.creditMinor, reopened };
  }

  /** At most what there is. */
  refund(askedMinor: number): number {
    const amountMinor = Math.min(askedMinor, Math.max(0, this.creditMinor));
    this.creditMinor -= amountMinor;
    return amountMinor;
  }

  /** What a step of the chart does to papers. */
  mark(mark: LedgerMark): void {
    if (mark.kind === 'invoiceAdjusted') this.lower(mark.invoiceId, mark.amountMinor);
  }

  private change(invoiceId: string, byMinor: number): void {
    const invoice = this.invoiceOf(invoiceId);
    this.invoices.set(invoiceId, { ...invoice, balanceMinor: invoice.balanceMinor + byMinor });
  }

  private invoiceOf(id: string): Invoice & { loweredMinor: number } {
    const invoice = this.invoices.get(id);
    if (invoice === undefined) throw new Error(`No invoice ${id} in this life`);
    return invoice;
  }
}
