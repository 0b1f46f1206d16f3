import Holidays from 'date-holidays';
import { addDays } from '../time/calendar.ts';
import { dayFromNumber, dayNumber, epochDay } from '../time/epoch.ts';
import type { Day } from '../time/time.ts';
import { easter } from '../time/easter.ts';

/** Both lists are copied into a policy as plain days, as Mexico's are. */

const years = (from: number, through: number): number[] =>
  Array.from({ length: through - from + 1 }, (_, i) => from + i);

const day = (year: number, month: number, date: number): Day => dayFromNumber(epochDay(year, month, date));

/**
 * What the Community of Madrid put in the place of a holiday that fell on a Sunday, by its decree of that year: Saint
 * Joseph (19 March, or the Monday after) or Saint James (25 July). The library doesn't know of it.
 */
const DECREED: Readonly<Record<number, Day>> = {
  2021: '2021-03-19',
  2022: '2022-07-25',
  2023: '2023-03-20',
  2024: '2024-07-25',
  2025: '2025-07-25',
};

/**
 * Days on which nobody works in the city of Madrid: national ones and the Community's, as its decree of each September
 * says, and the city's own two. Years without a decree as yet follow the form of those before.
 */
export function madridHolidays(from: number, through: number): Day[] {
  const library = new Holidays('ES', 'MD');
  return years(from, through).flatMap((year) => {
    const days = library
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .map((holiday) => holiday.date.slice(0, 10) as Day);
    const decreed = DECREED[year];
    const own = [day(year, 5, 15), day(year, 11, 9)].map(mondayIfSunday); // San Isidro, la Almudena
    return [...new Set([...days, ...own, ...(decreed === undefined ? [] : [decreed])])].sort();
  });
}

/** 1970-01-04 was a Sunday. */
const mondayIfSunday = (date: Day): Day => ((dayNumber(date) - 3) % 7 === 0 ? addDays(date, 1) : date);

/**
 * Days besides weekends on which no euro moves between banks: T2, the Eurosystem's settlement (once TARGET), is closed,
 * by the European Central Bank's long-term calendar of 2000. SEPA counts its days by it, whatever a branch does.
 */
export function targetClosures(from: number, through: number): Day[] {
  return years(from, through).flatMap((year) => [
    day(year, 1, 1), // New Year
    addDays(easter(year), -2), // Good Friday
    addDays(easter(year), 1), // Easter Monday
    day(year, 5, 1), // Labour Day
    day(year, 12, 25), // Christmas
    day(year, 12, 26), // the day after
  ]);
}
