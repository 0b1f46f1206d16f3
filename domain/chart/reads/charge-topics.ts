import { decide } from '../../declines/codes.ts';
import type { MailMethod, MailTopic } from '../../messages/mail.ts';
import { dayOf } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { WaitingContact } from '../state/mail.ts';
import { announcedFrom, dueChargeOf, nextDueCharge } from './charge-times.ts';
import { dueMinor, isCountedOn, openOf, sumToPay } from './debts.ts';
import { autopayMethod, methodById } from './methods.ts';
import { askedUnderPlan } from './plans.ts';
import { nextRetryAt, retryOn } from './retry-times.ts';
import { today } from './today.ts';
import { mailInvoice, mailMethod } from './topics.ts';

/** What mails say of charges, read from the context at the moment they go. Null: it isn't true any more. */

/** What of these is still to be paid; not what a debit on its way will pay. */
const stillOpen = (c: Context, ids: string[]): Debt[] =>
  openOf(c, ids).filter((debt) => dueMinor(c, debt) > 0 && !isCountedOn(c, debt));

/** What of these is to be paid now: of what a plan covers, only what it asks for by today; nothing, and nobody is told. */
const askedMinor = (c: Context, debts: readonly Debt[]): number => askedUnderPlan(c, debts) ?? sumToPay(c, debts);

/** Not of a ladder that goes on by now, or that is no more: with another method, or since autopay is off. */
export function retriesExhausted(
  c: Context,
  { cause, invoiceIds, data }: WaitingContact,
): MailTopic<'retries-exhausted'> | null {
  const debts = stillOpen(c, invoiceIds);
  const isOver = c.ladders.some((ladder) => ladder.id === cause && ladder.state === 'exhausted');
  const amountMinor = askedMinor(c, debts);
  if (amountMinor === 0 || !isOver || (c.chargeNow !== null && c.autopayOn)) return null;
  return {
    template: 'retries-exhausted',
    data: {
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      amountMinor,
      attempts: Number(data.attempts),
    },
  };
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

/** Each charge is announced by itself, on its own day. */
export function autopayUpcoming(c: Context, { invoiceIds }: About): MailTopic<'autopay-upcoming'> | null {
  const method = c.autopayOn ? autopayMethod(c) : null;
  const next = dueChargeOf(c, invoiceIds);
  if (method === null || next === null) return null;
  const chargeOn = dayOf(announcedFrom(c, method, next.amountMinor, next.at), c.profile.timeZone);
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

/** The result of a declined attempt, automatic or asked for: who asked may have paid ahead of a plan. */
export function declined(c: Context, about: About): MailTopic<'payment-declined'> | null {
  const data = ofDecline(c, about, sumToPay);
  return data === null
    ? null
    : { template: 'payment-declined', data: { ...data, nextRetryAt: nextRetryAt(c, about.invoiceIds) } };
}

export const declinedByItself = (c: Context, about: About): MailTopic<'payment-declined'> | null =>
  askedMinor(c, stillOpen(c, about.invoiceIds)) === 0 ? null : declined(c, about);

/** A direct debit came back, and is tried again on its ladder's day or not at all. */
export function paymentReturned(c: Context, about: About): MailTopic<'payment-returned'> | null {
  const data = ofDecline(c, about);
  if (data === null) return null;
  return {
    template: 'payment-returned',
    data: { ...data, nextTryOn: retryOn(c, about.invoiceIds) },
  };
}

/** `data.why`: what it is needed for, when that was no decline. */
export function methodNeeded(c: Context, about: About): MailTopic<'payment-method-needed'> | null {
  if (about.data.why === undefined) {
    const said = ofDecline(c, about);
    // Another is there already, and is tried.
    if (said === null || (c.autopayOn && autopayMethod(c) !== null)) return null;
    const { triedMinor: _, ...data } = said;
    return { template: 'payment-method-needed', data: { ...data, why: 'declined' } };
  }
  const debts = stillOpen(c, about.invoiceIds);
  const amountMinor = askedMinor(c, debts);
  const isMoot = about.data.why === 'none' ? !c.autopayOn || autopayMethod(c) !== null : c.autopayOn;
  if (amountMinor === 0 || isMoot) return null;
  const method = methodById(c, String(about.data.methodId)) ?? (about.data.method as MailMethod | undefined) ?? null;
  return {
    template: 'payment-method-needed',
    data: {
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      amountMinor,
      why: about.data.why as 'none' | 'chargeback',
      method: method === null ? null : mailMethod(method),
      reason: null,
    },
  };
}

type About = Pick<WaitingContact, 'invoiceIds' | 'data'>;

/** `paidAhead`: what is to be paid where the plan asks for nothing yet; without it nothing is told. */
function ofDecline(
  c: Context,
  { invoiceIds, data }: About,
  paidAhead: (c: Context, debts: readonly Debt[]) => number = () => 0,
): Omit<MailTopic<'payment-declined'>['data'], 'nextRetryAt'> | null {
  const debts = stillOpen(c, invoiceIds);
  const known = methodById(c, String(data.methodId));
  const method = known === null ? (data.method as MailMethod | undefined) : mailMethod(known);
  const amountMinor = askedMinor(c, debts) || paidAhead(c, debts);
  if (amountMinor === 0 || method === undefined) return null;
  return {
    invoices: debts.map((debt) => mailInvoice(c, debt)),
    amountMinor,
    triedMinor: Number(data.triedMinor ?? amountMinor),
    method,
    reason: decide(String(data.declineCode)).reason,
  };
}
