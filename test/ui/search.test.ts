import { describe, expect, test } from '@jest/globals';
import { filterIn, isFiltered, searchIn } from '../../console/accounts/search.ts';

describe("the accounts' address", () => {
  test('says what is looked for', () => {
    expect(searchIn({ q: 'guthrie', state: 'overdue', bucket: '31-60', sort: 'balance' })).toEqual({
      q: 'guthrie',
      state: 'overdue',
      bucket: '31-60',
      sort: 'balance',
    });
  });

  test('what it cannot mean is left out, not passed on to be refused', () => {
    expect(searchIn({ state: 'asleep', bucket: 3, sort: '', pages: 'x', whatever: 1, q: '  ' })).toEqual({});
  });

  test('a search for a number stays one for its text', () => {
    expect(searchIn({ q: 60001 })).toEqual({ q: '60001' });
  });

  test('an order alone leaves nobody out', () => {
    expect(isFiltered({ sort: 'name', pages: ['x'] })).toBe(false);
    expect(isFiltered({ hold: 'promise' })).toBe(true);
  });

  test('its columns are those that there are, in their order, and narrow nothing', () => {
    const search = searchIn({ columns: 'balance,owner,shoe size', state: 'overdue', sort: 'name', pages: ['x'] });
    expect(search.columns).toBe('owner,balance');
    expect(filterIn(search)).toEqual({ state: 'overdue' });
  });
});
