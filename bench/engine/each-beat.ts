import { setTimeout as pause } from 'node:timers/promises';

/** Asks each beat until the work is over, whatever became of what was asked before, and waits for all of it. */
export async function eachBeat<T>(beatMs: number, work: Promise<T>, ask: () => Promise<unknown>[]): Promise<T> {
  const asked: Promise<unknown>[] = [];
  let isOver = false;
  const ended = work.finally(() => (isOver = true));
  for (let next = Date.now(); !isOver; next += beatMs) {
    asked.push(...ask());
    await Promise.race([ended, pause(Math.max(0, next + beatMs - Date.now()))]);
  }
  const value = await ended;
  await Promise.all(asked);
  return value;
}
