import type { Outcome } from '../events.ts';
import type { Instant } from '../time/time.ts';
import { nextDueCharge } from './charge-times.ts';
import type { Case, Context, Debt } from './context.ts';
import { anchorOf, askedFor, debtById, isPastDue, overdueDebts, overdueMinor, today } from './debts.ts';
import { mailKey } from './keys.ts';
import { contact } from './letters.ts';
import { dayNamedNow, hasLastNotice, isResting, lastRungBefore, nextDeactivation, openRungs } from './rungs.ts';
import type { Turn } from './turn.ts';
import { SYSTEM } from './turn.ts';

/**
 * The case: one reminder ladder per account, from the first overdue day or failed automatic charge until nothing due is
 * open.
 */

export function ensureCase(turn: Turn): void {
  const c = turn.context;
  if (c.case !== null) return;
  const cases = c.counters.cases + 1;
  turn.set({ case: newCase(`case-${cases}`, c.now), counters: { ...c.counters, cases } });
}

export const newCase = (id: string, openedAt: Instant): Case => ({
  id,
  openedAt,
  anchorId: null,
  rungsGone: 0,
  lastNotice: null,
  lastNoticeAsked: null,
  unreachable: false,
  extendedDays: 0,
  extensions: 0,
  provisionalReturns: 0,
  promises: 0,
  deactivatedAt: null,
  approvalAsked: false,
  deactivatedReminders: 0,
});

export function beginOverdue(turn: Turn): void {
  ensureCase(turn);
  const c = turn.context;
  const { id: invoiceId, dueOn }: Partial<Debt> = overdueDebts(c)[0] ?? {};
  turn.note(
    'overdue.began',
    `${turn.money(overdueMinor(c))} overdue since ${dueOn}`,
    { invoiceId, dueOn, overdueMinor: overdueMinor(c) },
    SYSTEM,
  );
  reanchor(turn);
}

/** Its case goes on while something past its day is open, in dispute perhaps. */
export function endOverdue(turn: Turn): void {
  turn.changeCase({ deactivatedAt: null, approvalAsked: false });
  turn.closeTasks('deactivationApproval');
  turn.note('overdue.ended', 'Nothing is overdue any more', {}, SYSTEM);
}

export const caseIsOver = (c: Context): boolean =>
  c.case !== null && c.ladders.length === 0 && !c.debts.some((debt) => isPastDue(c, debt));

export function closeCase(turn: Turn): void {
  turn.set({ case: null });
  turn.closeTasks('deactivationApproval');
}

/** Their first overdue day has begun. */
export function noteOverdue(turn: Turn): void {
  const c = turn.context;
  turn.changeDebts(
    c.debts.flatMap((debt) => (isPastDue(c, debt) ? [debt.id] : [])),
    { overdueNoted: true },
  );
}

/** The invoice that drives the case now, if it is another than before. While it rests, none does. */
function newAnchor(c: Context): Debt | null {
  const anchor = anchorOf(c);
  return anchor === null || anchor.id === c.case?.anchorId || isResting(c) ? null : anchor;
}

export const anchorChanged = (c: Context): boolean => newAnchor(c) !== null;

/**
 * The oldest, and when that is paid, the next oldest, with its own days. Rungs of it that have passed are over: those
 * before it was known, and if another has driven the case, all. What a hold or an outage has kept back is not.
 */
export function reanchor(turn: Turn): void {
  const c = turn.context;
  const anchor = newAnchor(c);
  if (anchor === null) return;
  const overBefore = anchor.resumed || c.case?.anchorId === null ? anchor.knownAt : c.now;
  const over = lastRungBefore(c, anchor, overBefore);
  turn.changeDebt(anchor.id, { resumed: false, ...(over === undefined ? {} : { rungDay: over.day }) });
  turn.changeCase({ anchorId: anchor.id, approvalAsked: false });
  turn.closeTasks('deactivationApproval');
}

/** A rung is due. After an outage or a hold over several, the latest passed one goes, once. */
export function remind(turn: Turn): void {
  const c = turn.context;
  const anchor = anchorOf(c);
  if (c.case === null || anchor === null) return;
  if (c.case.deactivatedAt !== null) {
    // Of several months that are due at once, the reminders wait for one contact, and go as one.
    const deactivatedReminders = c.case.deactivatedReminders + 1;
    turn.changeCase({ deactivatedReminders });
    contact(
      turn,
      'overdue-reminder',
      `${c.case.id}:deactivated:${c.counters.switches}:${deactivatedReminders}`,
      [anchor.id],
      { rung: c.case.rungsGone, deactivated: true },
    );
    return;
  }
  const rung = openRungs(c, anchor)
    .filter((one) => one.at <= c.now)
    .at(-1);
  if (rung === undefined) return;
  const rungsGone = c.case.rungsGone + 1;
  turn.changeDebt(anchor.id, { rungDay: rung.day, resumed: false });
  turn.changeCase({ rungsGone });
  const ladder = anchor.ladderFrom === null ? anchor.id : `${anchor.id}:${anchor.ladderFrom}`;
  contact(turn, 'overdue-reminder', `${c.case.id}:${ladder}:${rung.day}`, [anchor.id], { rung: rungsGone });
}

