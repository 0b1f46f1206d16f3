import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, '.puntual', 'console');

/** What the built files are made of. */
const SOURCES = ['ui', 'console', 'domain/money', 'package-lock.json'];
/** Made of the rest, at each build. */
const MADE = new Set(['route-tree.gen.ts']);
const COMPRESSED = new Set(['.js', '.css', '.html', '.svg', '.json']);
/** Compressed, so little more is no gain. */
const SMALLEST_BYTES = 1_024;
/** A little less than the best, in a fifth of its time. */
const BROTLI_QUALITY = 9;

function filesUnder(path: string): string[] {
  const full = join(root, path);
  if (extname(path) !== '' && existsSync(full)) return [path];
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !MADE.has(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

/** Where the console of this checkout is, or will be when it is built: the folder's name is the hash of its sources. */
export function consoleFolder(): string {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '');
  for (const path of SOURCES.flatMap(filesUnder))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  return join(kept, hash.digest('hex').slice(0, 20));
}

/**
 * Builds the console, unless it is there: the files as a browser takes them, each also compressed. What other sources
 * had given is removed. Two at once end with the same files.
 */
export async function buildConsole(say: (line: string) => void): Promise<string> {
  const folder = consoleFolder();
  if (existsSync(folder)) return folder;
  say('Building the console (once) …');
  const making = `${folder}.${process.pid}`;
  mkdirSync(kept, { recursive: true });
  await vite(making);
  compress(making);
  for (const old of readdirSync(kept).filter(
    (name) => ![making, folder].includes(join(kept, name)) && !isBeingMade(name),
  ))
    rmSync(join(kept, old), { recursive: true, force: true });
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another was faster with the same.
    if (!existsSync(folder)) throw error;
    rmSync(making, { recursive: true });
  }
  return folder;
}

/** By another process, at this moment. What one has left behind that has died is not. */
function isBeingMade(name: string): boolean {
  const pid = Number(/\.(\d+)$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(pid)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function vite(outDir: string): Promise<void> {
  const program = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [program, 'build', '--config', join(root, 'console', 'vite.config.ts'), '--outDir', outDir];
  const child = spawn(process.execPath, [...args, '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The console could not be built (${code}):\n${said.trim()}`);
}

function compress(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !COMPRESSED.has(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    if (bytes.length < SMALLEST_BYTES) continue;
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    );
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** The built console; null: nobody has built it. */
export function builtConsole(): string | null {
  const folder = consoleFolder();
  return existsSync(folder) ? folder : null;
}
