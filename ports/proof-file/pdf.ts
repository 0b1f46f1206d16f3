import { Worker } from 'node:worker_threads';

const PAGES = 20;
const WITHIN_MS = 10_000;
const MEMORY_MB = 256;

/** The text of a PDF's first twenty pages; null: it has none that could be read in time, as a picture has none. */
export function pdfText(bytes: Uint8Array, withinMs = WITHIN_MS): Promise<string | null> {
  const worker = new Worker(new URL('./pdf-text.mjs', import.meta.url), {
    workerData: { bytes, pages: PAGES },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // What its library says of a broken file is of no use to anybody.
    stdout: true,
    stderr: true,
  });
  return new Promise<string | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), withinMs);
    worker.once('message', (text: string) => resolve(text));
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
