import { strict as assert } from 'node:assert';
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma } from '../../../../prisma/client/client.ts';

/**
 * Raw statements go to the connection as they are, prepared once: through Prisma's engine each costs four times the
 * processor time, and a decision is made of nothing else. Inside of a transaction it is the transaction's own
 * connection.
 */
export interface Raw {
  $queryRaw<T = unknown>(query: TemplateStringsArray, ...values: unknown[]): Promise<T>;
  $queryRawUnsafe<T = unknown>(text: string, ...values: unknown[]): Promise<T>;
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  $executeRawUnsafe(text: string, ...values: unknown[]): Promise<number>;
}

interface Line {
  query: pg.ClientBase['query'];
}
interface Lent {
  line: Line | null;
}

const starting = new AsyncLocalStorage<Lent>();

/** Lends out the connection of each transaction that is started within `lending`. */
export class LendingAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => {
      const lent = starting.getStore();
      const transaction = await start(level);
      if (lent === undefined) return transaction;
      const { client } = transaction as unknown as { client: pg.ClientBase };
      assert(typeof client.query === 'function', "a transaction of Prisma's adapter has its connection");
      lent.line = client;
      for (const end of ['commit', 'rollback'] as const) {
        const ended = transaction[end].bind(transaction);
        transaction[end] = () => {
          // Whoever is late finds the line cut: it may be another transaction's by then.
          lent.line = null;
          return ended();
        };
      }
      return transaction;
    };
    return adapter;
  }
}

/** Runs `transaction`, whose raw statements `work` makes with `raw`. */
export function lending<T>(isPooled: boolean, transaction: (raw: Raw) => Promise<T>): Promise<T> {
  const lent: Lent = { line: null };
  const raw = rawOn(() => {
    if (lent.line === null) throw new Error('This transaction has ended');
    return lent.line;
  }, isPooled);
  return starting.run(lent, () => transaction(raw));
}

/** `isPooled`: another process may get the connection between two transactions, and with it what was prepared on it. */
export function rawOn(line: () => Line, isPooled: boolean): Raw {
  const run = (text: string, values: readonly unknown[]) => {
    const name = isPooled ? undefined : nameOf(text);
    return line().query({ text, values: [...values], types: TYPES, ...(name === undefined ? {} : { name }) });
  };
  const template = (strings: TemplateStringsArray, values: unknown[]) => {
    const { text, values: bound } = Prisma.sql(strings, ...values);
    return run(text, bound);
  };
  return {
    $queryRaw: async (strings, ...values) => (await template(strings, values)).rows as never,
    $queryRawUnsafe: async (text, ...values) => (await run(text, values)).rows as never,
    $executeRaw: async (strings, ...values) => (await template(strings, values)).rowCount ?? 0,
    $executeRawUnsafe: async (text, ...values) => (await run(text, values)).rowCount ?? 0,
  };
}

/** More than the code has: a statement that is put together anew each time is not prepared for ever. */
const NAMES = 300;
const names = new Map<string, string>();
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size === NAMES) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * As Prisma reads them: what has no number of JavaScript's is a bigint or a decimal, instants and days are dates in
 * UTC.
 */
const { builtins } = pg.types;
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.TIMESTAMP]: (text) => new Date(`${text.replace(' ', 'T')}Z`),
};
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    PARSERS[oid] ?? pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};
