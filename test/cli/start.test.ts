import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { isAlive } from '../../cli/servers/process.ts';
import { until } from '../until.ts';
import type { Started } from './started.ts';
import { crewOf, procOf, runCommand, send, startOn } from './started.ts';

/** Nobody but root can get into it, as many a folder of root's: the servers have to work in there all the same. */
const home = mkdtempSync(join(tmpdir(), 'puntual-start-'));
const folder = join(home, 'data');
let running: Started | null = null;

afterAll(async () => {
  running?.kill('SIGTERM');
  await running?.exited;
  rmSync(home, { recursive: true, force: true });
}, 60_000);

const SECRETS = {
  PUNTUAL_BANK_SECRET: `whsec_${Buffer.from('what the bank signs by, 1').toString('base64')}`,
  PUNTUAL_SERVICE_SECRET: `whsec_${Buffer.from('what the worker signs by').toString('base64')}`,
};
const opened = {
  name: 'Guthrie SA de CV',
  email: 'ap@guthrie.example',
  testClock: { startsAt: '2026-03-02T15:00:00Z' },
};

test('from an empty folder to an account, refused twice on one folder, killed altogether, and back as if nothing had been', async () => {
  running = await startOn(folder, SECRETS);
  expect((await running.call('GET', '/readyz')).body).toMatchObject({ status: 'ready' });
  expect(statSync(join(folder, 'api-key')).mode & 0o777).toBe(0o600);
  const { status, body: account } = await running.call('POST', '/v1/accounts', opened);
  expect(status).toBe(201);
  const invoiced = await running.call('POST', `/v1/accounts/${account.id as string}/invoices`, {
    lines: [{ description: 'March', quantity: 1, unitAmountMinor: 100_000 }],
  });
  expect(invoiced.status).toBe(201);

  // Each has the secrets that it needs, and no other; where there is no such place, nobody can look.
  const crew = crewOf(running.run.pid).filter((pid) => procOf(pid, 'environ') !== '');
  const partOf = (pid: number): string =>
    procOf(pid, 'cmdline')
      .split('\0')
      .find((word) => word === 'api' || word === 'worker') ?? 'another';
  const knowing = (secret: string): string[] =>
    crew.filter((pid) => procOf(pid, 'environ').includes(secret)).map(partOf);
  const isAskable = crew.length > 0;
  // Beside them the guard and the two servers, and what one of them may just be asking of the system.
  const parts = crew.map(partOf).sort();
  expect(parts.filter((part) => part !== 'another')).toEqual(isAskable ? ['api', 'worker'] : []);
  expect(parts.length).toBeGreaterThanOrEqual(isAskable ? 5 : 0);
  const key = readFileSync(join(folder, 'api-key'), 'utf8').trim();
  // Whatever the starter just asks of the system has its settings, and is gone in a moment.
  const knows = (part: string, secret: string) => until(() => knowing(secret).join() === (isAskable ? part : ''));
  for (const secret of [key, SECRETS.PUNTUAL_BANK_SECRET]) await knows('api', secret);
  await knows('worker', SECRETS.PUNTUAL_SERVICE_SECRET);

  // By the role of API and worker nothing can be rebuilt; the owner's password is the starter's alone.
  const ownerPassword = readFileSync(join(folder, 'postgres', 'password'), 'utf8').trim();
  expect(knowing(ownerPassword)).toEqual([]);
  expect([running.output().includes(ownerPassword), running.output().includes('puntual_app:***@')]).toEqual([
    false,
    true,
  ]);
  expect(new URL(running.run.databaseUrl).username).toBe('puntual_app');
  const role = new pg.Client({ connectionString: running.run.databaseUrl });
  await role.connect();
  for (const sql of ['CREATE TABLE mine (id int)', 'DROP TABLE timeline', 'UPDATE journal_entries SET id = id'])
    await expect(role.query(sql)).rejects.toMatchObject({ code: '42501' });
  await role.end();

  const second = runCommand(folder, ['start']);
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain(`already running on ${folder}`);

  const everybody = [running.run.pid, ...crewOf(running.run.pid)];
  expect(everybody.length).toBeGreaterThanOrEqual(6);
  send('SIGKILL', everybody);
  await running.exited;

  const before = running.run;
  running = await startOn(folder);
  expect(running.run).toMatchObject({ databaseUrl: before.databaseUrl, temporalAddress: before.temporalAddress });
  const advanced = await running.call('POST', `/v1/accounts/${account.id as string}/test-clock/advance`, {
    to: '2026-03-12T20:00:00Z',
  });
  expect(advanced).toMatchObject({ status: 200, body: { collections: { state: 'overdue', rung: 1 } } });
}, 240_000);

test('who is killed alone is started again by the one that is left', async () => {
  const started = running as Started;
  for (const pid of crewOf(started.run.pid)) {
    send('SIGKILL', [pid]);
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(200)) {
      const ready = await started.call('GET', '/readyz').catch(() => null);
      if (ready?.status === 200 && crewOf(started.run.pid).length >= 5) break;
    }
    await until(async () => (await started.call('GET', '/readyz').catch(() => null))?.status === 200);
  }
  // Until the worker is back as well, the answer is to send the same again.
  let answer = await started.call('POST', '/v1/accounts', opened);
  for (let tries = 1; answer.status === 503 && tries < 6; tries++)
    answer = await started.call('POST', '/v1/accounts', opened);
  expect(answer.status).toBe(201);
}, 240_000);

test('a signal stops everything, in order, and leaves nothing', async () => {
  const { run, kill, exited } = running as Started;
  const everybody = [run.pid, ...crewOf(run.pid)];
  kill('SIGTERM');
  expect(await exited).toBe(0);
  // Their guard is no child that is waited for.
  await until(() => everybody.every((pid) => !isAlive(pid)));
  expect(existsSync(join(folder, 'run.json'))).toBe(false);
  expect(existsSync(join(folder, 'lock'))).toBe(false);
  running = null;
}, 60_000);

test('a wrong setting is named before anything is started', async () => {
  const command = runCommand(folder, ['start'], { PUNTUAL_PORT: 'many' });
  expect(await command.exited).toBe(1);
  expect(command.output().trim()).toBe('PUNTUAL_PORT must be a port number from 0 to 65535');
});
