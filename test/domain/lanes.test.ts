import { describe, expect, test } from '@jest/globals';
import { nameless } from '../../api/v1/bank-statements/identity.ts';
import { inLanes } from '../../api/v1/bank-statements/lanes.ts';

const turns = async (n: number): Promise<void> => {
  for (let i = 0; i < n; i++) await null;
};

async function* items(keys: string): AsyncGenerator<{ n: number; key: string }> {
  for (const [n, key] of [...keys].entries()) yield { n, key };
}

describe('work in lanes', () => {
  test('is done for all, some at once, those of one key in their order', async () => {
    const done: { n: number; key: string }[] = [];
    let [running, most] = [0, 0];
    await inLanes(items('abacabadaaeabb'), {
      lanes: 3,
      keyOf: ({ key }) => (key === 'e' ? null : key),
      async work(item) {
        most = Math.max(most, (running += 1));
        await turns(item.n % 2 === 0 ? 20 : 1);
        running -= 1;
        done.push(item);
      },
    });
    expect(done).toHaveLength(14);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(3);
    for (const key of 'abcd') {
      const own = done.filter((one) => one.key === key).map(({ n }) => n);
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  });

  test('ends with the first that fails, when what was begun is over', async () => {
    const begun: number[] = [];
    let over = 0;
    const work = inLanes(items('abcdefgh'), {
      lanes: 2,
      keyOf: ({ key }) => key,
      async work({ n }) {
        begun.push(n);
        await turns(10);
        over += 1;
        if (n === 2) throw new Error('two');
      },
    });
    await expect(work).rejects.toThrow('two');
    expect(begun.length).toBeLessThan(8);
    expect(over).toBe(begun.length);
  });
});

test('a line without a name goes by what it says, and by which of its kind it is', () => {
  const entry = {
    line: 1,
    settledOn: '2026-03-02' as const,
    amountMinor: 100,
    currency: 'MXN',
    trackingKey: null,
    bankReference: null,
    reference: null,
    concept: 'renta',
    payerName: null,
    payerClabe: null,
    receivedAtAccount: null,
  };
  const [one, again] = [nameless(), nameless()];
  const names = [one(entry), one({ ...entry, line: 9 }), one({ ...entry, concept: 'otra' })];
  expect(new Set(names).size).toBe(3);
  expect(names.every((name) => name.length <= 64)).toBe(true);
  expect([again({ ...entry, concept: 'otra' }), again(entry), again(entry)]).toEqual([names[2], names[0], names[1]]);
});
