import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bootstrap key of role admin: the one that was set, or one made at the first start and kept for the owner's eyes only. */
export function bootstrapKey(dataFolder: string, given: string | null): { key: string; file: string | null } {
  if (given) return { key: given, file: null };
  const file = join(dataFolder, 'api-key');
  const kept = readKey(file);
  if (kept) {
    chmodSync(file, 0o600);
    return { key: kept, file };
  }
  const key = `pk_${randomBytes(24).toString('base64url')}`;
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return { key, file };
}

function readKey(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    return null;
  }
}
