/**
 * A line of a CSV file (RFC 4180). What a spreadsheet would take for a formula is written as text: whoever names an
 * account decides no more than what its name is.
 */
export const csvLine = (cells: readonly (string | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`;

const FORMULA = /^[=+\-@\t\r]/;
/** A number is none, whatever its sign. */
const NUMBER = /^-?\d+(\.\d+)?$/;

function cellOf(text: string | null): string {
  if (text === null) return '';
  const plain = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
