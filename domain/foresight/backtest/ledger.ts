import type { Allocation, Invoice } from '../../account.ts';
import type { LedgerMark } from '../../effects.ts';
import type { Restored, Reversal } from '../../events.ts';
import type { Day } from '../../time/time.ts';
import { movesOf } from '../../money/ledger.ts';
import {
  afterMoves,
  allocatedBy,
  creditBy,
  creditTakenBy,
  type InvoiceMoney,
  type MoneyEvent,
  type MoneyView,
  type Moves,
  outTwice,
} from '../../money/moves.ts';

/** What of an invoice is in dispute: paid only when all that is due is. */
export type Disputed = (invoiceId: string) => number;

/**
 * An account's ledger in memory, for a life that is played again: money goes where the real one would have put it, had
 * it come then. The rules are the same (`domain/money/ledger.ts`); here are the papers that they move.
 */
export class ReplayLedger {
  private view: MoneyView = { creditMinor: 0, invoices: [], allocations: [] };
  private readonly papers = new Map<string, Invoice & { loweredMinor: number }>();
  /** `creditMinor`: what of it stands on no invoice. */
  private readonly payments = new Map<string, { amountMinor: number; creditMinor: number }>();

  private readonly takenBack = new Map<string, { amountMinor: number; unrecoveredMinor: number }>();

  get creditMinor(): number {
    return this.view.creditMinor;
  }

  openMinor(invoiceIds: readonly string[]): number {
    return this.moneyOf(invoiceIds).reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  }

  /** Credit pays it at once. */
  issue(invoice: Invoice): { invoice: Invoice; creditMinor: number } {
    const { id, totalMinor } = invoice;
    this.papers.set(id, { ...invoice, loweredMinor: 0 });
    const issued: InvoiceMoney = {
      id,
      status: 'open',
      balanceMinor: totalMinor,
      disputedMinor: 0,
      writtenOff: false,
    };
    this.view = { ...this.view, invoices: [...this.view.invoices, issued] };
    const moves = this.book({ type: 'invoiceIssued', invoiceId: id });
    return { invoice: this.told(id), creditMinor: creditTakenBy(moves) };
  }

  /** Of a charge. `withCredit`: so much of the account's credit pays its part of the same invoices. */
  receive(
    paymentId: string,
    amountMinor: number,
    invoiceIds: readonly string[],
    disputed: Disputed,
    withCredit = 0,
  ): Received {
    this.payments.set(paymentId, { amountMinor, creditMinor: 0 });
    const charged = { paymentId, amountMinor, invoiceIds, countedOnMinor: withCredit };
    const moves = this.book({ type: 'chargeSucceeded', ...charged }, disputed);
    return { ...answered(moves), ...this.recovering(moves) };
  }

  /** The account's credit, put against what is due of these. */
  applyCredit(
    amountMinor: number,
    invoiceIds: readonly string[],
    disputed: Disputed,
  ): { allocations: Allocation[]; creditMinor: number } {
    return answered(this.book({ type: 'creditApplied', amountMinor, invoiceIds }, disputed));
  }

  /** What was paid on it becomes credit. */
  void(invoiceId: string): number {
    const paper = this.paperOf(invoiceId);
    this.papers.set(invoiceId, { ...paper, loweredMinor: paper.totalMinor });
    return creditBy(this.book({ type: 'invoiceVoided', invoiceId }));
  }

  moveDue(invoiceId: string, dueOn: Day): void {
    this.papers.set(invoiceId, { ...this.paperOf(invoiceId), dueOn });
  }

  /** It asks for less, and never for less than nothing. */
  lower(invoiceId: string, askedMinor: number): Lowered {
    const paper = this.paperOf(invoiceId);
    const amountMinor = Math.min(askedMinor, paper.totalMinor - paper.loweredMinor);
    if (amountMinor === 0) return { amountMinor, creditMinor: 0 };
    this.papers.set(invoiceId, { ...paper, loweredMinor: paper.loweredMinor + amountMinor });
    const moves = this.book({ type: 'invoiceLowered', invoiceId, amountMinor });
    return { amountMinor, creditMinor: creditBy(moves), ...this.recovering(moves) };
  }

  /** What was refunded of it is lost. */
  reverse(paymentId: string): Reversal {
    const payment = this.payments.get(paymentId);
    if (payment === undefined) throw new Error(`No payment ${paymentId} in this life`);
    const moves = this.book({ type: 'paymentReversed', paymentId, creditMinor: payment.creditMinor });
    this.payments.delete(paymentId);
    this.takenBack.set(paymentId, { amountMinor: payment.amountMinor, unrecoveredMinor: moves.unrecoveredMinor });
    for (const { invoiceId, amountMinor } of moves.debitNotes) {
      const paper = this.paperOf(invoiceId);
      this.papers.set(invoiceId, { ...paper, loweredMinor: paper.loweredMinor - amountMinor });
    }
    // One that was written off is not collected again because its money went.
    const reopened = moves.invoices.filter(({ status }) => status === 'open');
    return {
      paymentId,
      amountMinor: payment.amountMinor,
      allocations: allocatedBy(moves),
      creditMinor: creditTakenBy(moves),
      reopened: reopened.map(({ id }) => this.told(id)),
      ...this.recovering(moves),
      ...outTwice(moves),
    };
  }

