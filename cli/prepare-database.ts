import pg from 'pg';
import { mexicoPolicy } from '../domain/policy/mexico.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import { applyMigrations } from '../prisma/migrate.ts';

/** Migrations, and the shipped policy if it isn't there: safe to repeat, and by several starts at once. */
export async function prepareDatabase(databaseUrl: string, say: (line: string) => void): Promise<void> {
  await reach(databaseUrl);
  const applied = await applyMigrations(databaseUrl);
  if (applied.length > 0) say(`Applied ${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'}.`);
  const store = openStore(databaseUrl);
  try {
    const policy = mexicoPolicy();
    if ((await store.policyBody(policy.name, policy.version)) === null)
      await store.savePolicy(policy, { kind: 'system', id: 'puntual' });
  } finally {
    await store.close();
  }
}

async function reach(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const { host } = new URL(databaseUrl);
    throw new Error(`PostgreSQL at ${host} (DATABASE_URL) can not be reached: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => {});
  }
}
