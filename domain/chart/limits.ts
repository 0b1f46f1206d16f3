import { addMinutes, dayOf, later } from '../calendar.ts';
import type { NetworkRule } from '../policy-type.ts';
import type { Instant } from '../time.ts';
import type { Context, Method } from './context.ts';

/** The card networks' own limits, over one ledger of attempts: autopay, retries, agents, the portal and the API alike. They follow the card's fingerprint, not its token. */

const LONG_AGO: Instant = '0000-01-01T00:00:00.000Z';

/** The rule in force on the attempt's day. */
function ruleFor(c: Context, method: Method, at: Instant): NetworkRule | null {
  if (method.kind !== 'card') return null;
  const day = dayOf(at, c.profile.timeZone);
  const brand = method.brand.toLowerCase();
  const own = c.policy.networks.some((rule) => rule.network === brand) ? brand : 'other';
  const rules = c.policy.networks.filter((rule) => rule.network === own && rule.from <= day).sort((a, b) => (a.from < b.from ? 1 : -1));
  return rules[0] ?? null;
}

/** When one more attempt fits into a sliding window that holds at most `max`. */
function fits(instants: Instant[], limit: { max: number; hours: number } | null): Instant {
  if (limit === null || instants.length < limit.max) return LONG_AGO;
  const blocking = [...instants].sort()[instants.length - limit.max];
  return blocking === undefined ? LONG_AGO : addMinutes(blocking, limit.hours * 60);
}

/** The first instant at which the networks, or the bank's own advice on a decline, let this card be tried for this amount. */
export function networkFreeAt(c: Context, method: Method, amountMinor: number, at: Instant): Instant {
  const rule = ruleFor(c, method, at);
  const advised = method.notBefore ?? LONG_AGO;
  if (rule === null) return advised;
  const ofCard = c.attemptLedger.filter((one) => one.fingerprint === method.fingerprint);
  const declines = fits(ofCard.filter((one) => one.declined).map((one) => one.at), rule.declines);
  const same = fits(ofCard.filter((one) => one.amountMinor === amountMinor).map((one) => one.at), rule.sameAmount);
  return later(advised, later(declines, same));
}

/** After a decline the same method rests, whoever asks (guide: an hour). */
export const restsUntil = (c: Context, method: Method): Instant =>
  method.lastDeclinedAt === null ? LONG_AGO : addMinutes(method.lastDeclinedAt, c.policy.charge.sameMethodWaitMinutes);

/** When an automatic attempt that is due at `at` may really go. */
export const attemptFrom = (c: Context, method: Method, amountMinor: number, at: Instant): Instant =>
  later(later(at, restsUntil(c, method)), networkFreeAt(c, method, amountMinor, at));
