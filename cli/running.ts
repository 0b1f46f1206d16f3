import { keptKey } from './api-key.ts';
import { readRunFile } from './run-file.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';

/** The Puntual that runs on a data folder, and the key for it. */
export interface RunningPuntual {
  url: string;
  key: string;
}

export function runningOn({ dataFolder, apiKey }: Settings): RunningPuntual {
  const run = readRunFile(dataFolder);
  if (run === null)
    throw new BadSettings(
      `No Puntual runs on ${dataFolder}: start one with npm start. If it runs on another folder, say so by PUNTUAL_DATA.`,
    );
  const key = apiKey ?? (keptKey(dataFolder) || null);
  if (key === null)
    throw new BadSettings(
      `No key is kept in ${dataFolder}: set PUNTUAL_API_KEY to the one that Puntual was started with.`,
    );
  return { url: run.url, key };
}
