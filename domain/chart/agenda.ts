import type { DeadlineKind } from '../events.ts';
import { addDays, dayOf, startOfDay } from '../time/calendar.ts';
import type { Day, Instant } from '../time/time.ts';
import { BILL_SERIES } from '../billing/series.ts';
import { billIdOf, contractEnds, nextBillAt, seriesOf } from './reads/billing.ts';
import { beforeDueId, remindersBeforeDue } from './reads/before-due.ts';
import {
  chargeFrom,
  dueCharges,
  newMethodCharge,
  newMethodFrom,
  nextDueCharge,
  nextRetry,
  rungInstant,
} from './reads/charge-times.ts';
import { afterChange, nextContact, nextPaper, soonest, stoppedAnswersAt } from './reads/contact-times.ts';
import { nextCredit } from './reads/credit.ts';
import { noticeDays } from './reads/charge-notice.ts';
import { isCharged, isUntried } from './reads/chargeable.ts';
import { anchorOf } from './reads/debts.ts';
import { endsWithLoan, isOnlyDisputed } from './reads/coming-back.ts';
import { nextDeactivation, nextNoticeAt, noticeForDeactivation, relockAt } from './reads/going-off.ts';
import { undecidedSince } from './reads/holds.ts';
import { nextConfirmationCheck, nextDebitLookUp, nextLookUp } from './reads/look-up-times.ts';
import { PAPERS, waitingContacts, waitingPapers } from './reads/mails.ts';
import { METHOD_NOTICE, autopayMethod, isMethodAskedFor } from './reads/methods.ts';
import { openingOn } from './reads/openings.ts';
import { equipmentDueAt, portOverdueAt } from './reads/orders-made.ts';
import { installmentCharge } from './reads/plans.ts';
import { isResting, lastNoticeAt, monthlyWordAt, openRungs } from './reads/rungs.ts';
import { dueTasks } from './reads/dated-tasks.ts';
import { silenceFor, whatWaits } from './reads/silence.ts';
import { today } from './reads/today.ts';
import type { Case } from './state/collections.ts';
import type { Context } from './state/context.ts';
import { invoiceOf } from './state/hold.ts';
import type { Debt, Method } from './state/ledger.ts';

/**
 * Something that time will bring. The whole table is computed anew from the context after every step: nothing to keep
 * in step with.
 */
export interface Deadline {
  kind: DeadlineKind;
  /** With the kind, names it among others of its kind. */
  id: string;
  at: Instant;
  detail: Record<string, unknown>;
}

/** Where the regions stand, as far as deadlines depend on what the context doesn't say. */
export interface Where {
  payment: string;
}

type Add = (kind: DeadlineKind, id: string, instant: Instant | null, detail?: Record<string, unknown>) => void;

/**
 * Everything that will happen by itself, soonest first: the timers, `upcoming` and the forecast are all this. At one
 * instant it is in the order of this function: facts of time first, then money, then words; the day's contacts are put
 * together last.
 */
