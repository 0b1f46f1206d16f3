import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { UnreadableUsage } from './usage-files.ts';

/** What a file may unpack to: a month of ten million calls. */
const MAX_BYTES = 2 * 1024 ** 3;
/** A record of a call has some hundred letters. */
const LONGEST_LINE = 64 * 1024;

/** Lines as they come, many at a time, each with its number. Null: longer than a record can be. */
export type Lines = { line: number; text: string | null }[];

/**
 * The lines of a file, packed with gzip or not. A call is one line: a quote that is never closed ends with its own, and
 * harms no other. Throws `UnreadableUsage` where it can't be unpacked.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Lines> {
  const decoder = new TextDecoder('utf-8');
  let [rest, line] = ['', 0];
  for await (const piece of unpacked(bytes)) {
    const texts = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = texts.pop() ?? '';
    if (rest.length > LONGEST_LINE) rest = `${rest.slice(0, LONGEST_LINE)}\0`;
    yield texts.map((text) => {
      line += 1;
      return { line, text: whole(text) };
    });
  }
  rest += decoder.decode();
  if (rest !== '') yield [{ line: line + 1, text: whole(rest) }];
}

const whole = (text: string): string | null =>
  text.length > LONGEST_LINE ? null : text.endsWith('\r') ? text.slice(0, -1) : text;

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done === true) return;
  const all = (async function* () {
    yield first.value;
    for (;;) {
      const next = await pieces.next();
      if (next.done === true) return;
      yield next.value;
    }
  })();
  const isPacked = first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!isPacked) return yield* all;
  const gunzip = createGunzip();
  const source = Readable.from(all);
  source.on('error', (error) => gunzip.destroy(error));
  let size = 0;
  try {
    for await (const piece of source.pipe(gunzip)) {
      size += (piece as Uint8Array).length;
      if (size > MAX_BYTES) throw new UnreadableUsage(`It unpacks to more than ${MAX_BYTES} bytes: send it in parts`);
      yield piece as Uint8Array;
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code?.startsWith('Z_') === true)
      throw new UnreadableUsage('It is said to be gzip, and breaks off or is damaged');
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
