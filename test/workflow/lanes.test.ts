import { expect, test } from '@jest/globals';
import type { Work } from '../../domain/work.ts';
import { readyOf } from '../../workflows/account/lanes.ts';

/** `payment:1`: work 1 of the payment lane; `:2` has none. */
const work = (...named: string[]): Work[] =>
  named.map((name) => ({ id: name, verb: 'sendEmail', lane: name.split(':')[0] || null, queue: 'any', priority: 3 }));
const ready = (todo: string[], busy: string[] = []): string[] =>
  readyOf(work(...todo), work(...busy)).map(({ id }) => id);

test('of each lane the first may begin, and all that has none', () => {
  expect(ready(['payment:1', ':2', 'payment:3', 'service:4', ':5', 'service:6'])).toEqual([
    'payment:1',
    ':2',
    'service:4',
    ':5',
  ]);
});

test('a lane in which something is under way waits, also when that is not to be done any more; the others go on', () => {
  expect(ready(['payment:1', 'payment:3', 'service:4', ':5'], ['payment:1'])).toEqual(['service:4', ':5']);
  expect(ready(['payment:3', ':5'], ['payment:1'])).toEqual([':5']);
});

test('what is under way is not begun again, whether it has a lane or none', () => {
  expect(ready(['payment:1', ':2'], ['payment:1', ':2'])).toEqual([]);
});

test('the order is that of their decision, not of their names', () => {
  expect(ready(['payment:9', 'payment:1'])).toEqual(['payment:9']);
});

test('where nothing is to be done, nothing begins', () => {
  expect(ready([], ['payment:1'])).toEqual([]);
});
