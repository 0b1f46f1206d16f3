import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo()); await pause(25))
    assert(Date.now() < end, `Not so within ${withinMs} ms: ${isSo}`);
}
