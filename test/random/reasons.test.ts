import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChartState } from '../../domain/chart/chart.ts';
import { why } from '../../domain/chart/why/why.ts';
import { debtor, deeds, payer } from '../timeline/deeds.ts';
import type { Deed, Setting } from '../timeline/deeds.ts';
import { LIVES, SEED } from '../timeline/lives.ts';
import { RandomLife } from '../timeline/random-life.ts';

const numRuns = Math.ceil(LIVES / 4);

/** What somebody has decided by a word of his own, or an admin's stop: there may be nothing that it rests on. */
const BY_WORD =
  /^(override\.applied|account\.closed|account\.reopened|charge\.held|invoice\.voided|refund\.made|transfer\.suggested)$/;
const isByWord = (type: string, data: object): boolean =>
  BY_WORD.test(type) || type === 'autopay.changed' || (type === 'credit.applied' && 'creditNoteId' in data);

/** Of what is long over the story's memory forgets (decision 009): the ids of that, so far. */
class Forgotten {
  private remembered: string[] = [];
  private readonly ids = new Set<string>();

  hears({ landmarks: { of } }: ChartState): void {
    for (const key of this.remembered) if (!(key in of)) this.ids.add(key.slice(key.lastIndexOf('/') + 1));
    this.remembered = Object.keys(of).filter((key) => key.includes('/'));
  }

  isAbout(data: object): boolean {
    const said = JSON.stringify(data);
    return [...this.ids].some((id) => said.includes(id));
  }
}

function explained(given: Setting, happens: Deed[]): void {
  /** The opening is not watched. */
  let counted: number | null = null;
  const forgotten = new Forgotten();
  const life = new RandomLife(given, ({ entries, state }) => {
    let seq = counted ?? state.landmarks.seq - entries.length;
    for (const { type, because, data } of entries) {
      seq += 1;
      const about = `${seq} ${type} ${JSON.stringify(data)} ${JSON.stringify(because)}`;
      if (because === null) continue;
      if (because.entries.some((one) => one < 1 || one >= seq)) throw new Error(`rests on what comes later: ${about}`);
      if (because.entries.length === 0 && !isByWord(type, data) && !forgotten.isAbout(data))
        throw new Error(`rests on nothing: ${about}`);
    }
    forgotten.hears(state);
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
  test('every decision rests on earlier entries, and what the account says is a sentence', () => {
    fc.assert(fc.property(fc.oneof(payer, debtor), deeds, explained), { numRuns, seed: SEED });
  });
});
