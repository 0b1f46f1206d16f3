/** Temporal takes ten updates of one workflow at once and pushes back on more; callers wait here instead, which is sooner. */
export class Turnstile {
  private readonly queues = new Map<string, { inside: number; waiting: (() => void)[] }>();
  private readonly atOnce: number;

  constructor(atOnce: number) {
    this.atOnce = atOnce;
  }

  async through<T>(id: string, pass: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(id) ?? { inside: 0, waiting: [] };
    this.queues.set(id, queue);
    if (queue.inside === this.atOnce) await new Promise<void>((resolve) => queue.waiting.push(resolve));
    else queue.inside += 1;
    try {
      return await pass();
    } finally {
      const next = queue.waiting.shift();
      if (next !== undefined) next();
      else queue.inside -= 1;
      if (queue.inside === 0) this.queues.delete(id);
    }
  }
}
