import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { debtor, deeds, payer } from '../timeline/deeds.ts';
import { LIVES, SEED } from '../timeline/lives.ts';
import { writesTheTruth } from '../timeline/true-mails.ts';

const numRuns = Math.ceil(LIVES / 4);

/** `PUNTUAL_LIVES` says how many; a failure prints its seed and the shortest life that shows it. */
describe(`the mails of ${numRuns} random lives`, () => {
  test('each is true when it leaves, and what it announces comes', () => {
    fc.assert(fc.property(fc.oneof(payer, debtor), deeds, writesTheTruth), { numRuns, seed: SEED });
  });
});
