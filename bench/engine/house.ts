import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startGuard } from '../../cli/servers/guard.ts';
import { launch } from '../../cli/servers/process.ts';

const bootstrap = fileURLToPath(new URL('../../cli/bootstrap.mjs', import.meta.url));
const READY_WITHIN_MS = 180_000;
/** Of the kernel's clock: what /proc counts processor time in. */
const TICKS_PER_SECOND = 100;
/** Polls and heartbeats of all processes, in a second. */
const IDLE_BELOW_MS = 200;

export interface House {
  url: string;
  key: string;
  databaseUrl: string;
  temporalAddress: string;
  /** Processor time of all that `npm start` runs, in ms since their starts. */
  cpuMs(): Promise<number>;
  /** What of it a second costs in which nothing is to be done, in ms. */
  idle: number;
  /** Waits until nothing is under way. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

/** All of Puntual as `npm start` runs it, on a folder of its own; mails as fast as they come. */
export async function startHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'puntual-bench-'));
  const guard = startGuard();
  guard.remove(folder);
  const { DATABASE_URL, TEMPORAL_ADDRESS, NODE_OPTIONS, ...env } = process.env;
  const fast = { PUNTUAL_MAILS_PER_SECOND: '1000', PUNTUAL_CHARGES_PER_SECOND: '1000' };
  const starter = await launch({ name: 'npm start', command: process.execPath, args: [bootstrap, 'start'], logFile: join(folder, 'start.log'), guard, graceMs: 30_000, env: { ...env, ...fast, PUNTUAL_DATA: folder, PUNTUAL_PORT: '0' } });
  const read = (name: string): string | null => {
    try {
      return readFileSync(join(folder, name), 'utf8');
    } catch {
      return null;
    }
  };
  for (const end = Date.now() + READY_WITHIN_MS; read('run.json') === null; await pause(200)) if (Date.now() > end || !starter.alive()) throw new Error(`npm start does not start:\n${read('start.log')}`);
  const run = JSON.parse(read('run.json') ?? '') as { url: string; databaseUrl: string; temporalAddress: string };
  const cpuMs = (): Promise<number> => cpuUnder(starter.pid);
  /** The processor time of one second, once it is no more than that of idling. */
  async function quiet(): Promise<number> {
    for (let before = await cpuMs(); ; ) {
      await pause(1_000);
      const now = await cpuMs();
      if (now - before < IDLE_BELOW_MS) return now - before;
      before = now;
    }
  }
  return {
    ...run,
    key: (read('api-key') ?? '').trim(),
    cpuMs,
    idle: await quiet(),
    quiet: async () => void (await quiet()),
    async stop() {
      await starter.stop();
      guard.leave();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Of a process and all below it; of those that have ended too, as far as their parents waited for them. */
async function cpuUnder(root: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const children = new Map<number, number[]>();
  for (const line of stdout.trim().split('\n')) {
    const [pid = 0, ppid = 0] = line.trim().split(/\s+/).map(Number);
    children.set(ppid, [...(children.get(ppid) ?? []), pid]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  let ticks = 0;
  for (const pid of below(root)) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? [];
      // utime, stime, and those of children that were waited for.
      for (const field of [11, 12, 13, 14]) ticks += Number(fields[field]);
    } catch {
      // It has just ended.
    }
  }
  return (ticks * 1_000) / TICKS_PER_SECOND;
}
