import { addBankDays, addDays, addMinutes, addWorkingDays, at, contactOpening, dayOf, firstContactOn, later, startOfDay, timeOf } from '../calendar.ts';
import type { DeadlineKind } from '../events.ts';
import type { Day, Instant } from '../time.ts';
import type { Context, Debt, Ladder, PendingDebit } from './context.ts';
import { agingFrom, anchorOf, automaticMinor, autopayMethod, chargeable, chargeInstant, dueMinor, dueToday, overdueMinor } from './debts.ts';
import { attemptFrom } from './limits.ts';
import { silenceFor } from './silence.ts';

/** Something that time will bring. The whole table is computed anew from the context after every step: nothing to keep in step with. */
export interface Deadline {
  kind: DeadlineKind;
  /** With the kind, names it among others of its kind. */
  id: string;
  at: Instant;
  detail: Record<string, unknown>;
}

/** Where the regions stand, as far as deadlines depend on it. */
export interface Where { collections: string; service: string; payment: string; autopay: string }

/** At one instant: facts of time first, then money, then words; the day's contacts are put together last. */
const ORDER: DeadlineKind[] = ['overdue', 'holdEnds', 'lookup', 'relock', 'charge', 'retry', 'notice', 'reminder', 'lastNotice', 'deactivation', 'contact', 'cycle'];
const RANK = Object.fromEntries(ORDER.map((kind, i) => [kind, i])) as Record<DeadlineKind, number>;

const inOrder = (a: Deadline, b: Deadline): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : 1));

/** Everything that will happen by itself, soonest first: the timers, `upcoming` and the forecast are all this. */
export function agenda(c: Context, where: Where): Deadline[] {
  const out: Deadline[] = [];
  const add = (kind: DeadlineKind, id: string, instant: Instant | null, detail: Record<string, unknown> = {}): void => {
    if (instant !== null) out.push({ kind, id, at: instant, detail });
  };
  const zone = c.profile.timeZone;

  for (const debt of c.debts) {
    if (!debt.overdueNoted) add('overdue', debt.id, startOfDay(addDays(debt.dueOn, 1), zone), { invoiceId: debt.id });
  }
  for (const hold of c.holds) {
    if (hold.until !== null && !(hold.kind === 'proof' && where.service === 'provisional')) add('holdEnds', hold.id, hold.until, { hold: hold.kind, invoiceId: hold.invoiceId });
  }
  if (where.payment === 'unknown') add('lookup', c.attempt?.id ?? '', nextLookUp(c), { attemptId: c.attempt?.id });
  for (const debit of c.debits) add('lookup', debit.attemptId, nextDebitLookUp(c, debit), { attemptId: debit.attemptId });
  if (c.service.relockAt !== null) add('relock', c.case?.id ?? '', c.service.relockAt, { why: c.service.why });

  const silence = silenceFor(c);
  if (where.payment === 'idle' && c.autopayOn && !silence.charges) {
    addCharges(c, where, add);
  }
  if (c.case !== null && !silence.contacts) addReminders(c, where, add);
  if (c.case !== null && !silence.deactivation && where.service === 'active' && c.service.relockAt === null && where.collections === 'overdue' && !c.case.approvalAsked) addDeactivation(c, add);
  if (c.contacts.waiting.length > 0 && !silence.contacts) add('contact', 'day', nextContact(c));
  add('cycle', c.cycleFrom, nextCycle(c));
  return out.sort(inOrder);
}

type Add = (kind: DeadlineKind, id: string, instant: Instant | null, detail?: Record<string, unknown>) => void;

