import { copyFileSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST_BYTES = 20 * 1024 * 1024;

export interface Logs {
  fileOf(name: string): string;
  /** Puts large ones aside; the one before that is dropped. */
  turn(): void;
}

/**
 * The log files of the children, in the data folder. Who writes to one keeps it open and appends, so it is copied and
 * emptied: a line that is written in between is lost.
 */
export function logsIn(dataFolder: string, largestBytes = LARGEST_BYTES): Logs {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = new Set<string>();
  const turnOne = (file: string): void => {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= largestBytes) return;
    try {
      copyFileSync(file, `${file}.1`);
    } catch {
      // No room for the old one: it goes.
    }
    truncateSync(file);
  };
  return {
    fileOf(name) {
      const file = join(folder, `${name}.log`);
      files.add(file);
      turnOne(file);
      return file;
    },
    turn() {
      for (const file of files) turnOne(file);
    },
  };
}
