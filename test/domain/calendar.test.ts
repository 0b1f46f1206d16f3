import { describe, expect, test } from '@jest/globals';
import type { Calendar } from '../../domain/time/calendar.ts';
import {
  addBankDays,
  addDays,
  addMinutes,
  addWorkingDays,
  at,
  contactOpening,
  dayOf,
  daysBetween,
  firstContactOn,
  firstWorkingContactOn,
  isBankDay,
  isWorkingDay,
  later,
  startOfDay,
  timeOf,
  workingContactOpening,
  workingDayFrom,
} from '../../domain/time/calendar.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Day, Instant } from '../../domain/time/time.ts';

const { calendar } = mexicoPolicy();
const MEXICO = 'America/Mexico_City';
const TIJUANA = 'America/Tijuana';
const CANCUN = 'America/Cancun';
const BERLIN = 'Europe/Berlin';

describe('days', () => {
  test('month ends and leap days are counted as the calendar has them', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2028-02-29', 365)).toBe('2029-02-28');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect([addDays('2000-02-29', 1), addDays('2400-02-29', 1), addDays('9999-12-30', 1)]).toEqual([
      '2000-03-01',
      '2400-03-01',
      '9999-12-31',
    ]);
    expect(daysBetween('2026-03-10', '2026-05-09')).toBe(60);
    expect(daysBetween('2026-03-10', '2026-03-09')).toBe(-1);
  });

  test('a day or an instant of another shape is refused, not guessed', () => {
    for (const day of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-4-1',
      '2026-04-00',
      '2026-04-31',
      '20260401',
      '2026-04-01T00',
      'abcd-ef-gh',
      '',
      '1900-02-29',
      '2026/04-01',
      '2026-04/01',
      '2026-0:-01',
      '2026-1/-01',
      '2026-04-0:',
    ]) {
      expect(() => addDays(day as Day, 0)).toThrow(RangeError);
    }
    for (const instant of [
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00.000',
      '2026-01-01T24:00:00.000Z',
      '2026-01-01T00:60:00.000Z',
      '2026-01-01T00:00:60.000Z',
      '2026-02-30T00:00:00.000Z',
      '2026-01-01T00:00:00.000+',
    ]) {
      expect(() => addMinutes(instant as Instant, 0)).toThrow(RangeError);
    }
    expect(() => at('2026-01-01', '9:00', MEXICO)).toThrow(RangeError);
    expect(() => at('2026-01-01', '24:01', MEXICO)).toThrow(RangeError);
    expect(() => dayOf('2026-01-01T00:00:00.000Z', 'America/Nowhere')).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0000-01-01', -1)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', 1 / 2)).toThrow(RangeError);
    expect(() => addMinutes('2026-01-01T00:00:00.000Z', 1 / 7)).toThrow(RangeError);
  });

  test('the error names what was given, and what was wanted', () => {
    expect(() => addDays('soon' as Day, 0)).toThrow('Not a day of the calendar as YYYY-MM-DD: "soon"');
    expect(() => addMinutes('now' as Instant, 0)).toThrow('Not an instant in UTC with milliseconds: "now"');
    expect(() => at('2026-01-01', '9:00', MEXICO)).toThrow('Not a time of day as HH:MM: "9:00"');
    expect(() => addDays('9999-12-31', 1)).toThrow('Not a day of the years 0000 to 9999: 2932897');
    expect(() => addMinutes('1970-01-01T00:00:00.000Z', 1 / 120_000)).toThrow('Not whole milliseconds: 0.5');
    const closed: Calendar = {
      ...calendar,
      holidays: Array.from({ length: 800 }, (_, i) => addDays('2026-01-01', i - 400)),
    };
    expect(() => addWorkingDays('2026-01-01', 1, closed)).toThrow(
      'No open day in the calendar within a year of 2026-01-02',
    );
  });

  test('an open day is looked for through a whole year, and no further', () => {
    const closed = (days: number): Calendar => ({
      ...calendar,
      holidays: Array.from({ length: days }, (_, i) => addDays('2026-01-05', i)),
    });
    // 6 January 2027 is a Wednesday.
    expect(workingDayFrom('2026-01-05', 1, closed(366))).toBe('2027-01-06');
    expect(() => workingDayFrom('2026-01-05', 1, closed(367))).toThrow(RangeError);
  });

  test('the later of two is chosen', () => {
    expect(later('2026-03-10', '2026-03-09')).toBe('2026-03-10');
    expect(later('2026-03-10T00:00:00.000Z', '2026-03-10T00:00:00.001Z')).toBe('2026-03-10T00:00:00.001Z');
  });
});

