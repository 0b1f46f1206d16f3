import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { debtor, deeds, payer } from '../timeline/deeds.ts';
import { comesAsForetold } from '../timeline/foretold.ts';
import { LIVES, SEED } from '../timeline/lives.ts';

const numRuns = Math.ceil(LIVES / 4);

/** `PUNTUAL_LIVES` says how many; a failure prints its seed and the shortest life that shows it. */
describe(`the forecasts of ${numRuns} random lives`, () => {
  test('are what then happens, item by item, while nobody does anything', () => {
    fc.assert(fc.property(fc.oneof(payer, debtor), deeds, comesAsForetold), { numRuns, seed: SEED });
  });
});
