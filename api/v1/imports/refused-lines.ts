import type { ImportLine, ImportRow } from '../../../ports/store/imports.ts';
import type { ApiDeps } from '../../deps.ts';
import { csvLine } from '../../http/csv.ts';
import { ERROR } from './columns.ts';

const LINES_AT_ONCE = 500;

/**
 * The accounts of which a line was refused, as a file to be put right and sent again: all of their lines, as they stood,
 * with what is wrong behind them.
 */
export async function* refusedLines({ store }: ApiDeps, row: ImportRow): AsyncGenerator<string> {
  const own = row.headings.indexOf(ERROR);
  const headings = own < 0 ? row.headings : row.headings.toSpliced(own, 1);
  yield `\uFEFF${csvLine([...headings, ERROR])}`;
  for (let after = 0; ; ) {
    const lines = await store.refusedImportLines(row.id, after, LINES_AT_ONCE);
    yield lines.map((line) => csvLine([...cellsOf(line, row.headings.length, own), saidOf(line)])).join('');
    const last = lines.at(-1);
    if (last === undefined || lines.length < LINES_AT_ONCE) return;
    after = last.line;
  }
}

/** As many as there are headings. */
function cellsOf({ cells }: ImportLine, width: number, own: number): string[] {
  const filled = Array.from({ length: Math.max(width, cells.length) }, (_, i) => cells[i] ?? '');
  return own < 0 ? filled : filled.toSpliced(own, 1);
}

const saidOf = ({ problems }: ImportLine): string =>
  problems.map(({ column, message }) => (column === null ? message : `${column}: ${message}`)).join('; ');
