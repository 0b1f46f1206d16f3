import { afterEach, expect, test } from '@jest/globals';
import type { z } from 'zod';
import type { PaymentMethod } from '../../api/v1/payment-methods/shapes.ts';
import type { Task } from '../../api/v1/tasks/shapes.ts';
import { faultsOf } from '../lives/audit.ts';
import { inParallel } from '../lives/in-parallel.ts';
import type { Life } from '../lives/life.ts';
import { oneTown } from '../lives/one-town.ts';
import { fault, MINOR, payers } from './payers.ts';

const here = oneTown();
afterEach(() => fault(here, 'cards', 'none'));

const ACCOUNTS = 12;

const tasks = (status: 'open' | 'done'): Promise<z.infer<typeof Task>[]> =>
  here.http.list(`/v1/tasks?status=${status}`);
const methodsOf = async (life: Life): Promise<string[]> =>
  (await here.http.list<z.infer<typeof PaymentMethod>>(`/v1/accounts/${life.id}/payment-methods`)).map(
    ({ status }) => status,
  );
const chargesStopped = async (): Promise<unknown> =>
  (await here.http.list<{ name: string; stopped: boolean }>('/v1/switches')).find(({ name }) => name === 'charges')
    ?.stopped ?? false;

/** The gateway refuses us over the 10th: what everybody sees of it. */
async function refusedOverTheTenth(lives: Life[]): Promise<void> {
  await fault(here, 'cards', 'unauthorized');
  await inParallel(lives, (life) => life.on('2026-03-10', '20:00'));
  expect((await tasks('open')).map(({ kind, accountId }) => [kind, accountId])).toEqual([['railStopped', null]]);
  expect(await chargesStopped()).toBe(true);
  for (const life of lives) {
    expect([await methodsOf(life), await life.calls()]).toEqual([['active'], []]);
    expect((await life.attempts()).filter(({ outcome }) => outcome !== null && outcome !== 'lost')).toEqual([]);
    expect(
      (
        await life.told(
          'charge.held',
          'charge.attempted',
          'charge.declined',
          'charge.refused',
          'method.blocked',
          'retry.scheduled',
        )
      ).map(({ type }) => type),
    ).toEqual(['charge.held']);
    expect(
      (await life.emails())
        .map(({ template }) => template)
        .filter((template) => /declined|method|retries/.test(template)),
    ).toEqual([]);
  }
  expect(await lives[0]?.payBalance()).toMatchObject({ status: 409, body: { code: 'charges_stopped' } });
}

async function chargedOnce(lives: Life[]): Promise<void> {
  await inParallel(lives, (life) => life.on('2026-03-20'));
  for (const life of lives) expect((await life.calls()).map((line) => line.slice(11))).toEqual([`succeeded ${MINOR}`]);
  expect(await tasks('open')).toEqual([]);
  // Whose charge met the refusal has an attempt that never reached the bank.
  expect(
    (await inParallel(lives, faultsOf)).flat().filter((line) => !/ is lost and in the book false$/.test(line)),
  ).toEqual([]);
}

test('the gateway refuses us over the 10th: one task for all, no card is blamed, and when its probe gets ' +
  'through all goes on, each charged once', async () => {
  const lives = await payers(here, ACCOUNTS);
  await refusedOverTheTenth(lives);
  await fault(here, 'cards', 'none');
  // A worker asks at its start and each hour.
  await here.worker.stop();
  await here.startWorker();
  await here.until(async () => (await chargesStopped()) === false);
  await chargedOnce(lives);
  expect((await tasks('done')).map(({ kind }) => kind)).toEqual(['railStopped']);
}, 200_000);

test('it refuses us again: a task again; and who lets it go too early is stopped again, who lets it go ' +
  'when it is mended is not', async () => {
  const lives = await payers(here, 5);
  await refusedOverTheTenth(lives);
  const letGo = (): Promise<unknown> =>
    here.http.post('/v1/switches', { name: 'charges', stopped: false, reason: 'The key is mended' });
  await letGo();
  expect([await chargesStopped(), await tasks('open')]).toEqual([false, []]);
  await inParallel(lives, (life) => life.on('2026-03-12', '20:00'));
  expect([await chargesStopped(), (await tasks('open')).map(({ kind }) => kind)]).toEqual([true, ['railStopped']]);
  await fault(here, 'cards', 'none');
  await letGo();
  await chargedOnce(lives);
}, 200_000);
