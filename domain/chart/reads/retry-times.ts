import { dayOf } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import { nextRetry } from './charge-times.ts';
import { silenceFor } from './silence.ts';

/** When it is tried again by itself, as far as can be said now. */
export function nextRetryAt(c: Context, invoiceIds: string[]): Instant | null {
  if (!c.autopayOn || silenceFor(c).charges) return null;
  const about = new Set(invoiceIds);
  const instants = c.ladders
    .filter((ladder) => ladder.invoiceIds.some((id) => about.has(id)))
    .map((ladder) => nextRetry(c, ladder)?.at ?? null);
  return instants.filter((at) => at !== null).sort()[0] ?? null;
}

/** The same, as a day. */
export function retryOn(c: Context, invoiceIds: string[]): Day | null {
  const at = nextRetryAt(c, invoiceIds);
  return at === null ? null : dayOf(at, c.profile.timeZone);
}
