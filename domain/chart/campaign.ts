import type { Outcome } from '../events.ts';
import { deactivatedReminderAt, deactivationInstant, hasLastNotice, openRungs } from './agenda.ts';
import type { Case, Context } from './context.ts';
import { anchorOf, overdueDebts, overdueMinor } from './debts.ts';
import { contact } from './letters.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/** The case: one reminder ladder per account, from the first overdue day until nothing due is open. */

export function openCase(turn: Turn): void {
  const c = turn.context;
  const anchor = anchorOf(c) ?? overdueDebts(c)[0];
  const cases = c.counters.cases + 1;
  const opened: Case = {
    id: `case-${cases}`, openedAt: c.now, anchorId: anchor?.id ?? '', ladderFrom: c.now, lastRungDay: 0, rungsGone: 0, lastNotice: null, lastNoticeAsked: null,
    extendedDays: 0, extensions: 0, provisionalReturns: 0, promises: 0, deactivatedAt: null, approvalAsked: false, deactivatedReminders: 0,
  };
  turn.set({ case: opened, counters: { ...c.counters, cases } });
  turn.note('overdue.began', `${overdueMinor(c)} overdue since ${anchor?.dueOn}`, { invoiceId: anchor?.id, dueOn: anchor?.dueOn, overdueMinor: overdueMinor(c) }, SYSTEM);
}

export function endCase(turn: Turn): void {
  turn.set({ case: null });
  turn.note('overdue.ended', 'Nothing is overdue any more', {}, SYSTEM);
}

/** The first overdue day of an invoice has begun. */
export const noteOverdue = (turn: Turn, invoiceId: string): void => turn.changeDebt(invoiceId, { overdueNoted: true });

/** Oldest paid: the next oldest takes its place, with its own days. Its rungs that have passed are over. */
export function reanchor(turn: Turn): void {
  const c = turn.context;
  const anchor = anchorOf(c);
  if (c.case === null || anchor === null || anchor.id === c.case.anchorId) return;
  turn.set({ case: { ...c.case, anchorId: anchor.id, lastRungDay: 0, ladderFrom: c.now } });
}

/** A rung is due. After an outage or a hold over several, the latest passed one goes, once. */
export function remind(turn: Turn): void {
  const c = turn.context;
  const anchor = anchorOf(c);
  if (c.case === null || anchor === null) return;
  if (c.case.deactivatedAt !== null) {
    const sent = monthsPassed(c, c.case.deactivatedAt);
    turn.set({ case: { ...c.case, deactivatedReminders: sent } });
    contact(turn, 'overdue-reminder', `${c.case.id}:deactivated:${sent}`, [anchor.id], { rung: c.case.rungsGone, deactivated: true });
    return;
  }
  const passed = openRungs(c, anchor).filter((rung) => rung.at <= c.now);
  const rung = passed.at(-1);
  if (rung === undefined) return;
  const rungsGone = c.case.rungsGone + 1;
  turn.set({ case: { ...c.case, lastRungDay: rung.day, rungsGone } });
  contact(turn, 'overdue-reminder', `${c.case.id}:${anchor.id}:${rung.day}`, [anchor.id], { rung: rungsGone });
}

/** How many monthly reminders of a deactivated account have had their day by now. */
function monthsPassed(c: Context, from: Case['openedAt']): number {
  let n = (c.case?.deactivatedReminders ?? 0) + 1;
  while (deactivatedReminderAt(c, from, n + 1) <= c.now) n += 1;
  return n;
}

/** The next rung, passed over at an agent's word. */
export function skipRung(turn: Turn): void {
  const c = turn.context;
  const anchor = anchorOf(c);
  if (c.case === null || anchor === null) return;
  const next = openRungs(c, anchor)[0];
  if (next === undefined) return;
  turn.set({ case: { ...c.case, lastRungDay: next.day } });
}

/** The last notice is due: it names the exact day on which the service stops. */
export function giveLastNotice(turn: Turn): void {
  const c = turn.context;
  const anchor = anchorOf(c);
  if (c.case === null || anchor === null) return;
  const letters = c.counters.letters + 1;
  const invoiceIds = overdueDebts(c).map((debt) => debt.id);
  turn.set({ case: { ...c.case, lastNoticeAsked: { at: c.now, invoiceIds } }, counters: { ...c.counters, letters } });
  contact(turn, 'last-notice', `${c.case.id}:${anchor.id}:${letters}`, invoiceIds);
}

type Of<T extends Outcome['type']> = Extract<Outcome, { type: T }>;

export function mailSent(turn: Turn, { template, emailId, to, subject, key }: Of<'EMAIL_SENT'>): void {
  turn.note('email.sent', `${template} to ${to.join(', ')}`, { template, emailId, to, subject, key }, SYSTEM);
  const open = turn.context.case;
  if (template !== 'last-notice' || open === null || open.lastNoticeAsked === null) return;
  turn.set({ case: { ...open, lastNotice: { sentAt: turn.context.now, invoiceIds: open.lastNoticeAsked.invoiceIds }, lastNoticeAsked: null, rungsGone: open.rungsGone + 1 } });
}

export function mailSkipped(turn: Turn, { template, why, key }: Of<'EMAIL_SKIPPED'>): void {
  turn.note('email.skipped', `${template} not sent: ${why}`, { template, key, why }, SYSTEM);
  const open = turn.context.case;
  if (template === 'last-notice' && open !== null) turn.set({ case: { ...open, lastNoticeAsked: null } });
}

/** Under a policy that wants a person's word for it. */
export function askApproval(turn: Turn): void {
  const open = turn.context.case;
  if (open === null) return;
  turn.set({ case: { ...open, approvalAsked: true } });
  turn.note('task.opened', 'Deactivation waits for an approval', { overdueMinor: overdueMinor(turn.context) }, SYSTEM);
}

/** An autopay account hears of a coming charge. */
export function noticeCharge(turn: Turn, invoiceId: string): void {
  turn.changeDebt(invoiceId, { chargeNoticed: true });
  contact(turn, 'autopay-upcoming', invoiceId, [invoiceId]);
}

/** Another invoice drives the case now. */
export function anchorChanged(c: Context): boolean {
  const anchor = anchorOf(c);
  return c.case !== null && anchor !== null && anchor.id !== c.case.anchorId;
}

/** No deactivation without a last notice about this debt (rules, The case). */
export function mayDeactivate(c: Context): boolean {
  const anchor = anchorOf(c);
  return anchor !== null && hasLastNotice(c, anchor) && deactivationInstant(c, anchor) <= c.now;
}
