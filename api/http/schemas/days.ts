import { daysBetween } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import { invalid } from '../problem.ts';
import { day } from './time.ts';

/** `?from=&to=`: both days belong to it. */
export const daysQuery = {
  from: day.meta({ description: 'The first day, as YYYY-MM-DD.' }),
  to: day.meta({ description: 'The last day, as YYYY-MM-DD.' }),
};

/** In order, and so many days at most. */
export function daysOf({ from, to }: { from: Day; to: Day }, mostDays: number): { from: Day; to: Day } {
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw invalid([{ path: 'to', message: 'must not be before from' }]);
  if (days > mostDays)
    throw invalid([{ path: 'to', message: `must be at most ${mostDays} days from from, both of them counted` }]);
  return { from, to };
}
