import { strict as assert } from 'node:assert';
import type { Day, Instant } from '../../../../domain/time/time.ts';

/** Between the database's types and the domain's. */

/**
 * Money is bigint in the database. What doesn't fit into a number exactly is our bug: the API takes no such amounts.
 */
export function minorOf(value: bigint): number {
  const minor = Number(value);
  assert(Number.isSafeInteger(minor), `${value} minor units are beyond a safe integer`);
  return minor;
}

export const instantOf = (date: Date): Instant => date.toISOString() as Instant;

export const instantOrNull = (date: Date | null): Instant | null => (date === null ? null : instantOf(date));

/** A `date` column comes as midnight UTC. */
export const dayOfDate = (date: Date): Day => date.toISOString().slice(0, 10) as Day;

export const dateOf = (time: Day | Instant): Date => new Date(time);

/** A row that may not be there. */
export const orNull = <Row, T>(row: Row | null, to: (row: Row) => T): T | null => (row === null ? null : to(row));
