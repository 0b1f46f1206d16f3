import { createHash, randomBytes } from 'node:crypto';
import { strict as assert } from 'node:assert';
import pg from 'pg';
import { admitPlainRole } from '../prisma/plain-role.ts';
import { applyMigrations, migrations } from '../prisma/migrate.ts';

/** Ours among the advisory locks of the test server. */
const TEMPLATE_LOCK = 60_007_654_321n;

export interface FreshDatabase {
  /** By its owner. */
  url: string;
  /** By the role that API and worker have. */
  plainUrl: string;
  drop(): Promise<void>;
}

/**
 * A migrated database of a test file's own, on the server that the run has started. It is a copy of a template, which
 * the first to ask makes.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const admin = adminUrl();
  const name = `puntual_test_${randomBytes(6).toString('hex')}`;
  const template = await templateDatabase(admin);
  await asAdmin(admin, (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`));
  return {
    url: at(admin, name),
    plainUrl: plain(at(admin, name)),
    drop: () => asAdmin(admin, (client) => client.query(`DROP DATABASE "${name}" WITH (FORCE)`)),
  };
}

/** One without any tables. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const admin = adminUrl();
  const name = `puntual_empty_${randomBytes(6).toString('hex')}`;
  await asAdmin(admin, (client) => client.query(`CREATE DATABASE "${name}"`));
  return {
    url: at(admin, name),
    plainUrl: plain(at(admin, name)),
    drop: () => asAdmin(admin, (client) => client.query(`DROP DATABASE "${name}" WITH (FORCE)`)),
  };
}

function adminUrl(): string {
  const url = process.env.PUNTUAL_TEST_DATABASE_URL;
  assert(url, 'PUNTUAL_TEST_DATABASE_URL is not set: these tests run in the jest project "servers"');
  return url;
}

/**
 * Named by what the migrations say, so that a changed one makes another. A copy can't be made while somebody is still
 * in the template: it gets its name when it is done.
 */
async function templateDatabase(admin: string): Promise<string> {
  const said = createHash('sha256')
    .update(JSON.stringify(migrations().migrationDirectories))
    .digest('hex')
    .slice(0, 12);
  const template = `puntual_template_${said}`;
  await asAdmin(admin, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount !== 0) return;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS "${draft}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${draft}"`);
    await applyMigrations(at(admin, draft));
    await admitPlainRole(at(admin, draft), plain(at(admin, draft)), { setsPassword: true });
    await client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`);
  });
  return template;
}

async function asAdmin(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function at(admin: string, database: string): string {
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return url.href;
}

function plain(owner: string): string {
  const url = new URL(owner);
  url.username = 'puntual_app';
  return url.href;
}