/** The next rung, passed over at an agent's word. */
export function skipRung(turn: Turn): void {
  const anchor = anchorOf(turn.context);
  if (anchor === null) return;
  const [next] = openRungs(turn.context, anchor);
  turn.changeDebt(anchor.id, { rungDay: next?.day ?? anchor.rungDay });
}

/** The last notice is due: it names the exact day on which the service stops. Reminders of earlier rungs are in it. */
export function giveLastNotice(turn: Turn): void {
  const c = turn.context;
  const anchor = anchorOf(c);
  if (anchor === null) return;
  const letters = c.counters.letters + 1;
  const cause = `${c.case?.id}:${anchor.id}:${letters}`;
  const invoiceIds = askedFor(c).map((debt) => debt.id);
  turn.set({ counters: { ...c.counters, letters } });
  turn.changeCase({
    lastNoticeAsked: { key: mailKey(c, 'last-notice', cause), at: c.now, anchorId: anchor.id, invoiceIds, names: null },
  });
  turn.changeDebt(anchor.id, { rungDay: Math.max(anchor.rungDay, c.policy.reminders.lastNoticeOnDay) });
  contact(turn, 'last-notice', cause, invoiceIds);
}

type Of<T extends Outcome['type']> = Extract<Outcome, { type: T }>;

export function mailSent(turn: Turn, { template, emailId, to, subject, key }: Of<'EMAIL_SENT'>): void {
  turn.note('email.sent', `${template} to ${to.join(', ')}`, { template, emailId, to, subject, key }, SYSTEM);
  const c = turn.context;
  if (c.case?.lastNoticeAsked?.key !== key) return;
  const { lastNoticeAsked: asked, rungsGone } = c.case;
  const anchor = debtById(c, asked.anchorId);
  turn.changeCase({
    lastNotice: { ...asked, at: c.now, names: anchor === null ? null : dayNamedNow(c, anchor) },
    lastNoticeAsked: null,
    rungsGone: rungsGone + 1,
  });
  turn.closeTasks('undeliverable');
}

/**
 * What it was made of waits again, and is read anew at the next opening (rules, Days): the day has had its contact, in
 * vain.
 */
export function mailSkipped(turn: Turn, { template, why, key }: Of<'EMAIL_SKIPPED'>): void {
  turn.note('email.skipped', `${template} not sent: ${why}`, { template, key, why }, SYSTEM);
  const { sending, contacts } = turn.context;
  const belied = sending.find((one) => one.key === key)?.contacts ?? [];
  if (belied.length > 0) turn.set({ contacts: { ...contacts, waiting: [...belied, ...contacts.waiting] } });
}

/**
 * A last notice that reached nobody does not count (rules, The case). Another is of use only to other addresses, and
 * those are a person's to find.
 */
export function mailBounced(turn: Turn, { template, key, emailId, bounced, everybody }: Of<'EMAIL_BOUNCED'>): void {
  turn.note('email.bounced', `${template} bounced at ${bounced.join(', ')}`, {
    template,
    key,
    emailId,
    bounced,
    everybody,
  });
  const { lastNotice, lastNoticeAsked } = turn.context.case ?? {};
  // Refused at the carrier's door, it never was one that had been sent.
  if (!everybody || (lastNotice?.key !== key && lastNoticeAsked?.key !== key)) return;
  turn.changeCase({ lastNotice: null, lastNoticeAsked: null, unreachable: true, approvalAsked: false });
  turn.closeTasks('deactivationApproval');
  const summary = 'The last notice reached nobody: find another address';
  turn.openTask({
    key: `undeliverable:${key}`,
    kind: 'undeliverable',
    dueOn: today(turn.context),
    subject: {},
    data: { summary, template, bounced },
  });
}

/** Under a policy that wants a person's word for it. */
export function askApproval(turn: Turn): void {
  const c = turn.context;
  const approvals = c.counters.approvals + 1;
  turn.set({ counters: { ...c.counters, approvals } });
  turn.changeCase({ approvalAsked: true });
  turn.openTask({
    key: `deactivationApproval:${c.case?.id}:${approvals}`,
    kind: 'deactivationApproval',
    dueOn: today(c),
    subject: {},
    data: { summary: 'Deactivation waits for an approval', overdueMinor: overdueMinor(c) },
  });
}

/** An autopay account hears of a coming charge: one notice for all that it will take. */
export function noticeCharge(turn: Turn, invoiceId: string): void {
  turn.changeDebts(nextDueCharge(turn.context)?.debts.map((debt) => debt.id) ?? [], { chargeNoticed: true });
  contact(turn, 'autopay-upcoming', invoiceId, [invoiceId]);
}

/** No deactivation without a last notice about this debt (rules, The case). */
export function mayDeactivate(c: Context): boolean {
  const due = nextDeactivation(c);
  return due !== null && due <= c.now && hasLastNotice(c, anchorOf(c));
}
