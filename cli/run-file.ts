import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './servers/process.ts';

/** Where the parts of a running Puntual are: what `npm start` writes into `run.json` when it is ready. */
export interface RunFile {
  url: string;
  pid: number;
  databaseUrl: string;
  temporalAddress: string;
}

export const runFileIn = (dataFolder: string): string => join(dataFolder, 'run.json');

/** Null: none runs. What one has left that was killed says nothing any more. */
export function readRunFile(dataFolder: string): RunFile | null {
  try {
    const run = JSON.parse(readFileSync(runFileIn(dataFolder), 'utf8')) as RunFile;
    return isAlive(run.pid) ? run : null;
  } catch {
    return null;
  }
}
