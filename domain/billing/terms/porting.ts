import { addWorkingDays, type Calendar } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';

/** Working days that another carrier takes (guide: 2 to 18). */
export interface PortingTimes {
  fewestDays: number;
  mostDays: number;
}

/** Between which days numbers will have left, when their port was sent on a day. */
export const portedBetween = (
  submittedOn: Day,
  { fewestDays, mostDays }: PortingTimes,
  calendar: Calendar,
): { earliestOn: Day; latestOn: Day } => ({
  earliestOn: addWorkingDays(submittedOn, fewestDays, calendar),
  latestOn: addWorkingDays(submittedOn, mostDays, calendar),
});