describe('local time', () => {
  test('Mexico City gave up daylight saving in 2022, Tijuana keeps it, Cancún has one time all year', () => {
    expect(at('2022-07-10', '09:00', MEXICO)).toBe('2022-07-10T14:00:00.000Z');
    expect(at('2026-07-10', '09:00', MEXICO)).toBe('2026-07-10T15:00:00.000Z');
    expect(at('2026-07-10', '09:00', TIJUANA)).toBe('2026-07-10T16:00:00.000Z');
    expect(at('2026-01-10', '09:00', TIJUANA)).toBe('2026-01-10T17:00:00.000Z');
    expect(at('2026-01-10', '09:00', CANCUN)).toBe('2026-01-10T14:00:00.000Z');
  });

  test('Ciudad Juárez changed sides in November 2022', () => {
    expect(timeOf('2022-11-15T12:00:00.000Z', 'America/Ciudad_Juarez')).toBe('06:00');
    expect(timeOf('2022-12-15T12:00:00.000Z', 'America/Ciudad_Juarez')).toBe('05:00');
    expect(timeOf('2026-07-15T12:00:00.000Z', 'America/Ciudad_Juarez')).toBe('06:00');
  });

  test('the hour missing in spring moves forward by an hour', () => {
    // On 29 March 2026 Berlin's clocks go from 02:00 to 03:00.
    expect(at('2026-03-29', '01:59', BERLIN)).toBe('2026-03-29T00:59:00.000Z');
    expect(at('2026-03-29', '02:30', BERLIN)).toBe('2026-03-29T01:30:00.000Z');
    expect(timeOf(at('2026-03-29', '02:30', BERLIN), BERLIN)).toBe('03:30');
    // On 8 March 2026 Tijuana's do.
    expect(timeOf(at('2026-03-08', '02:15', TIJUANA), TIJUANA)).toBe('03:15');
  });

  test('the hour repeated in autumn is the first of the two', () => {
    expect(at('2026-10-25', '02:30', BERLIN)).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-11-01', '01:30', TIJUANA)).toBe('2026-11-01T08:30:00.000Z');
    expect(timeOf('2026-11-01T09:30:00.000Z', TIJUANA)).toBe('01:30');
  });

  test('a day begins at its first instant, also where midnight is missing or the day is the other side of the world', () => {
    expect(startOfDay('2026-03-10', MEXICO)).toBe('2026-03-10T06:00:00.000Z');
    expect(startOfDay('2026-03-10', 'Pacific/Kiritimati')).toBe('2026-03-09T10:00:00.000Z');
    // Santiago's clocks go from 00:00 to 01:00 on 6 September 2026.
    expect(timeOf(startOfDay('2026-09-06', 'America/Santiago'), 'America/Santiago')).toBe('01:00');
  });

  test('an hour is an hour, whatever the clocks do', () => {
    expect(addMinutes('2026-03-29T00:30:00.000Z', 60)).toBe('2026-03-29T01:30:00.000Z');
    expect(addMinutes('2026-03-10T23:59:59.999Z', 1)).toBe('2026-03-11T00:00:59.999Z');
    expect(addMinutes('2026-01-01T00:00:00.000Z', -1)).toBe('2025-12-31T23:59:00.000Z');
  });

  test('a decline at 23:30 is tried again at 23:30 of the third day, on whichever side of a change of clocks', () => {
    const declined = at('2026-03-06', '23:30', TIJUANA);
    const again = at(addDays(dayOf(declined, TIJUANA), 3), timeOf(declined, TIJUANA), TIJUANA);
    expect(again).toBe('2026-03-10T06:30:00.000Z');
    expect(timeOf(again, TIJUANA)).toBe('23:30');
  });

  test('seconds are cut off the local time', () => {
    expect(timeOf('2026-03-10T16:17:59.999Z', MEXICO)).toBe('10:17');
    expect(timeOf('2026-03-10T16:17:59.999Z', 'Asia/Kolkata')).toBe('21:47');
  });
});

