import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '../../../prisma/client/client.ts';

export type Db = PrismaClient;
/** Reads alike inside and outside of a transaction. */
export type Tx = Prisma.TransactionClient;

export interface StoreOptions {
  /** Connections at most; a write holds one while it runs. */
  connections?: number;
  /** Whose calendar says on which day a transfer settled. SPEI's banks close their day in Mexico City. */
  bankTimeZone?: string;
}

const CONNECTIONS = 10;
/** A write waits this long for a connection, and has this long once it has one: far above what any needs, so that a stuck one ends. */
const PATIENCE_MS = 30_000;

export const connect = (databaseUrl: string, options: StoreOptions): Db =>
  new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: options.connections ?? CONNECTIONS }),
    transactionOptions: { maxWait: PATIENCE_MS, timeout: PATIENCE_MS },
  });

/** Somebody else wrote the same row first, or two waited for one another. */
const CLASHES = new Set(['P2002', 'P2034']);

/**
 * Runs one write as one transaction. When it clashes with another it is done over, once: this time it finds what the other wrote,
 * and answers by that. Nothing outside of the database may be done in it.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(work);
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && CLASHES.has(error.code)) return db.$transaction(work);
    throw error;
  }
}

/** A value for a json column: what goes through JSON, and nothing else, comes back. */
export const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;

/** A json column's NULL, apart from JSON's null. */
export const NO_JSON = Prisma.DbNull;
