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
import { type ClockTime, type Day, type Instant, WEEKDAYS } from './time.ts';
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
export const earlier = <T extends Instant | Day>(a: T, b: T): T => (b < a ? b : a);

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

/** The last day until an end: an instant counts as its local day, midnight as the day before (rules, Holds). */
export function lastDayOf(end: Day | Instant, zone: string): Day {
  if (!isInstant(end)) return end;
  const local = dayOf(end, zone);
  return startOfDay(local, zone) === end ? addDays(local, -1) : local;
}

const isInstant = (end: Day | Instant): end is Instant => end.includes('T');

/** Days on which something is open: by their weekday, Monday first, but for those listed by number. */
interface Opening {
  weekdays: boolean[];
  closed: Set<number>;
}

/** A calendar as numbers, made once for each. */
interface Openings {
  working: Opening;
  bank: Opening;
  /** Contacts go. */
  contact: Opening;
  /** Contacts go and people work. */
  both: Opening;
}
const openingsOf = new WeakMap<Calendar, Openings>();

function openings(calendar: Calendar): Openings {
  let found = openingsOf.get(calendar);
  if (found === undefined) {
    const { holidays, bankHolidays, weekend, bankWeekend, contactDays } = calendar;
    const closed = new Set(holidays.map(dayNumber));
    const working = WEEKDAYS.map((weekday) => !weekend.includes(weekday));
    const contact = WEEKDAYS.map((weekday) => contactDays.includes(weekday));
    found = {
      working: { weekdays: working, closed },
      bank: {
        weekdays: WEEKDAYS.map((weekday) => !bankWeekend.includes(weekday)),
        closed: new Set(bankHolidays.map(dayNumber)),
      },
      contact: { weekdays: contact, closed },
      both: { weekdays: working.map((works, i) => works && contact[i] === true), closed },
    };
    openingsOf.set(calendar, found);
  }
  return found;
}

/** 1970-01-01 was a Thursday. */
const isOpen = (number: number, { weekdays, closed }: Opening): boolean =>
  weekdays[(((number + 3) % 7) + 7) % 7] === true && !closed.has(number);

/** Neither a weekday of the weekend nor a holiday. */
export const isWorkingDay = (day: Day, calendar: Calendar): boolean =>
  isOpen(dayNumber(day), openings(calendar).working);

/** Neither a weekday on which banks rest nor a closure of theirs. */
export const isBankDay = (day: Day, calendar: Calendar): boolean => isOpen(dayNumber(day), openings(calendar).bank);

/** A working day on which contacts may go: on these a service goes off. */
export const isWorkingContactDay = (day: Day, calendar: Calendar): boolean =>
  isOpen(dayNumber(day), openings(calendar).both);

/** No calendar closes for a year on end; one that does is broken data, and must not become an endless loop. */
const MAX_CLOSED_DAYS = 366;

/** From `number`, stepping by `step` and counting that day too, the first open one. */
function firstOpen(number: number, step: 1 | -1, opening: Opening): number {
  for (let i = 0; i <= MAX_CLOSED_DAYS; i++) {
    if (isOpen(number + i * step, opening)) return number + i * step;
  }
  throw new RangeError(`No open day in the calendar within a year of ${dayFromNumber(number)}`);
}

function addOpenDays(day: Day, count: number, opening: Opening): Day {
  const step = count < 0 ? -1 : 1;
  let number = dayNumber(day);
  for (let left = Math.abs(count); left > 0; left -= 1) number = firstOpen(number + step, step, opening);
  return dayFromNumber(number);
}

/** The n-th working day after `day`, which itself doesn't count; before it if n is negative; `day` itself if n is 0. */
export const addWorkingDays = (day: Day, count: number, calendar: Calendar): Day =>
  addOpenDays(day, count, openings(calendar).working);

/** The n-th bank day after `day`, as `addWorkingDays`. */
export const addBankDays = (day: Day, count: number, calendar: Calendar): Day =>
  addOpenDays(day, count, openings(calendar).bank);

/** The first working day on or after a day, or on or before it. */
export const workingDayFrom = (day: Day, step: 1 | -1, calendar: Calendar): Day =>
  dayFromNumber(firstOpen(dayNumber(day), step, openings(calendar).working));

const openingFrom = (number: number, opening: Opening, calendar: Calendar, zone: string): Instant =>
  onDay(firstOpen(number, 1, opening), minuteOfDay(calendar.contactHours.from), zone);

/** Opening of the contact hours on the first contact day on or after `day`. */
export const firstContactOn = (day: Day, calendar: Calendar, zone: string): Instant =>
  openingFrom(dayNumber(day), openings(calendar).contact, calendar, zone);

/** The same on the first of them that is a working day. */
export const firstWorkingContactOn = (day: Day, calendar: Calendar, zone: string): Instant =>
  openingFrom(dayNumber(day), openings(calendar).both, calendar, zone);

/**
 * The instant itself if it lies in contact hours, [from, to) on a contact day; else the next opening. Never before the
 * instant.
 */
export const contactOpening = (instant: Instant, calendar: Calendar, zone: string): Instant =>
  openingAfter(instant, openings(calendar).contact, calendar, zone);

/** The same on working days alone. */
export const workingContactOpening = (instant: Instant, calendar: Calendar, zone: string): Instant =>
  openingAfter(instant, openings(calendar).both, calendar, zone);

function openingAfter(instant: Instant, opening: Opening, calendar: Calendar, zone: string): Instant {
  const local = localMs(instant, zone);
  const number = floor(local / DAY_MS);
  const minute = minuteOf(local);
  const { from, to } = calendar.contactHours;
  if (!isOpen(number, opening) || minute >= minuteOfDay(to)) return openingFrom(number + 1, opening, calendar, zone);
  // In a repeated hour the day's opening, its first occurrence, may lie behind: then it is open already.
  return minute >= minuteOfDay(from) ? instant : later(instant, onDay(number, minuteOfDay(from), zone));
}
