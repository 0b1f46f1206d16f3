import { plainMoney } from '../../domain/money/money.ts';
import type { Ink } from '../ink.ts';

/** How the first five minutes look on a terminal: 80 columns, plain text where colours aren't wanted. */

const WIDTH = 80;
const INDENT = '   ';
const GAP = '  ';

/** A table's heading and rows, in words. Amounts and the like stand to the right. */
export interface Table {
  columns: (string | { name: string; right: true })[];
  rows: string[][];
}

/** One step: what was done, how it was asked, and what came of it. */
export interface Step {
  title: string;
  says: string;
  calls: string[];
  tables: Table[];
}

/** Accents that are written as a sign of their own. */
const isMark = /\p{M}/u;

/** As many columns as a terminal gives it: letters with accents count once, however they are written. */
const widthOf = (text: string): number => [...text].filter((sign) => !isMark.test(sign)).length;

const padded = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? space + text : text + space;
};

/** With an ellipsis where it doesn't fit. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return `${[...text]
    .slice(0, Math.max(0, width - 1))
    .join('')
    .trimEnd()}…`;
}

/** Words on as many lines as they need. A word that is longer than a line gets one of its own. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Aligned columns; the last one gives way where the line is too long. */
export function tableLines({ columns, rows }: Table, width: number): string[] {
  const heads = columns.map((column) => (typeof column === 'string' ? column : column.name));
  const widths = heads.map((head, i) => Math.max(widthOf(head), ...rows.map((row) => widthOf(row[i] ?? ''))));
  const last = widths.length - 1;
  const before = widths.slice(0, last).reduce((sum, one) => sum + one + GAP.length, 0);
  widths[last] = Math.max(widthOf(heads[last] ?? ''), Math.min(widths[last] ?? 0, width - before));
  const line = (cells: string[]): string =>
    cells
      .map((cell, i) => padded(cut(cell, widths[i] ?? 0), widths[i] ?? 0, typeof columns[i] === 'object'))
      .join(GAP)
      .trimEnd();
  return [line(heads), ...rows.map((row) => line(heads.map((_, i) => row[i] ?? '')))];
}

/** A call on as many lines as its body needs. */
const callLines = (call: string, width: number): string[] =>
  wrapped(call, width - GAP.length).map((line, i) => (i === 0 ? line : `${GAP}${line}`));

/** A call as it could be made by hand: `POST /v1/accounts { "name": "…" }`. */
export const callText = (method: string, path: string, body?: unknown): string =>
  body === undefined
    ? `${method} ${path}`
    : `${method} ${path} ${JSON.stringify(body, null, 1).replaceAll(/\n\s*/g, ' ')}`;

const indented = (lines: string[]): string => lines.map((line) => `${INDENT}${line}\n`).join('');

/** A step as it is printed. */
export function stepText(number: number, { title, says, calls, tables }: Step, ink: Ink): string {
  const room = WIDTH - INDENT.length;
  const shown = tables.map((table) => {
    const [head = '', ...rows] = tableLines(table, room);
    const body = rows.length === 0 ? ['(none)'] : rows;
    return indented([ink.dim(head), ...body]);
  });
  return [
    `${ink.bold(`${String(number).padStart(2)} ${title}`)}\n`,
    indented(wrapped(says, room)),
    indented(calls.flatMap((call) => callLines(call, room)).map(ink.dim)),
    ...shown.map((table) => `\n${table}`),
    '\n',
  ].join('');
}

/** `2026-01-10 10:23`, on the account's own clock. Not an instant: as it is. */
export function localTime(instant: string, timeZone: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}`;
}

export const money = (minor: number, currency: string): string => plainMoney(minor, currency);
