import { msOfLocal } from '../../domain/time/zone-offsets.ts';
import { BadRow } from './usage-files.ts';

const STAMP = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/;
const [FIRST_YEAR, LAST_YEAR] = [2000, 2100];
const MINUTE_MS = 60_000;
/** Nobody talks for a week; a switch that says so has lost the end of the call. */
const MOST_SECONDS = 7 * 24 * 3_600;

/** An instant, as milliseconds. Without an offset it is local to `timeZone`, which then has to be told. */
export function msOf(name: string, text: string, timeZone: string | null): number {
  const parts = STAMP.exec(text);
  if (parts === null) throw new BadRow('bad_time', `${name} is ${shown(text)}; it must be like 2026-08-05T12:00:00Z`);
  const [, year, month, day, hour, minute, second, fraction = '', offset] = parts;
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const isThere =
    new Date(ms).getUTCDate() === Number(day) &&
    Number(month) <= 12 &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59;
  if (!isThere || Number(year) < FIRST_YEAR || Number(year) >= LAST_YEAR)
    throw new BadRow('bad_time', `${name} is ${shown(text)}; no such time from ${FIRST_YEAR} to ${LAST_YEAR}`);
  const exact = ms + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (offset !== undefined) return exact - offsetMs(offset);
  if (timeZone === null)
    throw new BadRow('bad_time', `${name} is ${shown(text)}; it must have an offset, or timeZone be told`);
  return msOfLocal(exact, timeZone);
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset[0] === '-' ? -minutes : minutes) * MINUTE_MS;
}

export function secondsOf(name: string, text: string): number {
  const seconds = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds <= MOST_SECONDS))
    throw new BadRow('bad_seconds', `${name} is ${shown(text)}; it must be whole seconds, at most ${MOST_SECONDS}`);
  return seconds;
}

export const shown = (text: string): string => (text === '' ? 'missing' : JSON.stringify(text.slice(0, 40)));

/** Empty: not told. */
export const orNull = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed.slice(0, 200);
};

/** What switches call an account where it is ours. */
export const accountIn = (text: string | undefined): string | null => (text?.startsWith('acc_') === true ? text : null);
