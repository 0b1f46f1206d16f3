import { decide } from '../../declines/codes.ts';
import type { MailInvoice, MailMethod, MailTopic } from '../../messages/mail.ts';
import { dayOf } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { WaitingContact } from '../state/mail.ts';
import { chargeFrom, nextDueCharge, nextRetry } from './charge-times.ts';
import {
  anchorOf,
  askedFor,
  daysOverdue,
  debtById,
  dueMinor,
  isCountedOn,
  openOf,
  overdueDebts,
  sumDue,
} from './debts.ts';
import { dayNamedNow, nextDeactivation } from './going-off.ts';
import { autopayMethod, methodById } from './methods.ts';
import { hasLastNotice } from './notice.ts';
import { isResting } from './rungs.ts';
import { silenceFor } from './silence.ts';
import { today } from './today.ts';
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

export const mailMethod = (method: MailMethod): MailMethod => ({
  kind: method.kind,
  brand: method.brand,
  last4: method.last4,
});

/** What of these is still to be paid; not what a debit on its way will pay. */
const stillOpen = (c: Context, ids: string[]): Debt[] =>
  openOf(c, ids).filter((debt) => dueMinor(c, debt) > 0 && !isCountedOn(c, debt));

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

const isForFraud = ({ service }: Context): boolean => service.is === 'off' && service.for === 'fraud';

export function serviceDeactivated(c: Context): MailTopic<'service-deactivated'> | null {
  if (isForFraud(c)) return { template: 'service-deactivated', data: { why: 'fraud', invoices: [], totalMinor: 0 } };
  const debts = overdueDebts(c);
  if (debts.length === 0 || c.service.is !== 'off') return null;
  return {
    template: 'service-deactivated',
    data: { why: 'debt', invoices: debts.map((debt) => mailInvoice(c, debt)), totalMinor: sumDue(c, debts) },
  };
}

export function serviceRelocked(c: Context, { data }: WaitingContact): MailTopic<'service-relocked'> | null {
  const debts = overdueDebts(c);
  if (debts.length === 0 || c.service.is !== 'off') return null;
  return {
    template: 'service-relocked',
    data: {
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      totalMinor: sumDue(c, debts),
      why: data.why as MailTopic<'service-relocked'>['data']['why'],
    },
  };
}

/** A lapse after which nothing is owed is no news to anybody. */
export function proofLapsed(c: Context, { data }: WaitingContact): MailTopic<'proof-lapsed'> | null {
  const debts = askedFor(c);
  if (debts.length === 0) return null;
  const { amountMinor, paidOn, why } = data as Pick<
    MailTopic<'proof-lapsed'>['data'],
    'amountMinor' | 'paidOn' | 'why'
  >;
  return {
    template: 'proof-lapsed',
    data: {
      amountMinor,
      paidOn,
      why,
      deactivationNotBefore: notBefore(c),
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      totalMinor: sumDue(c, debts),
    },
  };
}

/** The day on which the service goes off at the soonest; null: none is near enough to be named. */
function notBefore(c: Context): Day | null {
  const next = hasLastNotice(c, anchorOf(c)) ? nextDeactivation(c) : null;
  return next === null ? null : dayOf(next, c.profile.timeZone);
}

/** The default of an autopay that is on, and of nothing else. */
export function cardExpiring(c: Context, { data }: WaitingContact): MailTopic<'card-expiring'> | null {
  const { methodId, expiresOn } = data as { methodId: string; expiresOn: Day };
  const method = c.autopayOn ? autopayMethod(c) : null;
  if (method === null || method.id !== methodId || expiresOn < today(c)) return null;
  const debts = nextDueCharge(c)?.debts ?? [];
  return {
    template: 'card-expiring',
    data: { method: mailMethod(method), expiresOn, invoices: debts.map((debt) => mailInvoice(c, debt)) },
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
      comesBack: data.deactivated === true && !isForFraud(c),
      retryOn: retryOn(c, debts),
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

/** A direct debit came back, and is tried again on its ladder's day or not at all. */
export function paymentReturned(c: Context, about: About): MailTopic<'payment-returned'> | null {
  const data = ofDecline(c, about);
  if (data === null) return null;
  const at = nextRetryAt(c, about.invoiceIds);
  return {
    template: 'payment-returned',
    data: { ...data, nextTryOn: at === null ? null : dayOf(at, c.profile.timeZone) },
  };
}

/**
 * After a decline, or for want of any (`data.why`); not where a usable one has come meanwhile. That autopay is off after
 * a chargeback is news as long as it is.
 */
export function methodNeeded(c: Context, about: About): MailTopic<'payment-method-needed'> | null {
  const why = (about.data.why ?? 'declined') as MailTopic<'payment-method-needed'>['data']['why'];
  if (why === 'chargeback' ? c.autopayOn : c.autopayOn && autopayMethod(c) !== null) return null;
  if (why === 'declined') {
    const data = ofDecline(c, about);
    return data === null ? null : { template: 'payment-method-needed', data: { ...data, why } };
  }
  if (why === 'none' && !c.autopayOn) return null;
  const debts = stillOpen(c, about.invoiceIds);
  if (debts.length === 0) return null;
  return {
    template: 'payment-method-needed',
    data: {
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      amountMinor: sumDue(c, debts),
      why,
      method: methodIn(c, about),
      reason: null,
    },
  };
}

type About = Pick<WaitingContact, 'invoiceIds' | 'data'>;

/** As it is, or as it was when the mail was asked for. */
function methodIn(c: Context, { data }: About): MailMethod | null {
  const method = methodById(c, String(data.methodId)) ?? (data.method as MailMethod | undefined) ?? null;
  return method === null ? null : mailMethod(method);
}

function ofDecline(c: Context, about: About): Omit<MailTopic<'payment-declined'>['data'], 'nextRetryAt'> | null {
  const debts = stillOpen(c, about.invoiceIds);
  const method = methodIn(c, about);
  if (debts.length === 0 || method === null) return null;
  return {
    invoices: debts.map((debt) => mailInvoice(c, debt)),
    amountMinor: sumDue(c, debts),
    method,
    reason: decide(String(about.data.declineCode)).reason,
  };
}

const retryOn = (c: Context, debts: readonly Debt[]): Day | null => {
  const at = nextRetryAt(
    c,
    debts.map((debt) => debt.id),
  );
  return at === null ? null : dayOf(at, c.profile.timeZone);
};

/** When it is tried again by itself, as far as can be said now. */
function nextRetryAt(c: Context, invoiceIds: string[]): Instant | null {
  if (!c.autopayOn || silenceFor(c).charges) return null;
  const about = new Set(invoiceIds);
  const instants = c.ladders
    .filter((ladder) => ladder.invoiceIds.some((id) => about.has(id)))
    .map((ladder) => nextRetry(c, ladder)?.at ?? null);
  return [...instants, firstTryAt(c, about)].filter((at) => at !== null).sort()[0] ?? null;
}

/** When a charge is made for the first time of what a card network holds back. */
function firstTryAt(c: Context, about: ReadonlySet<string>): Instant | null {
  const method = autopayMethod(c);
  const due = nextDueCharge(c);
  if (method === null || due === null || !due.debts.some((debt) => about.has(debt.id))) return null;
  return chargeFrom(c, method, due.amountMinor, due.at).at;
}
