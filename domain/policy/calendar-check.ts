import { dayFromNumber, dayNumber, minuteOfDay } from '../time/epoch.ts';
import { isBankDay, isWorkingDay } from '../time/calendar.ts';
import type { ClockTime, Day } from '../time/time.ts';
import type { Policy } from './policy.ts';

type Problem = { path: string; message: string };
type Calendar = Policy['calendar'];

/** In any so many days one is open: whatever counts working days comes to an end, and soon. */
const ONE_OPEN_IN_DAYS = 15;
/** Accounts are spread over a window, and "08:00" means its first hour (rules, Read on the local day). */
const SHORTEST_WINDOW_MINUTES = 60;

/** What is wrong with the days and hours of a policy. */
export const calendarProblems = (calendar: Calendar): Problem[] => [
  ...closures(calendar, 'holidays', 'working day', isWorkingDay),
  ...closures(calendar, 'bankHolidays', 'bank day', isBankDay),
  ...windowProblems(calendar.contactHours, 'calendar.contactHours'),
];

/** Days that are none; else the first stretch of closed days that is too long. Beyond the list only weekends close. */
function closures(
  calendar: Calendar,
  field: 'holidays' | 'bankHolidays',
  kind: string,
  isOpen: (day: Day, calendar: Calendar) => boolean,
): Problem[] {
  const list = calendar[field];
  const wrong = list.flatMap((day, i) =>
    reads(() => dayNumber(day))
      ? []
      : [{ path: `calendar.${field}.${i}`, message: 'must be a day of the calendar, YYYY-MM-DD' }],
  );
  if (wrong.length > 0 || list.length === 0) return wrong;
  const own = { ...calendar, holidays: [], bankHolidays: [], [field]: list };
  let closed = 0;
  for (const day of daysAround(list)) {
    closed = isOpen(day, own) ? 0 : closed + 1;
    if (closed === ONE_OPEN_IN_DAYS) {
      const from = dayFromNumber(dayNumber(day) - ONE_OPEN_IN_DAYS + 1);
      const message = `leaves no ${kind} in the ${ONE_OPEN_IN_DAYS} days from ${from}: it must leave one in any ${ONE_OPEN_IN_DAYS}`;
      return [{ path: `calendar.${field}`, message }];
    }
  }
  return [];
}

/** Every day from a little before the first of them to a little after the last. */
function* daysAround(list: readonly Day[]): Generator<Day> {
  const sorted = list.toSorted();
  const first = dayNumber(sorted[0] as Day) - ONE_OPEN_IN_DAYS;
  const last = dayNumber(sorted.at(-1) as Day) + ONE_OPEN_IN_DAYS;
  for (let number = first; number <= last; number++) yield dayFromNumber(number);
}

/** What is wrong with hours of a day; `path` names them. */
export function windowProblems({ from, to }: { from: ClockTime; to: ClockTime }, path: string): Problem[] {
  const times = Object.entries({ from, to }).flatMap(([end, time]) =>
    reads(() => minuteOfDay(time)) ? [] : [{ path: `${path}.${end}`, message: 'must be a time, HH:MM' }],
  );
  if (times.length > 0) return times;
  const minutes = minuteOfDay(to) - minuteOfDay(from);
  if (minutes <= 0) return [{ path: `${path}.to`, message: `must be later than the window's beginning, ${from}` }];
  return minutes < SHORTEST_WINDOW_MINUTES
    ? [{ path: `${path}.to`, message: `must be ${SHORTEST_WINDOW_MINUTES} minutes after ${from} or more` }]
    : [];
}

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
