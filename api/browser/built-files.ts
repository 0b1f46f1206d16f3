import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

/** A file of a built application, in the encodings that it is there in. */
export interface BuiltFile {
  type: string;
  /** Its name is a hash of what is in it, so it never changes. */
  isHashed: boolean;
  encodings: Partial<Record<'br' | 'gzip' | 'identity', Buffer>>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const ENCODED: Record<string, 'br' | 'gzip'> = { '.br': 'br', '.gz': 'gzip' };

/**
 * All files under a folder by their path in it (`assets/main-4f2.js`). They are few and small enough to be kept in
 * memory, and what isn't one of them can't be asked for, whatever a path may say.
 */
export function builtFiles(folder: string): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const ending = extname(entry.name);
    const encoding = ENCODED[ending] ?? 'identity';
    const path = relative(folder, encoding === 'identity' ? full : full.slice(0, -ending.length)).replaceAll('\\', '/');
    const file = files.get(path) ?? {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      isHashed: path.startsWith('assets/'),
      encodings: {},
    };
    file.encodings[encoding] = readFileSync(full);
    files.set(path, file);
  }
  return files;
}
