import pg from 'pg';
import type { Instant } from '../../../../domain/time/time.ts';
import type { Classified } from './classified.ts';
import { ACCOUNT, isItsAlone } from './classified.ts';
import { speaksAgainst } from './refusals.ts';
import { TABLES } from './tables.ts';
import { preparing } from './tombstones.ts';

export interface ErasureOrder {
  accountId: string;
  /** Who runs it, as they call themselves. */
  operator: string;
  /** The company has its fiscal papers somewhere else, as the law asks. */
  papersKeptElsewhere: boolean;
}

export type Erasure =
  | { is: 'unknown' }
  | { is: 'before'; at: Instant; operator: string }
  /** Nothing was written. */
  | { is: 'refused'; because: string[] }
  | { is: 'erased'; at: Instant; rows: number };

const LOCK_TIMEOUT = '30s';

/**
 * Writes tombstones over everything of an account that is a person's, in one transaction under its lock: whole or not at
 * all. By the owner of the tables, whom alone append-only ones let by. Ids, days, amounts and codes stay, so that all
 * sums add up as before.
 */
export async function eraseAccount(ownerUrl: string, order: ErasureOrder): Promise<Erasure> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    const answer = await judged(client, order);
    if (answer !== null) {
      await client.query('ROLLBACK');
      return answer;
    }
    const rows = await writeTombstones(client, order.accountId);
    const {
      rows: [written],
    } = await client.query<{ at: Date }>(
      `INSERT INTO erasures (account_id, at, operator, papers_kept_elsewhere, rows)
       SELECT id, erased_at, $2, $3, $4 FROM accounts WHERE id = $1 RETURNING at`,
      [order.accountId, order.operator, order.papersKeptElsewhere, rows],
    );
    await client.query('COMMIT');
    return { is: 'erased', at: (written as { at: Date }).at.toISOString() as Instant, rows };
  } finally {
    // What is open is rolled back with it.
    await client.end();
  }
}

/** Null: it may be erased. Its lock is held from here on. */
async function judged(
  client: pg.Client,
  { accountId, papersKeptElsewhere }: ErasureOrder,
): Promise<Exclude<Erasure, { is: 'erased' }> | null> {
  const { rowCount } = await client.query('SELECT FROM account_states WHERE account_id = $1 FOR UPDATE', [accountId]);
  if (rowCount === 0) return { is: 'unknown' };
  const before = await erasureOf(client, accountId);
  if (before !== null) return { is: 'before', ...before };
  const because = await speaksAgainst(client, accountId, { papersKeptElsewhere });
  return because.length === 0 ? null : { is: 'refused', because };
}

async function erasureOf(client: pg.Client, accountId: string): Promise<{ at: Instant; operator: string } | null> {
  const { rows } = await client.query<{ at: Date; operator: string }>(
    'SELECT at, operator FROM erasures WHERE account_id = $1',
    [accountId],
  );
  return rows[0] === undefined ? null : { at: rows[0].at.toISOString() as Instant, operator: rows[0].operator };
}

/** Within the transaction that is open. Answers how many rows got one. */
export async function writeTombstones(client: pg.Client, accountId: string): Promise<number> {
  await client.query(`SELECT set_config('puntual.erasing', $1, true)`, [accountId]);
  for (const statement of preparing(idsOfIt())) await client.query(statement);
  let written = 0;
  // What is only spoken of is looked for before that by which it is known is gone.
  for (const [table, classified] of [...Object.entries(TABLES)].sort(([, a], [, b]) => +b.isBesides - +a.isBesides)) {
    const statement = tombstonesOf(table, classified);
    if (statement !== null) written += (await client.query(statement)).rowCount ?? 0;
  }
  return written;
}

/** Null: nothing of it goes. */
function tombstonesOf(table: string, { rows, personal, secret, with: also }: Classified): string | null {
  const sets = [
    ...Object.entries({ ...personal, ...secret }).flatMap(([name, becomes]) =>
      becomes === null ? [] : [`${quoted(name)} = ${becomes(quoted(name))}`],
    ),
    ...Object.entries(also).map(([name, sql]) => `${quoted(name)} = ${sql}`),
  ];
  return rows === null || sets.length === 0 ? null : `UPDATE ${table} SET ${sets.join(', ')} WHERE ${rows}`;
}

const quoted = (name: string): string => `"${name}"`;

/** Of all rows that are its own, and what its provider calls what is its alone. */
const idsOfIt = (): string[] => [
  ...Object.entries(TABLES).flatMap(([table, { rows, isBesides, plain }]) =>
    rows !== null && !isBesides && plain.includes('id') ? [`SELECT id FROM ${table} WHERE ${rows}`] : [],
  ),
  ...['bulk_job', 'policy_job'].map(
    (job) => `SELECT id FROM ${job}s WHERE ${isItsAlone(`${job}s`, `${job}_accounts`)}`,
  ),
  `SELECT provider_ref FROM attempts WHERE account_id = ${ACCOUNT} AND provider_ref IS NOT NULL`,
  `SELECT provider_id FROM emails WHERE account_id = ${ACCOUNT} AND provider_id IS NOT NULL`,
  `SELECT token FROM payment_methods m WHERE account_id = ${ACCOUNT} AND NOT EXISTS (
     SELECT FROM payment_methods o WHERE o.token = m.token AND o.account_id <> m.account_id)`,
];
