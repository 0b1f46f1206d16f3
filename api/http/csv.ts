/**
 * Comma-separated values by RFC 4180: a heading, lines that end with CR LF, quotes where they are needed. Cells of text
 * that a spreadsheet would take for a formula begin with an apostrophe (OWASP, CSV injection); numbers stay numbers, and
 * telephone numbers of E.164, which calculate nothing, stay themselves.
 */

export type Cell = string | number | boolean | Figure | null | undefined;

/** A number in digits of its own, `2250.00`: it stays a number, below zero too. */
export class Figure {
  readonly digits: `${number}`;
  constructor(digits: `${number}`) {
    this.digits = digits;
  }
}

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** What a spreadsheet knows UTF-8 by, in a file that is opened by a click. */
export const BYTE_ORDER_MARK = '\ufeff';

/** A table with its heading. */
export const csvOf = (heading: readonly string[], rows: Iterable<readonly Cell[]>): string =>
  [heading, ...rows].map(csvLine).join('');

/** One line, with its end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Figure) return cell.digits;
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) && !TELEPHONE.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What spreadsheets calculate, behind blanks and in other widths too. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const TELEPHONE = /^\+[1-9][0-9]{6,14}$/;
