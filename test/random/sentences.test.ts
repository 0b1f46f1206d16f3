import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sentencesFor } from '../../api/v1/timeline/sentences.ts';
import type { TimelineRow } from '../../ports/store/store.ts';
import { debtor, deeds } from '../timeline/deeds.ts';
import { LIVES, SEED } from '../timeline/lives.ts';
import { RandomLife } from '../timeline/random-life.ts';

const numRuns = Math.ceil(LIVES / 80);
const READERS = ['es', 'pt'].map((language) =>
  sentencesFor({ headers: { 'accept-language': language } }, { currency: 'MXN', timeZone: 'America/Mexico_City' }),
);

describe(`${numRuns} random lives, read in Spanish and Portuguese`, () => {
  test('no line is left in English, and none has a hole', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(debtor, deeds, (given, happens) => {
        const life = new RandomLife(given, ({ entries }) => {
          for (const entry of entries)
            for (const { of, language } of READERS) {
              types.add(entry.type);
              const said = of({ ...entry, summary: 'IN ENGLISH' } as unknown as TimelineRow);
              if (/IN ENGLISH|undefined|null|NaN|object/.test(said))
                throw new Error(`${language} ${entry.type} ${JSON.stringify(entry.data)}: ${said}`);
            }
        });
        for (const one of happens) life.does(one);
      }),
      { numRuns, seed: SEED },
    );
    expect(types.size).toBeGreaterThan(40);
  });
});