function addCharges(c: Context, where: Where, add: Add): void {
  const method = autopayMethod(c);
  if (method === null) return;
  const fresh = c.debts.filter((debt) => !debt.triedByAutopay && dueMinor(c, debt) > 0);
  let first: { debt: Debt; at: Instant } | null = null;
  for (const debt of fresh) {
    if (chargeable(c, debt.dueOn).every((one) => one.id !== debt.id)) continue;
    const instant = chargeInstant(c, debt);
    if (first === null || instant < first.at) first = { debt, at: instant };
  }
  if (first !== null) {
    const debts = chargeable(c, dayOf(first.at, c.profile.timeZone));
    const amountMinor = automaticMinor(c, debts);
    if (amountMinor > 0) {
      const from = attemptFrom(c, method, amountMinor, first.at);
      add('charge', first.debt.id, from, { amountMinor, invoiceIds: debts.map((debt) => debt.id), paymentMethodId: method.id, ...heldBack(first.at, from) });
      if (c.policy.charge.noticeDays > 0 && !first.debt.chargeNoticed) {
        add('notice', first.debt.id, firstContactOn(addDays(first.debt.dueOn, -c.policy.charge.noticeDays), c.policy.calendar, c.profile.timeZone), { invoiceId: first.debt.id });
      }
    }
  }
  if (where.autopay === 'retryScheduled' && c.ladder !== null) {
    const rung = c.ladder.rung + 1;
    const due = retryInstant(c, c.ladder, rung);
    const amountMinor = automaticMinor(c, retried(c, c.ladder));
    if (due !== null) {
      const wanted = later(due, c.ladder.notBefore ?? due);
      const from = attemptFrom(c, method, amountMinor, wanted);
      add('retry', `${c.ladder.id}:${rung}`, from, { rung, amountMinor, paymentMethodId: method.id, ...heldBack(wanted, from) });
    }
  }
}

/** What a network's limit or a bank's advice holds back says so. */
const heldBack = (wanted: Instant, from: Instant): Record<string, unknown> => (from > wanted ? { heldBack: 'cardNetworkLimit', wantedAt: wanted } : {});

/** The invoices of a ladder that a retry would take. */
export const retried = (c: Context, ladder: Ladder): Debt[] => dueToday(c).filter((debt) => ladder.invoiceIds.includes(debt.id));

/** When the n-th retry of a ladder is due: the first after an hour, the others on their days at the same local time. Null: there is none. */
export function retryInstant(c: Context, ladder: Ladder, rung: number): Instant | null {
  if (rung === 1) return addMinutes(ladder.firstDeclinedAt, c.policy.charge.retryAfterMinutes);
  const day = c.policy.charge.retryOnDays[rung - 2];
  if (day === undefined) return null;
  const zone = c.profile.timeZone;
  const local = at(addDays(dayOf(ladder.firstDeclinedAt, zone), day), timeOf(ladder.firstDeclinedAt, zone), zone);
  return later(local, addMinutes(ladder.firstDeclinedAt, c.policy.charge.retryAfterMinutes));
}

/** The open rungs of the reminder ladder, with their instants: not yet gone, and their time not passed before the ladder began. */
export function openRungs(c: Context, anchor: Debt): { day: number; at: Instant }[] {
  const from = c.case?.ladderFrom ?? c.now;
  const last = c.case?.lastRungDay ?? 0;
  return c.policy.reminders.onDays
    .filter((day) => day > last)
    .map((day) => ({ day, at: dayOfCase(c, anchor, day) }))
    .filter((rung) => rung.at >= from);
}

/** First contact hour on or after a day of the case. */
const dayOfCase = (c: Context, anchor: Debt, day: number): Instant => firstContactOn(addDays(agingFrom(anchor), day), c.policy.calendar, c.profile.timeZone);

const soonest = (c: Context, instant: Instant): Instant => contactOpening(later(instant, c.now), c.policy.calendar, c.profile.timeZone);

/** So little open that the campaign rests. */
export const isResting = (c: Context): boolean => overdueMinor(c) < c.policy.thresholds.restBelowMinor;

function addReminders(c: Context, where: Where, add: Add): void {
  const anchor = anchorOf(c);
  if (anchor === null || c.case === null || isResting(c)) return;
  if (where.collections === 'deactivated' && c.case.deactivatedAt !== null) {
    const n = c.case.deactivatedReminders + 1;
    add('reminder', `${c.case.id}:deactivated:${n}`, soonest(c, deactivatedReminderAt(c, c.case.deactivatedAt, n)), { deactivated: true });
    return;
  }
  if (where.collections !== 'overdue' || where.service !== 'active') return;
  const next = openRungs(c, anchor)[0];
  if (next !== undefined) add('reminder', `${c.case.id}:${anchor.id}:${next.day}`, soonest(c, next.at), { day: next.day });
  if (!hasLastNotice(c, anchor) && c.case.lastNoticeAsked === null) add('lastNotice', `${c.case.id}:${anchor.id}`, lastNoticeInstant(c, anchor), { day: c.policy.reminders.lastNoticeOnDay });
}

