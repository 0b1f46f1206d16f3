import { setTimeout as pause } from 'node:timers/promises';
import { TryLater } from '../../failures.ts';

export interface Pace {
  /** Does it when those before it are done, and so long after the last. Throws `TryLater` while it is held back. */
  inTurn<T>(ask: () => Promise<T>): Promise<T>;
  /** Nobody asks for so long. */
  holdBack(forMs: number, why: string): void;
}

/** One at a time, some time apart: the service is a page for people. */
export function paced({ apartMs, nowMs, signal }: { apartMs: number; nowMs(): number; signal: AbortSignal }): Pace {
  let free: Promise<unknown> = Promise.resolve();
  let lastMs = Number.NEGATIVE_INFINITY;
  let heldBack = { untilMs: Number.NEGATIVE_INFINITY, why: '' };

  function mustBeFree(): void {
    const leftMs = heldBack.untilMs - nowMs();
    if (leftMs > 0) throw new TryLater(`The CEP service is left alone for now: ${heldBack.why}`, { afterMs: leftMs });
    if (signal.aborted) throw new TryLater('The CEP service is not asked: we are ending', { afterMs: apartMs });
  }
  async function turn<T>(ask: () => Promise<T>): Promise<T> {
    mustBeFree();
    const waitMs = lastMs + apartMs - nowMs();
    if (waitMs > 0) await pause(waitMs, undefined, { signal }).catch(() => {});
    mustBeFree();
    try {
      return await ask();
    } finally {
      lastMs = nowMs();
    }
  }
  return {
    inTurn: (ask) => {
      const mine = free.then(() => turn(ask));
      free = mine.catch(() => {});
      return mine;
    },
    holdBack: (forMs, why) => {
      heldBack = { untilMs: nowMs() + forMs, why };
    },
  };
}
