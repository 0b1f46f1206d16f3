import type { Allocation } from '../account.ts';
import { Draft } from './draft.ts';
import { allocateOldestFirst, together } from './money.ts';
import {
  type AllocationRow,
  type InvoiceMoney,
  type MoneyEvent,
  type MoneyView,
  type Moves,
  type Source,
  sumOf,
} from './moves.ts';
import { lastFirstBy, standingOf } from './standing.ts';

/**
 * What money does on an account's papers, once for all who ask: the record under its lock, the forecast, and a life
 * that is played again. A view of the money and what has happened to it give the moves; whoever keeps the papers writes
 * them.
 */

type Of<T extends MoneyEvent['type']> = Extract<MoneyEvent, { type: T }>;

/** What comes of it. Throws where the view is not what the event says: that is our bug. */
export function movesOf(view: MoneyView, event: MoneyEvent): Moves {
  const draft = new Draft(view);
  (EVENTS[event.type] as (draft: Draft, event: MoneyEvent) => void)(draft, event);
  return draft.moves();
}

const EVENTS = {
  invoiceIssued(draft, { invoiceId }) {
    const amountMinor = Math.min(draft.creditMinor, draft.invoice(invoiceId).balanceMinor);
    if (amountMinor > 0) pay(draft, null, [{ invoiceId, amountMinor }]);
  },

  invoiceVoided(draft, { invoiceId }) {
    release(draft, invoiceId, Number.POSITIVE_INFINITY, 'invoiceVoided');
    draft.void(invoiceId);
  },

  invoiceLowered(draft, { invoiceId, amountMinor }) {
    const fromOpenMinor = Math.min(amountMinor, draft.invoice(invoiceId).balanceMinor);
    release(draft, invoiceId, amountMinor - fromOpenMinor, 'creditNoted');
    draft.change(invoiceId, -fromOpenMinor);
  },

  invoiceAdjusted(draft, { invoiceId, amountMinor }) {
    const letGoMinor = Math.min(amountMinor, draft.invoice(invoiceId).balanceMinor);
    if (letGoMinor > 0) draft.change(invoiceId, -letGoMinor);
  },

  chargeSucceeded(draft, { paymentId, amountMinor, invoiceIds, countedOnMinor }) {
    const creditMinor = Math.min(draft.creditMinor, countedOnMinor);
    receive(draft, paymentId, amountMinor, spread(amountMinor, draft.these(invoiceIds)).allocations);
    pay(draft, null, spread(creditMinor, draft.these(invoiceIds)).allocations);
  },

  transferMatched(draft, { paymentId, amountMinor, allocations }) {
    receive(draft, paymentId, amountMinor, allocations);
  },

  creditApplied(draft, { amountMinor, invoiceIds }) {
    const open = draft.these(invoiceIds).filter(({ status }) => status === 'open');
    pay(draft, null, allocateOldestFirst(Math.min(amountMinor, draft.creditMinor), due(open)).allocations);
  },

  creditRefunded(draft, { refundId, amountMinor }) {
    draft.credit(-amountMinor, 'refunded', { refundId });
  },

  refundUndone(draft, { refundId, amountMinor }) {
    draft.credit(amountMinor, 'refundUndone', { refundId });
  },

  paymentReversed: reverse,

  paymentRestored(draft, { paymentId, amountMinor, invoiceIds, unrecoveredMinor }) {
    const { allocations, restMinor } = spread(amountMinor - unrecoveredMinor, draft.these(invoiceIds));
    pay(draft, paymentId, allocations);
    draft.credit(restMinor, 'overpaid', { paymentId });
    draft.raise(paymentId, restMinor + unrecoveredMinor);
  },
} satisfies { [T in MoneyEvent['type']]: (draft: Draft, event: Of<T>) => void };

const due = (invoices: readonly Omit<InvoiceMoney, 'status'>[]): { id: string; balanceMinor: number }[] =>
  invoices.map(({ id, balanceMinor, disputedMinor }) => ({ id, balanceMinor: balanceMinor - disputedMinor }));

