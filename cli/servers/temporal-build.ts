import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './process.ts';

/** v1.32.1 is the first that skips time well and the last that builds with Go 1.26. */
export const serverVersion = 'v1.32.1';
const beatMs = 10_000;

/** Takes a lock file for the time of `work`; the lock of a dead process is nobody's. */
async function oneAtATime<T>(lockFile: string, waiting: (seconds: number) => void, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited++) {
    try {
      await writeFile(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      const holder = Number(await readFile(lockFile, 'utf8').catch(() => '0'));
      if (!isAlive(holder) || holder === 0) await rm(lockFile, { force: true });
      if (waited % 10 === 0) waiting(waited);
      await sleep(1_000);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

/**
 * Builds the Temporal server with Go into `target`; null if that can't be done (no Go, no network). Takes about 4
 * minutes on two cores, so it says every 10 s that it lives. Whoever comes second waits for the first and takes its
 * result.
 */
export async function buildServer(
  target: string,
  isThere: () => Promise<boolean>,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<string | null> {
  const folder = join(target, '..');
  await mkdir(folder, { recursive: true });
  return oneAtATime(
    `${target}.lock`,
    (seconds) => say(`Another start is building the Temporal server; waiting for it (${seconds} s)`),
    async () => {
      if (await isThere()) return target;
      // A build that was killed leaves its folder; nobody else builds while we hold the lock.
      for (const name of await readdir(folder))
        if (name.startsWith('build-')) await rm(join(folder, name), { recursive: true, force: true });
      const draft = await mkdtemp(join(folder, 'build-'));
      try {
        say('Building the Temporal server with Go. Only this first time; about 4 minutes on two cores.');
        if (!(await goInstall(draft, say, signal))) return null;
        const built = join(draft, process.platform === 'win32' ? 'server.exe' : 'server');
        await chmod(built, 0o755);
        await rename(built, target);
        return target;
      } finally {
        await rm(draft, { recursive: true, force: true });
      }
    },
  );
}

async function goInstall(bin: string, say: (line: string) => void, signal?: AbortSignal): Promise<boolean> {
  const started = Date.now();
  const seconds = (): number => Math.round((Date.now() - started) / 1_000);
  const { GOOS: _, GOARCH: __, ...env } = process.env;
  const child = spawn('go', ['install', `go.temporal.io/server/cmd/server@${serverVersion}`], {
    env: { ...env, GOBIN: bin, CGO_ENABLED: '0', GOFLAGS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  let fetched = 0;
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    fetched += text.split('go: downloading').length - 1;
    lastWords = (lastWords + text).slice(-2_000);
  });
  const beat = setInterval(() => say(`  … ${seconds()} s${fetched > 0 ? `, ${fetched} modules fetched` : ''}`), beatMs);
  try {
    const code = await new Promise<number | null | 'missing'>((resolve) => {
      child.once('error', () => resolve('missing'));
      child.once('exit', (exitCode) => resolve(exitCode));
    });
    if (code === 0) say(`The Temporal server is built (${seconds()} s).`);
    else if (code !== 'missing')
      say(`Go could not build the Temporal server:\n${lastWords.trim().split('\n').slice(-5).join('\n')}`);
    else say('Go is not installed.');
    return code === 0;
  } finally {
    clearInterval(beat);
  }
}
