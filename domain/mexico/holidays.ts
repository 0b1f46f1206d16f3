import Holidays from 'date-holidays';
import { addDays } from '../time/calendar.ts';
import { easter } from '../time/easter.ts';
import { dayFromNumber, epochDay } from '../time/epoch.ts';
import type { Day } from '../time/time.ts';

/**
 * Both lists are copied into a policy as plain days, so that an update of the library moves nothing in a case that
 * runs.
 */

const years = (from: number, through: number): number[] =>
  Array.from({ length: through - from + 1 }, (_, i) => from + i);

const day = (year: number, month: number, date: number): Day => dayFromNumber(epochDay(year, month, date));

/**
 * Days on which nobody works in Mexico: public and bank holidays; observances such as Mother's Day are working days.
 * The library has the transfer of power in December still (rules, Official lists).
 */
export function mexicanHolidays(from: number, through: number): Day[] {
  const library = new Holidays('MX');
  return years(from, through).flatMap((year) => {
    const days = library
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
      .map((holiday) => holiday.date.slice(0, 10) as Day)
      .filter((date) => date !== day(year, 12, 1));
    return [...new Set([...days, ...transferOfPower(year)])].sort();
  });
}

/** A new president takes office, every six years: until 2018 on 1 December, since 2024 on 1 October (Constitution, 83). */
function transferOfPower(year: number): Day[] {
  if ((year - 2024) % 6 !== 0) return [];
  return [year < 2024 ? day(year, 12, 1) : day(year, 10, 1)];
}

/**
 * Days on which Mexican banks are closed besides weekends, as the banking commission (CNBV) publishes them each
 * December in the Diario Oficial: the list has kept this form for years.
 */
export function mexicanBankClosures(from: number, through: number): Day[] {
  return years(from, through).flatMap((year) => [
    day(year, 1, 1), // New Year
    monday(year, 2, 1), // for the Constitution, 5 February
    monday(year, 3, 3), // for Benito Juárez, 21 March
    addDays(easter(year), -3), // Maundy Thursday
    addDays(easter(year), -2), // Good Friday
    day(year, 5, 1), // Labour Day
    day(year, 9, 16), // Independence
    ...(year < 2024 ? [] : transferOfPower(year)),
    day(year, 11, 2), // All Souls
    monday(year, 11, 3), // for the Revolution, 20 November
    day(year, 12, 12), // bank employees' day
    day(year, 12, 25), // Christmas
  ]);
}

/** The n-th Monday of a month; 1970-01-05 was one. */
function monday(year: number, month: number, nth: number): Day {
  const first = epochDay(year, month, 1);
  return dayFromNumber(first + ((((4 - first) % 7) + 7) % 7) + (nth - 1) * 7);
}
