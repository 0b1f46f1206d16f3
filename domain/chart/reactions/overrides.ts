import type { EventOf, OverrideRequest } from '../../events.ts';
import type { Command } from '../../projection.ts';
import { addDays, dayOf, firstWorkingContactOn, startOfDay } from '../../time/calendar.ts';
import { anchorOf, oldestFirst, openMinor, overdueDebts } from '../reads/debts.ts';
import { deactivationAt, noticeForDeactivation } from '../reads/going-off.ts';
import { resumable } from '../reads/holds.ts';
import type { OverrideData, TimelineData } from '../../timeline.ts';
import type { Turn } from '../state/turn.ts';
import { giveLastNotice, withdrawApproval } from './campaign.ts';
import { place, release, releaseAll } from './holds.ts';
import { forgive } from './service.ts';
import { contact } from './mails.ts';

/** What agents, admins and customers ask for. Whether it may be done was judged before (refusals). */

/** Every override stands on the timeline, with who and why. */
export function applied<C extends Command>(
  turn: Turn,
  command: C,
  { reason, expectedVersion }: Pick<OverrideRequest, 'reason' | 'expectedVersion'>,
  data: OverrideData[C],
): void {
  const line = { command, reason, basedOnVersion: expectedVersion, ...data };
  turn.note('override.applied', `${command}: ${reason}`, line as TimelineData['override.applied']);
}

/** Through that day (rules, Holds). */
export function pause(turn: Turn, event: EventOf<'PAUSE_REQUESTED'>): void {
  const { until, invoiceId, legal, reason } = event;
  applied(turn, 'pause', event, { until, invoiceId, legal });
  place(turn, {
    kind: legal ? 'legal' : 'agent',
    until: until === null ? null : startOfDay(addDays(until, 1), turn.context.profile.timeZone),
    invoiceId,
    reason,
  });
}

export function resume(turn: Turn, event: EventOf<'RESUME_REQUESTED'>): void {
  applied(turn, 'resume', event, { invoiceId: event.invoiceId });
  const hold = resumable(turn.context.holds, event);
  if (hold !== null) release(turn, hold, event.reason);
}

export function extend(turn: Turn, event: EventOf<'EXTEND_REQUESTED'>): void {
  applied(turn, 'extend', event, { days: event.days });
  const c = turn.context;
  const anchor = anchorOf(c) ?? overdueDebts(c)[0];
  if (c.case === null || anchor === undefined) return;
  const { timeZone } = c.profile;
  // One that was about an older debt, or counts no more by then, has named no day of this one's.
  const notice = noticeForDeactivation(c, anchor);
  const named = notice?.names ?? dayOf(deactivationAt(c, anchor), timeZone);
  const extendedTo = dayOf(firstWorkingContactOn(addDays(named, event.days), c.policy.calendar, timeZone), timeZone);
  turn.changeCase({ extendedTo, extensions: c.case.extensions + 1 });
  withdrawApproval(turn);
  // Whoever holds a notice gets one with the new day.
  if (notice !== null) giveLastNotice(turn);
}

export function sendReminder(turn: Turn, event: EventOf<'SEND_REMINDER_REQUESTED'>): void {
  const c = turn.context;
  applied(turn, 'sendReminder', event, {});
  const mails = c.counters.letters + 1;
  turn.set({ counters: { ...c.counters, letters: mails } });
  contact(
    turn,
    'overdue-reminder',
    `agent:${mails}`,
    overdueDebts(c).map((debt) => debt.id),
    { rung: c.case?.rungsGone ?? 0, byAgent: true },
  );
}

/** The debt is given up: uncollectible in the ledger, and nobody is asked for it again. It gives no service back. */
export function writeOff(turn: Turn, event: EventOf<'WRITE_OFF_REQUESTED'>): void {
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
    uncollected: [...c.uncollected, ...oldestFirst(c.debts)],
    ladders: [],
    case: null,
    chargeNow: null,
    contacts: { ...c.contacts, waiting: [] },
    sending: c.sending.map((one) => ({ ...one, contacts: [] })),
  });
  // A service that is off or lent for this debt isn't given back by its being forgiven.
  forgive(turn, invoiceIds);
  turn.closeTasks('deactivationApproval');
  turn.closeSettledTasks();
  // What is in dispute is still somebody's to decide, and the customer waits for it.
  releaseAll(
    turn,
    turn.context.holds.filter((hold) => hold.kind !== 'legal' && hold.kind !== 'dispute'),
    () => 'written off',
  );
}
