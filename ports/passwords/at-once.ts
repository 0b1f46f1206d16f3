import { TryLater } from '../failures.ts';

const AGAIN_MS = 5_000;

/**
 * Does so many things at once, and lets so many others wait; whoever comes then is told to come again (`TryLater`).
 */
export function atOnce(most: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (busy >= most) {
      if (waiting.length >= mostWaiting) throw new TryLater('Too much of this is asked at once', { afterMs: AGAIN_MS });
      // Whoever ends hands its place on.
      await new Promise<void>((go) => waiting.push(go));
    } else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };
}
