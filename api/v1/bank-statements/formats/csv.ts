import { textIn } from '../../../../domain/statements/cells.ts';
import type { StatementLine } from '../../../../domain/statements/entry.ts';
import { type BankMapping, type Columns, comparedHeading } from '../../../../domain/statements/mapping.ts';
import { lineOfRow } from '../../../../domain/statements/row.ts';
import { csvRows } from '../../../http/csv-rows.ts';
import { Unreadable } from '../../../http/unreadable.ts';
import { BY_MAPPING } from './encoding.ts';

/** Banks put whose account it is, and sums, above the headings. */
const HEADINGS_WITHIN = 30;

/** A statement as a table, row by row, by the headings that its mapping names. */
export async function* linesOfCsv(
  bytes: AsyncIterable<Uint8Array>,
  mapping: BankMapping,
): AsyncGenerator<StatementLine> {
  let places: Places | null = null;
  let rows = 0;
  for await (const { line, cells } of csvRows(bytes, { ...mapping, what: BY_MAPPING })) {
    if (places !== null) {
      if (cells.some((cell) => cell.trim() !== '')) yield lineOf(line, cells, places, mapping);
      continue;
    }
    places = placesIn(cells, mapping);
    if (places === null && ++rows === HEADINGS_WITHIN) break;
  }
  if (places === null) throw headingsMissing(mapping);
}

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