  /** A chargeback that was won: it pays what it had paid. Null: it was never taken back here. */
  restore(paymentId: string, disputed: Disputed): Restored | null {
    const payment = this.takenBack.get(paymentId);
    if (payment === undefined) return null;
    const paid = this.view.allocations.filter((row) => row.paymentId === paymentId && row.reason === 'paid');
    const invoiceIds = [...new Set(paid.map(({ invoiceId }) => invoiceId))];
    this.takenBack.delete(paymentId);
    this.payments.set(paymentId, { amountMinor: payment.amountMinor, creditMinor: 0 });
    const moves = this.book({ type: 'paymentRestored', paymentId, invoiceIds, ...payment }, disputed);
    return { paymentId, ...answered(moves), ...this.recovering(moves) };
  }

  /** At most what there is. */
  refund(askedMinor: number): number {
    const amountMinor = Math.min(askedMinor, this.creditMinor);
    this.book({ type: 'creditRefunded', refundId: 'ref_replayed', amountMinor });
    return amountMinor;
  }

  undoRefund(amountMinor: number): void {
    this.book({ type: 'refundUndone', refundId: 'ref_replayed', amountMinor });
  }

  /** What a step of the chart does to papers. */
  mark(mark: LedgerMark): void {
    if (mark.kind === 'invoiceAdjusted') this.adjust(mark.invoiceId, mark.amountMinor);
    if (mark.kind === 'invoicesUncollectible') this.writeOff(mark.invoiceIds);
  }

  private adjust(invoiceId: string, amountMinor: number): void {
    const before = this.openMinor([invoiceId]);
    this.book({ type: 'invoiceAdjusted', invoiceId, amountMinor });
    const paper = this.paperOf(invoiceId);
    const letGoMinor = before - this.openMinor([invoiceId]);
    this.papers.set(invoiceId, { ...paper, loweredMinor: paper.loweredMinor + letGoMinor });
  }

  private writeOff(invoiceIds: readonly string[]): void {
    const invoices = this.view.invoices.map((one) =>
      one.status === 'open' && invoiceIds.includes(one.id)
        ? { ...one, status: 'uncollectible' as const, writtenOff: true }
        : one,
    );
    this.view = { ...this.view, invoices };
  }

  private book(event: MoneyEvent, disputed: Disputed = () => 0): Moves {
    const invoices = this.view.invoices.map((one) => ({
      ...one,
      disputedMinor: Math.min(disputed(one.id), one.balanceMinor),
    }));
    const moves = movesOf({ ...this.view, invoices }, event);
    this.view = afterMoves(this.view, moves);
    for (const { id, creditByMinor } of moves.payments) {
      const payment = this.payments.get(id);
      if (payment !== undefined) payment.creditMinor += creditByMinor;
    }
    return moves;
  }

  /** What becomes of those that were given up. */
  private recovering({ invoices }: Moves): { uncollectible?: Invoice[] } {
    const given = new Set(this.view.invoices.flatMap(({ id, writtenOff }) => (writtenOff ? [id] : [])));
    const touched = invoices.filter(({ id, status }) => given.has(id) && status !== 'void');
    return touched.length === 0 ? {} : { uncollectible: touched.map(({ id }) => this.told(id)) };
  }

  private moneyOf(invoiceIds: readonly string[]): InvoiceMoney[] {
    return this.view.invoices.filter(({ id }) => invoiceIds.includes(id));
  }

  private told(id: string): Invoice {
    const { loweredMinor, ...invoice } = this.paperOf(id);
    return { ...invoice, balanceMinor: this.openMinor([id]) };
  }

  private paperOf(id: string): Invoice & { loweredMinor: number } {
    const paper = this.papers.get(id);
    if (paper === undefined) throw new Error(`No invoice ${id} in this life`);
    return paper;
  }
}

interface Received {
  allocations: Allocation[];
  creditMinor: number;
  uncollectible?: Invoice[];
}

type Lowered = Omit<Received, 'allocations'> & { amountMinor: number };

const answered = (moves: Moves): { allocations: Allocation[]; creditMinor: number } => ({
  allocations: allocatedBy(moves),
  creditMinor: creditBy(moves),
});
