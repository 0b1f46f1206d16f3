import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { why } from '../../domain/chart/why/why.ts';
import { debtor, deeds } from '../timeline/deeds.ts';
import type { Deed, Setting } from '../timeline/deeds.ts';
import { LIVES, SEED } from '../timeline/lives.ts';
import { RandomLife } from '../timeline/random-life.ts';

const numRuns = Math.ceil(LIVES / 4);

/** What needs something to rest on, in whatever life. */
const RESTING =
  /^(service\.|hold\.released|retry\.scheduled|overdue\.began|email\.sent|charge\.attempted|invoice\.reopened)/;

function explained(given: Setting, happens: Deed[]): void {
  /** The opening is not watched. */
  let counted: number | null = null;
  const life = new RandomLife(given, ({ entries, state }) => {
    let seq = counted ?? state.landmarks.seq - entries.length;
    for (const { type, because, data } of entries) {
      seq += 1;
      const about = `${seq} ${type} ${JSON.stringify(data)} ${JSON.stringify(because)}`;
      if (because === null) continue;
      if (because.entries.some((one) => one < 1 || one >= seq)) throw new Error(`rests on what comes later: ${about}`);
      if (RESTING.test(type) && because.entries.length === 0) throw new Error(`rests on nothing: ${about}`);
    }
    if (state.landmarks.seq !== seq) throw new Error(`counts ${state.landmarks.seq} of ${seq}`);
    counted = seq;
    for (const { says } of why(state, state.snapshot.context.now))
      if (!/^[A-Z0-9].*[.]$/.test(says) || /undefined|null|NaN/.test(says)) throw new Error(`says: ${says}`);
  });
  for (const one of happens) life.does(one);
  // But for attempts whose money may still turn up: a bank that never answers makes several a day.
  const watched = life.state.snapshot.context.lost.length;
  expect(Object.keys(life.state.landmarks.of).length - watched).toBeLessThan(120);
}

describe(`${numRuns} random lives, each asked why`, () => {
  test('every entry rests on earlier ones, and what the account says is a sentence', () => {
    fc.assert(fc.property(debtor, deeds, explained), { numRuns, seed: SEED });
  });
});
