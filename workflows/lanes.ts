import type { Lanes, Order } from './binding.ts';

/** Effects under way. Some wait for each other in their lane, none is waited for by the chart. */
export class EffectLanes<Effect> {
  /** Everything undone, in the order of its decision. */
  private readonly undone = new Set<Order<Effect>>();
  /** Of each lane: the one that is being done, then those that wait for it. */
  private readonly queues = new Map<string, Order<Effect>[]>();
  private readonly counts = new Map<string, { added: number; done: number }>();
  private readonly plan: Lanes<Effect>;
  private readonly perform: (order: Order<Effect>) => Promise<void>;

  /** `perform` resolves when the effect is done and its outcome applied; it doesn't reject. */
  constructor(plan: Lanes<Effect>, perform: (order: Order<Effect>) => Promise<void>) {
    this.plan = plan;
    this.perform = perform;
  }

  get orders(): Order<Effect>[] {
    return [...this.undone];
  }

  get isQuiet(): boolean {
    return this.undone.size === 0;
  }

  add(order: Order<Effect>): void {
    this.undone.add(order);
    const lane = this.plan.laneOf(order.effect);
    if (lane === null) {
      void this.perform(order).then(() => this.undone.delete(order));
      return;
    }
    this.countOf(lane).added += 1;
    const queue = this.queueOf(lane);
    this.dropReplaced(lane, queue, order.effect);
    queue.push(order);
    if (queue.length === 1) this.begin(lane, queue);
  }

  /** Resolved by whoever asks again later: whether all that a lane had been given at `mark` is done. */
  mark(lane: string): number {
    return this.countOf(lane).added;
  }

  hasPassed(lane: string, mark: number): boolean {
    return this.countOf(lane).done >= mark;
  }

  private begin(lane: string, queue: Order<Effect>[]): void {
    const [order] = queue;
    if (order === undefined) return;
    void this.perform(order).then(() => {
      queue.shift();
      this.finish(lane, order);
      this.begin(lane, queue);
    });
  }

  private dropReplaced(lane: string, queue: Order<Effect>[], newer: Effect): void {
    for (const waiting of queue.slice(1)) {
      if (!this.plan.replaces(newer, waiting.effect)) continue;
      queue.splice(queue.indexOf(waiting), 1);
      this.finish(lane, waiting);
    }
  }

  private finish(lane: string, order: Order<Effect>): void {
    this.undone.delete(order);
    this.countOf(lane).done += 1;
  }

  private queueOf(lane: string): Order<Effect>[] {
    const queue = this.queues.get(lane) ?? [];
    this.queues.set(lane, queue);
    return queue;
  }

  private countOf(lane: string): { added: number; done: number } {
    const count = this.counts.get(lane) ?? { added: 0, done: 0 };
    this.counts.set(lane, count);
    return count;
  }
}
