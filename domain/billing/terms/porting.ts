import type { Policy } from '../../policy/policy.ts';
import { addWorkingDays, type Calendar } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';

/** Between which days numbers will have left, when their port was sent on a day. */
export const portedBetween = (
  submittedOn: Day,
  porting: Policy['billing']['porting'],
  calendar: Calendar,
): { earliestOn: Day; latestOn: Day } => ({
  earliestOn: addWorkingDays(submittedOn, porting.fewestDays, calendar),
  latestOn: addWorkingDays(submittedOn, porting.mostDays, calendar),
});
