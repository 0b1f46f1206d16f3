import { execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildServer, serverVersion } from './temporal-build.ts';

/** `cli`: the `temporal` program and its start-dev; `server`: the bare server with a configuration file. */
export type BinaryKind = 'cli' | 'server';
export interface TemporalBinary {
  kind: BinaryKind;
  file: string;
  from: string;
}

/** The release of the `temporal` program that carries server 1.32. */
const cliVersion = 'v1.9.1';
const downloadLimitMs = 300_000;
const exe = process.platform === 'win32' ? '.exe' : '';

const runs = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.X_OK);
    await promisify(execFile)(file, ['--version'], { timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
};

/**
 * One after the other, dearest last; each is fetched only when the one before wasn't good enough. `first`: the kind
 * whose database is there already comes first where it is at hand. Any server serves: the record owns the accounts'
 * states, and Temporal's own is made anew from it.
 */
export async function* temporalBinaries(
  cache: string,
  first: BinaryKind | null,
  say: (line: string) => void,
  signal?: AbortSignal,
): AsyncGenerator<TemporalBinary> {
  const onPath = await fromPath();
  const downloaded = join(cache, `temporal-${cliVersion}${exe}`);
  const built = join(cache, `temporal-server-${serverVersion}${exe}`);
  const [hadDownloaded, hadBuilt] = [await runs(downloaded), await runs(built)];
  const atHand: TemporalBinary[] = [
    ...(onPath ? [{ kind: 'cli' as const, file: onPath, from: 'on the PATH' }] : []),
    ...(hadDownloaded ? [{ kind: 'cli' as const, file: downloaded, from: 'downloaded before' }] : []),
    ...(hadBuilt ? [{ kind: 'server' as const, file: built, from: 'built before' }] : []),
  ];
  yield* atHand.sort((a, b) => Number(b.kind === first) - Number(a.kind === first));

  if (!hadDownloaded && (await download(cache, downloaded, say, signal)))
    yield { kind: 'cli', file: downloaded, from: 'downloaded' };
  if (!hadBuilt && (await buildServer(built, () => runs(built), say, signal)))
    yield { kind: 'server', file: built, from: 'built with Go' };
}

async function fromPath(): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, `temporal${exe}`);
    if (folder && (await runs(file))) return file;
  }
  return null;
}

async function download(
  cache: string,
  target: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'download-'));
  say('Fetching the Temporal server …');
  try {
    const script = fileURLToPath(new URL('./temporal-download.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, folder, cliVersion], {
      stdio: 'ignore',
      timeout: downloadLimitMs,
      killSignal: 'SIGKILL',
      signal,
    });
    const code = await new Promise((resolve) => child.once('error', () => resolve(null)).once('exit', resolve));
    const file = (await readdir(folder)).find((name) => name.startsWith('temporal'));
    if (code !== 0 || !file) {
      say('It can not be downloaded from here.');
      return false;
    }
    await chmod(join(folder, file), 0o755);
    await rename(join(folder, file), target);
    return await runs(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
