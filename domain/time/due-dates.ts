import { addDays, later, workingDayFrom } from './calendar.ts';
import { dateOfEpochDay, dayFromNumber, dayNumber, epochDay } from './epoch.ts';
import type { Policy } from '../policy/policy.ts';
import type { Day } from './time.ts';

export type InvoiceKind = 'recurring' | 'oneTime';

/**
 * The last day to pay of an invoice that doesn't name its own (rules, Days): recurring ones on the policy's day of this
 * month or on its last if issued early in it, else of the next, or so many days after they were issued, as one-time ones
 * are. A policy may move it from a weekend or holiday to the working day after or before; otherwise these move nothing.
 */
export function dueOnFor(
  invoice: { issuedOn: Day; kind: InvoiceKind },
  { due, calendar }: Pick<Policy, 'due' | 'calendar'>,
): Day {
  const { issuedOn, kind } = invoice;
  const dueOn = kind === 'oneTime' ? addDays(issuedOn, due.oneTimeDays) : recurringDueOn(issuedOn, due);
  if (due.rollTo === 'none') return dueOn;
  return later(issuedOn, workingDayFrom(dueOn, due.rollTo === 'next' ? 1 : -1, calendar));
}

function recurringDueOn(issuedOn: Day, { monthDay, monthEnd, netDays, issuedThroughDay }: Policy['due']): Day {
  if (netDays !== null) return addDays(issuedOn, netDays);
  const issued = dateOfEpochDay(dayNumber(issuedOn));
  const months = issued.year * 12 + issued.month - 1 + (issued.day <= (issuedThroughDay ?? 0) ? 0 : 1);
  return dayFromNumber(monthEnd ? monthBegins(months + 1) - 1 : monthBegins(months) + (monthDay ?? 1) - 1);
}

/** The first day of a month, counted from January of the year 0. */
const monthBegins = (months: number): number => epochDay(Math.floor(months / 12), (months % 12) + 1, 1);
