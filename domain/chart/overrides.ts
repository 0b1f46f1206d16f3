import { startOfDay } from '../calendar.ts';
import type { OverrideRequest, Request } from '../events.ts';
import { openMinor, oldestFirst, overdueDebts } from './debts.ts';
import { installmentEnds, place, promiseEnds, release } from './holds.ts';
import { answer, contact } from './letters.ts';
import { mailInvoice } from './topics.ts';
import type { Turn } from './turn.ts';

/** What agents, admins and customers ask for. Whether it may be done was judged before (refusals). */

type Of<T extends Request['type']> = Extract<Request, { type: T }>;

/** Every override stands on the timeline, with who and why. */
export function applied(turn: Turn, command: string, request: Pick<OverrideRequest, 'reason' | 'expectedVersion'>, data: Record<string, unknown> = {}): void {
  turn.note('override.applied', `${command}: ${request.reason}`, { command, reason: request.reason, basedOnVersion: request.expectedVersion, ...data });
}

/** Until the start of that day. */
export function pause(turn: Turn, event: Of<'PAUSE_REQUESTED'>): void {
  const { until, invoiceId, legal, reason } = event;
  applied(turn, 'pause', event, { until, invoiceId, legal });
  place(turn, { kind: legal ? 'legal' : 'agent', until: until === null ? null : startOfDay(until, turn.context.profile.timeZone), invoiceId, reason });
}

export function resume(turn: Turn, event: Of<'RESUME_REQUESTED'>): void {
  applied(turn, 'resume', event, { invoiceId: event.invoiceId });
  for (const hold of turn.context.holds) {
    if ((hold.kind === 'agent' || hold.kind === 'legal') && hold.invoiceId === event.invoiceId) release(turn, hold, event.reason);
  }
}

export function extend(turn: Turn, event: Of<'EXTEND_REQUESTED'>): void {
  applied(turn, 'extend', event, { days: event.days });
  const open = turn.context.case;
  if (open !== null) turn.set({ case: { ...open, extendedDays: open.extendedDays + event.days, extensions: open.extensions + 1 } });
}

export function promise(turn: Turn, event: Of<'PROMISE_REQUESTED'>): void {
  const c = turn.context;
  applied(turn, 'promise', event, { amountMinor: event.amountMinor, on: event.on });
  if (c.case !== null) turn.set({ case: { ...c.case, promises: c.case.promises + 1 } });
  const hold = place(turn, { kind: 'promise', until: promiseEnds(c, event.on), reason: event.reason, amountMinor: event.amountMinor, paidOn: event.on });
  answer(turn, { template: 'promise-confirmed', data: { amountMinor: event.amountMinor, on: event.on } }, hold.id);
}

/** Covers the invoices that are open now; new ones are due as usual. */
export function plan(turn: Turn, event: Of<'PLAN_REQUESTED'>): void {
  const c = turn.context;
  applied(turn, 'plan', event, { installments: event.installments });
  const hold = place(turn, {
    kind: 'plan', until: installmentEnds(c, { installments: event.installments, receivedMinor: 0 }), reason: event.reason, amountMinor: openMinor(c),
    invoiceIds: oldestFirst(c.debts).map((debt) => debt.id), installments: event.installments,
  });
  answer(turn, { template: 'plan-confirmed', data: { installments: event.installments } }, hold.id);
}

export function sendReminder(turn: Turn, event: Of<'SEND_REMINDER_REQUESTED'>): void {
  const c = turn.context;
  applied(turn, 'sendReminder', event);
  const letters = c.counters.letters + 1;
  turn.set({ counters: { ...c.counters, letters } });
  contact(turn, 'overdue-reminder', `agent:${letters}`, overdueDebts(c).map((debt) => debt.id), { rung: c.case?.rungsGone ?? 0, deactivated: c.case?.deactivatedAt !== null });
}

/** The debt is given up: uncollectible in the ledger, and nobody is asked for it again. It gives no service back. */
export function writeOff(turn: Turn, event: Of<'WRITE_OFF_REQUESTED'>): void {
  const c = turn.context;
  const invoiceIds = oldestFirst(c.debts).map((debt) => debt.id);
  applied(turn, 'writeOff', event, { amountMinor: openMinor(c), invoiceIds });
  turn.mark({ kind: 'invoicesUncollectible', invoiceIds });
  for (const debt of oldestFirst(c.debts)) turn.note('invoice.uncollectible', `Invoice ${debt.number} written off: ${debt.balanceMinor}`, { invoiceId: debt.id, amountMinor: debt.balanceMinor });
  turn.set({ debts: [], ladder: null, case: null, chargeNow: null, contacts: { ...c.contacts, waiting: [] }, holds: c.holds.filter((hold) => hold.kind === 'legal') });
}

export function changePolicy(turn: Turn, event: Of<'CHANGE_POLICY_REQUESTED'>): void {
  const before = turn.context.policy;
  applied(turn, 'changePolicy', event, { from: before.version, to: event.policy.version });
  turn.set({ policy: event.policy });
  turn.mark({ kind: 'policy', name: event.policy.name, version: event.policy.version });
  turn.note('policy.changed', `Policy ${before.name} ${before.version} → ${event.policy.name} ${event.policy.version}`, { from: { name: before.name, version: before.version }, to: { name: event.policy.name, version: event.policy.version } });
}

export function openDispute(turn: Turn, event: Of<'DISPUTE_REQUESTED'>): void {
  const c = turn.context;
  const debt = c.debts.find((one) => one.id === event.invoiceId);
  if (debt === undefined) return;
  turn.mark({ kind: 'disputeOpened', disputeId: event.disputeId, invoiceId: event.invoiceId, amountMinor: event.amountMinor, reason: event.reason });
  turn.note('dispute.opened', `Invoice ${debt.number} disputed: ${event.reason}`, { disputeId: event.disputeId, invoiceId: event.invoiceId, amountMinor: event.amountMinor, reason: event.reason });
  answer(turn, { template: 'dispute-opened', data: { invoice: mailInvoice(c, debt), amountMinor: event.amountMinor } }, event.disputeId);
  place(turn, { id: event.disputeId, kind: 'dispute', until: null, invoiceId: event.invoiceId, disputedMinor: event.amountMinor, reason: event.reason });
}
