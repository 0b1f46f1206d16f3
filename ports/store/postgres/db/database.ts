import pg from 'pg';
import { Prisma, PrismaClient } from '../../../../prisma/client/client.ts';
import { LendingAdapter, lending, type Raw, rawOn } from './raw.ts';

/** Reads alike inside and outside of a transaction. */
export type Tx = Omit<Prisma.TransactionClient, keyof Raw> & Raw;
export type Db = Omit<PrismaClient, keyof Raw | '$transaction'> &
  Raw & { $transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> };

/** How long one waits for the database before that is an answer too. */
const CONNECT_MS = 5_000;
const STATEMENT_MS = 10_000;
/**
 * A write waits this long for a connection, and has this long once it has one: far above what any needs, so that a
 * stuck one ends.
 */
const WAIT_MS = 10_000;
const TRANSACTION_MS = 20_000;

/**
 * How every connection to PostgreSQL is made: in UTC, whatever the server's or the role's zone is (instants are written
 * without one), and with an end to everything: a database that hangs is one that is away. A pooler that takes no
 * start-up options (`?pgbouncer=true`) has the role's.
 */
export function connectionTo(databaseUrl: string, connections: number) {
  const takesOptions = !isPooled(databaseUrl);
  return {
    connectionString: databaseUrl,
    max: connections,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS + 1_000,
    ...(takesOptions
      ? {
          options: `-c TimeZone=UTC -c statement_timeout=${STATEMENT_MS} -c idle_in_transaction_session_timeout=${TRANSACTION_MS}`,
        }
      : {}),
  };
}

const isPooled = (databaseUrl: string): boolean => new URL(databaseUrl).searchParams.has('pgbouncer');

export function connect(databaseUrl: string, connections: number): Db {
  const pool = new pg.Pool(connectionTo(databaseUrl, connections));
  const adapter = new LendingAdapter(pool, { disposeExternalPool: true });
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: WAIT_MS, timeout: TRANSACTION_MS } });
  // Nobody listens before Prisma has connected.
  pool.on('error', () => undefined);
  const pooled = isPooled(databaseUrl);
  return instead(client, {
    ...rawOn(() => pool, pooled),
    $transaction: <T>(work: (tx: Tx) => Promise<T>) =>
      lending(pooled, (raw) => client.$transaction((tx) => work(instead(tx, raw)))),
    async $disconnect() {
      await client.$disconnect();
      // Prisma ends what it has connected.
      if (!pool.ended) await pool.end();
    },
  });
}

/** A client with some of its methods replaced. */
const instead = <C extends object, M extends object>(client: C, methods: M): Omit<C, keyof M> & M =>
  new Proxy(client, {
    get: (target, name) => (name in methods ? methods[name as keyof M] : Reflect.get(target, name)),
  }) as unknown as Omit<C, keyof M> & M;

/** Somebody else wrote the same row first, or two waited for one another: what Prisma and the driver say of it. */
export const isClash = (error: unknown): boolean =>
  (error instanceof Prisma.PrismaClientKnownRequestError && CLASHES.has(error.code)) ||
  (error instanceof pg.DatabaseError && CLASHES.has(error.code ?? ''));
const CLASHES = new Set(['P2002', 'P2034', '23505', '40P01', '40001']);

/**
 * Runs one write as one transaction. When it clashes with another it is done over, once: this time it finds what the
 * other wrote, and answers by that. Nothing outside of the database may be done in it.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(work);
  } catch (error) {
    if (isClash(error)) return db.$transaction(work);
    throw error;
  }
}

/** The database's own time, which goes on within a transaction. */
export async function databaseNow(tx: Tx | Db): Promise<Date> {
  const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`;
  return now;
}

/** A row that must be there is not. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025';

/** A value for a json column: what goes through JSON, and nothing else, comes back. */
export const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;

/** A json column's NULL, apart from JSON's null. */
export const NO_JSON = Prisma.DbNull;
