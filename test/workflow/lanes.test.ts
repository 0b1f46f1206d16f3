import { describe, expect, it } from '@jest/globals';
import { EffectLanes } from '../../workflows/lanes.ts';

/** Effects that end when they are told to. */
function lanes() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const made = new EffectLanes<string>(
    { laneOf: (effect) => (effect.startsWith('mail') ? null : effect.slice(0, 1)), record: 'r', replaces: (newer, waiting) => newer.startsWith('s') && waiting !== newer },
    ({ effect }) =>
      new Promise((resolve) => {
        begun.push(effect);
        ends.set(effect, resolve);
      }),
  );
  return {
    begun,
    lanes: made,
    add: (...effects: string[]) => effects.forEach((effect) => made.add({ effect, appliedSeq: 0 })),
    async end(effect: string): Promise<void> {
      ends.get(effect)?.();
      await new Promise(setImmediate);
    },
  };
}

describe('lanes', () => {
  it('do the effects of one lane one after the other, and those of others meanwhile', async () => {
    const { add, begun, end } = lanes();
    add('a1', 'a2', 'b1', 'mail1', 'mail2');
    expect(begun).toEqual(['a1', 'b1', 'mail1', 'mail2']);
    await end('a1');
    expect(begun.at(-1)).toBe('a2');
  });

  it('drop what waits and was overtaken, never what has begun', async () => {
    const { add, begun, end, lanes: made } = lanes();
    add('s-on', 's-off', 's-on again');
    await end('s-on');
    expect(begun).toEqual(['s-on', 's-on again']);
    await end('s-on again');
    expect(made.isQuiet).toBe(true);
  });

  it('know when all that was given until a moment is done', async () => {
    const { add, end, lanes: made } = lanes();
    add('r1', 'r2');
    const mark = made.mark('r');
    add('r3');
    await end('r1');
    expect(made.hasPassed('r', mark)).toBe(false);
    await end('r2');
    expect(made.hasPassed('r', mark)).toBe(true);
    expect(made.orders.map(({ effect }) => effect)).toEqual(['r3']);
  });
});
