import { csvRows, type CsvRow } from '../../http/csv-rows.ts';
import type { Encoding } from '../../http/decoded.ts';
import type { SpooledFile } from '../../http/spooled-file.ts';
import { Unreadable } from '../../http/unreadable.ts';
import { columnUnder, type Places, placesIn } from './columns.ts';

/** What stands between cells, the first of those that are equally good. */
const DELIMITERS = [',', ';', '\t', '|'];
/** More than any heading. */
const LOOKED_AT_BYTES = 64 * 1024;

/** A file as a table: its headings, and how the rest of it is read. */
export interface ImportTable {
  places: Places;
  /** From the first line after the headings. */
  rows(): AsyncGenerator<CsvRow>;
}

/** How the file is written is seen from itself: spreadsheets ask nobody. Throws `Unreadable`. */
export async function tableIn(file: Pick<SpooledFile, 'read'>): Promise<ImportTable> {
  const encoding = await encodingOf(file);
  const delimiter = await delimiterOf(file, encoding);
  const read = () => csvRows(file.read(), { delimiter, encoding, what: 'a file of accounts is UTF-8 or Windows-1252' });
  for await (const { line, cells } of read()) {
    const places = placesIn(cells.map((cell) => cell.trim()));
    if (typeof places === 'string') throw new Unreadable(line, places);
    return { places, rows: () => after(read()) };
  }
  throw new Unreadable(1, 'the file is empty: its first line must be the headings');
}

/** Without the headings, and without rows that are empty. */
async function* after(rows: AsyncGenerator<CsvRow>): AsyncGenerator<CsvRow> {
  let isFirst = true;
  for await (const row of rows) {
    if (!isFirst && row.cells.some((cell) => cell.trim() !== '')) yield row;
    isFirst = false;
  }
}

/** Bytes that are no UTF-8 come from a spreadsheet that saves as its Windows does. */
async function encodingOf(file: Pick<SpooledFile, 'read'>): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of file.read()) decoder.decode(piece as Uint8Array, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The one by which most of the headings are known. */
async function delimiterOf(file: Pick<SpooledFile, 'read'>, encoding: Encoding): Promise<string> {
  let head = '';
  const decoder = new TextDecoder(encoding);
  for await (const piece of file.read()) {
    head += decoder.decode(piece as Uint8Array, { stream: true });
    if (head.length >= LOOKED_AT_BYTES) break;
  }
  const [first = ''] = head.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const known = (delimiter: string): number =>
    first.split(delimiter).filter((heading) => columnUnder(heading.replaceAll('"', '')) !== null).length;
  return DELIMITERS.reduce((best, one) => (known(one) > known(best) ? one : best));
}
