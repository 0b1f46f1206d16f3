import pg from 'pg';
import type { Company } from '../company/company.ts';
import { seedCompany } from '../company/seed.ts';
import { shippedPolicies } from '../domain/policy/shipped.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import type { Store } from '../ports/store/store.ts';
import { applyMigrations } from '../prisma/migrate.ts';

/**
 * Migrations, and the shipped policies that aren't there: safe to repeat, and by several starts at once. Says what of the
 * company's defaults doesn't go with the policies.
 */
export async function prepareDatabase(
  databaseUrl: string,
  say: (line: string) => void,
  { defaults }: Pick<Company, 'defaults'> = seedCompany(),
): Promise<void> {
  await reach(databaseUrl);
  const applied = await applyMigrations(databaseUrl);
  if (applied.length > 0) say(`Applied ${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'}.`);
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
