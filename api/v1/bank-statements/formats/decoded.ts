import { Unreadable } from './unreadable.ts';

/**
 * The text of a file, piece by piece. Bytes that aren't of the encoding are a file that is said to be another: read all
 * the same, names and keys would be wrong in silence.
 */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: 'utf-8' | 'windows-1252',
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  const read = (piece?: Uint8Array): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw new Unreadable(line, `The file isn't ${encoding}: its mapping says so, or a camt.053 or MT940 must be`);
    }
  };
  for await (const piece of bytes) {
    const text = read(piece);
    yield text;
    line += text.split('\n').length - 1;
  }
  yield read();
}