export function agenda(c: Context, where: Where): Deadline[] {
  const out: Deadline[] = [];
  const add: Add = (kind, id, instant, detail = {}) => {
    if (instant !== null) out.push({ kind, id, at: instant, detail });
  };
  const silence = silenceFor(c);

  // One for all that fall due on a day, named after the first.
  const days = new Set<Day>();
  for (const { id, dueOn, overdueNoted } of c.debts) {
    if (overdueNoted || days.has(dueOn)) continue;
    days.add(dueOn);
    add('overdue', id, startOfDay(addDays(dueOn, 1), c.profile.timeZone));
  }
  for (const port of c.orders.ports) add('portOverdue', port.id, portOverdueAt(c, port), { latestOn: port.latestOn });
  for (const order of c.orders.equipment) add('issueEquipment', order.id, equipmentDueAt(c, order));
  for (const series of BILL_SERIES) {
    const next = seriesOf(c, series)?.next;
    if (next != null) add('billMonth', billIdOf(series, next), nextBillAt(c, series), { month: next.month, series });
    const ends = contractEnds(c, series);
    if (ends !== null) add('contractEnds', `${series}:${ends.throughOn}`, ends.at, { throughOn: ends.throughOn });
  }
  for (const hold of c.holds) {
    if (!endsWithLoan(c, hold)) add('holdEnds', hold.id, hold.until, { hold: hold.kind, invoiceId: invoiceOf(hold) });
    if (hold.kind === 'dispute') add('undecided', hold.id, undecidedSince(c, hold));
  }
  if (where.payment === 'unknown' && c.attempt !== null)
    add('lookup', c.attempt.id, nextLookUp(c, c.attempt), { attemptId: c.attempt.id });
  if (where.payment === 'confirming' && c.attempt !== null)
    add('lookup', c.attempt.id, nextConfirmationCheck(c.attempt), { attemptId: c.attempt.id });
  for (const debit of c.debits)
    add('lookup', debit.attemptId, nextDebitLookUp(c, debit), { attemptId: debit.attemptId });
  if (where.payment === 'idle') add('credit', 'due', nextCredit(c)?.at ?? null);
  if (c.clearance.asked === null) add('relock', 'service', relockAt(c), { ...lentBy(c), ...heldBack(c) });
  if (where.payment === 'idle' && c.credit.inFlight === null) addCharges(c, silence.charges, add);
  if (c.case !== null && !silence.contacts) addReminders(c, c.case, add);
  if (!silence.contacts) addBeforeDue(c, add);
  if (c.clearance.asked === null) addDeactivation(c, add);
  const papers = waitingPapers(c);
  if (papers.length > 0 && !silence.papers) add('contact', PAPERS, nextPaper(c, papers));
  // What follows from a deactivation that is being cleared may be the stronger word of the day.
  const keptBack = whatWaits(c);
  const contacts = waitingContacts(c).filter((one) => !keptBack(one));
  if (contacts.length > 0 && c.clearance.asked === null) add('contact', 'day', nextContact(c, contacts));
  add('heldMail', 'answers', stoppedAnswersAt(c));
  for (const task of dueTasks(c)) add('task', task.key, task.at);
  return out.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function addCharges(c: Context, silent: boolean, add: Add): void {
  const method = c.autopayOn && !silent ? autopayMethod(c) : null;
  if (method !== null) addAutomatic(c, method, add);
  const next = newMethodCharge(c);
  if (next !== null && (c.chargeNow?.asked || !silent)) {
    const from = newMethodFrom(c, next);
    add('retry', 'newMethod', from.at, {
      amountMinor: next.amountMinor,
      paymentMethodId: next.method.id,
      ...from.detail,
    });
  }
  if (method !== null) addChargeNotice(c, add);
  if (c.autopayOn && !silent && autopayMethod(c) === null) addMethodNotices(c, add);
}

/** Of the first charge that nobody has been told of: the next is told of when this one has been. */
function addChargeNotice(c: Context, add: Add): void {
  for (const charge of dueCharges(c)) {
    const untold = charge.debts.find((debt) => !debt.triedByAutopay && !debt.chargeNoticed);
    if (untold === undefined) continue;
    add('notice', untold.id, noticeAt(c, charge.at));
    return;
  }
}

/** Where none is usable: what is to fall due, and retries that can't be made, ask for one. */
function addMethodNotices(c: Context, add: Add): void {
  const due = isMethodAskedFor(c) ? null : nextDueCharge(c);
  const first = due?.debts.find((debt) => isCharged(c, debt)) ?? due?.debts.find((debt) => isUntried(c, debt));
  if (due && first !== undefined) {
    const early = noticeAt(c, due.at);
    add(
      'notice',
      METHOD_NOTICE,
      first.chargeNoticed || early < c.now ? soonest(c, askedOnItsDay(c, due.at, first)) : early,
    );
  }
  for (const ladder of c.ladders)
    if (ladder.state === 'running') add('notice', ladder.id, rungInstant(c, ladder, ladder.rung + 1));
}

/** In the first contact hour of its day; the next opening where autopay was switched on after that (rules, Charging). */
function askedOnItsDay(c: Context, dueAt: Instant, { chargeableSince }: Debt): Instant {
  const { timeZone } = c.profile;
  const opening = openingOn(c, dayOf(dueAt, timeZone));
  return chargeableSince > opening && dayOf(chargeableSince, timeZone) === dayOf(opening, timeZone)
    ? openingOn(c, addDays(dayOf(chargeableSince, timeZone), 1))
    : opening;
}

/** What falls due, installments of plans, and retries. */
function addAutomatic(c: Context, method: Method, add: Add): void {
  const due = nextDueCharge(c);
  if (due !== null) {
    const from = chargeFrom(c, method, due.amountMinor, due.at);
    add('charge', 'due', from.at, {
      amountMinor: due.amountMinor,
      invoiceIds: due.debts.map((debt) => debt.id),
      paymentMethodId: method.id,
      ...from.detail,
    });
  }
  for (const hold of c.holds) {
    const part = hold.kind === 'plan' ? installmentCharge(c, hold) : null;
    if (part === null) continue;
    const from = chargeFrom(c, method, part.amountMinor, part.at);
    add('charge', hold.id, from.at, {
      amountMinor: part.amountMinor,
      installmentOn: part.on,
      paymentMethodId: method.id,
      ...from.detail,
    });
  }
  for (const ladder of c.ladders) {
    const retry = nextRetry(c, ladder);
    if (retry !== null)
      add('retry', `${ladder.id}:${retry.rung}`, retry.at, {
        rung: retry.rung,
        amountMinor: retry.amountMinor,
        paymentMethodId: retry.methodId,
        ...retry.detail,
      });
  }
}

/** An autopay account hears of a coming charge some days before. */
const noticeAt = (c: Context, chargeAt: Instant): Instant =>
  afterChange(c, openingOn(c, addDays(dayOf(chargeAt, c.profile.timeZone), -noticeDays(c))));

/** While the service is lent nothing is asked for: its day was named when it was. */
function addReminders(c: Context, open: Case, add: Add): void {
  const anchor = anchorOf(c);
  if (c.service.is === 'off' && (anchor !== null || isOnlyDisputed(c))) {
    const n = c.service.reminded + 1;
    add('reminder', `${open.id}:deactivated:${n}`, soonest(c, monthlyWordAt(c, c.service, n)), { deactivated: true });
    return;
  }
  if (anchor === null || c.service.is !== 'active' || isResting(c)) return;
  const noticeAt = nextLastNotice(c, open, anchor);
  add('lastNotice', `${open.id}:${anchor.id}`, noticeAt, { day: c.policy.reminders.lastNoticeOnDay });
  const next = openRungs(c, anchor)[0];
  const nextAt = next === undefined ? null : soonest(c, next.at);
  // Both due at once, after a hold or an outage: the last notice says it all.
  if (next !== undefined && nextAt !== noticeAt)
    add('reminder', `${open.id}:${anchor.id}:${next.day}`, nextAt, { day: next.day });
}

/** The last notice, or another where the one that is out won't count any more on the day of the deactivation. */
function nextLastNotice(c: Context, open: Case, anchor: Debt): Instant | null {
  if (open.notice.is === 'asked' || open.notice.is === 'unreachable') return null;
  const notice = noticeForDeactivation(c, anchor);
  if (notice === null) return lastNoticeAt(c, anchor);
  return notice.approvalAsked ? nextNoticeAt(c, notice) : null;
}

function addBeforeDue(c: Context, add: Add): void {
  for (const due of remindersBeforeDue(c))
    add('notice', beforeDueId(due), due.at, { beforeDueDays: due.days, invoiceIds: due.invoiceIds });
}

function addDeactivation(c: Context, add: Add): void {
  if (c.case === null || c.service.is !== 'active') return;
  const { needsApproval } = c.policy.deactivation;
  add('deactivation', c.case.id, nextDeactivation(c), {
    invoiceId: anchorOf(c)?.id,
    ...(needsApproval ? { needsApproval } : {}),
    ...heldBack(c),
  });
}

const lentBy = ({ service }: Context): Record<string, unknown> => (service.is === 'lent' ? { why: service.by } : {});

/** Until a day that is still to come, it is held back. */
const heldBack = (c: Context): Record<string, unknown> =>
  c.clearance.heldUntil !== null && c.clearance.heldUntil > today(c) ? { heldBack: c.clearance.why } : {};
