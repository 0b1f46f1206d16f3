import type { MailInvoice, MailMethod, MailTopic } from '../../messages/mail.ts';
import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt, Method } from '../state/ledger.ts';
import type { WaitingContact } from '../state/mail.ts';
import {
  anchorOf,
  askedFor,
  daysOverdue,
  dueMinor,
  overdueDebts,
  overdueMinor,
  pastDueMinor,
  sumDue,
} from './debts.ts';
import { dayNamedNow } from './going-off.ts';
import { retryOn } from './retry-times.ts';
import { isResting } from './rungs.ts';

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

export function serviceDeactivated(c: Context): MailTopic<'service-deactivated'> | null {
  if (c.service.is === 'off' && c.service.for === 'fraud')
    return { template: 'service-deactivated', data: { why: 'fraud', invoices: [], totalMinor: 0, disputedMinor: 0 } };
  const debts = overdueDebts(c);
  if (debts.length === 0 || c.service.is !== 'off') return null;
  return {
    template: 'service-deactivated',
    data: {
      why: 'debt',
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      totalMinor: sumDue(c, debts),
      disputedMinor: disputedMinor(c),
    },
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
      disputedMinor: disputedMinor(c),
      why: data.why as MailTopic<'service-relocked'>['data']['why'],
    },
  };
}

export function reminder(c: Context, { data }: WaitingContact): MailTopic<'overdue-reminder'> | null {
  const deactivated = data.deactivated === true;
  const debts = deactivated ? missingToComeBack(c) : askedFor(c);
  const anchor = debts.find((debt) => debt.id === anchorOf(c)?.id) ?? debts[0];
  // An account that is off says what is missing, however little it is.
  if (anchor === undefined || (isResting(c) && !deactivated && data.byAgent !== true)) return null;
  return {
    template: 'overdue-reminder',
    data: {
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      totalMinor: sumDue(c, debts),
      disputedMinor: disputedMinor(c),
      daysOverdue: daysOverdue(c, anchor),
      rung: Number(data.rung),
      tried: debts.some((debt) => debt.triedByAutopay),
      deactivated,
      comesBack: deactivated && comesBackByPaying(c),
      retryOn: retryOn(
        c,
        debts.map((debt) => debt.id),
      ),
    },
  };
}

/** What has to be paid for a service that is off to come back: not what a plan says when to pay. */
const missingToComeBack = (c: Context): Debt[] =>
  overdueDebts(c).filter(
    ({ id }) =>
      !c.holds.some((hold) => hold.kind === 'plan' && hold.phase !== 'missed' && hold.invoiceIds.includes(id)),
  );

/** Whether money alone brings a service back that is off. */
const comesBackByPaying = ({ service }: Context): boolean => service.is === 'off' && service.for === 'debt';

/** Disputed and past its day: until that is decided it counts as owed for a service that is off. */
const disputedMinor = (c: Context): number => pastDueMinor(c) - overdueMinor(c);

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
