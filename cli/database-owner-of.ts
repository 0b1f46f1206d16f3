import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOf } from './database-of.ts';
import type { Settings } from './settings.ts';

/**
 * The database by who may rebuild it: `DATABASE_OWNER_URL`, or `DATABASE_URL` where there is no other; of the data
 * folder's own PostgreSQL its owner.
 */
export function databaseOwnerOf(settings: Pick<Settings, 'databaseUrl' | 'databaseOwnerUrl' | 'dataFolder'>): string {
  const { databaseOwnerUrl, databaseUrl, dataFolder } = settings;
  if (databaseOwnerUrl !== null) return databaseOwnerUrl;
  const url = new URL(databaseOf(settings));
  if (databaseUrl) return url.href;
  url.username = 'puntual';
  url.password = readFileSync(join(dataFolder, 'postgres', 'password'), 'utf8').trim();
  return url.href;
}
