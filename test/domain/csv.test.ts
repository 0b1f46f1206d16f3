import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { csvOf } from '../../api/http/csv.ts';
import { cellsOf, columnsOf, itemOf } from '../../api/http/csv-columns.ts';
import { wantsCsv } from '../../api/http/csv-lists.ts';

/** A reader by the letter of RFC 4180. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[(i += 1)];
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\r' && text[i + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      i += 1;
    } else cell += sign;
  }
  expect([quoted, row, cell]).toEqual([false, [], '']);
  return rows;
}

describe('comma-separated values', () => {
  test('come back as they were, whatever text is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 })), (rows) => {
        const [, ...cells] = read(csvOf(['a', 'b'], rows));
        expect(cells.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
          rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        );
      }),
    );
  });

  test('a spreadsheet calculates nothing', () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1', '\u00a0=1'])
      expect(read(csvOf(['a'], [[formula]]))[1]).toEqual([`'${formula}`]);
    for (const plain of ['a=1', '1-2', 'acc_1', '2026-03-01', ''])
      expect(read(csvOf(['a'], [[plain]]))[1]).toEqual([plain]);
  });

  test('numbers are numbers, nothing is empty', () => {
    expect(csvOf(['a', 'b', 'c', 'd'], [[-5, null, true, undefined]])).toBe('a,b,c,d\r\n-5,,true,\r\n');
  });
});

describe('a list as a table', () => {
  const Item = z.strictObject({
    id: z.string(),
    balance: z.strictObject({ openMinor: z.int(), parts: z.array(z.int()) }),
    why: z.strictObject({ since: z.string() }).nullable(),
    note: z.string().nullable(),
  });

  test('has a column for each value, and JSON for lists', () => {
    const columns = columnsOf(Item);
    expect(columns.map(({ heading }) => heading)).toEqual([
      'id',
      'balance.openMinor',
      'balance.parts',
      'why.since',
      'note',
    ]);
    expect(cellsOf({ id: 'a', balance: { openMinor: 3, parts: [1, 2] }, why: null, note: null }, columns)).toEqual([
      'a',
      3,
      '[1,2]',
      undefined,
      null,
    ]);
  });

  test('is told by its answer', () => {
    expect(itemOf(z.strictObject({ items: z.array(Item), nextCursor: z.string().nullable() }))).toBe(Item);
    expect(itemOf(Item)).toBeNull();
    expect(itemOf(undefined)).toBeNull();
  });

  test('is given to whoever asks for it', () => {
    for (const accept of [
      'text/csv',
      'Text/CSV; header=present',
      'text/csv, */*;q=0.5',
      'application/json;q=0.1, text/csv',
    ])
      expect([accept, wantsCsv(accept)]).toEqual([accept, true]);
    for (const accept of [undefined, '', '*/*', 'application/json', 'application/json, text/csv;q=0.9', 'text/csv;q=0'])
      expect([accept, wantsCsv(accept)]).toEqual([accept, false]);
  });
});
