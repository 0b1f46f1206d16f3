import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { TryLater } from '../../failures.ts';
import type { Manuscript, Typesetter } from '../typesetter.ts';

const begins = fileURLToPath(new URL('./thread.mjs', import.meta.url));

export interface TypstOptions {
  /** Where templates are: they can read nothing outside. */
  folder: string;
  /** Folders of fonts (TTF, OTF). */
  fonts: readonly string[];
  /** One document, and what stands before it. Hundreds of lines take a second. */
  withinMs?: number;
  /** Beyond so many nobody is let in: each takes some hundredths of a second. */
  waiting?: number;
}

const LATER_MS = 5_000;

type Said = { ok: true; bytes: Uint8Array } | { ok: false; message: string };

/**
 * Typst, in a thread of this process that is made when somebody asks and made anew after it has died or taken too long.
 * One after the other: a second thread would be faster, and cost its fonts and caches again.
 */
export function typst({ folder, fonts, withinMs = 30_000, waiting = 200 }: TypstOptions): Typesetter {
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let asked = 0;
  let closed = false;

  const end = async (): Promise<void> => {
    const ended = thread;
    thread = null;
    await ended?.terminate();
  };
  const make = (): Worker => {
    const made = new Worker(begins, { execArgv: [], env: {}, workerData: { folder, fonts } });
    made.unref();
    // Should it end while nobody asks it anything.
    made.on('error', () => undefined).on('exit', () => (thread = thread === made ? null : thread));
    return made;
  };
  const set = async (manuscript: Manuscript): Promise<Uint8Array> => {
    if (closed) throw new TryLater('It is closed', { afterMs: LATER_MS });
    thread ??= make();
    const said = await answerOf(thread, manuscript, withinMs).catch(async (error: Error) => {
      await end();
      throw closed ? new TryLater('It is being closed', { afterMs: LATER_MS }) : error;
    });
    if (said.ok) return said.bytes;
    throw new Error(`${manuscript.template} can't be set: ${said.message}`);
  };
  return {
    async typeset(manuscript) {
      if (asked >= waiting) throw new TryLater(`${waiting} documents wait already`, { afterMs: LATER_MS });
      asked += 1;
      const mine = last.then(() => set(manuscript));
      last = mine.catch(() => undefined);
      return mine.finally(() => (asked -= 1));
    },
    async close() {
      closed = true;
      await end();
    },
  };
}

function answerOf(thread: Worker, manuscript: Manuscript, withinMs: number): Promise<Said> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const fail = (error: Error): void => {
      done();
      reject(error);
    };
    const onMessage = (said: Said): void => {
      done();
      resolve(said);
    };
    const onError = (error: Error): void => fail(error);
    const onExit = (): void => fail(new Error('The thread that sets documents has ended'));
    const timer = setTimeout(
      () => fail(new Error(`${manuscript.template} takes more than ${withinMs / 1_000} s`)),
      withinMs,
    );
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(manuscript);
  });
}
