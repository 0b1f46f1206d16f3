import { expect, test } from '@jest/globals';
import type { Agenda } from '../../domain/work.ts';
import { sweep } from '../../workflows/upkeep/sweep.ts';

const agenda = (step: number): Agenda => ({ step, wakeAt: null, next: null, work: [], attributes: {} });
const overdue = (...ids: string[]) => ({
  overdue: async () => ids.map((accountId, i) => ({ accountId, agenda: agenda(i + 1) })),
});

test('each account that waits is told what its record says, and one that fails holds up no other', async () => {
  const told: string[] = [];
  const swept = await sweep(overdue('a', 'b', 'c'), async (accountId, { step }) => {
    if (accountId === 'b') throw new Error('no');
    told.push(`${accountId}${step}`);
  });
  expect(told).toEqual(['a1', 'c3']);
  expect(swept).toEqual({ nudged: 2, failed: [{ accountId: 'b', error: new Error('no') }] });
});

test('nobody is asked for what has only just fallen due: its nudge is on its way', async () => {
  const asked: number[][] = [];
  const nobody = async (...limits: number[]): Promise<[]> => {
    asked.push(limits);
    return [];
  };
  await sweep({ overdue: nobody }, async () => undefined);
  expect(asked).toEqual([[3_000, 200]]);
});

test('only some are told at once, and one that takes its time holds up only its own place', async () => {
  let [under, most] = [0, 0];
  let slowEnds = (): void => undefined;
  const slow = new Promise<void>((resolve) => (slowEnds = resolve));
  const told: string[] = [];
  const swept = sweep(overdue('slow', ...Array.from({ length: 40 }, (_, i) => `acc_${i}`)), async (accountId) => {
    most = Math.max(most, (under += 1));
    if (accountId === 'slow') await slow;
    else await new Promise(setImmediate);
    told.push(accountId);
    under -= 1;
    if (told.length === 40) slowEnds();
  });
  expect((await swept).nudged).toBe(41);
  expect([most, told.at(-1)]).toEqual([10, 'slow']);
});

test('when the record can not be asked, the sweep says so', async () => {
  await expect(
    sweep({ overdue: () => Promise.reject(new Error('no database')) }, async () => undefined),
  ).rejects.toThrow('no database');
});
