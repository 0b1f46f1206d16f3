import type pg from 'pg';

/** What an account that owes nothing consists of, each after those that its rows name. */
const TABLES = ['accounts', 'account_states', 'projections', 'facts', 'timeline', 'chart_moves', 'aging_days'];

/** Makes so many more of an account, each row of it under other ids. */
export async function cloneAccount(sql: pg.Client, id: string, times: number): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await sql.query<{ sequence: string | null }>(
      `SELECT pg_get_serial_sequence($1, 'ordinal') AS sequence FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1 AND column_name = 'ordinal'`,
      [table],
    );
    const sequence = rows[0]?.sequence ?? null;
    const own = sequence === null ? "'{}'" : `jsonb_build_object('ordinal', nextval('${sequence}'))`;
    await sql.query(
      `INSERT INTO ${table} SELECT c.* FROM ${table} one, generate_series(1, $2::int) n,
         jsonb_populate_record(NULL::${table}, replace(to_jsonb(one)::text, $1, $1 || n)::jsonb || ${own}) c
       WHERE one.${table === 'accounts' ? 'id' : 'account_id'} = $1`,
      [id, times],
    );
  }
  await sql.query('ANALYZE');
}
