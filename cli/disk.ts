import { statfs } from 'node:fs/promises';

/** With less, PostgreSQL soon can't write any more. */
const LEAST_BYTES = 64 * 1024 * 1024;

/** How the disk of a folder is; `freeBytes`: for whoever writes to it. */
export async function diskOf(folder: string): Promise<{ is: 'ok' | 'full'; freeBytes: number }> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  return { is: freeBytes < LEAST_BYTES ? 'full' : 'ok', freeBytes };
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
        ? `The disk of ${folder} is full: ${Math.floor(freeBytes / 1_048_576)} MB are left. Nothing can be written until there is room; all goes on by itself then.`
        : `There is room again on the disk of ${folder}.`,
    );
  };
}
