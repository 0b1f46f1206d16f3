import { dayOf } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { PlanHold } from '../state/hold.ts';
import { announcedFrom, dueChargeOf, nextRetry } from './charge-times.ts';
import { autopayMethod } from './methods.ts';
import { endsAfterNotice, planById } from './plans.ts';
import { silenceFor } from './silence.ts';
import { today } from './today.ts';

/** When it is tried again by itself, as far as can be said now. */
export function nextRetryAt(c: Context, invoiceIds: string[]): Instant | null {
  if (!c.autopayOn || silenceFor(c).charges) return null;
  const about = new Set(invoiceIds);
  const instants = c.ladders
    .filter((ladder) => ladder.invoiceIds.some((id) => about.has(id)))
    .map((ladder) => {
      const retryAt = nextRetry(c, ladder)?.at ?? null;
      const plan = planById(c, ladder.planId);
      // The notice of a missed installment leaves with this, or soon: its plan may be over by then.
      const noticeOn = plan === null ? null : earliestNotice(c, plan);
      return retryAt !== null && noticeOn !== null && endsAfterNotice(c, noticeOn) <= retryAt ? null : retryAt;
    });
  return [...instants, firstTryAt(c, about)].filter((at) => at !== null).sort()[0] ?? null;
}

/** The first day on which the notice of a missed installment may leave; null: it has left. */
const earliestNotice = (c: Context, { missed, until }: PlanHold): Day | null =>
  missed === null ? (until === null ? null : dayOf(until, c.profile.timeZone)) : until === null ? today(c) : null;

/** When a charge is made for the first time of what a card network holds back. */
function firstTryAt(c: Context, about: ReadonlySet<string>): Instant | null {
  const method = autopayMethod(c);
  const due = dueChargeOf(c, [...about]);
  if (method === null || due === null) return null;
  return announcedFrom(c, method, due.amountMinor, due.at);
}

/** The same, as a day. */
export function retryOn(c: Context, invoiceIds: string[]): Day | null {
  const at = nextRetryAt(c, invoiceIds);
  return at === null ? null : dayOf(at, c.profile.timeZone);
}
