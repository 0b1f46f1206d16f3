import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { epochMs } from '../domain/epoch.ts';
import type { Instant } from '../domain/time.ts';

/**
 * The one Temporal timer, on the earliest instant that matters. It is replaced only for an earlier one: an alarm that
 * rings too early costs one look, a timer that is moved with every step costs two events of history each time.
 */
export class Alarm {
  private running: { at: Instant; scope: CancellationScope } | null = null;
  private readonly nowMs: () => number;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  /** Whether nothing would ring by `at`. */
  misses(at: Instant | null): boolean {
    return at !== null && (this.running === null || at < this.running.at);
  }

  aim(at: Instant | null): void {
    if (at === null || !this.misses(at)) return;
    this.running?.scope.cancel();
    const scope = new CancellationScope();
    const running = { at, scope };
    this.running = running;
    const silence = (): void => {
      if (this.running === running) this.running = null;
    };
    scope
      .run(() => sleep(Math.max(1, epochMs(at) - this.nowMs())))
      .then(silence, (error: unknown) => {
        if (!isCancellation(error)) throw error;
        silence();
      });
  }
}
