import { CsvError, parse } from 'csv-parse';
import { textIn } from '../../../../domain/statements/cells.ts';
import type { StatementLine } from '../../../../domain/statements/entry.ts';
import { type BankMapping, type Columns, comparedHeading } from '../../../../domain/statements/mapping.ts';
import { lineOfRow } from '../../../../domain/statements/row.ts';
import { decoded } from './decoded.ts';
import { Unreadable } from './unreadable.ts';

/** Banks put whose account it is, and sums, above the headings. */
const HEADINGS_WITHIN = 30;
const LONGEST_ROW = 64 * 1024;

interface Row {
  info: { lines: number };
  record: string[];
}

/** A statement as a table, row by row, by the headings that its mapping names. */
export async function* linesOfCsv(
  bytes: AsyncIterable<Uint8Array>,
  mapping: BankMapping,
): AsyncGenerator<StatementLine> {
  let places: Places | null = null;
  let rows = 0;
  for await (const { line, cells } of rowsOf(bytes, mapping)) {
    if (places !== null) {
      if (cells.some((cell) => cell.trim() !== '')) yield lineOf(line, cells, places, mapping);
      continue;
    }
    places = placesIn(cells, mapping);
    if (places === null && ++rows === HEADINGS_WITHIN) break;
  }
  if (places === null) throw headingsMissing(mapping);
}

async function* rowsOf(
  bytes: AsyncIterable<Uint8Array>,
  { delimiter, encoding }: BankMapping,
): AsyncGenerator<{ line: number; cells: string[] }> {
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
  const fed = feed(decoded(bytes, encoding), parser);
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

/** Where each column of the mapping stands, and how many there are. */
interface Places {
  at: Map<keyof Columns, number>;
  width: number;
}

/** Null: this row isn't the one with the headings. */
function placesIn(cells: readonly string[], { columns }: BankMapping): Places | null {
  const headings = cells.map((cell) => comparedHeading(cell.replace(/^'|'$/g, '')));
  const at = new Map<keyof Columns, number>();
  for (const [column, heading] of Object.entries(columns)) {
    const place = headings.indexOf(comparedHeading(heading));
    if (place < 0) return null;
    at.set(column as keyof Columns, place);
  }
  return { at, width: cells.length };
}

const headingsMissing = ({ columns, delimiter }: BankMapping): Unreadable =>
  new Unreadable(
    1,
    `None of the first ${HEADINGS_WITHIN} lines has all headings of the mapping, ${Object.values(columns)
      .map((heading) => `"${heading}"`)
      .join(', ')}, with ${JSON.stringify(delimiter)} between them`,
  );

function lineOf(line: number, cells: readonly string[], { at, width }: Places, mapping: BankMapping): StatementLine {
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (filled > width || Math.max(...at.values()) >= cells.length)
    return {
      rejected: {
        line,
        message: `has ${cells.length} fields where the headings are ${width}: is one of them unquoted?`,
      },
    };
  return lineOfRow(
    line,
    (column) => {
      const place = at.get(column);
      return place === undefined ? null : textIn(cells[place]);
    },
    mapping,
  );
}
