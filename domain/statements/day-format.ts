import { dateOfEpochDay, dayFromNumber, epochDay } from '../time/epoch.ts';
import type { Day } from '../time/time.ts';

/**
 * How a bank writes days: `YYYY` or `YY`, `MM` or `MMM` (a month's first letters, Spanish or English), `DD`, each once,
 * with what stands between them: `DD/MM/YYYY`, `DDMMYYYY`, `DD-MMM-YY`.
 */
export type DayFormat = string;

const TOKEN = /YYYY|YY|MMM|MM|DD/g;
const PATTERNS: Record<string, string> = {
  YYYY: '(?<year>[0-9]{4})',
  YY: '(?<year>[0-9]{2})',
  MMM: '(?<month>[A-Za-z]{3})\\.?',
  MM: '(?<month>[0-9]{2})',
  DD: '(?<day>[0-9]{2})',
};
const MONTHS = [
  ['ENE', 'JAN'],
  ['FEB'],
  ['MAR'],
  ['ABR', 'APR'],
  ['MAY'],
  ['JUN'],
  ['JUL'],
  ['AGO', 'AUG'],
  ['SEP', 'SET'],
  ['OCT'],
  ['NOV'],
  ['DIC', 'DEC'],
];

/** What is wrong with a format; null when nothing is. */
export function dayFormatProblem(format: DayFormat): string | null {
  const tokens = (format.match(TOKEN) ?? []).map((token) => token[0]);
  const once = ['Y', 'M', 'D'].every((letter) => tokens.filter((one) => one === letter).length === 1);
  return once && /^[-/. ]*$/.test(format.replace(TOKEN, ''))
    ? null
    : 'must have YYYY or YY, MM or MMM, and DD, each once, with - / . or blanks between them, such as DD/MM/YYYY';
}

/** A day of the calendar, written in this format and in no other. Years of two digits are of this century. */
export function dayIn(text: string, format: DayFormat): { day: Day } | { problem: string } {
  const read = patternOf(format).exec(text)?.groups;
  const problem = { problem: `"${text.slice(0, 40)}" is no day written as ${format}` };
  if (read === undefined) return problem;
  const { year = '', month = '', day = '' } = read;
  const monthNumber = /^[0-9]/.test(month)
    ? Number(month)
    : MONTHS.findIndex((names) => names.includes(month.toUpperCase())) + 1;
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (full < 2000 || full > 2100) return problem;
  const epoch = epochDay(full, monthNumber, Number(day));
  // A day that its month doesn't have lies in another, and so does any day of a month that isn't one.
  return dateOfEpochDay(epoch).month === monthNumber ? { day: dayFromNumber(epoch) } : problem;
}

/** What stands between the parts is one of `- / .` and blanks: none of it is more than itself in a pattern, but a dot. */
const patternOf = (format: DayFormat): RegExp =>
  new RegExp(
    `^${format
      .split(/(YYYY|YY|MMM|MM|DD)/)
      .map((part) => PATTERNS[part] ?? part.replaceAll('.', '[.]'))
      .join('')}$`,
  );
