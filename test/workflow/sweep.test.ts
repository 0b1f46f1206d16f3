import { describe, expect, it } from '@jest/globals';
import { sweep } from '../../workflows/sweep.ts';
import { Turnstile } from '../../workflows/turnstile.ts';

describe('the sweeper', () => {
  it('delivers what was left, and an account that fails holds up no other', async () => {
    const delivered: string[] = [];
    const swept = await sweep(
      { undelivered: async () => ['a', 'b', 'c'].map((accountId, i) => ({ accountId, seq: i + 1 })) },
      {
        async deliver(accountId, seq) {
          if (accountId === 'b') throw new Error('no');
          delivered.push(`${accountId}${seq}`);
        },
      },
    );
    expect(delivered.sort()).toEqual(['a1', 'c3']);
    expect(swept).toMatchObject({ delivered: 2, failed: [{ accountId: 'b', seq: 2 }] });
  });
});

describe('the turnstile', () => {
  it('lets so many through at once, each in its turn, and each account by itself', async () => {
    const turnstile = new Turnstile(2);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const pass = (n: number) =>
      turnstile.through('a', async () => {
        most = Math.max(most, (inside += 1));
        await new Promise(setImmediate);
        order.push(n);
        inside -= 1;
      });
    await Promise.all([pass(1), pass(2), pass(3), pass(4), pass(5), turnstile.through('b', async () => {})]);
    expect(most).toBe(2);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  it('lets the next one in after a failure', async () => {
    const turnstile = new Turnstile(1);
    await expect(turnstile.through('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turnstile.through('a', async () => 'in')).toBe('in');
  });
});
