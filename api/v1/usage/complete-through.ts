import { z } from 'zod';
import { addDays, addMinutes, dayOf } from '../../../domain/time/calendar.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';
import { day, instant } from '../../http/schemas/time.ts';

const WORDS = 'must be a day such as 2026-08-31, or an instant such as 2026-09-01T06:00:00Z';

/** Through when all calls of a source have come. */
export const through = z
  .string(WORDS)
  .pipe(z.union([day, instant], WORDS))
  .meta({
    description:
      'All calls of the source through this day have come: invoices need not wait for them. An instant stands for the ' +
      'last day that is wholly before it.',
    examples: ['2026-08-31'],
  });

/** The last day of which all calls have come; null: not told. */
export function completeDay(told: Day | Instant | null | undefined, zone: string): Day | null {
  if (told === null || told === undefined) return null;
  if (!told.includes('T')) return told as Day;
  // 23:59 and whatever seconds are the end of a day, too.
  return addDays(dayOf(addMinutes(told as Instant, 1), zone), -1);
}
