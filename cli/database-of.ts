import { readRunFile } from './run-file.ts';
import { BadSettings, type Settings } from './settings.ts';

/** The database of one's own, or that of the Puntual that runs on this data folder. */
export function databaseOf({ databaseUrl, dataFolder }: Pick<Settings, 'databaseUrl' | 'dataFolder'>): string {
  const url = databaseUrl || readRunFile(dataFolder)?.databaseUrl;
  if (!url) throw new BadSettings(`No Puntual runs on ${dataFolder}: start one, or set DATABASE_URL`);
  return url;
}
