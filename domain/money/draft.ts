import type {
  AllocationReason,
  AllocationRow,
  CreditMove,
  CreditReason,
  DebitNote,
  InvoiceMoney,
  Moves,
  MoneyView,
  Source,
} from './moves.ts';

/** Moves as they are being made: each sees what those before it have changed. */
export class Draft {
  creditMinor: number;
  refundedMinor = 0;
  unrecoveredMinor = 0;
  private readonly invoices: Map<string, InvoiceMoney>;
  private readonly before: readonly AllocationRow[];
  private readonly allocations: Moves['allocations'] = [];
  private readonly credits: CreditMove[] = [];
  private readonly debitNotes: DebitNote[] = [];
  private readonly changed = new Set<string>();
  private readonly payments = new Map<string, number>();

  constructor({ creditMinor, invoices, allocations }: MoneyView) {
    this.creditMinor = creditMinor;
    this.invoices = new Map(invoices.map((invoice) => [invoice.id, invoice]));
    this.before = allocations;
  }

  get rows(): AllocationRow[] {
    return [...this.before, ...this.allocations];
  }

  invoice(id: string): InvoiceMoney {
    const invoice = this.invoices.get(id);
    if (invoice === undefined) throw new Error(`No invoice ${id} in this view of the money`);
    return invoice;
  }

  /** In the order given, without those that nobody knows. */
  these(ids: readonly string[]): InvoiceMoney[] {
    return ids.flatMap((id) => this.invoices.get(id) ?? []);
  }

  allocate(paymentId: Source, invoiceId: string, amountMinor: number, reason: AllocationReason): void {
    this.allocations.push({ paymentId, invoiceId, amountMinor, reason });
  }

  /** Nothing is moved for 0. */
  credit(
    amountMinor: number,
    reason: CreditReason,
    { invoiceId = null, paymentId = null, refundId = null }: Partial<Omit<CreditMove, 'amountMinor' | 'reason'>>,
  ): void {
    if (amountMinor === 0) return;
    if (this.creditMinor + amountMinor < 0)
      throw new Error(`The credit of ${this.creditMinor} can't move by ${amountMinor}`);
    this.creditMinor += amountMinor;
    this.credits.push({ amountMinor, reason, invoiceId, paymentId, refundId });
  }

  /** It asks again for what a credit note had taken off it. */
  debit(note: DebitNote): void {
    if (note.amountMinor === 0) return;
    this.debitNotes.push(note);
    this.change(note.invoiceId, note.amountMinor);
  }

  /**
   * Raises or lowers what is open of it, and its status with it: paid at 0, above it open again; uncollectible again
   * where it was given up.
   */
  change(id: string, byMinor: number): void {
    const { status, ...invoice } = this.invoice(id);
    const balanceMinor = invoice.balanceMinor + byMinor;
    if (status === 'void' || balanceMinor < 0)
      throw new Error(`Invoice ${id} (${status}) can't come to ${balanceMinor}`);
    this.set({
      ...invoice,
      status: balanceMinor === 0 ? 'paid' : invoice.writtenOff ? 'uncollectible' : 'open',
      balanceMinor,
      disputedMinor: Math.min(invoice.disputedMinor, balanceMinor),
    });
  }

  void(id: string): void {
    this.set({ ...this.invoice(id), status: 'void', balanceMinor: 0, disputedMinor: 0 });
  }

  /** More of a payment's money is credit, or less. */
  raise(paymentId: string, byMinor: number): void {
    if (byMinor !== 0) this.payments.set(paymentId, (this.payments.get(paymentId) ?? 0) + byMinor);
  }

  moves(): Moves {
    return {
      allocations: this.allocations,
      credit: this.credits,
      invoices: [...this.changed].map((id) => {
        const { status, balanceMinor, writtenOff } = this.invoice(id);
        return { id, status, balanceMinor, writtenOff };
      }),
      payments: [...this.payments].map(([id, creditByMinor]) => ({ id, creditByMinor })),
      debitNotes: this.debitNotes,
      refundedMinor: this.refundedMinor,
      unrecoveredMinor: this.unrecoveredMinor,
    };
  }

  private set(invoice: InvoiceMoney): void {
    this.invoices.set(invoice.id, invoice);
    this.changed.add(invoice.id);
  }
}
