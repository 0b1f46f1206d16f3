import { setTimeout as pause } from 'node:timers/promises';
import { Context } from '@temporalio/activity';

/** Often enough for Temporal to notice a killed worker within its heartbeat timeout of 20 s. */
const HEARTBEAT_MS = 5_000;

/**
 * Pauses before each further try, together under 10 s. Transient failures are retried in here, because on a test clock
 * Temporal's own backoff is a leap of time.
 */
const PAUSES_MS = [100, 300, 900, 2_700, 5_400];

/** Runs a verb while telling Temporal that it is alive. */
export async function heartbeating<T>(verb: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beating = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
  try {
    return await verb();
  } finally {
    clearInterval(beating);
  }
}

/** Tries again what the outside world failed at: only for what is safe to repeat. The last failure is thrown, and Temporal goes on. */
export async function patiently<T>(attempt: () => Promise<T>, isFinal: (error: unknown) => boolean = () => false): Promise<T> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (isFinal(error)) throw error;
    }
    await pause(pauseMs);
  }
  return await attempt();
}
