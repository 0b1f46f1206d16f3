import { dayFromNumber, dayNumber, minuteOfDay } from '../time/epoch.ts';
import { isBankDay, isWorkingContactDay, isWorkingDay } from '../time/calendar.ts';
import { type ClockTime, type Day, WEEKDAYS } from '../time/time.ts';
import type { Policy } from './policy.ts';

type Problem = { path: string; message: string };
type Calendar = Policy['calendar'];

/** In any so many days one is open: whatever counts working days comes to an end, and soon. */
const ONE_OPEN_IN_DAYS = 15;
/** Accounts are spread over a window, and "08:00" means its first hour (rules, Read on the local day). */
const SHORTEST_WINDOW_MINUTES = 60;

/** What is wrong with the days and hours of a policy. */
export function calendarProblems(calendar: Calendar): Problem[] {
  const week = weekProblems(calendar);
  const working = closures(calendar, WORKING, week);
  return [
    ...week,
    ...working,
    ...closures(calendar, BANK, week),
    ...(working.length === 0 ? closures(calendar, CONTACT, week) : []),
    ...windowProblems(calendar.contactHours, 'calendar.contactHours'),
  ];
}

interface Kind {
  list: 'holidays' | 'bankHolidays';
  /** The field whose fault it is. */
  field: 'holidays' | 'bankHolidays' | 'contactDays';
  name: string;
  isOpen: (day: Day, calendar: Calendar) => boolean;
}
const WORKING: Kind = { list: 'holidays', field: 'holidays', name: 'working day', isOpen: isWorkingDay };
const BANK: Kind = { list: 'bankHolidays', field: 'bankHolidays', name: 'bank day', isOpen: isBankDay };
const CONTACT: Kind = {
  list: 'holidays',
  field: 'contactDays',
  name: 'working day on which contacts go',
  isOpen: isWorkingContactDay,
};

/** A week that never opens. Without a working day on which contacts go nobody could be told, and no service go off. */
function weekProblems({ weekend, bankWeekend, contactDays }: Calendar): Problem[] {
  const working = WEEKDAYS.filter((weekday) => !weekend.includes(weekday));
  const closed = (field: string): Problem => ({
    path: `calendar.${field}`,
    message: `must leave one weekday or more of ${WEEKDAYS.join(', ')}`,
  });
  return [
    ...(working.length > 0 ? [] : [closed('weekend')]),
    ...(WEEKDAYS.some((weekday) => !bankWeekend.includes(weekday)) ? [] : [closed('bankWeekend')]),
    ...(working.length === 0 || working.some((weekday) => contactDays.includes(weekday))
      ? []
      : [{ path: 'calendar.contactDays', message: `must have a working day among them: ${working.join(', ')}` }]),
  ];
}

/** Days that are none; else the first stretch of closed days that is too long. Beyond the list only weekends close. */
function closures(calendar: Calendar, { list: name, field, name: kind, isOpen }: Kind, week: Problem[]): Problem[] {
  const list = calendar[name];
  const wrong = list.flatMap((day, i) =>
    reads(() => dayNumber(day))
      ? []
      : [{ path: `calendar.${name}.${i}`, message: 'must be a day of the calendar, YYYY-MM-DD' }],
  );
  if (wrong.length > 0 || list.length === 0 || week.length > 0) return wrong;
  const own = { ...calendar, holidays: [], bankHolidays: [], [name]: list };
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
