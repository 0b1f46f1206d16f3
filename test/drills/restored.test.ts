import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsOf } from '../lives/audit.ts';
import { gather, KINDS, type KindName, type Member } from '../lives/crowd.ts';
import { inParallel } from '../lives/in-parallel.ts';
import type { Life } from '../lives/life.ts';
import { HouseThatLoses } from './house-that-loses.ts';
import { MINOR, payers } from './payers.ts';

const house = new HouseThatLoses();
const here = house.town;
/** One of each state; `PUNTUAL_DRILL_OF_EACH=12` plays it with 200 accounts. */
const OF_EACH = Number(process.env.PUNTUAL_DRILL_OF_EACH ?? 1);
const AFTER_THE_CHARGE = '2026-03-12';
/** The retries' ladder is over by then, and debits have settled. */
const LATER = '2026-03-14';

let crowd: Member[];
beforeAll(async () => {
  await house.start();
  const counts = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, OF_EACH])) as Record<KindName, number>;
  crowd = await gather(here.http, counts, 'crowd');
}, 480_000);
afterAll(() => house.stop());

const takenOf = async (life: Life): Promise<number[]> =>
  (await life.book()).filter(({ outcome }) => outcome === 'succeeded').map(({ amountMinor }) => amountMinor);

const allGoOn = async (lives: readonly Life[]): Promise<void> => {
  const stuck = await inParallel(lives, async (life) => {
    await life.advance({ days: 1 });
    return (await life.account()).stuck;
  });
  expect(stuck.filter((one) => one !== null)).toEqual([]);
};

const faultsOfAll = async (lives: readonly Life[]): Promise<string[]> => (await inParallel(lives, faultsOf)).flat();

test("Temporal's database is lost while charges are at the bank: on an empty one all accounts go on, and nobody is " +
  'charged twice', async () => {
  const due = await payers(here, 3);
  const slow = await payers(here, 2, 'tok_slow');
  const asked = slow.map((life) => life.payBalance().catch(() => null));
  await here.until(async () => (await Promise.all(slow.map((life) => life.book()))).every((book) => book.length === 1));
  await house.loseTemporal();
  await house.startParts();
  await Promise.all(asked);
  await inParallel(due, (life) => life.on(AFTER_THE_CHARGE));
  await here.until(async () =>
    (await Promise.all(slow.map((life) => life.payments()))).every((all) => all.length === 1),
  );
  expect(await inParallel([...due, ...slow], takenOf)).toEqual(Array(5).fill([MINOR]));
  expect(await house.run('reconcile', '--do')).toMatchObject({
    output: expect.stringContaining('Balances: ledger and chart agree'),
    code: 0,
  });
  await allGoOn([...crowd.map(({ life }) => life), ...due]);
  expect(await faultsOfAll([...due, ...slow, ...crowd.map(({ life }) => life)])).toEqual([]);
}, 480_000);

test('a workflow was terminated by hand: reconcile begins it again', async () => {
  const [life] = (await payers(here, 1)) as [Life];
  await life.rest();
  const connection = await Connection.connect({ address: here.env.TEMPORAL_ADDRESS ?? '' });
  const { workflow } = new Client({ connection, namespace: here.namespace });
  await workflow.getHandle(life.id).terminate('by hand');
  // Temporal's list lags behind.
  await here.until(async () => (await house.run('reconcile')).output.includes(`${life.id} is to get one`));
  expect(await house.run('reconcile', '--do')).toMatchObject({ output: expect.stringContaining(life.id), code: 0 });
  expect((await workflow.getHandle(life.id).describe()).status.name).toBe('RUNNING');
  await connection.close();
  await life.on(AFTER_THE_CHARGE);
  expect([await takenOf(life), await faultsOf(life)]).toEqual([[MINOR], []]);
}, 300_000);

