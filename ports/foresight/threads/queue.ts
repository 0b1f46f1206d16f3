import { ForesightBusy } from '../foresight.ts';
import type { Packed } from './packed.ts';
import { Thread } from './thread.ts';

export interface QueueLimits {
  /** Threads, and so questions that are answered at once. */
  threads: number;
  /** Beyond them nobody is let in. */
  waiting: number;
  /** Whoever has waited so long for a thread is sent away. */
  waitMs: number;
  /** What one question may take, once a thread is at it. */
  answerMs: number;
}

interface Waiting {
  by: string;
  begin(thread: Thread): void;
  sendAway(error: Error): void;
}

/** Questions before a few threads, which are made when they are needed. Next is whoever's last turn is longest ago. */
export class Queue {
  private readonly free: Thread[] = [];
  private readonly all = new Set<Thread>();
  private readonly waiting: Waiting[] = [];
  /** Of whoever has waited since nobody waited. */
  private readonly lastTurns = new Map<string, number>();
  private turns = 0;
  private closed = false;
  private readonly limits: QueueLimits;

  constructor(limits: QueueLimits) {
    this.limits = limits;
  }

  async ask(question: Packed, by: string): Promise<unknown> {
    const thread = await this.turn(by);
    try {
      return await thread.ask(question, this.limits.answerMs);
    } catch (error) {
      throw this.closed ? new ForesightBusy('It is being closed') : error;
    } finally {
      this.leave(thread);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const one of [...this.waiting]) one.sendAway(new ForesightBusy('It is being closed'));
    await Promise.all([...this.all].map((thread) => thread.end()));
  }

  private turn(by: string): Promise<Thread> {
    if (this.closed) throw new ForesightBusy('It is closed');
    if (this.waiting.length >= this.limits.waiting) throw new ForesightBusy('Too many wait already');
    return new Promise((resolve, reject) => {
      const out = (): void => {
        clearTimeout(timer);
        this.waiting.splice(this.waiting.indexOf(one), 1);
      };
      const one: Waiting = {
        by,
        begin: (thread) => {
          out();
          resolve(thread);
        },
        sendAway: (error) => {
          out();
          reject(error);
        },
      };
      const timer = setTimeout(() => one.sendAway(new ForesightBusy('No turn in time')), this.limits.waitMs);
      this.waiting.push(one);
      this.serve();
    });
  }

  private serve(): void {
    const next = this.next();
    const thread = next === null ? null : this.threadFor();
    if (next === null || thread === null) return;
    this.turns += 1;
    this.lastTurns.set(next.by, this.turns);
    next.begin(thread);
  }

  private next(): Waiting | null {
    const lastOf = ({ by }: Waiting): number => this.lastTurns.get(by) ?? 0;
    const longestAgo = Math.min(...this.waiting.map(lastOf));
    return this.waiting.find((one) => lastOf(one) === longestAgo) ?? null;
  }

  private threadFor(): Thread | null {
    for (let free = this.free.pop(); free !== undefined; free = this.free.pop()) {
      if (!free.isOver) return free;
      this.all.delete(free);
    }
    if (this.all.size >= this.limits.threads) return null;
    const made = new Thread();
    this.all.add(made);
    return made;
  }

  private leave(thread: Thread): void {
    if (thread.isOver) this.all.delete(thread);
    else this.free.push(thread);
    if (this.waiting.length === 0) this.lastTurns.clear();
    if (!this.closed) this.serve();
  }
}
