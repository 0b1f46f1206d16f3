/**
 * Typst in a thread of its own: it keeps whoever calls it waiting until it is done. Plain JavaScript, since a thread
 * has no loader of ours.
 */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** Results that so many documents have not needed are forgotten: kept for ever they take a gigabyte. */
const KEPT_FOR_DOCUMENTS = 4;
/** For people, with what reads it out to them (ISO 14289-1). */
const ACCESSIBLE = 'ua-1';
/** A sign that none of our fonts has, in somebody's name: the standard forbids to leave it out. */
const NO_SIGN = 'could not be displayed with';

const { folder, fonts } = workerData;
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fonts }] });

function set({ template, data }) {
  try {
    const compiled = compiler.compile({
      mainFilePath: join(folder, template),
      inputs: { data: JSON.stringify(data) },
    });
    const document = compiled.result;
    if (document === null) throw new Error(said(compiled.takeError()));
    return pdfOf(document);
  } finally {
    compiler.evictCache(KEPT_FOR_DOCUMENTS);
  }
}

/** With a hole where a sign is missing, rather than no document at all. */
function pdfOf(document) {
  try {
    return compiler.pdf(document, { pdfStandard: ACCESSIBLE });
  } catch (error) {
    if (!String(error?.message).includes(NO_SIGN)) throw error;
    return compiler.pdf(document);
  }
}

const said = (error) =>
  compiler
    .fetchDiagnostics(error)
    .map(({ message, path, range }) => `${path ?? ''}:${(range?.start?.line ?? 0) + 1} ${message}`)
    .join('; ');

parentPort.on('message', (manuscript) => {
  try {
    // Its own bytes, and not a piece of a larger buffer.
    parentPort.postMessage({ ok: true, bytes: new Uint8Array(set(manuscript)) });
  } catch (error) {
    parentPort.postMessage({ ok: false, message: String(error?.message ?? error) });
  }
});
