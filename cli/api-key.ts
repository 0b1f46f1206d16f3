import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The bootstrap key of role admin: the one that was set, or one made at the first start and kept for the owner's eyes
 * only.
 */
export function bootstrapKey(dataFolder: string, given: string | null): { key: string; file: string | null } {
  if (given) return { key: given, file: null };
  const file = join(dataFolder, 'api-key');
  const kept = keptKey(dataFolder);
  if (kept) {
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
    return readFileSync(join(dataFolder, 'api-key'), 'utf8').trim() || null;
  } catch {
    return null;
  }
}
