import { addWorkingDays, type Calendar } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';

/** The last day on which a signed order of equipment is invoiced (guide: five working days after the e-signature). */
export const invoicedBy = (signedOn: Day, withinWorkingDays: number, calendar: Calendar): Day =>
  addWorkingDays(signedOn, withinWorkingDays, calendar);
