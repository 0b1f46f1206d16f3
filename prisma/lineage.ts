import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A migration as this build has it. */
export interface Own {
  name: string;
  sql: string;
}

/** As `prisma migrate` keeps it. */
export const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex');

/** The tables are another build's: nothing of ours could work on them. */
export class ForeignDatabase extends Error {
  override name = 'ForeignDatabase';
}

/** The tables are an earlier release's: they are brought up to date first. */
export class DatabaseBehind extends Error {
  override name = 'DatabaseBehind';
}

/** Refuses a database that lacks migrations of ours. */
export async function refuseMissing(client: pg.Client, own: readonly Own[]): Promise<void> {
  const there = new Set((await bookOf(client)).filter(({ ended }) => ended).map(({ name }) => name));
  const missing = own.map(({ name }) => name).filter((name) => !there.has(name));
  if (missing.length === 0) return;
  throw new DatabaseBehind(
    `The database lacks ${missing.length === 1 ? 'a migration' : `${missing.length} migrations`} of this release, ` +
      `${missing.at(-1)} for one. Bring them in first: npm run puntual setup`,
  );
}

/**
 * Refuses a database whose book of migrations has one that this build doesn't know, or another under a name that it
 * knows. There is no way from an older build's tables to ours, and from a newer one's none back. `newer: 'goesOn'`: a
 * release may have brought its migrations already while processes of the last one still work.
 */
export async function refuseForeign(
  client: pg.Client,
  own: readonly Own[],
  { newer }: { newer: 'isRefused' | 'goesOn' },
): Promise<void> {
  const checksums = new Map(own.map(({ name, sql }) => [name, checksumOf(sql)]));
  const last = own.at(-1)?.name ?? '';
  const isKnown = ({ name, checksum, ended }: Applied): boolean =>
    checksums.get(name) === checksum || (checksums.has(name) && !ended) || (newer === 'goesOn' && name > last);
  const foreign = (await bookOf(client)).filter((one) => !isKnown(one)).map(({ name }) => name);
  if (foreign.length === 0) return;
  const { rows } = await client.query<{ database: string }>('SELECT current_database() AS database');
  throw new ForeignDatabase(
    [
      `The database "${rows[0]?.database}" was made by another build of Puntual: it has the ` +
        `${foreign.length === 1 ? 'migration' : 'migrations'} ${foreign.join(', ')}, which this build does ` +
        'not have, or not in that form. Nothing in it was changed.',
      'Use another database (DATABASE_URL) or, where Puntual keeps its own, another data folder ' +
        '(PUNTUAL_DATA); or run the build that made this one.',
    ].join('\n'),
  );
}

interface Applied {
  name: string;
  checksum: string;
  /** One that broke off half-way is applied again. */
  ended: boolean;
}

/** What was applied and stands, as `prisma migrate` keeps book of it; nothing on a database without one. */
async function bookOf(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  );
  if (rows[0]?.there !== true) return [];
  const book = await client.query<Applied>(
    'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS ended FROM _prisma_migrations ' +
      'WHERE rolled_back_at IS NULL ORDER BY migration_name',
  );
  return book.rows;
}