describe('working days and bank days', () => {
  test('weekends and Mexican holidays are no working days; Mother’s Day is', () => {
    expect(isWorkingDay('2026-05-01', calendar)).toBe(false);
    expect(isWorkingDay('2026-05-10', calendar)).toBe(false); // a Sunday
    expect(isWorkingDay('2027-05-10', calendar)).toBe(true);
    expect(isWorkingDay('2026-02-02', calendar)).toBe(false);
    expect(isWorkingDay('2026-04-02', calendar)).toBe(false);
    expect(isWorkingDay('2026-03-14', calendar)).toBe(false);
    expect(isWorkingDay('2026-03-17', calendar)).toBe(true);
  });

  test('banks close on All Souls and on their employees’ day', () => {
    expect(isBankDay('2026-11-02', calendar)).toBe(false);
    expect(isBankDay('2025-12-12', calendar)).toBe(false);
    expect(isBankDay('2026-11-03', calendar)).toBe(true);
    expect(isBankDay('2024-10-01', calendar)).toBe(false);
    expect(isBankDay('2025-10-01', calendar)).toBe(true);
  });

  test('the day itself does not count; 0 is the day itself; below 0 goes back', () => {
    expect(addWorkingDays('2026-04-01', 1, calendar)).toBe('2026-04-06');
    expect(addWorkingDays('2026-04-04', 1, calendar)).toBe('2026-04-06');
    expect(addWorkingDays('2026-04-04', 0, calendar)).toBe('2026-04-04');
    expect(addWorkingDays('2026-04-06', -1, calendar)).toBe('2026-04-01');
    expect(addBankDays('2026-10-30', 1, calendar)).toBe('2026-11-03');
  });

  test('a proof accepted on Wednesday 13 May 2026 has until Monday the 18th, and relocks on Tuesday the 19th at 08:00', () => {
    const third = addBankDays('2026-05-13', 3, calendar);
    expect(third).toBe('2026-05-18');
    expect(firstContactOn(addDays(third, 1), calendar, MEXICO)).toBe('2026-05-19T14:00:00.000Z');
  });

  test('a calendar that never opens is broken data, not an endless loop', () => {
    const shut: Calendar = { ...calendar, holidays: Array.from({ length: 800 }, (_, i) => addDays('2026-01-01', i)) };
    expect(() => firstContactOn('2026-01-01', shut, MEXICO)).toThrow(RangeError);
    expect(isWorkingDay('2025-12-31', shut)).toBe(true);
  });
});

