import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../until.ts';
import { ToyHouse } from './toy-house.ts';
import { inMs } from './toy-record.ts';

const house = new ToyHouse();
const { record } = house;
let worker: ChildProcess;

beforeAll(async () => {
  await house.open();
  worker = await startWorker();
});
afterAll(async () => {
  await kill();
  await house.close();
});

async function startWorker(): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('./toy-worker.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', program, house.address, house.namespace, house.recordFile],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (said: Buffer) => said.toString().includes('READY') && resolve());
    child.once('exit', () => reject(new Error('The toy worker died')));
  });
  return child;
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  if (worker.exitCode === null && worker.kill('SIGKILL')) await gone;
}

/** Temporal waits 20 s for a sign of life of what a dead worker was at. */
test('after kill -9 in the middle of everything, all of it is done, once', async () => {
  const verbs = ['chargeBalance', 'sendEmail', 'deactivateService'] as const;
  for (const verb of verbs) record.goes('acc_killed', verb, 'held');
  await house.tell('acc_killed', {
    work: ['chargeBalance', 'lookUpCharge', 'sendEmail', 'deactivateService'],
    deadlines: [{ at: inMs(3_600_000), kind: 'reminder' }],
  });
  const rings = inMs(15_000);
  await house.tell('acc_rings', { deadlines: [{ at: rings, kind: 'charge', brings: ['chargeBalance'] }] });
  // The worst moment: the world knows of each, and none of it is written.
  await until(() => record.asked('acc_killed').length === 3);
  await until(async () => (await house.timers('acc_rings')).length === 1);
  await kill();
  for (const verb of verbs) record.goes('acc_killed', verb, 'fine');
  // What comes while nobody is there waits.
  await house.tell('acc_killed', { work: ['sendEmail'] });
  await house.tell('acc_nobody', { work: ['sendEmail'] });
  await until(() => Date.now() > Date.parse(rings));

  worker = await startWorker();
  await until(() => record.done('acc_nobody').length === 1);
  await until(() => record.done('acc_rings').length === 1);
  await until(() => record.done('acc_killed').length === 5, 60_000);
  expect(record.done('acc_killed').sort()).toEqual(['w1', 'w2', 'w3', 'w4', 'w5']);
  // Asked again under its key, for the world to know it again.
  expect(record.asked('acc_killed').sort()).toEqual(['w1', 'w1', 'w2', 'w3', 'w3', 'w4', 'w4', 'w5']);
  expect([record.reaches('acc_rings').length]).toEqual([1]);
  await until(async () => (await house.timers('acc_killed')).length === 1);
}, 120_000);
