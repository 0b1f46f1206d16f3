import { describe, expect, test } from '@jest/globals';
import { toggled } from '../../ui/ticks.ts';

const rows = ['a', 'b', null, 'c', 'd'].map((id) => (id === null ? null : { id, name: id.toUpperCase() }));
const none = { scope: '', chosen: new Map<string, string>(), isAll: false, last: null };
const ids = ({ chosen }: { chosen: ReadonlyMap<string, string> }): string => [...chosen.keys()].join('');

describe('ticking rows', () => {
  test('one is ticked, and not any more', () => {
    const once = toggled(none, rows, 1, false);
    expect([ids(once), once.chosen.get('b')]).toEqual(['b', 'B']);
    expect(ids(toggled(once, rows, 1, false))).toBe('');
  });

  test('a range goes from the one before to this, up or down, past rows that nobody can tick', () => {
    const from = toggled(none, rows, 1, false);
    expect(ids(toggled(from, rows, 4, true))).toBe('bcd');
    expect(ids(toggled(toggled(none, rows, 3, false), rows, 0, true))).toBe('cab');
  });

  test('a range without a beginning on this page is one row', () => {
    expect(ids(toggled({ ...none, last: 'elsewhere' }, rows, 3, true))).toBe('c');
  });

  test('whoever takes one away of all has the others that he sees', () => {
    const rest = toggled({ ...none, isAll: true }, rows, 0, false);
    expect([ids(rest), rest.isAll]).toEqual(['bcd', false]);
  });

  test('where there is nobody nothing is ticked', () => {
    expect(toggled(none, rows, 2, false)).toBe(none);
    expect(toggled(none, rows, 9, false)).toBe(none);
  });
});
