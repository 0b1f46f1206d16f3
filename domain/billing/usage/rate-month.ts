import { dayOf, earlier, later } from '../../time/calendar.ts';
import type { UsageKind } from '../line-kinds.ts';
import { firstDayOf, lastDayOfMonth, type Month } from '../month.ts';
import { bookOn, type PriceBook, PriceMissing } from '../price-book.ts';
import { type Allowance, type Allowances, allowancesOf, PLAN } from './allowances.ts';
import type { Call } from './call.ts';
import { classify, type Counted, type Prefixes } from './classify.ts';
import { minutesOf } from './minutes.ts';
import type { Plan } from './plan.ts';
import { longestPrefix } from './prefixes.ts';

/** Minutes to prefixes that cost more than the plan's: lines of their own (rules, Billing). */
export const SURCHARGED = 'surcharged';

/** A call with what it counts as and what it costs, exact, in millionths of the major unit. */
export interface RatedCall {
  call: Call;
  kind: UsageKind | 'free' | 'unrated';
  /** Of which minutes: `plan`, `surcharged`, or a low-use price's code. */
  of: string;
  minutes: number;
  /** Of them, those that are paid. */
  paidMinutes: number;
  microsPerMinute: number;
  costMicros: number;
}

/**
 * The calls that were delivered to one month: a pure function of them, in the order of their starts (ties by id), so
 * that a late one needs no path of its own. A call belongs to the local day on which it began, and is rated by that
 * day's book; in the zone to which an account has moved since, it stays within its month, as what was billed does.
 */
export function rateMonth(calls: readonly Call[], month: Month, plan: Plan): RatedCall[] {
  const [first, last] = [firstDayOf(month), lastDayOfMonth(month)];
  const dated = calls
    .map((call) => ({ call, day: earlier(later(dayOf(call.startedAt, plan.timeZone), first), last) }))
    .filter(({ day }) => day >= plan.billingStartsOn)
    .sort((a, b) => compared(a.call.startedAt, b.call.startedAt) || compared(a.call.id, b.call.id));
  if (dated.length === 0) return [];
  const allowances = allowancesOf(month, plan);
  const known = new Map<PriceBook, Prefixes>();
  const minutesFor = plan.row === 'pair' ? ofPairs() : ({ seconds }: Call) => minutesOf(seconds);
  return dated.map(({ call, day }) => {
    const book = bookOn(plan.books, day);
    if (book === null) throw new PriceMissing(plan.books[0]?.name ?? '', 'rates', day);
    const prefixes = known.get(book) ?? prefixesOf(book);
    known.set(book, prefixes);
    return ratedCall(call, classify(call, plan.country, prefixes), minutesFor, allowances);
  });
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const prefixesOf = ({ rates }: PriceBook): Prefixes => ({
  outbound: longestPrefix(rates.filter(({ kind }) => kind !== 'tollFreeIn')),
  tollFreeIn: longestPrefix(rates.filter(({ kind }) => kind === 'tollFreeIn')),
});

/** All calls between two numbers are rounded together: each has the minutes by which they grow with it. */
function ofPairs(): (call: Call) => number {
  const seconds = new Map<string, number>();
  return (call) => {
    const pair = `${call.from} ${call.to}`;
    const before = seconds.get(pair) ?? 0;
    seconds.set(pair, before + call.seconds);
    return minutesOf(before + call.seconds) - minutesOf(before);
  };
}

function ratedCall(
  call: Call,
  counted: Counted,
  minutesFor: (call: Call) => number,
  { plan, byDevice }: Allowances,
): RatedCall {
  const minutes = counted.as === 'nothing' ? 0 : minutesFor(call);
  const own = call.device === null ? undefined : byDevice.get(call.device);
  const free: RatedCall = { call, kind: 'free', of: PLAN, minutes, paidMinutes: 0, microsPerMinute: 0, costMicros: 0 };
  switch (counted.as) {
    case 'nothing':
      return free;
    case 'unrated':
      return { ...free, kind: 'unrated' };
    case 'inbound':
      return own === undefined ? free : taken(free, own);
    case 'plan':
      if (own === undefined) return taken(free, plan);
      return counted.isOffNet ? taken(free, own) : free;
    case 'tollFreeIn':
    case 'international':
      return { ...free, kind: counted.as, ...paid(minutes, counted.rate.microsPerMinute) };
    case 'surcharged':
      return { ...free, kind: 'overage', of: SURCHARGED, ...paid(minutes, counted.rate.microsPerMinute) };
  }
}

const paid = (
  minutes: number,
  microsPerMinute: number,
): Pick<RatedCall, 'paidMinutes' | 'microsPerMinute' | 'costMicros'> => ({
  paidMinutes: minutes,
  microsPerMinute,
  costMicros: minutes * microsPerMinute,
});

/** Minutes of an allowance, the rest above it. Without a price for more, all of them are included. */
function taken(free: RatedCall, allowance: Allowance): RatedCall {
  const { of, overageMicros, left } = allowance;
  const included = overageMicros === null ? free.minutes : Math.min(free.minutes, left);
  allowance.left = left - included;
  const above = free.minutes - included;
  return above === 0
    ? { ...free, kind: 'includedMinutes', of }
    : { ...free, kind: 'overage', of, ...paid(above, overageMicros ?? 0) };
}

/** Calls abroad for which no rate is known. */
export const unratedOf = (rated: readonly RatedCall[]): Call[] =>
  rated.filter(({ kind }) => kind === 'unrated').map(({ call }) => call);

/** Minutes and cost of a month's calls that are printed as one line. */
export interface Rated {
  kind: UsageKind;
  of: string;
  minutes: number;
  costMicros: number;
}

/** A call that is partly above an allowance counts in two of them. */
export function sumsOf(rated: readonly RatedCall[]): Rated[] {
  const sums = new Map<string, Rated>();
  const add = (kind: UsageKind, of: string, minutes: number, costMicros: number): void => {
    const sum = sums.get(`${kind} ${of}`) ?? { kind, of, minutes: 0, costMicros: 0 };
    sums.set(`${kind} ${of}`, { ...sum, minutes: sum.minutes + minutes, costMicros: sum.costMicros + costMicros });
  };
  for (const { kind, of, minutes, paidMinutes, costMicros } of rated) {
    if (kind === 'free' || kind === 'unrated') continue;
    if (minutes > paidMinutes) add('includedMinutes', of, minutes - paidMinutes, 0);
    if (paidMinutes > 0) add(kind, of, paidMinutes, costMicros);
  }
  return [...sums.values()];
}
