import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { LIVES, SEED } from '../timeline/lives.ts';
import { deeds, payer } from '../timeline/deeds.ts';
import { livesByTheRules } from '../timeline/watching.ts';

const numRuns = Math.ceil(LIVES / 2);

/** `PUNTUAL_LIVES` says how many; a failure prints its seed and the shortest life that shows it. */
describe(`${numRuns} random lives of payers`, () => {
  test('every rule holds at every step, JSON or not; two facts may come in either order; every state is left by payment', () => {
    fc.assert(fc.property(payer, deeds, livesByTheRules), { numRuns, seed: SEED });
  });
});
