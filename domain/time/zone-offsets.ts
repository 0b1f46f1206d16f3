import { Temporal } from 'temporal-polyfill';
import { DAY_MS, floor } from './epoch.ts';

/**
 * What a time zone is ahead of UTC. Temporal finds the changes of the clock once for each span of time, which takes a
 * good part of a millisecond; after that it is a look into a table. The table is only a memo: without it the answers
 * are the same.
 */

/** A year or so of a zone: from `fromMs[i]` on, it is `offsetMs[i]` ahead of UTC. */
interface Span {
  fromMs: number[];
  offsetMs: number[];
}

const SPAN_MS = 366 * DAY_MS;
const NS_PER_MS = 1_000_000;
/** A caller with ever new zones or years empties the memo, and never fills the memory. */
const MAX_SPANS = 2_000;

const memo = new Map<string, Map<number, Span>>();
let remembered = 0;

function spanOf(zone: string, index: number): Span {
  const endMs = (index + 1) * SPAN_MS;
  let clock: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(index * SPAN_MS).toZonedDateTimeISO(
    zone,
  );
  const span: Span = { fromMs: [], offsetMs: [] };
  while (clock !== null && clock.epochMilliseconds < endMs) {
    span.fromMs.push(clock.epochMilliseconds);
    span.offsetMs.push(clock.offsetNanoseconds / NS_PER_MS);
    clock = clock.getTimeZoneTransition('next');
  }
  return span;
}

function remember(zone: string, index: number): Span {
  const span = spanOf(zone, index);
  if (remembered >= MAX_SPANS) {
    memo.clear();
    remembered = 0;
  }
  const spans = memo.get(zone) ?? new Map<number, Span>();
  memo.set(zone, spans.set(index, span));
  remembered += 1;
  return span;
}

/** Milliseconds that local time is ahead of UTC at an instant. A zone that doesn't exist throws a RangeError. */
export function offsetMsAt(ms: number, zone: string): number {
  const index = floor(ms / SPAN_MS);
  const { fromMs, offsetMs } = memo.get(zone)?.get(index) ?? remember(zone, index);
  let i = fromMs.length - 1;
  while (i > 0 && ms < (fromMs[i] ?? 0)) i -= 1;
  return offsetMs[i] ?? 0;
}

/**
 * The instant of a local time, both in milliseconds since their 1970-01-01T00:00. A local time that is missing in
 * spring moves forward by what is missing; a repeated one in autumn is the first: Temporal's 'compatible'.
 */
export function msOfLocal(localMs: number, zone: string): number {
  // No zone is more than 14 hours from UTC: a day before and a day after lie on the two sides of any change nearby.
  const before = offsetMsAt(localMs - DAY_MS, zone);
  const after = offsetMsAt(localMs + DAY_MS, zone);
  if (before === after || offsetMsAt(localMs - before, zone) === before) return localMs - before;
  return offsetMsAt(localMs - after, zone) === after ? localMs - after : localMs - before;
}