/** What goes on after the backup was taken, and what is known of it afterwards. */
async function goesOn(file: string): Promise<{ paying: Life[]; refused: Life; newcomer: Life; known: Life }> {
  const due = await payers(here, 2);
  const declined = await payers(here, 1, 'tok_declined_once');
  const debits = await payers(here, 1, 'tok_bank_ok');
  const [refused] = (await payers(here, 1, 'tok_stolen')) as [Life];
  const [known, byHand] = (await payers(here, 2)) as [Life, Life];
  await known.on(AFTER_THE_CHARGE);
  await inParallel([...due, ...declined, ...debits, byHand, refused], (life) => life.rest());
  const { output, code } = await house.run('backup', file);
  expect([output, code]).toEqual([expect.stringContaining('has all that was in the record'), 0]);

  await byHand.method('tok_ok', { default: true });
  expect(await byHand.payBalance()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
  await inParallel([...due, ...declined, ...debits, refused], (life) => life.on('2026-03-11'));
  const [newcomer] = (await payers(here, 1)) as [Life];
  expect(await newcomer.payBalance()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
  return { paying: [...due, ...declined, ...debits, byHand], refused, newcomer, known };
}

const openTasks = async (): Promise<{ kind: string; data: Record<string, unknown> }[]> =>
  (await here.http.list<{ kind: string; data: Record<string, unknown> }>('/v1/tasks?kind=keyMismatch')).filter(
    ({ data }) => data.accountId !== undefined,
  );

async function nobodyIsChargedTwice({
  paying,
  refused,
  newcomer,
  known,
}: Awaited<ReturnType<typeof goesOn>>): Promise<void> {
  const [first] = paying as [Life];
  expect(await first.payBalance()).toMatchObject({ status: 409, body: { code: 'charges_stopped' } });
  const before = await inParallel([...paying, refused], (life) => life.calls());
  const said = await house.run('reconcile', '--restored');
  expect(said).toMatchObject({ output: expect.stringContaining('Nothing was changed: --do does it.'), code: 1 });
  const done = await house.run('reconcile', '--restored', '--do');
  expect(done.output).toContain('All go on');
  expect(done.output).toContain(`the record has no account ${newcomer.id}`);
  expect((await openTasks()).map(({ data }) => data.accountId)).toContain(newcomer.id);

  await inParallel([...paying, refused, known], (life) => life.on(LATER));
  // A debit settles in the bank's book by itself: the calls are what must not be more.
  expect((await inParallel([...paying, refused], (life) => life.calls())).map((calls) => calls.length)).toEqual(
    before.map((calls) => calls.length),
  );
  expect(await inParallel([...paying, known], takenOf)).toEqual(Array(paying.length + 1).fill([MINOR]));
  expect((await inParallel([...paying, known], (life) => life.papers())).flat().map(({ status }) => status)).toEqual(
    Array(paying.length + 1).fill('paid'),
  );
  expect(await takenOf(refused)).toEqual([]);
  expect(await faultsOfAll([...paying, refused, known])).toEqual([]);
  expect((await house.run('reconcile', '--do')).output).toContain('Balances: ledger and chart agree');
}

test('PostgreSQL is restored to an earlier backup while the bank has gone on: nothing leaves the house until the book ' +
  'is read, and then nobody is charged twice', async () => {
  const file = join(house.folder, 'earlier.backup');
  const after = await goesOn(file);
  await house.stopParts();
  expect(await house.run('restore', file)).toMatchObject({ output: expect.stringContaining('--replace'), code: 1 });
  expect(await house.run('restore', file, '--replace')).toMatchObject({ code: 0 });
  await house.startParts();
  await nobodyIsChargedTwice(after);
}, 600_000);

test('both are lost', async () => {
  const file = join(house.folder, 'both.backup');
  const after = await goesOn(file);
  await house.loseTemporal();
  expect(await house.run('restore', file, '--replace')).toMatchObject({ code: 0 });
  await house.startParts();
  await nobodyIsChargedTwice(after);
  await allGoOn(crowd.map(({ life }) => life));
  expect(await faultsOfAll(crowd.map(({ life }) => life))).toEqual([]);
}, 600_000);

test('PostgreSQL went back without our command: a worker that knows more says so, and all stops', async () => {
  const file = join(house.folder, 'unsaid.backup');
  const after = await goesOn(file);
  expect(await house.run('restore', file, '--replace')).toMatchObject({ code: 0 });
  await house.forgetThatItWasRestored();
  const [first, ...rest] = after.paying as [Life, ...Life[]];
  await first.invoice(50_000, '2026-05-10');
  await here.until(async () => (await house.run('reconcile')).output.includes('The record was restored'));
  expect((await house.run('reconcile', '--restored', '--do')).output).toContain('All go on');
  await inParallel(after.paying, (life) => life.on(LATER));
  expect(await inParallel(after.paying, takenOf)).toEqual(Array(rest.length + 1).fill([MINOR]));
  expect(await faultsOfAll(after.paying)).toEqual([]);
}, 480_000);

test('both went back without our command: whoever recovered them says to which instant, before anything is started', async () => {
  const file = join(house.folder, 'both-unsaid.backup');
  const { paying, refused } = await goesOn(file);
  await house.loseTemporal();
  expect(await house.run('restore', file, '--replace')).toMatchObject({ code: 0 });
  const since = await house.forgetThatItWasRestored();
  expect((await house.run('reconcile', '--restored')).output).toContain('say which with --since');
  const read = await house.run('reconcile', '--restored', '--since', since);
  expect(read).toMatchObject({ output: expect.stringContaining('start no worker and no API'), code: 1 });
  const done = await house.run('reconcile', '--restored', '--since', since, '--do');
  expect(done.output).toContain('All go on');
  await house.startParts();
  await inParallel([...paying, refused], (life) => life.on(LATER));
  expect(await inParallel(paying, takenOf)).toEqual(Array(paying.length).fill([MINOR]));
  expect(await faultsOfAll([...paying, refused])).toEqual([]);
}, 480_000);
