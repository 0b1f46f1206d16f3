import { addDays } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { monthsBetween } from '../month.ts';

/** What is proposed for leaving a contract early: the months that are left after the end, each at a full month, net. */
export const buyOutMinor = (endsOn: Day, contractThroughOn: Day, monthlyMinor: number): number =>
  monthsBetween(addDays(endsOn, 1), contractThroughOn).length * monthlyMinor;
