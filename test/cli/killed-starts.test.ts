import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { isAlive } from '../../cli/servers/process.ts';
import { until } from '../until.ts';
import { crewOf, runCommand, type Started, startOn } from './started.ts';

/** `npm start` alone is killed, at moments of its first set-up and with work in flight; its children are orphans then. */

const folder = mkdtempSync(join(tmpdir(), 'puntual-killed-'));
let running: Started | null = null;
afterAll(async () => {
  running?.kill('SIGTERM');
  await running?.exited;
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const cluster = join(folder, 'postgres', 'cluster');
const has = (name: string) => () => existsSync(join(cluster, name));
const MOMENTS: Record<string, () => boolean> = {
  'while PostgreSQL is made': () => existsSync(`${cluster}.new`),
  'while PostgreSQL comes up': has('postmaster.pid'),
  'while tables are made': () => {
    try {
      return /^ready/m.test(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'));
    } catch {
      // There is none, or no longer.
      return false;
    }
  },
};

const pidIn = (): number => Number((JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')) as { pid: number }).pid);

test('killed again and again in its first set-up, and then with a charge at its bank: the next start goes on from there', async () => {
  for (const [, isNow] of Object.entries(MOMENTS)) {
    const started = runCommand(folder, ['start']);
    await until(() => existsSync(join(folder, 'lock')) && isNow(), 90_000);
    // Well within it.
    await pause(300);
    const crew = crewOf(pidIn());
    started.kill('SIGKILL');
    await started.exited;
    // Nobody of them is left to be in the next one's way.
    await until(() => crew.every((pid) => !isAlive(pid)), 60_000);
  }

  const first = await startOn(folder);
  running = first;
  const opened = { name: 'Guthrie SA de CV', email: 'ap@guthrie.example', autopay: false };
  const { body: account } = await first.call('POST', '/v1/accounts', opened);
  const of = `/v1/accounts/${String(account.id)}`;
  await first.call('POST', `${of}/payment-methods`, { kind: 'card', token: 'tok_slow' });
  await first.call('POST', `${of}/invoices`, {
    lines: [{ description: 'March', quantity: 1, unitAmountMinor: 100_000 }],
  });
  const asked = first.call('POST', `${of}/pay-balance`, {}).catch(() => null);
  const book = async (of: Started): Promise<unknown[]> =>
    (await of.call('GET', `/v1/sandbox/charges?accountId=${String(account.id)}`)).body.items as unknown[];
  await until(async () => (await book(first)).length === 1, 60_000);
  const crew = crewOf(first.run.pid);
  expect(crew.length).toBeGreaterThanOrEqual(5);
  first.kill('SIGKILL');
  await first.exited;
  await asked;
  expect(existsSync(join(folder, 'run.json'))).toBe(true);
  const other = runCommand(folder, ['backup', join(folder, 'no.backup')]);
  expect([await other.exited, other.output()]).toEqual([1, expect.stringContaining(`No Puntual runs on ${folder}`)]);

  const next = await startOn(folder);
  running = next;
  await until(() => crew.every((pid) => !isAlive(pid)), 60_000);
  const balance = async () => ((await next.call('GET', of)).body.balance as { openMinor: number }).openMinor;
  await until(async () => (await balance()) === 0, 90_000);
  expect(await book(next)).toMatchObject([{ outcome: 'succeeded', amountMinor: 100_000 }]);
}, 480_000);
