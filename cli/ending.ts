const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes a terminal's Ctrl-C on to us, who have had it already: two within this time are one. */
const sameWishMs = 700;

/** Calls with 1 at the first wish to stop, with 2 at the next, and so on. */
export function onStopSignal(stop: (times: number) => void): void {
  let times = 0;
  let last = 0;
  for (const signal of stopSignals) {
    process.on(signal, () => {
      const now = Date.now();
      if (now - last < sameWishMs) return;
      last = now;
      times += 1;
      stop(times);
    });
  }
}

/**
 * Resolves when this process should end: asked by a signal or by its parent, or left alone by it. A child's channel to
 * its parent closes however the parent died, so no worker outlives the start that made it.
 */
export function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of stopSignals) process.on(signal, () => resolve());
    if (process.channel) process.on('disconnect', () => resolve());
  });
}

/** Tells the parent, if there is one, that we serve. */
export function reportReady(): void {
  process.send?.({ ready: true });
}
