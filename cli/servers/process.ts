import { execFile, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Guard } from './guard.ts';

const run = promisify(execFile);

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * A server that we started: it lives in its own process group, so that a Ctrl-C meant for us doesn't reach it before
 * its turn.
 */
export interface Running {
  pid: number;
  name: string;
  logFile: string;
  exited: Promise<Exit>;
  alive(): boolean;
  /** Resolves when it is gone; killed if the grace wasn't enough. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface Launch {
  name: string;
  command: string;
  args: string[];
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** Ends it should we die without a word. */
  guard?: Guard;
  /** What it is given to end in order before it is killed. */
  graceMs: number;
  /** `ipc` gives the child a channel that disconnects when we die. */
  tie?: 'ipc';
}

/** Starts a program whose output goes to a file; throws when it can't be started at all. */
export async function launch(input: Launch): Promise<Running & { child: ReturnType<typeof spawn> }> {
  mkdirSync(dirname(input.logFile), { recursive: true, mode: 0o700 });
  const log = openSync(input.logFile, 'a', 0o600);
  const child = spawn(input.command, input.args, {
    detached: true,
    windowsHide: true,
    stdio: input.tie === 'ipc' ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    env: input.env ?? process.env,
    ...(input.cwd ? { cwd: input.cwd } : {}),
    ...(input.uid === undefined ? {} : { uid: input.uid, gid: input.gid ?? input.uid }),
  });
  closeSync(log);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid as number;
  input.guard?.watch(pid, input.graceMs);
  let gone = false;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      gone = true;
      input.guard?.forget(pid);
      resolve({ code, signal });
    });
  });
  return {
    pid,
    name: input.name,
    logFile: input.logFile,
    exited,
    child,
    alive: () => !gone,
    async stop(signal = 'SIGTERM') {
      if (gone) return;
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), input.graceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** A dead process that nobody has buried (a container without an init) counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The command line of a process, `''` if it is gone or can't be asked: pids are used again, so a pid alone proves
 * nothing.
 */
export async function commandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux')
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim();
    if (process.platform === 'win32')
      return (await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])).stdout;
    return (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout.trim();
  } catch {
    return '';
  }
}

/** Ends a process that an earlier run of ours left behind. */
export async function endStray(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  for (const [next, waitMs] of [
    [signal, graceMs],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, next);
    } catch {
      return;
    }
    for (const until = Date.now() + waitMs; Date.now() < until; await sleep(50)) if (!isAlive(pid)) return;
  }
}

/** The last lines of a log, for when something failed. */
export function tailOf(logFile: string, lines = 12): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
