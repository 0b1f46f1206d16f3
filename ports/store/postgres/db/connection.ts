import pg from 'pg';
import { PrismaClient } from '../../../../prisma/client/client.ts';
import type { Db, TransactionOptions, Tx } from './database.ts';
import { LendingAdapter, lending, rawOn } from './raw.ts';

/** How long one waits for the database before that is an answer too. */
const CONNECT_MS = 5_000;
const STATEMENT_MS = 10_000;
/**
 * A write waits this long for a connection, and has this long once it has one: far above what any needs, so that a
 * stuck one ends.
 */
const WAIT_MS = 10_000;
const TRANSACTION_MS = 20_000;

const SETTINGS = {
  TimeZone: 'UTC',
  statement_timeout: STATEMENT_MS,
  idle_in_transaction_session_timeout: TRANSACTION_MS,
  // One statement, one processor: to call others takes longer than a list does, and takes them from charges.
  max_parallel_workers_per_gather: 0,
};

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
          options: Object.entries(SETTINGS)
            .map(([name, value]) => `-c ${name}=${value}`)
            .join(' '),
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
    $transaction: <T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions) =>
      lending(pooled, (raw) => client.$transaction((tx) => work(instead(tx, raw)), options)),
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
