import type { Actor } from '../account.ts';
import { startOfDay } from '../time/calendar.ts';
import type { OverrideRequest, Request } from '../events.ts';
import type { Command } from '../projection.ts';
import type { Instant } from '../time/time.ts';
import type { TimelineEntry } from '../timeline.ts';
import type { Hold } from './context.ts';
import { openMinor, oldestFirst, overdueDebts } from './debts.ts';
import { place, release, releaseAll } from './holds.ts';
import { answer, contact } from './letters.ts';
import { graceEnds, installmentEnds } from './plans.ts';
import { mailInvoice } from './topics.ts';
import type { Turn } from './turn.ts';

/** What agents, admins and customers ask for. Whether it may be done was judged before (refusals). */

type Of<T extends Request['type']> = Extract<Request, { type: T }>;

/** Every override stands on the timeline, with who and why. */
export function applied(
  turn: Turn,
  command: string,
  request: Pick<OverrideRequest, 'reason' | 'expectedVersion'>,
  data: Record<string, unknown> = {},
): void {
  turn.note('override.applied', `${command}: ${request.reason}`, {
    command,
    reason: request.reason,
    basedOnVersion: request.expectedVersion,
    ...data,
  });
}

/** What was asked, why, on which version, and what was said to it. */
export interface RefusedOverride {
  command: Command;
  reason: string;
  basedOnVersion: number;
  code: string;
  message: string;
}

/** The line of an override that was refused. It changes nothing, and it is known who wanted what. */
export const refusedOverrideLine = (
  { command, reason, basedOnVersion, code, message }: RefusedOverride,
  actor: Actor,
  at: Instant,
): TimelineEntry => ({
  type: 'override.refused',
  at,
  actor,
  summary: `${command} refused: ${message}`,
  data: { command, reason, basedOnVersion, code, message },
});

/** Until the start of that day. */
export function pause(turn: Turn, event: Of<'PAUSE_REQUESTED'>): void {
  const { until, invoiceId, legal, reason } = event;
  applied(turn, 'pause', event, { until, invoiceId, legal });
  place(turn, {
    kind: legal ? 'legal' : 'agent',
    until: until === null ? null : startOfDay(until, turn.context.profile.timeZone),
    invoiceId,
    reason,
  });
}

/**
 * One pause at a time, the last one first; a legal hold is nobody's but an admin's, who gets to it when nothing else is
 * left.
 */
export const resumable = (
  holds: readonly Hold[],
  { invoiceId, role }: Pick<Of<'RESUME_REQUESTED'>, 'invoiceId' | 'role'>,
): Hold | null => {
  const last = (kind: Hold['kind']): Hold | null =>
    holds.filter((hold) => hold.kind === kind && hold.invoiceId === invoiceId).at(-1) ?? null;
  return last('agent') ?? (role === 'admin' ? last('legal') : null);
};

export function resume(turn: Turn, event: Of<'RESUME_REQUESTED'>): void {
  applied(turn, 'resume', event, { invoiceId: event.invoiceId });
  const hold = resumable(turn.context.holds, event);
  if (hold !== null) release(turn, hold, event.reason);
}

export function extend(turn: Turn, event: Of<'EXTEND_REQUESTED'>): void {
  applied(turn, 'extend', event, { days: event.days });
  const open = turn.context.case;
  if (open === null) return;
  turn.changeCase({
    extendedDays: open.extendedDays + event.days,
    extensions: open.extensions + 1,
    approvalAsked: false,
  });
  turn.closeTasks('deactivationApproval');
}

export function promise(turn: Turn, event: Of<'PROMISE_REQUESTED'>): void {
  const c = turn.context;
  applied(turn, 'promise', event, { amountMinor: event.amountMinor, on: event.on });
  turn.changeCase({ promises: (c.case?.promises ?? 0) + 1 });
  const hold = place(turn, {
    kind: 'promise',
    until: graceEnds(c, event.on),
    reason: event.reason,
    amountMinor: event.amountMinor,
    paidOn: event.on,
  });
  answer(turn, { template: 'promise-confirmed', data: { amountMinor: event.amountMinor, on: event.on } }, hold.id);
}

