import { AsyncLocalStorage } from 'node:async_hooks';
import type { Instant } from '../../domain/time/time.ts';

/** What is under way: `rest` tells the loop that it has ended, or waits; `fail`, that it broke. */
interface Strand {
  rest(): void;
  fail(error: unknown): void;
  /** Whose it is, and in which of its lives; null: somebody's who never dies. */
  of: { who: object; life: number } | null;
}

const strands = new AsyncLocalStorage<Strand>();

/** Whose strand runs here. */
export const running = (): Strand['of'] => strands.getStore()?.of ?? null;

interface Happening {
  atMs: number;
  nth: number;
  happen(): Promise<void>;
}

/**
 * Time, and what happens in it, one after the other: no two things run at once, so the same life goes the same way
 * again. A strand that waits for the outside lets others happen meanwhile.
 */
export class Loop {
  nowMs: number;
  private readonly ahead: Happening[] = [];
  private count = 0;
  /** After each of them. */
  private readonly between: () => Promise<void>;

  constructor(nowMs: number, between: () => Promise<void> = () => Promise.resolve()) {
    this.nowMs = nowMs;
    this.between = between;
  }

  get now(): Instant {
    return new Date(this.nowMs).toISOString() as Instant;
  }

  after(ms: number, happen: () => Promise<void>): void {
    this.ahead.push({ atMs: this.nowMs + ms, nth: this.count++, happen });
  }

  /**
   * Everything that happens until then, and what comes of it until then. `isEnough` is asked after each, and ends it
   * there.
   */
  async until(endMs: number, isEnough: () => boolean = () => false): Promise<void> {
    await this.between();
    for (;;) {
      const next = this.ahead.reduce<Happening | null>((first, one) => (isBefore(one, first) ? one : first), null);
      if (next === null || next.atMs > endMs) break;
      this.ahead.splice(this.ahead.indexOf(next), 1);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      await next.happen();
      await this.between();
      if (isEnough()) return;
    }
    this.nowMs = endMs;
  }

  /** What was to come of an earlier life. */
  clear(): void {
    this.ahead.length = 0;
  }

  /** Runs until it ends or waits. What it throws is thrown here, or where it is gone on with. */
  begin(work: () => Promise<void>, of: Strand['of'] = null): Promise<void> {
    return new Promise((resolve, reject) => {
      const strand: Strand = { rest: resolve, fail: reject, of };
      strands.run(strand, () => {
        work().then(
          () => strand.rest(),
          (error: unknown) => strand.fail(error),
        );
      });
    });
  }

  /** Within a strand. `isGone` is asked at the end: then nobody is there any more to whom it could come back. */
  wait(ms: number, isGone: () => boolean): Promise<void> {
    const strand = strands.getStore();
    if (strand === undefined) throw new Error('Only a strand can wait');
    return new Promise((goOn) => {
      this.after(ms, async () => {
        if (isGone()) return;
        await new Promise<void>((resolve, reject) => {
          strand.rest = resolve;
          strand.fail = reject;
          goOn();
        });
      });
      strand.rest();
    });
  }
}

const isBefore = (one: Happening, first: Happening | null): boolean =>
  first === null || one.atMs < first.atMs || (one.atMs === first.atMs && one.nth < first.nth);
