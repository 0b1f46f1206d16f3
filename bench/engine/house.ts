import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { House } from '../../test/kill/house.ts';
import type { Http } from '../../test/lives/http.ts';
import type { TemporalOnPostgres } from './temporal-on-postgres.ts';

/** Of the kernel's clock: what /proc counts processor time in. */
const TICKS_PER_SECOND = 100;
/** Polls and heartbeats of all processes, in a second. */
const IDLE_BELOW_MS = 200;

export interface Measured {
  http: Http;
  /** By its owner. */
  databaseUrl: string;
  temporalAddress: string;
  /** Processor time of all that `npm start` runs, in ms since their starts. */
  cpuMs(): Promise<number>;
  /** What of it a second costs in which nothing is to be done, in ms. */
  idle: number;
  /** Waits until nothing is under way. */
  quiet(): Promise<void>;
  /** What each part holds in memory, in MB; what processes share is shared out. */
  memory(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

/**
 * All of Puntual as `npm start` runs it, on a folder of its own; mails and charges as fast as they come. With a Temporal
 * beside, what that costs is in it.
 */
export async function startMeasured(temporal: TemporalOnPostgres | null = null): Promise<Measured> {
  const house = new House();
  await house.start({
    PUNTUAL_MAILS_PER_SECOND: '1000',
    PUNTUAL_CHARGES_PER_SECOND: '1000',
    ...(temporal === null ? {} : { TEMPORAL_ADDRESS: temporal.address }),
  });
  const roots = [house.pid, ...Object.values(temporal?.pids ?? {})];
  const cpuMs = async (): Promise<number> => {
    let sum = 0;
    for (const root of roots) sum += await cpuUnder(root);
    return sum;
  };
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
    http: house.http,
    ...house.servers,
    databaseUrl: house.ownerUrl,
    cpuMs,
    idle: await quiet(),
    quiet: async () => void (await quiet()),
    memory: () => memoryOf(house, temporal),
    stop: () => house.stop(),
  };
}

async function memoryOf(house: House, temporal: TemporalOnPostgres | null): Promise<Record<string, number>> {
  const parts: Record<string, number> = {
    api: await house.pidOf('api'),
    worker: await house.pidOf('worker'),
    postgres: await house.pidOf('postgres'),
    temporal: temporal?.pids.temporal ?? (await house.pidOf('temporal')),
    ...(temporal === null ? {} : { temporalPostgres: temporal.pids.postgres }),
  };
  const found: Record<string, number> = {};
  for (const [name, root] of Object.entries(parts)) {
    const kb = await sumUnder(root, 'smaps_rollup', (text) => Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0));
    found[name] = Math.round(kb / 1_024);
  }
  return found;
}

async function processesUnder(root: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const children = new Map<number, number[]>();
  for (const line of stdout.trim().split('\n')) {
    const [pid = 0, ppid = 0] = line.trim().split(/\s+/).map(Number);
    children.set(ppid, [...(children.get(ppid) ?? []), pid]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

/** Of what is said under /proc of a process and of all below it. */
async function sumUnder(root: number, file: string, read: (text: string) => number): Promise<number> {
  let sum = 0;
  for (const pid of await processesUnder(root)) {
    try {
      sum += read(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
    } catch {
      // It has just ended.
    }
  }
  return sum;
}

/** Of a process and all below it; of those that have ended too, as far as their parents waited for them. */
async function cpuUnder(root: number): Promise<number> {
  const ticks = await sumUnder(root, 'stat', (text) => {
    const fields = text.split(') ').pop()?.split(' ') ?? [];
    // utime, stime, and those of children that were waited for.
    return [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
  });
  return (ticks * 1_000) / TICKS_PER_SECOND;
}
