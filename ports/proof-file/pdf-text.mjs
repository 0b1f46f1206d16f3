/**
 * The text of a PDF's first pages, in a thread that can be ended: whoever sent the file may have made it to be slow or
 * large. Plain JavaScript, since a thread has no loader of ours.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

const { bytes, pages } = workerData;
const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 });
const texts = [];
for (let number = 1; number <= Math.min(pdf.numPages, pages); number += 1) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  texts.push(items.map(({ str = '', hasEOL = false }) => str + (hasEOL ? '\n' : '')).join(''));
}
parentPort.postMessage(texts.join('\n'));
