import { condition } from '@temporalio/workflow';
import { epochMs, instantFromMs } from '../domain/epoch.ts';
import type { Instant } from '../domain/time.ts';
import { Alarm } from './alarm.ts';
import type { TimedEvent } from './chart.ts';

/** A deadline handled within this of its instant counts as handled at its instant. */
const PUNCTUAL_MS = 60_000;
/** A caller may wait this long for a time to come; for longer ones it is to move the clock first. */
const NEAR_MS = 5_000;

/** The chart's time: what it is, what it brings next, and when to look again. */
export class Timekeeper<Event> {
  /** The chart's next deadline. */
  next: TimedEvent<Event> | null = null;
  /** Instants that callers wait for. */
  private readonly awaited: Instant[] = [];
  private readonly alarm: Alarm;
  private readonly nowMs: () => number;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
    this.alarm = new Alarm(nowMs);
  }

  now(): Instant {
    return instantFromMs(this.nowMs());
  }

  isDue(): boolean {
    return this.next !== null && this.next.at <= this.now();
  }

  /** The instant at which a deadline that is handled now happens. */
  momentOf(deadline: TimedEvent<Event>): Instant {
    return this.nowMs() - epochMs(deadline.at) < PUNCTUAL_MS ? deadline.at : this.now();
  }

  isFar(at: Instant): boolean {
    return epochMs(at) - this.nowMs() > NEAR_MS;
  }

  /** Waits until it is `at` and `isSo`, or `isOver`. */
  async waitFor(at: Instant, isSo: () => boolean, isOver: () => boolean): Promise<void> {
    this.awaited.push(at);
    await condition(() => isOver() || (at <= this.now() && isSo()));
    this.awaited.splice(this.awaited.indexOf(at), 1);
  }

  /** Whether nothing would wake us when something has to be looked at. */
  isUnwatched(): boolean {
    return this.alarm.misses(this.nextLook());
  }

  watch(): void {
    this.alarm.aim(this.nextLook());
  }

  private nextLook(): Instant | null {
    const now = this.now();
    const instants = this.awaited.filter((at) => at > now);
    if (this.next !== null) instants.push(this.next.at);
    return instants.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
  }
}
