import { Unreadable } from './unreadable.ts';

export type Encoding = 'utf-8' | 'windows-1252';

/**
 * The text of a file, piece by piece. Bytes that aren't of the encoding are a file that is said to be another: read all
 * the same, names and keys would be wrong in silence. `what`: why it has to be that one.
 */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  what: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  const read = (piece?: Uint8Array): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      throw new Unreadable(line, `The file isn't ${encoding}: ${what}`);
    }
  };
  for await (const piece of bytes) {
    const text = read(piece);
    yield text;
    line += text.split('\n').length - 1;
  }
  yield read();
}
