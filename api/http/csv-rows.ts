import { CsvError, parse } from 'csv-parse';
import { decoded, type Encoding } from './decoded.ts';
import { Unreadable } from './unreadable.ts';

const LONGEST_ROW = 64 * 1024;

interface Row {
  info: { lines: number };
  record: string[];
}

/** A row of a table, and on which line of its file it ends. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/**
 * The rows of a table as they come, however many. Throws `Unreadable` where it breaks off or isn't of its encoding;
 * `what` says why it should be.
 */
export async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  { delimiter, encoding, what }: { delimiter: string; encoding: Encoding; what: string },
): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    // Two quotes side by side are a quote; one in the middle of a field is one too, as banks don't escape them.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const fed = feed(decoded(bytes, encoding, what), parser);
  try {
    for await (const { info, record } of parser as AsyncIterable<Row>) yield { line: info.lines, cells: record };
    await fed;
  } catch (error) {
    await fed.catch(() => undefined);
    throw error instanceof CsvError
      ? new Unreadable(Number(error.lines ?? 1), `The table breaks off or has a mistake in it: ${error.message}`)
      : error;
  } finally {
    parser.destroy();
  }
}

/** With regard to how fast it is read. */
async function feed(texts: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const text of texts) {
      if (parser.destroyed) return;
      if (!parser.write(text)) await Promise.race([once(parser, 'drain'), once(parser, 'close')]);
    }
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

const once = (parser: ReturnType<typeof parse>, event: 'drain' | 'close'): Promise<void> =>
  new Promise((resolve) => parser.once(event, () => resolve()));
