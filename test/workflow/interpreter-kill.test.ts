import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openToyHouse, TOY_QUEUE, type ToyHouse } from './toy-house.ts';

let house: ToyHouse;
let worker: ChildProcess;
beforeAll(async () => {
  house = await openToyHouse();
  worker = await startWorker();
});
afterAll(async () => {
  await kill();
  await house.close();
});

async function startWorker(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./toy-worker.ts', import.meta.url)), house.address, house.namespace, TOY_QUEUE, house.worldFile],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes('READY')) resolve();
    });
    child.once('exit', () => reject(new Error('The toy worker died')));
  });
  return child;
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  if (worker.exitCode === null && worker.kill('SIGKILL')) await gone;
}

async function until(isSo: () => boolean): Promise<void> {
  for (const giveUpAt = Date.now() + 30_000; !isSo(); await pause(20)) if (Date.now() > giveUpAt) throw new Error('It did not come about');
}

describe('after kill -9 of the worker', () => {
  it('an effect whose outcome was not kept is done once, and what it brought is told once', async () => {
    const id = await house.begin('worst-moment', null);
    await house.order(id, { id: 'long-job', effect: 'hang' });
    await until(() => house.asked(id).length === 1);
    await kill();
    worker = await startWorker();
    await house.chart.idle(id, null, 60_000);
    expect(house.asked(id)).toEqual(['hang:long-job']);
    expect(house.world.lines().filter((line) => line.what === 'kept' && line.id === id)).toHaveLength(1);
    expect(house.records(id).map(({ line }) => line)).toEqual(['fed 1', 'ordered long-job', 'worked hang:long-job']);
  });

  it('again and again, a test clock still meets every deadline at its instant, and each job is done once', async () => {
    const id = await house.begin('under-fire', '2026-01-05T15:00:00.000Z');
    const going = house.advance(id, '2026-04-05T15:00:00.000Z', 100_000);
    for (let times = 0; times < 3; times += 1) {
      const soFar = house.records(id).length;
      await until(() => house.records(id).length > soFar + 8);
      await kill();
      worker = await startWorker();
    }
    await going;
    const reached = house.records(id).filter(({ line }) => line.startsWith('reached'));
    const ticks = reached.filter(({ line }) => line === 'reached tick').map(({ at }) => at);
    expect(ticks).toHaveLength(15);
    expect(ticks.every((at) => at.endsWith('T09:00:00.000Z'))).toBe(true);
    expect(reached.filter(({ line }) => line === 'reached cycle').map(({ at }) => at)).toEqual([
      '2026-02-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
      '2026-04-01T00:00:00.000Z',
    ]);
    expect(house.asked(id)).toEqual([...new Set(house.asked(id))]);
    const steps = new Set(house.records(id).map(({ step }) => step));
    expect([...steps].sort((a, b) => a - b)).toEqual(Array.from({ length: steps.size }, (_, i) => i + 1));
  });

  it('a request that was asked meanwhile is answered by the next worker', async () => {
    const id = await house.begin('orphan', null);
    await kill();
    const asking = house.order(id, { id: 'o', effect: 'nothing' });
    worker = await startWorker();
    expect(await asking).toEqual({ ok: true, version: 2 });
  });
});
