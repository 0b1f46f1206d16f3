import type { MailTopic } from '../../messages/mail.ts';
import { addWorkingDays, dayOf, later } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { WaitingContact } from '../state/mail.ts';
import type { Debt } from '../state/ledger.ts';
import { anchorOf, askedFor, isSetAside, oldestFirst, openOf, sumDue, sumToPay, toPayMinor } from './debts.ts';
import { nextDeactivation } from './going-off.ts';
import { isQuiet } from './due.ts';
import { isDecidedSince } from './holds.ts';
import { askedUnderPlan, planAsks, planById } from './plans.ts';
import { hasLastNotice } from './notice.ts';
import { isProven } from './proofs.ts';
import { today } from './today.ts';
import { mailInvoice } from './topics.ts';

/** What mails say of what was agreed and did not come. Null: it isn't true any more. */

/** Of these, what is neither paused nor promised, and has no money on its way for all of it. */
const leftOf = (c: Context, invoiceIds: readonly string[]): Debt[] =>
  openOf(c, invoiceIds).filter((debt) => toPayMinor(c, debt) > 0 && !isQuiet(c, debt) && !isProven(c, debt));

/** What of these is to be paid now: of what a plan covers, only what it asks for by today. */
function askedMinor(c: Context, debts: readonly Debt[]): number {
  const planned = debts.filter((debt) => isSetAside(c, debt));
  const free = debts.filter((debt) => !isSetAside(c, debt));
  return (askedUnderPlan(c, planned) ?? 0) + sumToPay(c, free);
}

/** Not if it has come in the meantime, or the plan is over. The amount is what the plan asks for by today. */
export function planMissed(c: Context, { data }: WaitingContact): MailTopic<'plan-missed'> | null {
  const { planId, on } = data as { planId: string; on: Day };
  const plan = planById(c, planId);
  const amountMinor = plan?.missed == null ? 0 : planAsks(c, plan, today(c));
  if (plan?.missed == null || amountMinor === 0) return null;
  const noticed = addWorkingDays(today(c), c.policy.holds.planNoticeWorkingDays, c.policy.calendar);
  const ends = plan.until === null ? noticed : dayOf(plan.until, c.profile.timeZone);
  return { template: 'plan-missed', data: { amountMinor, on, endsOn: later(ends, noticed) } };
}

/**
 * What came after the promise was broken counts as well: not if it has all come, or if nothing that it was about is asked
 * for any more: promised anew, paused, on its way, or in a plan that asks for none of it yet.
 */
export function promiseBroken(c: Context, { invoiceIds, data }: WaitingContact): MailTopic<'promise-broken'> | null {
  const { amountMinor, on, receivedMinor, openMinor, cameMinor } = data as {
    amountMinor: number;
    on: Day;
    receivedMinor: number;
    openMinor?: number;
    cameMinor?: number;
  };
  const openNow = openOf(c, invoiceIds).reduce((sum, debt) => sum + debt.balanceMinor, 0);
  const paidSince = Math.min((openMinor ?? openNow) - openNow, cameMinor ?? 0);
  const received = receivedMinor + Math.max(0, paidSince);
  const missingMinor = Math.min(amountMinor - received, askedMinor(c, leftOf(c, invoiceIds)));
  return missingMinor <= 0
    ? null
    : { template: 'promise-broken', data: { amountMinor, on, receivedMinor: received, missingMinor } };
}

/**
 * A lapse after which nothing is owed is no news to anybody, nor one after which somebody has decided. What it was for is
 * spoken of before it is overdue too, and where autopay takes it next: whoever has paid it hears that first.
 */
export function proofLapsed(c: Context, contact: WaitingContact): MailTopic<'proof-lapsed'> | null {
  const { invoiceIds, data } = contact;
  const asked = new Set(askedFor(c));
  for (const debt of leftOf(c, invoiceIds)) if (!isSetAside(c, debt)) asked.add(debt);
  const debts = oldestFirst([...asked]);
  const { amountMinor, awaitedMinor, paidOn, why } = data as Pick<
    MailTopic<'proof-lapsed'>['data'],
    'amountMinor' | 'awaitedMinor' | 'paidOn' | 'why'
  >;
  const dueOfIt = sumDue(c, openOf(c, invoiceIds));
  if (debts.length === 0 || isDecidedSince(c, contact)) return null;
  return {
    template: 'proof-lapsed',
    data: {
      amountMinor,
      // A part may have come since, before the mail could go.
      awaitedMinor: dueOfIt > 0 ? Math.min(awaitedMinor ?? amountMinor, dueOfIt) : (awaitedMinor ?? amountMinor),
      paidOn,
      why,
      deactivationNotBefore: notBefore(c),
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      totalMinor: sumToPay(c, debts),
    },
  };
}

/** The day on which the service goes off at the soonest; null: none is near enough to be named. */
function notBefore(c: Context): Day | null {
  const next = hasLastNotice(c, anchorOf(c)) ? nextDeactivation(c) : null;
  return next === null ? null : dayOf(next, c.profile.timeZone);
}
