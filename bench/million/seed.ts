import type pg from 'pg';
import { BESIDE } from './beside.ts';
import { JOBS } from './jobs.ts';
import { MONEY } from './money.ts';
import { KEPT, PEOPLE } from './people.ts';

/**
 * A company's accounts without their lives: the rows that its lists and its upkeep read, by SQL, where `:accounts` is how
 * many there are. A million take some minutes, and 13 GB.
 */
export async function seedMillion(sql: pg.Client, accounts: number): Promise<void> {
  await sql.query("SET session_replication_role = 'replica'; SET maintenance_work_mem = '1GB'");
  const indexes = await withoutIndexes(sql);
  for (const [what, statements] of Object.entries({ ...PEOPLE, ...MONEY, ...BESIDE, ...JOBS, ...KEPT })) {
    const from = performance.now();
    for (const statement of [statements].flat()) await sql.query(statement.replaceAll(':accounts', String(accounts)));
    console.log(`${what}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
  }
  const from = performance.now();
  for (const index of indexes) await sql.query(index);
  console.log(`indexes: ${((performance.now() - from) / 1000).toFixed(0)} s`);
  await sql.query("SET session_replication_role = 'origin'");
  await sql.query('VACUUM ANALYZE');
}

/** Drops all that nothing but reading needs; how each is made again. */
async function withoutIndexes(sql: pg.Client): Promise<string[]> {
  const { rows } = await sql.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await sql.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
