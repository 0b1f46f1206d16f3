import pg from 'pg';

/** Ours alone, in a database: two starts at once admit one after the other. */
const LOCK = 60_002_345_678n;

/** What a role may do with a table that is ours: read, and write as far as the table takes it. */
interface Table {
  name: string;
  isView: boolean;
  isBook: boolean;
  /** Its own trigger refuses it to everybody, whatever the row: then the role needn't be asked. */
  refusesUpdate: boolean;
  refusesDelete: boolean;
}

/** The sandbox bank's book is beside the record. */
const SANDBOX = 'sandbox';

/** Tables and views of the schema, and of the sandbox's, with what `refuse_change` holds back (bits of `tgtype`: 8 DELETE, 16 UPDATE). */
const TABLES = `
  SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS "name", c.relkind IN ('v', 'm') AS "isView",
    c.relname = '_prisma_migrations' AS "isBook", COALESCE(bool_or(t.tgtype & 16 <> 0 AND t.tgqual IS NULL), false) AS "refusesUpdate",
    COALESCE(bool_or(t.tgtype & 8 <> 0 AND t.tgqual IS NULL), false) AS "refusesDelete"
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgfoid = to_regprocedure('refuse_change()')
  WHERE n.nspname IN (current_schema(), '${SANDBOX}') AND c.relkind IN ('r', 'p', 'v', 'm')
  GROUP BY n.nspname, c.relname, c.relkind ORDER BY 1`;

const rightsOn = ({ isView, isBook, refusesUpdate, refusesDelete }: Table): string[] =>
  isView || isBook
    ? ['SELECT']
    : ['SELECT', 'INSERT', ...(refusesUpdate ? [] : ['UPDATE']), ...(refusesDelete ? [] : ['DELETE'])];

/**
 * Lets the role of `plainUrl` do what the API and the worker do, and nothing more: rows it reads, adds and changes, but
 * tables, functions and triggers are the owner's, and what is append-only it can't even try to change. The role is made
 * where it isn't there. `setsPassword`: that of `plainUrl` is given to it each time; without, one that is there keeps
 * its own. Safe to repeat, and after each migration needed: a table that is new is nobody's but the owner's.
 */
export async function admitPlainRole(
  ownerUrl: string,
  plainUrl: string,
  { setsPassword }: { setsPassword: boolean },
): Promise<void> {
  const { username, password } = new URL(plainUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  const role = client.escapeIdentifier(decodeURIComponent(username));
  const secret = client.escapeLiteral(decodeURIComponent(password));
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [decodeURIComponent(username)]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${secret}`);
    else if (setsPassword) await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${secret}`);
    const { rows } = await client.query<{ database: string; schema: string }>(
      'SELECT quote_ident(current_database()) AS database, quote_ident(current_schema()) AS schema',
    );
    const { database, schema } = rows[0] as { database: string; schema: string };
    const { rows: tables } = await client.query<Table>(TABLES);
    await client.query(
      [
        // Everybody may make temporary tables, and on servers that were PostgreSQL 14 once any others too.
        `REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC`,
        `REVOKE CREATE ON SCHEMA ${schema} FROM PUBLIC`,
        `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
        ...[schema, SANDBOX].flatMap((one) => [
          `GRANT USAGE ON SCHEMA ${one} TO ${role}`,
          `REVOKE ALL ON ALL TABLES IN SCHEMA ${one} FROM ${role}`,
          `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${one} TO ${role}`,
        ]),
        `GRANT EXECUTE ON FUNCTION ensure_bodies_of(text[]), let_go_of_bodies(text) TO ${role}`,
        ...tables.map((table) => `GRANT ${rightsOn(table).join(', ')} ON ${table.name} TO ${role}`),
      ].join(';\n'),
    );
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Whether the role of an address could rebuild what it works on: it owns it, or is superuser. False where nobody answers. */
export async function mayRebuild(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT r.rolsuper OR pg_has_role(r.oid, c.relowner, 'MEMBER') AS may FROM pg_class c, pg_roles r
       WHERE c.oid = to_regclass('timeline') AND r.rolname = current_user`,
    );
    return rows[0]?.may === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
