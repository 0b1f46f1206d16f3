import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadSettings } from './settings.ts';

/** As `PUNTUAL_API_KEY` has to be. */
const API_KEY = /^[\x21-\x7e]{16,}$/;

/**
 * The bootstrap key of role admin: the one that was set, or one made at the first start and kept for the owner's eyes
 * only.
 */
export function bootstrapKey(dataFolder: string, given: string | null): { key: string; file: string | null } {
  if (given) return { key: given, file: null };
  const file = join(dataFolder, 'api-key');
  const kept = keptKey(dataFolder);
  if (kept !== null) {
    if (!API_KEY.test(kept))
      throw new BadSettings(
        `${file} has to hold one key of at least 16 printable ASCII characters without spaces; take it away, and a new ` +
          'one is made, which all clients need then.',
      );
    chmodSync(file, 0o600);
    return { key: kept, file };
  }
  const key = `pk_${randomBytes(24).toString('base64url')}`;
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return { key, file };
}

/** The key that an earlier start has made; null: none has. */
export function keptKey(dataFolder: string): string | null {
  try {
    return readFileSync(join(dataFolder, 'api-key'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}
