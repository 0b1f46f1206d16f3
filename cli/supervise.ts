import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './servers/process.ts';
import { tailOf } from './servers/process.ts';

/** A process that is started again whenever it ends by itself. */
export interface Supervised<Part extends Running> {
  current(): Part;
  /** Ends the process on purpose, so that it comes back with what `start` knows by now. */
  restart(): void;
  stop(): Promise<void>;
  kill(): void;
}

export interface SuperviseInput<Part extends Running> {
  name: string;
  start(): Promise<Part>;
  say(line: string): void;
  /** Called after each further start, not the first. */
  cameBack?(part: Part): void;
}

const firstPauseMs = 250;
const longestPauseMs = 30_000;
/** Who lived this long has recovered: the next death starts with a short pause again. */
const provenAfterMs = 60_000;

/**
 * Starts a part and keeps it alive until told to stop. The first start may throw; later ones are tried for ever, with
 * growing pauses.
 */
export async function supervise<Part extends Running>(input: SuperviseInput<Part>): Promise<Supervised<Part>> {
  let part = await input.start();
  let stopping = false;
  let pauseMs = firstPauseMs;
  const stopped = new AbortController();
  const watching = watch();

  async function watch(): Promise<void> {
    while (!stopping) {
      const since = Date.now();
      const { code, signal } = await part.exited;
      if (stopping) return;
      if (Date.now() - since > provenAfterMs) pauseMs = firstPauseMs;
      input.say(`${input.name} ended (${signal ?? `code ${code}`}); starting it again.`);
      await comeBack();
    }
  }

  async function comeBack(): Promise<void> {
    while (!stopping) {
      await sleep(pauseMs, undefined, { signal: stopped.signal }).catch(() => {});
      if (stopping) return;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      try {
        const next = await input.start();
        part = next;
        if (stopping) return;
        input.say(`${input.name} is back.`);
        input.cameBack?.(next);
        return;
      } catch (error) {
        input.say(
          `${input.name} does not start; trying again in ${pauseMs / 1_000} s. ${(error as Error).message}\n${tailOf(part.logFile, 5)}`,
        );
      }
    }
  }

  return {
    current: () => part,
    restart: () => void part.stop(),
    async stop() {
      stopping = true;
      stopped.abort();
      await part.stop();
      await watching;
      // It may have come back while we were asking it to go.
      await part.stop();
    },
    kill() {
      stopping = true;
      stopped.abort();
      try {
        process.kill(part.pid, 'SIGKILL');
      } catch {
        // Gone already.
      }
    },
  };
}