describe('contact hours', () => {
  const opening = (day: Day, time: `${number}:${number}`): string => {
    const found = contactOpening(at(day, time, MEXICO), calendar, MEXICO);
    return `${dayOf(found, MEXICO)} ${timeOf(found, MEXICO)}`;
  };

  test('inside of them the instant itself is the opening, to the millisecond', () => {
    expect(contactOpening('2026-03-10T16:17:18.019Z', calendar, MEXICO)).toBe('2026-03-10T16:17:18.019Z');
    expect(opening('2026-03-10', '08:00')).toBe('2026-03-10 08:00');
    expect(opening('2026-03-10', '19:59')).toBe('2026-03-10 19:59');
  });

  test('before them it is 08:00, after them 08:00 of the next working day', () => {
    expect(opening('2026-03-10', '07:59')).toBe('2026-03-10 08:00');
    expect(opening('2026-03-10', '20:00')).toBe('2026-03-11 08:00');
    expect(opening('2026-03-13', '20:00')).toBe('2026-03-17 08:00'); // over a weekend and Benito Juárez's Monday
    expect(opening('2026-04-01', '23:59')).toBe('2026-04-06 08:00'); // over Easter
    expect(opening('2026-12-25', '10:00')).toBe('2026-12-28 08:00');
  });

  test('day 1 after Friday the 10th is Monday', () => {
    expect(firstContactOn('2026-04-11', calendar, MEXICO)).toBe('2026-04-13T14:00:00.000Z');
  });

  test('an opening never lies behind, not even in an hour that comes twice', () => {
    // On Tuesday 29 November 2022 Ciudad Juárez lived 23:00 to 24:00 twice. Here they open at 23:30, and open they
    // stay.
    const late: Calendar = {
      ...calendar,
      holidays: [],
      bankHolidays: [],
      contactHours: { from: '23:30', to: '24:00' },
    };
    const secondTenPast = '2022-11-30T06:10:00.000Z';
    expect(timeOf(secondTenPast, 'America/Ciudad_Juarez')).toBe('23:10');
    expect(contactOpening(secondTenPast, late, 'America/Ciudad_Juarez')).toBe(secondTenPast);
    expect(contactOpening('2022-11-30T05:10:00.000Z', late, 'America/Ciudad_Juarez')).toBe('2022-11-30T05:30:00.000Z');
  });
});

describe('a calendar of another country', () => {
  /** A new one for each test: what is known of a calendar is kept with it. */
  const country = (): Calendar => ({
    ...calendar,
    holidays: ['2026-03-22'],
    bankHolidays: [],
    weekend: ['friday', 'saturday'],
    bankWeekend: ['friday'],
    contactDays: ['sunday', 'monday', 'saturday'],
  });

  test('has its own weekend, and its banks theirs', () => {
    const gulf = country();
    // Thursday 19 to Monday 23 March 2026.
    const days: Day[] = ['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23'];
    expect(days.map((day) => isWorkingDay(day, gulf))).toEqual([true, false, false, false, true]);
    expect(days.map((day) => isBankDay(day, gulf))).toEqual([true, false, true, true, true]);
    expect(addWorkingDays('2026-03-19', 1, gulf)).toBe('2026-03-23');
    expect(addBankDays('2026-03-19', 1, gulf)).toBe('2026-03-21');
  });

  test('may let contacts go on a day when nobody works, but no service off', () => {
    const gulf = country();
    expect(firstContactOn('2026-03-20', gulf, 'UTC')).toBe('2026-03-21T08:00:00.000Z');
    expect(firstWorkingContactOn('2026-03-20', gulf, 'UTC')).toBe('2026-03-23T08:00:00.000Z');
    // Tuesday to Thursday people work, and no contacts go.
    expect(firstWorkingContactOn('2026-03-24', gulf, 'UTC')).toBe('2026-03-29T08:00:00.000Z');
    expect(contactOpening('2026-03-21T09:30:00.000Z', gulf, 'UTC')).toBe('2026-03-21T09:30:00.000Z');
    expect(workingContactOpening('2026-03-21T09:30:00.000Z', gulf, 'UTC')).toBe('2026-03-23T08:00:00.000Z');
    expect(workingContactOpening('2026-03-23T09:30:00.000Z', gulf, 'UTC')).toBe('2026-03-23T09:30:00.000Z');
  });

  test('finds the working day before as the one after', () => {
    const gulf = country();
    expect(workingDayFrom('2026-03-21', -1, gulf)).toBe('2026-03-19');
    expect(workingDayFrom('2026-03-21', 1, gulf)).toBe('2026-03-23');
    expect(workingDayFrom('2026-03-23', -1, gulf)).toBe('2026-03-23');
  });
});