/** What is owed by a deactivated account is still reminded of, once a month. */
export const deactivatedReminderAt = (c: Context, deactivatedAt: Instant, n: number): Instant =>
  firstContactOn(addDays(dayOf(deactivatedAt, c.profile.timeZone), c.policy.reminders.whileDeactivatedEveryDays * n), c.policy.calendar, c.profile.timeZone);

/** A last notice about this debt is out. */
export const hasLastNotice = (c: Context, anchor: Debt): boolean => c.case?.lastNotice?.invoiceIds.includes(anchor.id) ?? false;

const lastNoticeInstant = (c: Context, anchor: Debt): Instant => soonest(c, dayOfCase(c, anchor, c.policy.reminders.lastNoticeOnDay));

/** The day on which the service will stop if nothing is paid: after the policy's days, and never sooner than the last notice allows. */
export function deactivationInstant(c: Context, anchor: Debt): Instant {
  const { calendar, deactivation } = c.policy;
  const zone = c.profile.timeZone;
  const extended = c.case?.extendedDays ?? 0;
  const byAge = firstContactOn(addDays(agingFrom(anchor), deactivation.afterDays + 1 + extended), calendar, zone);
  const noticedAt = hasLastNotice(c, anchor) && c.case?.lastNotice ? c.case.lastNotice.sentAt : lastNoticeInstant(c, anchor);
  const byNotice = firstContactOn(addWorkingDays(dayOf(noticedAt, zone), deactivation.noticeWorkingDays, calendar), calendar, zone);
  const byGrace = anchor.graceUntil === null ? byAge : firstContactOn(anchor.graceUntil, calendar, zone);
  return soonest(c, later(later(byAge, byNotice), byGrace));
}

function addDeactivation(c: Context, add: Add): void {
  const anchor = anchorOf(c);
  if (anchor === null || c.case === null || isResting(c)) return;
  add('deactivation', c.case.id, deactivationInstant(c, anchor), { invoiceId: anchor.id });
}

/** Contacts wait for contact hours, and for tomorrow if one went today. */
function nextContact(c: Context): Instant {
  const { calendar } = c.policy;
  const zone = c.profile.timeZone;
  const opening = contactOpening(c.now, calendar, zone);
  return dayOf(opening, zone) === c.contacts.lastOn ? firstContactOn(addDays(c.contacts.lastOn, 1), calendar, zone) : opening;
}

function nextLookUp(c: Context): Instant | null {
  const attempt = c.attempt;
  if (attempt === null || attempt.lookUpInFlight) return null;
  const { afterMinutes, thenEveryHours } = c.policy.lookup;
  const first = afterMinutes[attempt.lookUps];
  if (first !== undefined) return addMinutes(attempt.at, first);
  return addMinutes(attempt.at, (afterMinutes.at(-1) ?? 0) + (attempt.lookUps - afterMinutes.length + 1) * thenEveryHours * 60);
}

/** Bank days that a settled direct debit is still watched for a return. */
const DEBIT_WATCH_BANK_DAYS = 8;

function nextDebitLookUp(c: Context, debit: PendingDebit): Instant | null {
  if (debit.lookUpInFlight || debit.lookUps >= DEBIT_WATCH_BANK_DAYS) return null;
  const zone = c.profile.timeZone;
  const day: Day = addBankDays(dayOf(debit.at, zone), debit.lookUps + 1, c.policy.calendar);
  return later(at(day, timeOf(debit.at, zone), zone), addMinutes(debit.at, 1));
}

/** The workflow begins a new run at the start of each month: history stays bounded. */
function nextCycle(c: Context): Instant {
  const zone = c.profile.timeZone;
  const [year = 0, month = 0] = dayOf(c.cycleFrom, zone).split('-').map(Number);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return startOfDay(next as Day, zone);
}
