import { decide } from '../decline-codes.ts';
import type { MailInvoice, MailMethod, MailTopic } from '../mail.ts';
import { dayOf } from '../calendar.ts';
import type { Day } from '../time.ts';
import { deactivationInstant } from './agenda.ts';
import type { Context, Debt, Method, WaitingContact } from './context.ts';
import { anchorOf, autopayMethod, automaticMinor, chargeable, chargeInstant, daysOverdue, dueMinor, methodById, oldestFirst, overdueDebts, sumDue } from './debts.ts';

/** What mails say, read from the context at the moment they go. Null: it isn't true any more, and the mail isn't sent. */

export const mailInvoice = (c: Context, debt: Debt): MailInvoice => ({
  id: debt.id,
  number: debt.number,
  issuedOn: debt.issuedOn,
  dueOn: debt.dueOn,
  totalMinor: debt.totalMinor,
  balanceMinor: dueMinor(c, debt),
  daysOverdue: daysOverdue(c, debt),
});

export const mailMethod = (method: Method): MailMethod => ({ kind: method.kind, brand: method.brand, last4: method.last4 });

const stillOpen = (c: Context, ids: string[]): Debt[] => oldestFirst(c.debts.filter((debt) => ids.includes(debt.id) && dueMinor(c, debt) > 0));

export function topicOf(c: Context, contact: WaitingContact): MailTopic | null {
  switch (contact.template) {
    case 'invoice-issued':
      return invoiceIssued(c, contact);
    case 'autopay-upcoming':
      return autopayUpcoming(c, contact);
    case 'payment-declined':
    case 'payment-method-needed':
      return declined(c, contact.template, contact);
    case 'retries-exhausted': {
      const debts = stillOpen(c, contact.invoiceIds);
      if (debts.length === 0) return null;
      return { template: 'retries-exhausted', data: { invoices: debts.map((debt) => mailInvoice(c, debt)), amountMinor: sumDue(c, debts), attempts: Number(contact.data.attempts) } };
    }
    case 'overdue-reminder': {
      const debts = overdueDebts(c);
      const anchor = anchorOf(c);
      if (anchor === null) return null;
      return {
        template: 'overdue-reminder',
        data: { invoices: debts.map((debt) => mailInvoice(c, debt)), totalMinor: sumDue(c, debts), daysOverdue: daysOverdue(c, anchor), rung: Number(contact.data.rung), deactivated: contact.data.deactivated === true },
      };
    }
    case 'last-notice': {
      const debts = overdueDebts(c);
      const anchor = anchorOf(c);
      if (anchor === null) return null;
      // As if it had gone now, for the exact day that follows from it.
      const sent: Context = c.case === null ? c : { ...c, case: { ...c.case, lastNotice: { sentAt: c.now, invoiceIds: debts.map((debt) => debt.id) } } };
      const deactivationOn: Day = dayOf(deactivationInstant(sent, anchor), c.profile.timeZone);
      return { template: 'last-notice', data: { invoices: debts.map((debt) => mailInvoice(c, debt)), totalMinor: sumDue(c, debts), daysOverdue: daysOverdue(c, anchor), deactivationOn } };
    }
    case 'service-deactivated': {
      const debts = overdueDebts(c);
      if (debts.length === 0 || c.service.why !== null) return null;
      return { template: 'service-deactivated', data: { invoices: debts.map((debt) => mailInvoice(c, debt)), totalMinor: sumDue(c, debts) } };
    }
    case 'promise-broken':
      return { template: 'promise-broken', data: contact.data as { amountMinor: number; on: Day; receivedMinor: number } };
    case 'plan-missed':
      return { template: 'plan-missed', data: contact.data as { amountMinor: number; on: Day } };
    default:
      return null;
  }
}

function invoiceIssued(c: Context, contact: WaitingContact): MailTopic | null {
  const debt = c.debts.find((one) => one.id === contact.invoiceIds[0]);
  const paidByCredit = contact.data.invoice as MailInvoice | undefined;
  const creditAppliedMinor = Number(contact.data.creditMinor ?? 0);
  if (debt === undefined) {
    return paidByCredit === undefined ? null : { template: 'invoice-issued', data: { invoice: paidByCredit, creditAppliedMinor, autopay: null } };
  }
  const method = c.autopayOn ? autopayMethod(c) : null;
  const charged = method !== null && !debt.triedByAutopay ? { chargeOn: dayOf(chargeInstant(c, debt), c.profile.timeZone), method: mailMethod(method) } : null;
  return { template: 'invoice-issued', data: { invoice: mailInvoice(c, debt), creditAppliedMinor, autopay: charged } };
}

function autopayUpcoming(c: Context, contact: WaitingContact): MailTopic | null {
  const method = c.autopayOn ? autopayMethod(c) : null;
  const debt = c.debts.find((one) => one.id === contact.invoiceIds[0]);
  if (method === null || debt === undefined || debt.triedByAutopay) return null;
  const chargeOn = dayOf(chargeInstant(c, debt), c.profile.timeZone);
  const debts = chargeable(c, chargeOn);
  const amountMinor = automaticMinor(c, debts);
  if (amountMinor === 0) return null;
  return { template: 'autopay-upcoming', data: { invoices: debts.map((one) => mailInvoice(c, one)), amountMinor, chargeOn, method: mailMethod(method) } };
}

/** The result of a declined attempt, automatic or asked for. */
export function declined(c: Context, template: 'payment-declined' | 'payment-method-needed', contact: Pick<WaitingContact, 'invoiceIds' | 'data'>): MailTopic | null {
  const debts = stillOpen(c, contact.invoiceIds);
  const method = methodById(c, String(contact.data.methodId));
  if (debts.length === 0 || method === null) return null;
  const common = { invoices: debts.map((debt) => mailInvoice(c, debt)), amountMinor: sumDue(c, debts), method: mailMethod(method), reason: decide(String(contact.data.declineCode)).reason };
  if (template === 'payment-method-needed') return { template, data: common };
  const nextRetryAt = (contact.data.nextRetryAt as MailTopicDeclined['nextRetryAt'] | undefined) ?? null;
  return { template, data: { ...common, nextRetryAt: nextRetryAt !== null && nextRetryAt > c.now ? nextRetryAt : null } };
}
type MailTopicDeclined = Extract<MailTopic, { template: 'payment-declined' }>['data'];
