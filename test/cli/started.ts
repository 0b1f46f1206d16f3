import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunFile } from '../../cli/run-file.ts';

/** `npm start` on a data folder, as a process of its own. */
export interface Started {
  run: RunFile;
  output(): string;
  kill(signal: NodeJS.Signals): void;
  exited: Promise<number | null>;
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }>;
}

const readyLimitMs = 100_000;

/** Nothing of the tests' own servers or of whoever runs them. */
const plainEnv = (dataFolder: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  XDG_CACHE_HOME: process.env.XDG_CACHE_HOME,
  PUNTUAL_DATA: dataFolder,
  PUNTUAL_PORT: '0',
});

export function runCommand(
  dataFolder: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Omit<Started, 'run' | 'call'> {
  const child = spawn(process.execPath, [join(process.cwd(), 'cli/bootstrap.mjs'), ...args], {
    env: { ...plainEnv(dataFolder), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  return {
    output: () => output,
    kill: (signal) => void child.kill(signal),
    exited: new Promise((resolve) => child.once('close', resolve)),
  };
}

export async function startOn(dataFolder: string, env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const command = runCommand(dataFolder, ['start'], env);
  let ended = false;
  void command.exited.then(() => (ended = true));
  for (const end = Date.now() + readyLimitMs; ; await pause(100)) {
    if (command.output().includes('Puntual is ready')) break;
    if (ended || Date.now() > end) throw new Error(`It did not start:\n${command.output()}`);
  }
  const run = JSON.parse(readFileSync(join(dataFolder, 'run.json'), 'utf8')) as RunFile;
  const key = readFileSync(join(dataFolder, 'api-key'), 'utf8').trim();
  return {
    ...command,
    run,
    async call(method, path, body) {
      const answer = await fetch(`${run.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
  };
}

/** The processes that this one started. */
export function crewOf(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='])
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return table.filter(([, parent]) => parent === pid).map(([child]) => child as number);
}

/** Whoever was seen a moment ago may have ended by itself. */
export function send(signal: NodeJS.Signals, pids: readonly number[]): void {
  for (const pid of pids)
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
}

/** Its words or settings as the system keeps them, `''` where nobody can look, and of one that has ended since. */
export function procOf(pid: number, what: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
