import type { MailInvoice, MailMethod, MailTopic } from '../../messages/mail.ts';
import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import type { WaitingContact } from '../state/mail.ts';
import { dueOf, isOnlyDisputed, missing, owedOf } from './coming-back.ts';
import { anchorOf, askedFor, daysOverdue, sumToPay, toPayMinor } from './debts.ts';
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
  balanceMinor: toPayMinor(c, debt),
  daysOverdue: daysOverdue(c, debt),
});

export const mailMethod = (method: MailMethod): MailMethod => ({
  kind: method.kind,
  brand: method.brand,
  last4: method.last4,
});

export function serviceDeactivated(c: Context): MailTopic<'service-deactivated'> | null {
  if (c.service.is !== 'off') return null;
  if (c.service.for === 'fraud')
    return { template: 'service-deactivated', data: { why: 'fraud', invoices: [], totalMinor: 0, disputedMinor: 0 } };
  const owed = owing(c);
  return isOwed(owed) ? { template: 'service-deactivated', data: { why: 'debt', ...owed } } : null;
}

export function serviceRelocked(c: Context, { data }: WaitingContact): MailTopic<'service-relocked'> | null {
  if (c.service.is !== 'off') return null;
  const {
    why,
    awaitedMinor = 0,
    lentFor = [],
  } = data as {
    why: MailTopic<'service-relocked'>['data']['why'];
    awaitedMinor?: number;
    lentFor?: string[];
  };
  if (c.service.for !== 'debt')
    return {
      template: 'service-relocked',
      data: { why, awaitedMinor: 0, offFor: c.service.for, invoices: [], totalMinor: 0, disputedMinor: 0 },
    };
  const owed = owing(c);
  // A part may have come since, before the mail could go.
  const stillAwaited = Math.min(awaitedMinor, dueOf(c, { invoiceIds: lentFor }));
  return isOwed(owed)
    ? { template: 'service-relocked', data: { why, awaitedMinor: stillAwaited, offFor: 'debt', ...owed } }
    : null;
}

const isOwed = ({ totalMinor, disputedMinor }: { totalMinor: number; disputedMinor: number }): boolean =>
  totalMinor > 0 || disputedMinor > 0;

/** What has to be paid for a service that is off to come back, and what has to be decided besides. */
function owing(c: Context): { invoices: MailInvoice[]; totalMinor: number; disputedMinor: number } {
  const debts = missing(c).filter((debt) => toPayMinor(c, debt) > 0);
  return {
    invoices: debts.map((debt) => mailInvoice(c, debt)),
    totalMinor: sumToPay(c, debts),
    disputedMinor: disputedMinor(c),
  };
}

export function reminder(c: Context, { data }: WaitingContact): MailTopic<'overdue-reminder'> | null {
  const deactivated = c.service.is === 'off';
  const debts = deactivated ? missing(c).filter((debt) => toPayMinor(c, debt) > 0) : askedFor(c);
  const disputed = disputedMinor(c);
  // What keeps it off may be all in dispute: until that is decided it stays off.
  const found = debts.find((debt) => debt.id === anchorOf(c)?.id) ?? debts[0];
  const anchor = found ?? (isOnlyDisputed(c) ? missing(c)[0] : undefined);
  // An account that is off says what is missing, however little it is.
  if (anchor === undefined || (isResting(c) && c.service.is === 'active' && data.byAgent !== true)) return null;
  return {
    template: 'overdue-reminder',
    data: {
      invoices: debts.map((debt) => mailInvoice(c, debt)),
      totalMinor: sumToPay(c, debts),
      disputedMinor: disputed,
      daysOverdue: daysOverdue(c, anchor),
      rung: Number(data.rung),
      tried: debts.some((debt) => debt.triedByAutopay || debt.ladderFrom !== null),
      deactivated,
      comesBack: c.service.is === 'off' && c.service.for === 'debt',
      retryOn: retryOn(
        c,
        debts.map((debt) => debt.id),
      ),
    },
  };
}

/** Of what it is off for: until that is decided it counts as owed. */
const disputedMinor = (c: Context): number => (c.service.is === 'off' ? owedOf(c, c.service) - dueOf(c, c.service) : 0);

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
      totalMinor: sumToPay(c, debts),
      daysOverdue: daysOverdue(c, anchor),
      deactivationOn,
    },
  };
}
