import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { House } from '../../test/kill/house.ts';
import type { Http } from '../../test/lives/http.ts';

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
  stop(): Promise<void>;
}

/** All of Puntual as `npm start` runs it, on a folder of its own; mails and charges as fast as they come. */
export async function startMeasured(): Promise<Measured> {
  const house = new House();
  await house.start({ PUNTUAL_MAILS_PER_SECOND: '1000', PUNTUAL_CHARGES_PER_SECOND: '1000' });
  const cpuMs = (): Promise<number> => cpuUnder(house.pid);
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
    stop: () => house.stop(),
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
