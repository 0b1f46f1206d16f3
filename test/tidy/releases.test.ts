import { expect, test } from '@jest/globals';
import { keptBackups, nameOf, readKept, TODAYS } from '../releases/kept.ts';

/** A shape that somebody has written is read for ever: a backup of it is kept in the change in which it is born. */

const HOW = 'node --import tsx test/releases/keep.ts';

test('the shapes of states and policies that this release writes are kept in a backup', () => {
  const [newest] = keptBackups().slice(-1);
  const lacks = newest?.state === TODAYS.state && newest.policy === TODAYS.policy ? [] : [nameOf(TODAYS)];
  expect(lacks.map((name) => `There is no test/releases/kept/${name}: ${HOW} makes it`)).toEqual([]);
});

/** The values of a table's column. */
function columnIn(text: string, table: string, column: string): Set<string> {
  const lines = text.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`{"table":"${table}"`));
  const { columns } = JSON.parse(lines[head] ?? '{}') as { columns: string[] };
  const rows = lines.slice(head + 1, lines.indexOf('\\.', head));
  return new Set(rows.map((row) => row.split('\t')[columns.indexOf(column)] ?? ''));
}

test.each(keptBackups())('$name is of the shapes that its name says', ({ name, state, policy }) => {
  const text = readKept(name);
  expect(columnIn(text, 'account_states', 'shape')).toEqual(new Set([String(state)]));
  expect([...columnIn(text, 'policies', 'shape')]).toContain(String(policy));
});
