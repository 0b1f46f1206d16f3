import { epochMs, instantFromMs } from '../../domain/time/epoch.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Agenda } from '../../domain/work.ts';
import type { Clocks } from '../../workflows/client/advance.ts';

/** A deadline, and what follows from it so much later. */
export interface Toll {
  at: Instant;
  thenInMs?: number;
}

/**
 * An account on a test clock, and its workflow: what it is told of is decided at once, unless the test says otherwise.
 */
export class ToyClock implements Clocks {
  now: Instant;
  /** What happened, in order: `took`, `moved to …`, `reached …`, `kept`, `let go`. */
  readonly story: string[] = [];
  /** Something is to be done and isn't yet. */
  hasWork = false;
  isStuck = false;
  /** As long as it says so, nothing that is told arrives. */
  isLost: () => boolean = () => false;
  refusal: Error | null = null;
  private tolls: Toll[];
  private step = 0;

  constructor(now: Instant, tolls: Toll[] = []) {
    this.now = now;
    this.tolls = tolls;
  }

  async takeClock(_: string, target: Instant, forMs: number): Promise<void> {
    if (this.refusal !== null) throw this.refusal;
    this.story.push(`took until ${target} for ${forMs}`);
  }
  async keepClock(_: string, forMs: number): Promise<void> {
    this.story.push(`kept for ${forMs}`);
  }
  async releaseClock(): Promise<void> {
    this.story.push('let go');
  }
  async standing() {
    const next = this.isStuck ? null : (this.next()?.at ?? null);
    return { now: this.now, next, isIdle: !this.hasWork && (next === null || next > this.now), isStuck: this.isStuck };
  }
  async moveClock(_: string, to: Instant): Promise<Agenda> {
    this.story.push(`moved to ${to}`);
    this.now = to;
    return this.look();
  }
  async look(): Promise<Agenda> {
    return { step: this.step, wakeAt: this.next()?.at ?? null, next: null, work: [], attributes: {} };
  }

  /** A nudge. */
  readonly deliver = async (): Promise<void> => {
    if (this.isLost()) throw new Error('lost');
    if (this.isStuck) return;
    for (let due = this.next(); due !== null && due.at <= this.now; due = this.next()) {
      const { at, thenInMs } = due;
      this.step += 1;
      this.story.push(`reached ${at}`);
      this.tolls = this.tolls.filter((toll) => toll !== due);
      if (thenInMs !== undefined) this.tolls.push({ at: instantFromMs(epochMs(at) + thenInMs) });
    }
  };

  private next = (): Toll | null => [...this.tolls].sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}
