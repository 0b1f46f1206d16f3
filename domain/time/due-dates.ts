import { addDays } from './calendar.ts';
import { dateOfEpochDay, dayFromNumber, dayNumber, epochDay } from './epoch.ts';
import type { Policy } from '../policy/policy.ts';
import type { Day } from './time.ts';

export type InvoiceKind = 'recurring' | 'oneTime';

/**
 * The last day to pay of an invoice that doesn't name its own (rules, Days): recurring ones on the policy's day of this
 * month if issued early in it, else of the next; one-time ones so many days after they were issued. A weekend or
 * holiday moves nothing.
 */
export function dueOnFor(invoice: { issuedOn: Day; kind: InvoiceKind }, policy: Pick<Policy, 'due'>): Day {
  const { monthDay, issuedThroughDay, oneTimeDays } = policy.due;
  if (invoice.kind === 'oneTime') return addDays(invoice.issuedOn, oneTimeDays);
  const issued = dateOfEpochDay(dayNumber(invoice.issuedOn));
  const months = issued.year * 12 + issued.month - 1 + (issued.day <= issuedThroughDay ? 0 : 1);
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return dayFromNumber(epochDay(year, month, monthDay));
}
