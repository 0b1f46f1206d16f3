import type { ClockTime, Day, Instant } from './time.ts';

/**
 * Days and instants as whole numbers, proleptic Gregorian, years 0000 to 9999. The chart computes its whole agenda
 * after each step, so this is plain integer arithmetic and not an object a date; the tests hold it against Temporal's.
 * Text of another shape is our own bug (the edges have validated it) and throws.
 */

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

export const { floor } = Math;
const { isInteger, isNaN: isBroken, NaN: BROKEN } = Number;

const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

const wrong = (text: string, wanted: string): never => {
  throw new RangeError(`Not ${wanted}: ${JSON.stringify(text)}`);
};

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return BROKEN;
    value = value * 10 + digit;
  }
  return value;
}

/** Days since 1970-01-01. Years begin in March here, so that a leap day is the last of its year. */
export function epochDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + floor(yearOfEra / 4) - floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The reverse of `epochDay`. */
export function dateOfEpochDay(epoch: number): { year: number; month: number; day: number } {
  const shifted = epoch + 719_468;
  const era = floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = floor(
    (dayOfEra - floor(dayOfEra / 1_460) + floor(dayOfEra / 36_524) - floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
  const shiftedMonth = floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysInMonth = (year: number, month: number): number =>
  month === 2 && !isLeap(year) ? 28 : (LONGEST[month - 1] ?? 0);

function dayNumberAt(text: string): number {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  // No month but the twelve has a day.
  const shaped = text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && day >= 1;
  return shaped && day <= daysInMonth(year, month) ? epochDay(year, month, day) : BROKEN;
}

export function dayNumber(day: Day): number {
  const number = day.length === 10 ? dayNumberAt(day) : BROKEN;
  return isBroken(number) ? wrong(day, 'a day of the calendar as YYYY-MM-DD') : number;
}

/**
 * Writing a day costs more than all arithmetic on it, and an account meets few: a memo, emptied before it grows large.
 */
const written = new Map<number, Day>();
const MAX_WRITTEN = 5_000;

export function dayFromNumber(epoch: number): Day {
  const known = written.get(epoch);
  if (known !== undefined) return known;
  const { year, month, day } = dateOfEpochDay(epoch);
  if (!(isInteger(epoch) && year >= 0 && year <= 9999))
    throw new RangeError(`Not a day of the years 0000 to 9999: ${epoch}`);
  const text = `${TWO[floor(year / 100)]}${TWO[year % 100]}-${TWO[month]}-${TWO[day]}` as Day;
  if (written.size >= MAX_WRITTEN) written.clear();
  written.set(epoch, text);
  return text;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epochMs(instant: Instant): number {
  const shaped =
    instant.length === 24 &&
    instant.charCodeAt(10) === 84 &&
    instant.charCodeAt(13) === 58 &&
    instant.charCodeAt(16) === 58 &&
    instant.charCodeAt(19) === 46 &&
    instant.charCodeAt(23) === 90;
  const hour = digits(instant, 11, 2);
  const minute = digits(instant, 14, 2);
  const second = digits(instant, 17, 2);
  const ms =
    shaped && hour < 24 && minute < 60 && second < 60
      ? dayNumberAt(instant) * DAY_MS + hour * 3_600_000 + minute * MINUTE_MS + second * 1_000 + digits(instant, 20, 3)
      : BROKEN;
  return isBroken(ms) ? wrong(instant, 'an instant in UTC with milliseconds') : ms;
}

/** The instant of so many whole milliseconds since 1970-01-01T00:00Z. */
export function instantFromMs(ms: number): Instant {
  const epoch = floor(ms / DAY_MS);
  const inDay = ms - epoch * DAY_MS;
  if (!isInteger(inDay)) throw new RangeError(`Not whole milliseconds: ${ms}`);
  const thousandths = inDay % 1_000;
  const seconds = (inDay - thousandths) / 1_000;
  const fraction = `${floor(thousandths / 100)}${TWO[thousandths % 100]}`;
  return `${dayFromNumber(epoch)}T${TWO[floor(seconds / 3_600)]}:${TWO[floor(seconds / 60) % 60]}:${TWO[seconds % 60]}.${fraction}Z`;
}

/** Minutes since local midnight; 24:00, the end of a day, is 1440. */
export function minuteOfDay(time: ClockTime): number {
  const minute =
    time.length === 5 && time.charCodeAt(2) === 58 && digits(time, 3, 2) < 60
      ? digits(time, 0, 2) * 60 + digits(time, 3, 2)
      : BROKEN;
  return minute <= 1_440 ? minute : wrong(time, 'a time of day as HH:MM');
}

export const clockTimeOf = (minute: number): ClockTime => `${TWO[floor(minute / 60)]}:${TWO[minute % 60]}` as ClockTime;
