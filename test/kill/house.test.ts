import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { faultsOf } from '../lives/audit.ts';
import { Life } from '../lives/life.ts';
import type { Part } from './house.ts';
import { House } from './house.ts';
import { traceOf } from './trace.ts';

const house = new House();
beforeAll(() => house.start(), 200_000);
afterAll(() => house.stop(), 60_000);

interface Story { card?: string; autopay?: boolean; go(life: Life): Promise<unknown> }

const STORIES: Record<string, Story> = {
  'declined once, charged an hour later': { card: 'tok_declined_once', go: (life) => life.on('2026-03-20') },
  'a bank that takes 20 s': { card: 'tok_slow', go: (life) => life.on('2026-03-20') },
  'a bank that does not answer': { card: 'tok_timeout_charged', go: (life) => life.on('2026-03-20') },
  'nobody pays, and then a transfer comes': {
    async go(life) {
      await life.on('2026-05-12');
      await life.transfer(116_000, '2026-05-12', { concept: `Pago ${life.invoices[0]?.number}` });
      await life.on('2026-05-30');
    },
  },
  'three months on autopay': {
    card: 'tok_ok',
    async go(life) {
      await life.on('2026-04-02');
      await life.invoice(58_000, '2026-04-10');
      await life.on('2026-05-02');
      await life.invoice(58_000, '2026-05-10');
      await life.on('2026-05-20');
    },
  },
};

async function tell({ go, card, autopay }: Story): Promise<Life> {
  const life = await Life.begin(house.http, { from: '2026-03-02', ...(card === undefined ? {} : { card }), ...(autopay === undefined ? {} : { autopay }) });
  await life.invoice(116_000, '2026-03-10');
  await go(life);
  return life;
}

/** While they live, every part dies in its turn; two of them once more, at once. */
async function killAllInTurn(): Promise<void> {
  for (const part of ['worker', 'postgres', 'temporal', 'api'] as Part[]) {
    await pause(1_500);
    await house.kill(part);
  }
  await Promise.all([house.kill('worker'), house.kill('postgres')]);
}

test('kill -9 of the worker, PostgreSQL, the Temporal server and the API, one after the other: every story ends as its twin that nobody disturbed', async () => {
  const names = Object.keys(STORIES);
  const undisturbed = await Promise.all(names.map((name) => tell(STORIES[name]!)));
  const twins = await Promise.all(undisturbed.map(traceOf));

  const [disturbed] = await Promise.all([Promise.all(names.map((name) => tell(STORIES[name]!))), killAllInTurn()]);
  for (const [i, name] of names.entries()) expect([name, await traceOf(disturbed[i]!)]).toEqual([name, twins[i]]);
  expect((await Promise.all(disturbed.map(faultsOf))).flat()).toEqual([]);
  for (const part of ['The worker', 'PostgreSQL', 'Temporal', 'The API']) expect(house.said()).toContain(`${part} is back`);
}, 400_000);
