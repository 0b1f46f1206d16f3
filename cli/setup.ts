import { refuseBehind } from '../prisma/migrate.ts';
import { mayRebuild } from '../prisma/plain-role.ts';
import { companyIn } from './company.ts';
import { migrateDatabase, ownerIn, prepareDatabase } from './prepare-database.ts';
import { prepareNamespace } from './servers/prepare-namespace.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The database that a command works on which starts none itself. */
function databaseIn(settings: Settings): string {
  if (!settings.databaseUrl)
    throw new BadSettings('DATABASE_URL must be set: this command starts no PostgreSQL of its own');
  return settings.databaseUrl;
}

/**
 * The same for one that works on its tables and brings no migrations: another build's are refused, and such as lack one.
 * Warns of a role that could do more than this needs.
 */
export async function preparedDatabaseIn(settings: Settings, warn: (line: string) => void): Promise<string> {
  const url = databaseIn(settings);
  await refuseBehind(url);
  if (await mayRebuild(url))
    warn('The role of DATABASE_URL owns the tables, and could change what is append-only: see DATABASE_OWNER_URL');
  return url;
}

export async function migrate(settings: Settings): Promise<void> {
  const applied = await migrateDatabase(databaseIn(settings), ownerIn(settings));
  say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
}

/**
 * Prepares servers of one's own: the tables, the shipped policy, the namespace and its search attributes. Safe to
 * repeat.
 */
export async function setup(settings: Settings): Promise<void> {
  if (!settings.temporalAddress)
    throw new BadSettings('TEMPORAL_ADDRESS must be set: this command starts no Temporal of its own');
  await prepareDatabase(databaseIn(settings), say, companyIn(settings), ownerIn(settings));
  say('The database is ready.');
  await prepareNamespace(settings.temporal);
  say(`The namespace ${settings.temporal.namespace} is ready.`);
}
