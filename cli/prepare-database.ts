import pg from 'pg';
import type { Company } from '../company/company.ts';
import { seedCompany } from '../company/seed.ts';
import { shippedPolicies } from '../domain/policy/shipped.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import type { Store } from '../ports/store/store.ts';
import { applyMigrations } from '../prisma/migrate.ts';
import { admitPlainRole } from '../prisma/plain-role.ts';
import type { Settings } from './settings.ts';

/** Who brings the migrations, where API and worker have a role of their own. */
export interface DatabaseOwner {
  url: string;
  /** The role's password is ours: the server is. */
  setsPassword: boolean;
}

export const ownerIn = ({ databaseOwnerUrl }: Pick<Settings, 'databaseOwnerUrl'>): DatabaseOwner | null =>
  databaseOwnerUrl === null ? null : { url: databaseOwnerUrl, setsPassword: false };

/** Brings a database to this version's tables, lets the role of `databaseUrl` in, and says what was missing. */
export async function migrateDatabase(databaseUrl: string, owner: DatabaseOwner | null): Promise<string[]> {
  const applied = await applyMigrations(owner?.url ?? databaseUrl);
  if (owner !== null) await admitPlainRole(owner.url, databaseUrl, owner);
  return applied;
}

/**
 * Migrations, and the shipped policies that aren't there: safe to repeat, and by several starts at once. Says what of the
 * company's defaults doesn't go with the policies.
 */
export async function prepareDatabase(
  databaseUrl: string,
  say: (line: string) => void,
  { defaults }: Pick<Company, 'defaults'> = seedCompany(),
  owner: DatabaseOwner | null = null,
): Promise<void> {
  await reach(owner?.url ?? databaseUrl, owner === null ? 'DATABASE_URL' : 'DATABASE_OWNER_URL');
  const applied = await migrateDatabase(databaseUrl, owner);
  if (applied.length > 0) say(`Applied ${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'}.`);
  await reach(databaseUrl, 'DATABASE_URL');
  const store = openStore(databaseUrl);
  try {
    for (const policy of shippedPolicies())
      if ((await store.policyBody(policy.name, policy.version)) === null)
        await store.savePolicy(policy, { kind: 'system', id: 'puntual' });
    const doubt = await doubtAbout(defaults, store);
    if (doubt !== null) say(doubt);
  } finally {
    await store.close();
  }
}

/** No refusal: a policy of one's own is stored over HTTP, once this has started. */
async function doubtAbout(defaults: Company['defaults'], store: Store): Promise<string | null> {
  const { policy: name, currency } = defaults;
  const versions = (await store.policies()).filter((one) => one.name === name).map(({ version }) => version);
  const latest = versions.length === 0 ? null : await store.policyBody(name, Math.max(...versions));
  if (latest === null)
    return (
      `The company's policy ${name} is not there: until it is (POST /v1/policies/${name}/versions), ` +
      'an account that names none is refused.'
    );
  if (latest.currency === currency) return null;
  return (
    `The company's currency is ${currency}, and its policy ${name} is in ${latest.currency}: ` +
    `an account that names neither is in ${latest.currency}.`
  );
}

async function reach(databaseUrl: string, setting: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const { host } = new URL(databaseUrl);
    throw new Error(`PostgreSQL at ${host} (${setting}) can not be reached: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => {});
  }
}
