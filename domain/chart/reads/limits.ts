import type { NetworkRule, Policy } from '../../policy/policy.ts';
import { addMinutes, dayOf, later } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Method } from '../state/ledger.ts';

/**
 * The card networks' own limits, over one ledger of attempts: autopay, retries, agents, the portal and the API alike.
 * They follow the card's fingerprint, not its token.
 */

const LONG_AGO: Instant = '0000-01-01T00:00:00.000Z';

/** The rule in force on the attempt's day. */
function ruleFor(c: Context, method: Method, at: Instant): NetworkRule | null {
  if (method.kind !== 'card') return null;
  const day = dayOf(at, c.profile.timeZone);
  const brand = method.brand.toLowerCase();
  const own = c.policy.networks.some((rule) => rule.network === brand) ? brand : 'other';
  let found: NetworkRule | null = null;
  for (const rule of c.policy.networks) {
    if (rule.network === own && rule.from <= day && (found === null || rule.from >= found.from)) found = rule;
  }
  return found;
}

/**
 * When one more attempt fits into a sliding window that holds at most `max`. `instants`: of those before, as they came.
 */
function fits(instants: Instant[], limit: { max: number; hours: number } | null): Instant {
  if (limit === null) return LONG_AGO;
  const blocking = instants[instants.length - limit.max];
  return blocking === undefined ? LONG_AGO : addMinutes(blocking, limit.hours * 60);
}

/** What the networks and the banks let a card do: the first instant, and who says so. */
export interface Allowance {
  at: Instant;
  heldBackBy: 'cardNetworkLimit' | 'bankAdvice';
  source: string;
}

/**
 * The first instant at which the networks, or the bank's own advice on a decline, let this card be tried for this
 * amount.
 */
export function networkFreeAt(c: Context, method: Method, amountMinor: number, at: Instant): Allowance {
  const ofCard = c.attemptLedger.filter((one) => one.fingerprint === method.fingerprint);
  const advised = ofCard.reduce((latest, one) => later(latest, one.notBefore ?? latest), LONG_AGO);
  const rule = ruleFor(c, method, at);
  if (rule !== null) {
    const declines = fits(
      ofCard.filter((one) => one.declined).map((one) => one.at),
      rule.declines,
    );
    const same = fits(
      ofCard.filter((one) => one.amountMinor === amountMinor).map((one) => one.at),
      rule.sameAmount,
    );
    const limited = later(declines, same);
    if (limited > advised) return { at: limited, heldBackBy: 'cardNetworkLimit', source: rule.source };
  }
  return { at: advised, heldBackBy: 'bankAdvice', source: "the bank's advice on a decline" };
}

/**
 * After a decline the same method rests, whoever asks (guide: an hour): the same plastic, whichever token it has and
 * however often it is added.
 */
export function restsUntil(c: Context, { fingerprint, lastDeclinedAt }: Method): Instant {
  const last = c.attemptLedger.reduce(
    (latest, one) => (one.rests && one.fingerprint === fingerprint ? later(latest, one.at) : latest),
    lastDeclinedAt ?? LONG_AGO,
  );
  return last === LONG_AGO ? LONG_AGO : addMinutes(last, c.policy.charge.sameMethodWaitMinutes);
}

/** How far back anything is counted: no attempt is forgotten before. */
export function rememberedMinutes({ networks, charge }: Policy): number {
  const hours = networks.flatMap(({ declines, sameAmount }) => [declines?.hours ?? 0, sameAmount?.hours ?? 0]);
  return Math.max(charge.sameMethodWaitMinutes, ...hours.map((one) => one * 60));
}

/**
 * When an automatic attempt that is wanted at an instant may really go. What a network's limit or a bank's advice holds
 * back says so.
 */
export function attemptFrom(
  c: Context,
  method: Method,
  amountMinor: number,
  wantedAt: Instant,
): { at: Instant; detail: Record<string, unknown> } {
  const rested = later(wantedAt, restsUntil(c, method));
  const free = networkFreeAt(c, method, amountMinor, rested);
  return free.at <= rested
    ? { at: rested, detail: {} }
    : { at: free.at, detail: { heldBack: free.heldBackBy, because: free.source, wantedAt } };
}
