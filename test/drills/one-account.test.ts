import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsOf } from '../lives/audit.ts';
import type { Life } from '../lives/life.ts';
import { Town } from '../lives/town.ts';
import { DUE, MINOR, payers, receiptsOf } from './payers.ts';

const here = new Town();
const brokenFile = join(here.folder, 'broken');
const program = [
  '--import',
  import.meta.resolve('tsx'),
  fileURLToPath(new URL('./without-words-worker.ts', import.meta.url)),
];

beforeAll(async () => {
  here.env.PUNTUAL_TEST_BROKEN = brokenFile;
  await here.start(program);
});
afterAll(() => here.stop());

const refusedTasks = async (life: Life, status: string): Promise<unknown[]> =>
  (await life.tasks())
    .filter((task) => task.kind === 'effectRefused' && task.status === status)
    .map(({ data }) => data.because);

/** Billed, paid with a card that works, held and let go: each answers. */
async function staysUsable(life: Life): Promise<void> {
  const { id } = await life.invoice(50_000, DUE);
  expect(await life.payInvoice(id)).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
  const other = await life.invoice(70_000, DUE);
  await life.override({ command: 'pause', until: '2026-03-20' });
  await life.override({ command: 'resume' });
  await life.transfer(70_000, '2026-03-02', { concept: other.number });
  const account = await life.account();
  expect([
    account.stuck,
    account.collections.holds,
    (await life.papers()).filter(({ status }) => status === 'paid').length,
  ]).toEqual([null, [], 2]);
}

test('a card that the provider no longer knows: the payer hears it, a person is told, and the account ' +
  'goes on with another card', async () => {
  const [life] = (await payers(here, 1, 'tok_detached')) as [Life];
  expect(await life.payBalance()).toMatchObject({ status: 200, body: { outcome: 'refused' } });
  expect(await refusedTasks(life, 'open')).toEqual([expect.stringContaining('tok_detached')]);
  expect([(await life.attempts()).map(({ outcome }) => outcome), await life.calls()]).toEqual([['refused'], []]);
  expect(await life.payBalance()).toMatchObject({ status: 422 });
  await life.method('tok_ok', { default: true });
  await staysUsable(life);
  await life.on('2026-03-12');
  expect((await life.papers()).map(({ status }) => status)).toEqual(['paid', 'paid', 'paid']);
  expect(await life.calls()).toEqual(expect.arrayContaining([expect.stringContaining(`succeeded ${MINOR}`)]));
}, 120_000);

test('a card that the provider no longer knows is met by autopay: the customer is asked for another, ' +
  'once, and nothing is tried with it again', async () => {
  const [life] = (await payers(here, 1, 'tok_detached')) as [Life];
  await life.on('2026-03-25');
  expect([
    (await life.attempts()).map(({ outcome }) => outcome),
    (await life.mails('payment-method-needed')).length,
  ]).toEqual([['refused'], 1]);
  expect((await refusedTasks(life, 'open')).length).toBe(1);
  expect((await life.account()).stuck).toBe(null);
}, 120_000);

test('a mail that can not be put into words: a person is told, the account goes on, and when the template ' +
  'is mended it goes once and the task closes', async () => {
  const [life, other] = (await payers(here, 2)) as [Life, Life];
  writeFileSync(brokenFile, '');
  expect(await life.payBalance()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
  await here.until(async () => (await refusedTasks(life, 'open')).length === 1);
  expect(await refusedTasks(life, 'open')).toEqual(['"amount" not defined in payment-receipt']);
  const { id } = await life.invoice(50_000, DUE);
  expect(await life.payInvoice(id)).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
  await life.invoice(70_000, DUE);
  await life.override({ command: 'pause', until: '2026-03-20' });
  await life.override({ command: 'resume' });
  expect([(await life.account()).stuck, await receiptsOf(life)]).toEqual([null, []]);
  await other.on('2026-03-09');
  expect((await other.account()).stuck).toBe(null);

  rmSync(brokenFile);
  await here.until(
    async () => (await receiptsOf(life)).length === 2 && (await receiptsOf(life)).every((status) => status === 'sent'),
    90_000,
  );
  expect([await refusedTasks(life, 'open'), (await refusedTasks(life, 'done')).length > 0]).toEqual([[], true]);
  expect(await faultsOf(life)).toEqual([]);
}, 200_000);
