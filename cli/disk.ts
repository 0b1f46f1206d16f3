import { statfs } from 'node:fs/promises';
import { BadSettings } from './settings.ts';

/** With less, PostgreSQL soon can't write any more. */
const LEAST_BYTES = 64 * 1024 * 1024;

/** How the disk of a folder is; `freeBytes`: for whoever writes to it. */
export async function diskOf(folder: string): Promise<{ is: 'ok' | 'full'; freeBytes: number }> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  return { is: freeBytes < LEAST_BYTES ? 'full' : 'ok', freeBytes };
}

/** What the servers' own files take at a first start, and room to begin with. */
const FIRST_MB = 200;
const MB = 1_048_576;

/** Before anything is written: a first start without room would end somewhere in the middle. */
export async function mustHaveRoom(folder: string, look = diskOf): Promise<void> {
  const { freeBytes } = await look(folder);
  if (freeBytes < FIRST_MB * MB)
    throw new BadSettings(
      `The disk of ${folder} is full: ${inMb(freeBytes)} are left, and a first start needs ${FIRST_MB} MB. ` +
        'Make room, or set PUNTUAL_DATA to a folder on another disk.',
    );
}

const inMb = (bytes: number): string => `${Math.floor(bytes / MB)} MB`;

/** Why a start may have failed; null: the disk is none of it. */
export async function fullDisk(folder: string, look = diskOf): Promise<string | null> {
  const { is, freeBytes } = await look(folder);
  return is === 'full'
    ? `The disk of ${folder} is full: ${inMb(freeBytes)} are left. Make room, and start again.`
    : null;
}

/** Says when the disk is full, and when there is room again. */
export function diskWatch(folder: string, say: (line: string) => void, look = diskOf): () => Promise<void> {
  let was: 'ok' | 'full' = 'ok';
  return async () => {
    const { is, freeBytes } = await look(folder);
    if (is === was) return;
    was = is;
    say(
      is === 'full'
        ? `The disk of ${folder} is full: ${inMb(freeBytes)} are left. ` +
            'Nothing can be written until there is room; all goes on by itself then.'
        : `There is room again on the disk of ${folder}.`,
    );
  };
}
