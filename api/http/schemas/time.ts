import { z } from 'zod';
import type { Month } from '../../../domain/billing/month.ts';
import { instantFromMs } from '../../../domain/time/epoch.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';
import { plainTag, SPOKEN } from '../../../domain/messages/language.ts';
import { wants } from './text.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

const DAY = 'a day of the calendar as YYYY-MM-DD, such as 2026-03-10';
const INSTANT = 'an instant of ISO 8601 with an offset or Z, such as 2026-03-10T15:00:00Z';
const YEARS = `must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}`;

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
const inYears = (year: string): boolean => Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR;

/** A local day. */
export const day = z
  .string(wants(DAY))
  .refine(isDay, { error: `must be ${DAY}`, abort: true })
  .refine((text) => inYears(text.slice(0, 4)), YEARS)
  .transform((text) => text as Day)
  .meta({ format: 'date', examples: ['2026-03-10'] });

/** A month of invoices. */
export const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a month as YYYY-MM, such as 2026-09')
  .transform((text) => text as Month)
  .meta({ examples: ['2026-09'] });

/** An instant, made to be in UTC with milliseconds. */
export const instant = z
  .string(wants(INSTANT))
  .refine(isInstant, { error: `must be ${INSTANT}`, abort: true })
  .transform((text) => instantFromMs(Date.parse(text)))
  .refine((text) => inYears(text.slice(0, 4)), YEARS)
  .meta({ format: 'date-time', examples: ['2026-03-10T15:00:00Z'] });

function isInstant(text: string): boolean {
  const parts =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/.exec(text);
  return parts !== null && isDay(parts[1] ?? '') && !Number.isNaN(Date.parse(text));
}

/** A name of the IANA's list, spelled as it is there. */
export const timeZone = z
  .string(wants('a time zone'))
  .max(64, 'must be at most 64 characters long')
  .transform((name, context) => {
    const known = zoneNamed(name);
    if (known !== null) return known;
    context.addIssue({
      code: 'custom',
      message: 'must be a time zone of the IANA database, such as America/Mexico_City',
    });
    return z.NEVER;
  })
  .meta({ examples: ['America/Mexico_City'] });

/** Offsets such as +06:00 know no summer time and are not zones. */
function zoneNamed(name: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(name)) return null;
  try {
    const resolved = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return resolved.toLowerCase() === name.toLowerCase() ? resolved : name;
  } catch {
    return null;
  }
}

export const locale = z
  .string(wants('a language tag'))
  .max(35, 'must be at most 35 characters long')
  .transform((tag, context) => {
    const known = plainTag(tag);
    if (known !== null) return known;
    const message = 'must be a language alone or with a region, such as es-MX';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({
    examples: ['es-MX'],
    description: `Mails are in its language where that is one of ${SPOKEN.join(', ')}, else in English.`,
  });

/** In answers. */
export const dayOut = z
  .custom<Day>((value) => typeof value === 'string')
  .meta({ type: 'string', format: 'date', examples: ['2026-03-10'] });
export const instantOut = z
  .custom<Instant>((value) => typeof value === 'string')
  .meta({ type: 'string', format: 'date-time', examples: ['2026-03-10T15:00:00.000Z'] });
