import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOCK = Buffer.alloc(256 * 1024, 1);

/** A disk of its own of so many MB, in memory. Null: whoever runs this may not mount. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'puntual-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder], { stdio: 'pipe' });
    return new SmallDisk(folder);
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

export class SmallDisk {
  readonly folder: string;
  private readonly filler: string;

  constructor(folder: string) {
    this.folder = folder;
    this.filler = join(folder, 'filler');
  }

  /** To the last byte; again, it fills what has become free since. */
  fill(): void {
    const file = openSync(this.filler, 'a');
    try {
      for (let block = BLOCK; block.length > 0; )
        try {
          writeSync(file, block);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          block = block.subarray(0, block.length >> 1);
        }
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.filler, { force: true });
  }

  /** Nobody may be at work on it any more. */
  remove(): void {
    if (!existsSync(this.folder)) return;
    execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
