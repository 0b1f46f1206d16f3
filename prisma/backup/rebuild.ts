import type pg from 'pg';
import type { Own } from '../lineage.ts';
import { bringIn, makeBook } from '../migrate.ts';
import { sequencesIn, tablesOf } from './tables.ts';

/** The sandbox bank's book, which no restore takes back, and where it lies meanwhile. */
const [SANDBOX, ASIDE] = ['sandbox', 'sandbox_aside'];

/**
 * The tables as a release had them by `list`, empty, in the place of those that are there: within the transaction that is
 * open, so that it takes all of it back when something fails. By the owner of the tables.
 */
export async function rebuild(client: pg.Client, list: readonly Own[]): Promise<void> {
  await client.query(`ALTER SCHEMA ${SANDBOX} RENAME TO ${ASIDE}`);
  const { rows } = await client.query<{ drop: string }>(OURS);
  for (const { drop } of rows) await client.query(drop);
  await makeBook(client);
  for (const one of list) await bringIn(client, one);
}

/** Puts the sandbox bank's book back, when the tables are again as they were. */
export async function putSandboxBack(client: pg.Client): Promise<void> {
  await client.query(`SET LOCAL search_path = ${ASIDE}`);
  const [tables, sequences] = [await tablesOf(client), await sequencesIn(client)];
  await client.query('SET LOCAL search_path TO DEFAULT');
  for (const { name, columns } of tables) {
    const fields = columns.join(', ');
    await client.query(`INSERT INTO ${SANDBOX}.${name} (${fields}) SELECT ${fields} FROM ${ASIDE}.${name}`);
  }
  for (const [name, last] of Object.entries(sequences))
    if (last > 0) await client.query('SELECT setval($1::regclass, $2)', [`${SANDBOX}.${name}`, last]);
  await client.query(`DROP SCHEMA ${ASIDE} CASCADE`);
}

/** What drops each thing of the schema that no extension has brought; what hangs on another goes with it. */
const OURS = `
  SELECT format('DROP %s IF EXISTS %s CASCADE',
    CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
    c.oid::regclass) AS drop, 1 AS turn
  FROM pg_class c WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('v', 'm', 'r', 'p', 'S')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  UNION ALL
  SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure), 2
  FROM pg_proc p WHERE pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  UNION ALL
  SELECT format('DROP TYPE IF EXISTS %s CASCADE', t.oid::regtype), 3
  FROM pg_type t WHERE typnamespace = current_schema()::regnamespace AND typtype IN ('e', 'd')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
  ORDER BY turn`;
