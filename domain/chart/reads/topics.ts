import { decide } from '../../declines/codes.ts';
import type { MailInvoice, MailMethod, MailTopic } from '../../messages/mail.ts';
import { dayOf } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt, Method } from '../state/ledger.ts';
import type { WaitingContact } from '../state/mail.ts';
import { nextDueCharge, nextRetry } from './charge-times.ts';
import { anchorOf, askedFor, daysOverdue, debtById, dueMinor, openOf, overdueDebts, sumDue } from './debts.ts';
import { dayNamedNow } from './going-off.ts';
import { autopayMethod, methodById } from './methods.ts';
import { isResting } from './rungs.ts';
import { silenceFor } from './silence.ts';
import { chargeInstant } from './window.ts';

/**
 * What mails say, read from the context at the moment they go. Null: it isn't true any more, and the mail isn't sent.
 */

export const mailInvoice = (c: Context, debt: Debt): MailInvoice => ({
  id: debt.id,
  number: debt.number,
  issuedOn: debt.issuedOn,
  dueOn: debt.dueOn,
  totalMinor: debt.totalMinor,
  balanceMinor: dueMinor(c, debt),
  daysOverdue: daysOverdue(c, debt),
});

export const mailMethod = (method: Method): MailMethod => ({
  kind: method.kind,
  brand: method.brand,
  last4: method.last4,
});

const stillOpen = (c: Context, ids: string[]): Debt[] => openOf(c, ids).filter((debt) => dueMinor(c, debt) > 0);

export function retriesExhausted(
  c: Context,
  { invoiceIds, data }: WaitingContact,
): MailTopic<'retries-exhausted'> | null {
  const debts = stillOpen(c, invoiceIds);
  if (debts.length === 0) return null;
  return {
    template: 'retries-exhausted',
    data: {
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      amountMinor: sumDue(c, debts),
      attempts: Number(data.attempts),
    },
  };
}

export function serviceDeactivated(c: Context): MailTopic<'service-deactivated'> | null {
  const debts = overdueDebts(c);
  if (debts.length === 0 || c.service.is !== 'off') return null;
  return {
    template: 'service-deactivated',
    data: { invoices: debts.map((debt) => mailInvoice(c, debt)), totalMinor: sumDue(c, debts) },
  };
}

export const promiseBroken = (_: Context, { data }: WaitingContact): MailTopic<'promise-broken'> => ({
  template: 'promise-broken',
  data: data as { amountMinor: number; on: Day; receivedMinor: number },
});

/** Not if it has come in the meantime, or the plan is over. */
export function planMissed(c: Context, { data }: WaitingContact): MailTopic<'plan-missed'> | null {
  const { planId, amountMinor, on } = data as { planId: string; amountMinor: number; on: Day };
  return c.holds.some((hold) => hold.id === planId && hold.phase === 'missed')
    ? { template: 'plan-missed', data: { amountMinor, on } }
    : null;
}

export function reminder(c: Context, { data }: WaitingContact): MailTopic<'overdue-reminder'> | null {
  const debts = askedFor(c);
  const anchor = anchorOf(c);
  if (anchor === null || (isResting(c) && c.service.is === 'active' && data.byAgent !== true)) return null;
  return {
    template: 'overdue-reminder',
    data: {
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      totalMinor: sumDue(c, debts),
      daysOverdue: daysOverdue(c, anchor),
      rung: Number(data.rung),
      deactivated: data.deactivated === true,
    },
  };
}

export function lastNotice(c: Context): MailTopic<'last-notice'> | null {
  const debts = askedFor(c);
  const anchor = anchorOf(c);
  const notice = c.case?.notice;
  if (notice?.is !== 'asked' || anchor === null || notice.anchorId !== anchor.id) return null;
  if (isResting(c) || c.service.is !== 'active') return null;
  const deactivationOn: Day = dayNamedNow(c, anchor);
  return {
    template: 'last-notice',
    data: {
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      totalMinor: sumDue(c, debts),
      daysOverdue: daysOverdue(c, anchor),
      deactivationOn,
    },
  };
}

export function invoiceIssued(c: Context, contact: WaitingContact): MailTopic<'invoice-issued'> | null {
  const debt = debtById(c, String(contact.invoiceIds[0]));
  const paidByCredit = contact.data.invoice as MailInvoice | undefined;
  const creditAppliedMinor = Number(contact.data.creditMinor ?? 0);
  if (debt === null) {
    return paidByCredit === undefined
      ? null
      : { template: 'invoice-issued', data: { invoice: paidByCredit, creditAppliedMinor, autopay: null } };
  }
  const method = c.autopayOn ? autopayMethod(c) : null;
  const charged =
    method !== null && !debt.triedByAutopay
      ? { chargeOn: dayOf(chargeInstant(c, debt), c.profile.timeZone), method: mailMethod(method) }
      : null;
  return { template: 'invoice-issued', data: { invoice: mailInvoice(c, debt), creditAppliedMinor, autopay: charged } };
}

export function autopayUpcoming(c: Context): MailTopic<'autopay-upcoming'> | null {
  const method = c.autopayOn ? autopayMethod(c) : null;
  const next = nextDueCharge(c);
  if (method === null || next === null) return null;
  const chargeOn = dayOf(next.at, c.profile.timeZone);
  return {
    template: 'autopay-upcoming',
    data: {
      invoices: next.debts.map((one) => mailInvoice(c, one)),
      amountMinor: next.amountMinor,
      chargeOn,
      method: mailMethod(method),
    },
  };
}

/** The result of a declined attempt, automatic or asked for. */
export function declined(c: Context, about: About): MailTopic<'payment-declined'> | null {
  const data = ofDecline(c, about);
  return data === null
    ? null
    : { template: 'payment-declined', data: { ...data, nextRetryAt: nextRetryAt(c, about.invoiceIds) } };
}

export function methodNeeded(c: Context, about: About): MailTopic<'payment-method-needed'> | null {
  const data = ofDecline(c, about);
  return data === null ? null : { template: 'payment-method-needed', data };
}

type About = Pick<WaitingContact, 'invoiceIds' | 'data'>;

function ofDecline(c: Context, { invoiceIds, data }: About): MailTopic<'payment-method-needed'>['data'] | null {
  const debts = stillOpen(c, invoiceIds);
  const method = methodById(c, String(data.methodId));
  if (debts.length === 0 || method === null) return null;
  return {
    invoices: debts.map((debt) => mailInvoice(c, debt)),
    amountMinor: sumDue(c, debts),
    method: mailMethod(method),
    reason: decide(String(data.declineCode)).reason,
  };
}

/** When it is tried again by itself, as far as can be said now. */
function nextRetryAt(c: Context, invoiceIds: string[]): Instant | null {
  if (!c.autopayOn || silenceFor(c).charges) return null;
  const about = new Set(invoiceIds);
  const instants = c.ladders
    .filter((ladder) => ladder.invoiceIds.some((id) => about.has(id)))
    .map((ladder) => nextRetry(c, ladder)?.at ?? null);
  return instants.filter((at) => at !== null).sort()[0] ?? null;
}
