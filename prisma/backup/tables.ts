import type pg from 'pg';

/**
 * What a backup leaves out: who is signed in and the links that set a password, since a restore would bring back what
 * was ended meanwhile; what was told to watchers within a day, whose order is the old server's; and the migrations'
 * book, which the target has. The sandbox bank's book is in another schema, and is another company's.
 */
export const LEFT_OUT = ['_prisma_migrations', 'changes', 'sessions', 'password_links', 'sign_in_tries'];

export interface Table {
  /** Quoted where it needs to be. */
  name: string;
  /** What a row is written by: generated columns make themselves. */
  columns: string[];
}

interface TableRow extends Table {
  /** The tables whose rows it names. */
  needs: string[];
}

/** The record's tables, each after those that its rows name: so they can be filled one by one. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<TableRow>(
    `SELECT quote_ident(c.relname) AS name,
       (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT coalesce(array_agg(DISTINCT quote_ident(f.relname)), '{}') FROM pg_constraint k
         JOIN pg_class f ON f.oid = k.confrelid WHERE k.conrelid = c.oid AND k.contype = 'f' AND f.oid <> c.oid)::text[] AS needs
     FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     ORDER BY c.relname`,
  );
  const ordered: TableRow[] = [];
  const left = new Map(rows.map((row) => [row.name, row]));
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ needs }) => needs.every((name) => !left.has(name)));
    if (ready.length === 0) throw new Error(`These tables name one another: ${[...left.keys()].join(', ')}`);
    for (const row of ready) left.delete(row.name);
    ordered.push(...ready);
  }
  return ordered.map(({ name, columns }) => ({ name, columns }));
}

/** The months that a table has parts for; none of one that is not partitioned. */
export async function monthsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(
    `SELECT replace(right(c.relname, 7), '_', '-') AS month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = $1::regclass AND c.relname ~ '_\\d{4}_\\d{2}$' ORDER BY 1`,
    [table],
  );
  return rows.map(({ month }) => month);
}

/** Makes them where they are missing. */
export const makeMonthsOf = async (client: pg.Client, table: string, months: readonly string[]): Promise<void> =>
  void (await client.query(`SELECT ${table === 'calls' ? 'ensure_calls_of' : 'ensure_bodies_of'}($1)`, [months]));

export const isKept = ({ name }: Pick<Table, 'name'>): boolean => !LEFT_OUT.includes(name);

/** A release's tables, by the migrations that made them. */
export interface Migration {
  name: string;
  checksum: string;
}

export async function migrationsIn(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<Migration>(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL ' +
      'AND finished_at IS NOT NULL ORDER BY migration_name',
  );
  return rows;
}

/** What counts up by itself, and how far it has come. */
export async function sequencesIn(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT quote_ident(sequencename) AS name, coalesce(last_value, 0) AS last FROM pg_sequences
     WHERE schemaname = current_schema()`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, Number(last)]));
}
