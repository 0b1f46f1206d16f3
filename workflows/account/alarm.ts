import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { msUntil } from './workflow-clock.ts';

/** What it is aimed at: an instant of the machine's time, and what comes then. */
interface Aim {
  wakeAt: string | null;
  next: string | null;
}

/**
 * The one Temporal timer, on the earliest instant that matters; its summary says what it waits for. It is replaced only
 * for an earlier one: an alarm that rings too early costs one look, a timer that is moved with every step costs two
 * events of history each time.
 */
export class Alarm {
  private running: { at: string; scope: CancellationScope } | null = null;

  /** Whether nothing would ring by then. */
  misses(aim: Aim | null): boolean {
    return aim?.wakeAt != null && (this.running === null || aim.wakeAt < this.running.at);
  }

  aim(aim: Aim | null): void {
    if (aim?.wakeAt == null || !this.misses(aim)) return;
    this.running?.scope.cancel();
    const scope = new CancellationScope();
    const running = { at: aim.wakeAt, scope };
    this.running = running;
    const silence = (): void => {
      if (this.running === running) this.running = null;
    };
    scope
      .run(() => sleep(Math.max(1, msUntil(running.at)), aim.next === null ? {} : { summary: aim.next }))
      .then(silence, (error: unknown) => {
        if (!isCancellation(error)) throw error;
        silence();
      });
  }
}
