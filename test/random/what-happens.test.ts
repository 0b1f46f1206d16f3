import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { debtor, deeds, payer } from '../timeline/deeds.ts';
import { SEED } from '../timeline/lives.ts';
import type { Wanted } from '../timeline/what-happens.ts';
import { ALL_WANTED, whatHappens } from '../timeline/what-happens.ts';

const LOOKED_AT = 800;

test(`in ${LOOKED_AT} random lives everything happens that their rules are about`, () => {
  const lives = fc.sample(fc.tuple(fc.oneof(payer, debtor), deeds), { numRuns: LOOKED_AT, seed: SEED });
  const happened = new Set<Wanted>(lives.flatMap(([given, happens]) => whatHappens(given, happens)));
  expect(ALL_WANTED.filter((one) => !happened.has(one))).toEqual([]);
});
