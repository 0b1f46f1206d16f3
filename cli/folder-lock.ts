import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './servers/process.ts';

/** Another Puntual works on this data folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

interface Holder {
  pid: number;
  born: string;
}

const settleMs = 100;

/** When a process began, in words of the system: pids are used again, a pid together with its birth isn't. */
function birthOf(pid: number): string {
  try {
    // In /proc/PID/stat the 22nd field, the 20th after the name, is the start in clock ticks since boot.
    if (process.platform === 'linux')
      return [
        readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
        readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19],
      ].join(' ');
    if (process.platform !== 'win32')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)])
        .toString()
        .trim();
  } catch {
    // Gone.
  }
  return '';
}

function holderOf(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

const holds = (holder: Holder): boolean => isAlive(holder.pid) && birthOf(holder.pid) === holder.born;

/**
 * Takes the data folder for this process, until the returned function gives it back. A dead process's lock is taken
 * over.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const file = join(folder, 'lock');
  const own = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) } satisfies Holder);
  const release = (): void => {
    if (readOrNull(file) === own) rmSync(file, { force: true });
  };
  // Written first and linked then, so that nobody ever reads half a lock.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, own, { mode: 0o600 });
  try {
    linkSync(draft, file);
    rmSync(draft);
    return release;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  try {
    refuseIfHeld(file, folder);
  } catch (refusal) {
    rmSync(draft);
    throw refusal;
  }
  // Two starts may take over the same stale lock: the last to write wins, and both look again who that was.
  renameSync(draft, file);
  await sleep(settleMs);
  if (readOrNull(file) !== own) refuseIfHeld(file, folder);
  return release;
}

function refuseIfHeld(file: string, folder: string): void {
  const holder = holderOf(file);
  if (holder && holds(holder))
    throw new FolderInUse(
      `Puntual is already running on ${folder} (process ${holder.pid}). Stop it, or set PUNTUAL_DATA to another folder.`,
    );
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
