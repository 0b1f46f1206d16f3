import type { InvoiceStanding, MailInvoice, MailIssued, MailTopic } from '../../messages/mail.ts';
import { dayOf, later } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { WaitingContact } from '../state/mail.ts';
import { chargeFrom, dueCharges } from './charge-times.ts';
import { mayBeCharged } from './chargeable.ts';
import { debtById, dueMinor, isCountedOn, isPastDue, oldestFirst, toPayMinor } from './debts.ts';
import { autopayMethod } from './methods.ts';
import { silenceOf, silenceOfHolds } from './silence.ts';
import { mailInvoice, mailMethod } from './topics.ts';
import { uncollectedById } from './uncollected.ts';
import { chargeInstant } from './window.ts';

/** An invoice's own mail, as the invoice stands when it leaves: paid and disputed ones have theirs too (rules, Days). */

export function invoiceIssued(c: Context, contact: WaitingContact): MailTopic<'invoice-issued'> | null {
  const data = issued(c, contact);
  return data === null ? null : { template: 'invoice-issued', data };
}

export function equipmentInvoice(c: Context, contact: WaitingContact): MailTopic<'equipment-invoice'> | null {
  const data = issued(c, contact);
  return data === null ? null : { template: 'equipment-invoice', data };
}

function issued(c: Context, contact: WaitingContact): MailIssued | null {
  const debt = debtById(c, String(contact.invoiceIds[0]));
  const creditAppliedMinor = Number(contact.data.creditMinor ?? 0);
  if (debt !== null) return { ...openOne(c, debt), creditAppliedMinor };
  const paper = contact.data.invoice as MailInvoice | undefined;
  if (paper === undefined || uncollectedById(c, paper.id) !== null) return null;
  const standing = paper.totalMinor === 0 ? 'zero' : creditAppliedMinor >= paper.totalMinor ? 'paidByCredit' : 'paid';
  return { ...nothingLeft({ ...paper, balanceMinor: 0, daysOverdue: 0 }, standing), creditAppliedMinor };
}

const nothingLeft = (invoice: MailInvoice, standing: InvoiceStanding): Omit<MailIssued, 'creditAppliedMinor'> => ({
  invoice,
  standing,
  creditToComeMinor: 0,
  disputedMinor: 0,
  payableMinor: 0,
  autopay: null,
});

function openOne(c: Context, debt: Debt): Omit<MailIssued, 'creditAppliedMinor'> {
  const dueNow = dueMinor(c, debt);
  const creditToComeMinor = Math.min(dueNow, creditFor(c, debt));
  const autopay = charged(c, debt);
  const payableMinor = Math.max(0, toPayMinor(c, debt) - creditToComeMinor);
  return {
    invoice: { ...mailInvoice(c, debt), balanceMinor: dueNow },
    standing:
      dueNow === 0
        ? 'disputed'
        : isCountedOn(c, debt)
          ? 'onItsWay'
          : isPlanned(c, debt)
            ? 'planned'
            : autopay !== null
              ? 'charged'
              : payableMinor === 0
                ? 'credited'
                : isPastDue(c, debt)
                  ? 'late'
                  : 'due',
    creditToComeMinor,
    disputedMinor: debt.balanceMinor - dueNow,
    payableMinor,
    autopay,
  };
}

const isPlanned = ({ holds }: Context, { id }: Debt): boolean =>
  holds.some((hold) => hold.kind === 'plan' && hold.invoiceIds.includes(id));

/** What of the account's credit is left for it on its day, when older ones have had theirs. */
function creditFor(c: Context, debt: Debt): number {
  let left = Math.max(0, c.creditMinor);
  for (const one of oldestFirst(c.debts)) {
    if (one.id === debt.id) return left;
    left = Math.max(0, left - dueMinor(c, one));
  }
  return left;
}

/** When autopay takes it, after what keeps it from charging now; null: it won't, or nobody can say when. */
function charged(c: Context, debt: Debt): MailIssued['autopay'] {
  const method = c.autopayOn ? autopayMethod(c) : null;
  if (method === null || debt.triedByAutopay || !mayBeCharged(c, debt)) return null;
  const at = chargeInstant(c, debt);
  const day = dayOf(at, c.profile.timeZone);
  // What is charged on that day is one sum, less credit and what proofs have shown. Of too little none is made.
  const charge = dueCharges(c).find((one) => dayOf(one.at, c.profile.timeZone) === day);
  const free = silentUntil(c);
  if (charge === undefined || free === null) return null;
  const { amountMinor } = charge;
  const from = chargeFrom(c, method, amountMinor, later(at, free));
  const chargeOn: Day = dayOf(from.at, c.profile.timeZone);
  return { chargeOn, amountMinor, method: mailMethod(method) };
}

/** Until when holds keep charges from being made; null: for as long as somebody wants. */
function silentUntil(c: Context): Instant | null {
  let until = c.now;
  if (!silenceOfHolds(c).charges) return until;
  for (const hold of c.holds) {
    if (!silenceOf(hold).charges) continue;
    if (hold.until === null) return null;
    until = later(until, hold.until);
  }
  return until;
}
