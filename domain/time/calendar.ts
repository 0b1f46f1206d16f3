import {
  DAY_MS,
  MINUTE_MS,
  clockTimeOf,
  dayFromNumber,
  dayNumber,
  epochMs,
  floor,
  instantFromMs,
  minuteOfDay,
} from './epoch.ts';
import type { Policy } from '../policy/policy.ts';
import type { ClockTime, Day, Instant } from './time.ts';
import { msOfLocal, offsetMsAt } from './zone-offsets.ts';

/**
 * Days, working days and contact hours of an account: pure functions of a day or an instant, the account's time zone
 * (an IANA name) and the policy's calendar. No clock is read. Days are local to the account; instants are UTC.
 */
export type Calendar = Policy['calendar'];

export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);

/** Days from `a` to `b`: positive when `b` is later. */
export const daysBetween = (a: Day, b: Day): number => dayNumber(b) - dayNumber(a);

/** Exact minutes, whatever the local clocks do meanwhile. */
export const addMinutes = (instant: Instant, minutes: number): Instant =>
  instantFromMs(epochMs(instant) + minutes * MINUTE_MS);

/** The later of two instants, or of two days. */
export const later = <T extends Instant | Day>(a: T, b: T): T => (a < b ? b : a);

/** Milliseconds since 1970-01-01T00:00 on the local clock. */
const localMs = (instant: Instant, zone: string): number => {
  const ms = epochMs(instant);
  return ms + offsetMsAt(ms, zone);
};

export const dayOf = (instant: Instant, zone: string): Day => dayFromNumber(floor(localMs(instant, zone) / DAY_MS));

const minuteOf = (local: number): number => floor((local - floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);

/** The local clock, to the minute: its seconds are cut off. */
export const timeOf = (instant: Instant, zone: string): ClockTime => clockTimeOf(minuteOf(localMs(instant, zone)));

/** The instant of a local time. Missing in spring: as much later; repeated in autumn: the first of the two. */
export const at = (day: Day, time: ClockTime, zone: string): Instant => onDay(dayNumber(day), minuteOfDay(time), zone);

const onDay = (number: number, minute: number, zone: string): Instant =>
  instantFromMs(msOfLocal(number * DAY_MS + minute * MINUTE_MS, zone));

export const startOfDay = (day: Day, zone: string): Instant => onDay(dayNumber(day), 0, zone);

/** A calendar's closed days as numbers, made once for each calendar. */
interface Closed {
  holidays: Set<number>;
  bankHolidays: Set<number>;
}
const closedOf = new WeakMap<Calendar, Closed>();

function closed(calendar: Calendar): Closed {
  let found = closedOf.get(calendar);
  if (found === undefined) {
    found = {
      holidays: new Set(calendar.holidays.map(dayNumber)),
      bankHolidays: new Set(calendar.bankHolidays.map(dayNumber)),
    };
    closedOf.set(calendar, found);
  }
  return found;
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (number: number): boolean => {
  const weekday = (((number + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
};

const isOpen = (number: number, holidays: Set<number>): boolean => !isWeekend(number) && !holidays.has(number);

/** Monday to Friday and no holiday. */
export const isWorkingDay = (day: Day, calendar: Calendar): boolean =>
  isOpen(dayNumber(day), closed(calendar).holidays);

/** Monday to Friday and no closure of the banks. */
export const isBankDay = (day: Day, calendar: Calendar): boolean =>
  isOpen(dayNumber(day), closed(calendar).bankHolidays);

/** No calendar closes for a year on end; one that does is broken data, and must not become an endless loop. */
const MAX_CLOSED_DAYS = 366;

/** From `number`, stepping by `step` and counting that day too, the first open one. */
function firstOpen(number: number, step: 1 | -1, holidays: Set<number>): number {
  for (let i = 0; i <= MAX_CLOSED_DAYS; i++) {
    if (isOpen(number + i * step, holidays)) return number + i * step;
  }
  throw new RangeError(`No open day in the calendar within a year of ${dayFromNumber(number)}`);
}

function addOpenDays(day: Day, count: number, holidays: Set<number>): Day {
  const step = count < 0 ? -1 : 1;
  let number = dayNumber(day);
  for (let left = Math.abs(count); left > 0; left -= 1) number = firstOpen(number + step, step, holidays);
  return dayFromNumber(number);
}

/** The n-th working day after `day`, which itself doesn't count; before it if n is negative; `day` itself if n is 0. */
export const addWorkingDays = (day: Day, count: number, calendar: Calendar): Day =>
  addOpenDays(day, count, closed(calendar).holidays);

/** The n-th bank day after `day`, as `addWorkingDays`. */
export const addBankDays = (day: Day, count: number, calendar: Calendar): Day =>
  addOpenDays(day, count, closed(calendar).bankHolidays);

const openingFrom = (number: number, calendar: Calendar, zone: string): Instant =>
  onDay(firstOpen(number, 1, closed(calendar).holidays), minuteOfDay(calendar.contactHours.from), zone);

/** Opening of the contact hours on the first working day on or after `day`. */
export const firstContactOn = (day: Day, calendar: Calendar, zone: string): Instant =>
  openingFrom(dayNumber(day), calendar, zone);

/**
 * The instant itself if it lies in contact hours, [from, to) on a working day; else the next opening. Never before the
 * instant.
 */
export function contactOpening(instant: Instant, calendar: Calendar, zone: string): Instant {
  const local = localMs(instant, zone);
  const number = floor(local / DAY_MS);
  const minute = minuteOf(local);
  const { from, to } = calendar.contactHours;
  if (!isOpen(number, closed(calendar).holidays) || minute >= minuteOfDay(to))
    return openingFrom(number + 1, calendar, zone);
  // In a repeated hour the day's opening, its first occurrence, may lie behind: then it is open already.
  return minute >= minuteOfDay(from) ? instant : later(instant, onDay(number, minuteOfDay(from), zone));
}
