import type { MailTopic } from '../../messages/mail.ts';
import { addDays, dayOf } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { WaitingContact } from '../state/mail.ts';
import { automaticMinor, mayBeCharged } from './chargeable.ts';
import { afterChange, soonest } from './contact-times.ts';
import { inOrder, sumDue } from './debts.ts';
import { autopayMethod } from './methods.ts';
import { openingOn } from './openings.ts';
import { today } from './today.ts';
import { mailInvoice } from './topics.ts';

/** Reminders before a due day, to whoever pays by hand; a charge that makes itself has a notice of its own. */

/**
 * Before their day, and nothing takes them by itself: no autopay, no debit on its way, no hold. Of one that was declined
 * on its day the mails of its ladder speak.
 */
function forTheirPayer(c: Context): Debt[] {
  const charged = c.autopayOn && autopayMethod(c) !== null;
  const declined = new Set(c.ladders.flatMap((ladder) => ladder.invoiceIds));
  return inOrder(c.debts).filter(
    (debt) =>
      debt.dueOn >= today(c) && mayBeCharged(c, debt) && !declined.has(debt.id) && !(charged && !debt.triedByAutopay),
  );
}

/** What is to be paid for those of a day, once credit and proven money have paid what comes before. */
function payableMinor(c: Context, dueOn: Day): number {
  const due = forTheirPayer(c).filter((debt) => debt.dueOn <= dueOn);
  return Math.min(
    automaticMinor(c, due),
    sumDue(
      c,
      due.filter((debt) => debt.dueOn === dueOn),
    ),
  );
}

interface BeforeDue {
  dueOn: Day;
  /** Days before it. */
  days: number;
  at: Instant;
  invoiceIds: string[];
}

/** Those still to come, and of those that are late the latest: one for each due day. */
export function remindersBeforeDue(c: Context): BeforeDue[] {
  const { beforeDueDays } = c.policy.reminders;
  if (beforeDueDays.length === 0) return [];
  const dueDays = new Map<Day, Debt[]>();
  for (const debt of forTheirPayer(c)) dueDays.set(debt.dueOn, [...(dueDays.get(debt.dueOn) ?? []), debt]);
  return [...dueDays].flatMap(([dueOn, debts]) => {
    if (payableMinor(c, dueOn) < Math.max(1, c.policy.thresholds.restBelowMinor)) return [];
    const open = beforeDueDays
      .filter((days) => debts.some((debt) => debt.beforeDueDays === null || days < debt.beforeDueDays))
      .map((days) => ({ dueOn, days, at: beforeDueAt(c, dueOn, days), invoiceIds: debts.map((debt) => debt.id) }))
      .filter(({ at }) => dayOf(at, c.profile.timeZone) <= dueOn);
    const next = open.findLast(({ at }) => at <= c.now) ?? open[0];
    return next === undefined ? [] : [next];
  });
}

const openingAt = (c: Context, dueOn: Day, days: number): Instant => openingOn(c, addDays(dueOn, -days));

const beforeDueAt = (c: Context, dueOn: Day, days: number): Instant =>
  soonest(c, afterChange(c, openingAt(c, dueOn, days)));

/** What is over of them when a rule comes new: those that would have gone before now. */
export const beforeDuePassed = (c: Context, { dueOn, beforeDueDays }: Debt): number | null =>
  c.policy.reminders.beforeDueDays
    .filter((days) => (beforeDueDays === null || days < beforeDueDays) && openingAt(c, dueOn, days) < c.now)
    .at(-1) ?? beforeDueDays;

/** The last of them that has had its day when an invoice comes, whose own mail has said it. */
export const beforeDueGone = (c: Context, dueOn: Day): number | null =>
  c.policy.reminders.beforeDueDays.filter((days) => today(c) >= addDays(dueOn, -days)).at(-1) ?? null;

export function paymentDue(c: Context, { data }: WaitingContact): MailTopic<'payment-due'> | null {
  const dueOn = data.dueOn as Day;
  const debts = forTheirPayer(c).filter((debt) => debt.dueOn === dueOn);
  const amountMinor = payableMinor(c, dueOn);
  if (amountMinor < Math.max(1, c.policy.thresholds.restBelowMinor)) return null;
  return {
    template: 'payment-due',
    data: { invoices: debts.map((debt) => mailInvoice(c, debt)), amountMinor, dueOn },
  };
}

const PREFIX = 'due:';

/** Names the deadline among the notices of charges. */
export const beforeDueId = ({ dueOn }: { dueOn: Day }): string => `${PREFIX}${dueOn}`;

export const isBeforeDue = (deadlineId: string): boolean => deadlineId.startsWith(PREFIX);