/** Covers the invoices that are open now; new ones are due as usual. */
export function plan(turn: Turn, event: Of<'PLAN_REQUESTED'>): void {
  const c = turn.context;
  applied(turn, 'plan', event, { installments: event.installments });
  const terms = {
    invoiceIds: oldestFirst(c.debts).map((debt) => debt.id),
    installments: event.installments,
    amountMinor: openMinor(c),
  };
  const hold = place(turn, { kind: 'plan', until: installmentEnds(c, terms), reason: event.reason, ...terms });
  answer(turn, { template: 'plan-confirmed', data: { installments: event.installments } }, hold.id);
}

export function sendReminder(turn: Turn, event: Of<'SEND_REMINDER_REQUESTED'>): void {
  const c = turn.context;
  applied(turn, 'sendReminder', event);
  const letters = c.counters.letters + 1;
  turn.set({ counters: { ...c.counters, letters } });
  contact(
    turn,
    'overdue-reminder',
    `agent:${letters}`,
    overdueDebts(c).map((debt) => debt.id),
    { rung: c.case?.rungsGone ?? 0, deactivated: Boolean(c.case?.deactivatedAt), byAgent: true },
  );
}

/** The debt is given up: uncollectible in the ledger, and nobody is asked for it again. It gives no service back. */
export function writeOff(turn: Turn, event: Of<'WRITE_OFF_REQUESTED'>): void {
  const c = turn.context;
  const invoiceIds = oldestFirst(c.debts).map((debt) => debt.id);
  applied(turn, 'writeOff', event, { amountMinor: openMinor(c), invoiceIds });
  turn.mark({ kind: 'invoicesUncollectible', invoiceIds });
  for (const debt of oldestFirst(c.debts))
    turn.note('invoice.uncollectible', `Invoice ${debt.number} written off: ${turn.money(debt.balanceMinor)}`, {
      invoiceId: debt.id,
      amountMinor: debt.balanceMinor,
    });
  turn.set({
    debts: [],
    writtenOff: [...c.writtenOff, ...invoiceIds],
    ladders: [],
    case: null,
    chargeNow: null,
    contacts: { ...c.contacts, waiting: [] },
    sending: c.sending.map((one) => ({ ...one, contacts: [] })),
    // A service that was or will be lent for this debt isn't given for good by its being forgiven.
    service: { ...c.service, forgiven: true },
  });
  turn.closeTasks('deactivationApproval');
  turn.closeSettledTasks();
  releaseAll(
    turn,
    turn.context.holds.filter((hold) => hold.kind !== 'legal'),
    () => 'written off',
  );
}

export function openDispute(turn: Turn, event: Of<'DISPUTE_REQUESTED'>): void {
  const c = turn.context;
  const debt = c.debts.find((one) => one.id === event.invoiceId);
  if (debt === undefined) return;
  turn.mark({
    kind: 'disputeOpened',
    disputeId: event.disputeId,
    invoiceId: event.invoiceId,
    amountMinor: event.amountMinor,
    reason: event.reason,
  });
  turn.note('dispute.opened', `Invoice ${debt.number} disputed: ${event.reason}`, {
    disputeId: event.disputeId,
    invoiceId: event.invoiceId,
    amountMinor: event.amountMinor,
    reason: event.reason,
  });
  answer(
    turn,
    { template: 'dispute-opened', data: { invoice: mailInvoice(c, debt), amountMinor: event.amountMinor } },
    event.disputeId,
  );
  place(turn, {
    id: event.disputeId,
    kind: 'dispute',
    until: null,
    invoiceId: event.invoiceId,
    disputedMinor: event.amountMinor,
    reason: event.reason,
  });
}
