import type { Instant } from '../../../../domain/time/time.ts';
import { Prisma } from '../../../../prisma/client/client.ts';
import { type Db, databaseNow, type Tx } from './database.ts';
import { instantOf } from './values.ts';

/** The machine's time in a statement: the database's as it began, one for all rows, or what a test has set. */
export const nowIn = ({ machineNow }: { machineNow: (() => Instant) | null }): Prisma.Sql =>
  Prisma.sql`coalesce(${machineNow?.() ?? null}::timestamptz, statement_timestamp())`;

/** The machine's time: what a test has set, or the database's. */
export const machineNowOf = async (
  { machineNow }: { machineNow: (() => Instant) | null },
  tx: Db | Tx,
): Promise<Instant> => machineNow?.() ?? instantOf(await databaseNow(tx));

/** A length of time in a statement. */
export const lastingMs = (ms: number): Prisma.Sql => Prisma.sql`${ms}::int * interval '1 millisecond'`;

interface Waits {
  firstS: number;
  longestS: number;
}

/** Beyond any longest wait, and no number that overflows. */
const MOST_DOUBLINGS = 30;

/**
 * How long what has failed is left alone, in a statement: `firstS` at first, twice as long each further time, up to
 * `longestS`. `tries`: how often before, a column.
 */
export const waitAfter = (tries: Prisma.Sql, { firstS, longestS }: Waits): Prisma.Sql =>
  Prisma.sql`least(power(2, least(${tries}, ${MOST_DOUBLINGS}::int)) * ${firstS}::int, ${longestS}::int) * interval '1 second'`;
