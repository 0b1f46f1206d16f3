import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadSettings, type Settings } from './settings.ts';

/** The database of one's own, or that of the Puntual that runs on this data folder. */
export function databaseOf({ databaseUrl, dataFolder }: Pick<Settings, 'databaseUrl' | 'dataFolder'>): string {
  if (databaseUrl) return databaseUrl;
  try {
    return (JSON.parse(readFileSync(join(dataFolder, 'run.json'), 'utf8')) as { databaseUrl: string }).databaseUrl;
  } catch {
    throw new BadSettings(`No Puntual runs on ${dataFolder}: start one, or set DATABASE_URL`);
  }
}
