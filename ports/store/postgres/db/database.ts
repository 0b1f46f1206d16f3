import pg from 'pg';
import { Prisma, type PrismaClient } from '../../../../prisma/client/client.ts';
import type { Raw } from './raw.ts';

/** Reads alike inside and outside of a transaction. */
export type Tx = Omit<Prisma.TransactionClient, keyof Raw> & Raw;
export type Db = Omit<PrismaClient, keyof Raw | '$transaction'> &
  Raw & { $transaction<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T> };

export interface TransactionOptions {
  isolationLevel?: Prisma.TransactionIsolationLevel;
}

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
