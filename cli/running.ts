import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptKey } from './api-key.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';

/** The Puntual that runs on a data folder, and the key for it. */
export interface RunningPuntual {
  url: string;
  key: string;
}

export function runningOn({ dataFolder, apiKey }: Settings): RunningPuntual {
  const url = urlIn(join(dataFolder, 'run.json'));
  if (url === null)
    throw new BadSettings(
      `No Puntual runs on ${dataFolder}: start one with npm start. If it runs on another folder, say so by PUNTUAL_DATA.`,
    );
  const key = apiKey ?? (keptKey(dataFolder) || null);
  if (key === null)
    throw new BadSettings(
      `No key is kept in ${dataFolder}: set PUNTUAL_API_KEY to the one that Puntual was started with.`,
    );
  return { url, key };
}

function urlIn(runFile: string): string | null {
  try {
    return (JSON.parse(readFileSync(runFile, 'utf8')) as { url: string }).url;
  } catch {
    return null;
  }
}
