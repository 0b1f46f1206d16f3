import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { TooMuchToForesee } from '../foresight.ts';
import type { Packed, Said } from './packed.ts';

const begins = fileURLToPath(new URL('./thread.mjs', import.meta.url));

/** A life of the largest account takes a fraction of it. */
const MOST_MEMORY_MB = 512;
/** It reads and compiles the rules first. */
const READY_WITHIN_MS = 60_000;

/** One thread, which answers one question at a time. */
export class Thread {
  private readonly worker = new Worker(begins, {
    // Whatever loader the process has: it has its own.
    execArgv: [],
    // It computes, and has to know nothing.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  private readonly ready: Promise<unknown>;
  isOver = false;

  constructor() {
    this.worker.unref();
    // Should it end while nobody asks it anything.
    this.worker.on('error', () => undefined).on('exit', () => (this.isOver = true));
    this.ready = this.next(READY_WITHIN_MS);
    // Whoever asks hears of it.
    this.ready.catch(() => undefined);
  }

  /** Throws `TooMuchToForesee` beyond the time; then, as after everything that it could not answer, it is over. */
  async ask(question: Packed, withinMs: number): Promise<unknown> {
    await this.ready;
    if (this.isOver) throw new Error('A thread has ended before it was asked');
    this.worker.postMessage(question);
    const said = (await this.next(withinMs)) as Said;
    if (said.ok) return said.answer;
    throw Object.assign(new Error(said.message), { stack: said.stack });
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.worker.terminate();
  }

  /** The next thing that it says. */
  private next(withinMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        this.worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      };
      const fail = (error: Error): void => {
        done();
        void this.end();
        reject(error);
      };
      const onMessage = (said: unknown): void => {
        done();
        resolve(said);
      };
      const onError = (error: NodeJS.ErrnoException): void =>
        fail(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new TooMuchToForesee('It takes more memory than there is')
            : error,
        );
      const onExit = (): void => fail(new Error('A thread has ended before it had answered'));
      const timer = setTimeout(() => fail(new TooMuchToForesee(`It takes more than ${withinMs / 1_000} s`)), withinMs);
      this.worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    });
  }
}