/** What is due first, in the order given; then what is in dispute; what is left over becomes credit. */
export function spread(
  amountMinor: number,
  invoices: readonly Omit<InvoiceMoney, 'status'>[],
): { allocations: Allocation[]; restMinor: number } {
  const first = allocateOldestFirst(amountMinor, due(invoices));
  const then = allocateOldestFirst(
    first.restMinor,
    invoices.map(({ id, disputedMinor }) => ({ id, balanceMinor: disputedMinor })),
  );
  return { allocations: together([...first.allocations, ...then.allocations]), restMinor: then.restMinor };
}

/** Puts money of a payment, or of the account's credit, against invoices. */
function pay(draft: Draft, source: Source, allocations: readonly Allocation[]): void {
  for (const { invoiceId, amountMinor } of allocations) {
    draft.allocate(source, invoiceId, amountMinor, 'paid');
    draft.change(invoiceId, -amountMinor);
    if (source === null) draft.credit(-amountMinor, 'invoicePaid', { invoiceId });
  }
}

function receive(draft: Draft, paymentId: string, amountMinor: number, allocations: readonly Allocation[]): void {
  pay(draft, paymentId, allocations);
  const restMinor = amountMinor - sumOf(allocations);
  draft.credit(restMinor, 'overpaid', { paymentId });
  draft.raise(paymentId, restMinor);
}

/** Money that stands on an invoice becomes credit, up to an amount, what came last first. */
function release(draft: Draft, invoiceId: string, upToMinor: number, reason: 'invoiceVoided' | 'creditNoted'): void {
  let leftMinor = upToMinor;
  const sources = lastFirstBy(
    draft.rows.filter((row) => row.invoiceId === invoiceId),
    (row) => row.paymentId,
  );
  for (const { of: paymentId, amountMinor: standsMinor } of sources) {
    const amountMinor = Math.min(standsMinor, leftMinor);
    if (amountMinor <= 0) break;
    leftMinor -= amountMinor;
    draft.allocate(paymentId, invoiceId, -amountMinor, reason);
    if (paymentId !== null) draft.raise(paymentId, amountMinor);
    draft.credit(amountMinor, reason, { invoiceId, paymentId });
  }
}

/**
 * Its invoices are open again; its credit goes. Credit is one pot: what was spent of it meanwhile is taken from the
 * invoices that credit paid last, which are open again as well, since it was this money that paid them. What has been
 * refunded is owed again where a credit note had made it credit; the rest is out of reach.
 */
function reverse(draft: Draft, { paymentId, creditMinor }: Of<'paymentReversed'>): void {
  const own = draft.rows.filter((row) => row.paymentId === paymentId);
  for (const { invoiceId, amountMinor } of standingOf(own)) {
    draft.allocate(paymentId, invoiceId, -amountMinor, 'paymentReversed');
    draft.change(invoiceId, amountMinor);
  }

  let missingMinor = creditMinor - draft.creditMinor;
  const spent = lastFirstBy(
    draft.rows.filter((row) => row.paymentId === null),
    (row) => row.invoiceId,
  );
  for (const { of: invoiceId, amountMinor: standsMinor } of spent) {
    const amountMinor = Math.min(standsMinor, missingMinor);
    if (amountMinor <= 0) break;
    missingMinor -= amountMinor;
    draft.allocate(null, invoiceId, -amountMinor, 'paymentReversed');
    draft.credit(amountMinor, 'paymentReversed', { invoiceId });
    draft.change(invoiceId, amountMinor);
  }

  draft.refundedMinor = Math.max(0, creditMinor - draft.creditMinor);
  draft.credit(draft.refundedMinor - creditMinor, 'paymentReversed', { paymentId });
  draft.raise(paymentId, -creditMinor);

  draft.unrecoveredMinor = draft.refundedMinor;
  for (const { of: invoiceId, amountMinor: notedMinor } of lastFirstBy(credited(own), (row) => row.invoiceId)) {
    const amountMinor = Math.min(notedMinor, draft.unrecoveredMinor);
    if (draft.invoice(invoiceId).status === 'void') continue;
    draft.unrecoveredMinor -= amountMinor;
    draft.debit({ paymentId, invoiceId, amountMinor });
  }
}

/** What credit notes have made credit of a payment's money. */
const credited = (rows: readonly AllocationRow[]): Allocation[] =>
  rows
    .filter(({ reason }) => reason === 'creditNoted')
    .map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor: -amountMinor }));
