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

interface Story {
  card?: string;
  go(life: Life): Promise<unknown>;
}

/** The bank answers after 20 s: long enough for anything to die in between. */
const SLOW = 'a bank that takes 20 s';

const STORIES: Record<string, Story> = {
  [SLOW]: { card: 'tok_slow', go: (life) => life.on('2026-03-20') },
  'declined once, charged an hour later': { card: 'tok_declined_once', go: (life) => life.on('2026-03-20') },
  'a direct debit': { card: 'tok_bank_ok', go: (life) => life.on('2026-03-20', '23:00') },
  'nobody pays, and then a transfer comes': {
    async go(life) {
      await life.on('2026-05-12');
      await life.transfer(116_000, '2026-05-12', { concept: `Pago ${life.invoices[0]?.number}` });
      await life.on('2026-05-30');
    },
  },
};
const NAMES = Object.keys(STORIES);

/** Begins every story; `done` when all have ended. */
async function tellAll(): Promise<{ slow: Life; done: Promise<Life[]> }> {
  const lives = await Promise.all(
    NAMES.map(async (name) => {
      const { card } = STORIES[name]!;
      const life = await Life.begin(house.http, { from: '2026-03-02', ...(card === undefined ? {} : { card }) });
      await life.invoice(116_000, '2026-03-10');
      return life;
    }),
  );
  const done = Promise.all(lives.map((life, i) => STORIES[NAMES[i]!]!.go(life))).then(() => lives);
  return { slow: lives[NAMES.indexOf(SLOW)]!, done };
}

async function untilTheBankIsAsked(life: Life): Promise<void> {
  while ((await life.book()).length === 0) await pause(50);
}

/** One after the other; and at last two that stand on each other, at once. */
const DEATHS: Part[][] = [['worker'], ['postgres'], ['temporal'], ['api'], ['worker', 'postgres']];

/**
 * The sandbox bank keeps its book in the PostgreSQL that dies: a call that it never took is unknown, looked up in vain
 * and sent again (rules, Charging). What came of it has to be the same; the way there may be longer.
 */
function withoutDetours(trace: Record<string, unknown>): Record<string, unknown> {
  const { account, attempts, timeline } = trace as { account: object; attempts: unknown[][]; timeline: string[] };
  return {
    ...trace,
    account: { ...account, version: null },
    attempts: attempts.map(([day, , ...rest]) => [day, ...rest]),
    timeline: timeline.filter((line) => !/charge\.(attempted|unknown|reconciled|lost) /.test(line)),
  };
}

test('kill -9 of the worker, PostgreSQL, the Temporal server and the API while a bank has taken money and ' +
  'nobody has heard it: every story ends as its twin that nobody disturbed', async () => {
  const twins = await Promise.all((await (await tellAll()).done).map(traceOf));

  const telling: Promise<Life[]>[] = [];
  for (const parts of DEATHS) {
    const { slow, done } = await tellAll();
    // Awaited below: until then a failure of one must not end the test unheard.
    done.catch(() => undefined);
    telling.push(done);
    await untilTheBankIsAsked(slow);
    expect((await slow.attempts()).map(({ outcome }) => outcome)).toEqual([null]);
    await Promise.all(parts.map((part) => house.kill(part)));
  }

  for (const [i, done] of telling.entries()) {
    const lives = await done;
    const comparable = DEATHS[i]?.includes('postgres') ? withoutDetours : (trace: Record<string, unknown>) => trace;
    for (const [j, name] of NAMES.entries())
      expect([DEATHS[i], name, comparable(await traceOf(lives[j]!))]).toEqual([DEATHS[i], name, comparable(twins[j]!)]);
    expect((await Promise.all(lives.map(faultsOf))).flat()).toEqual([]);
  }
  for (const part of ['The worker', 'PostgreSQL', 'Temporal', 'The API'])
    expect(house.said()).toContain(`${part} is back`);
}, 400_000);

test('kill -9 of the API under a crowd of writes: who sends again under the same key finds each thing made once', async () => {
  const life = await Life.begin(house.http, { from: '2026-03-02' });
  const amounts = Array.from({ length: 20 }, (_, i) => 100_000 + i);
  const writing = Promise.all(amounts.map((amountMinor) => life.invoice(amountMinor, '2026-03-10')));
  while ((await life.papers()).length < 3) await pause(10);
  await Promise.all([writing, house.kill('api')]);
  const papers = await life.papers();
  expect(papers.map(({ totalMinor }) => totalMinor).sort()).toEqual(amounts);
  expect((await life.told('invoice.issued')).length).toBe(amounts.length);
  expect((await life.account()).balance.openMinor).toBe(amounts.reduce((sum, minor) => sum + minor, 0));
  await life.on('2026-03-02', '20:00');
  expect(await faultsOf(life)).toEqual([]);
}, 200_000);

test('kill -9 of the worker while a file goes live: each of its accounts is there once, with what it owes', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `kill-${i}`);
  const today = new Date().toISOString().slice(0, 10);
  const lines = names.map((id) => `${id},Account ${id},${id}@kill.example,F-${id},${today},1160.00`);
  const csv = ['externalId,name,email,invoiceNumber,issuedOn,amount', ...lines].join('\n');
  interface File {
    id: string;
    status: string;
    done: number;
    counts: object;
  }
  const { id } = await house.http.file<File>('/v1/imports', csv);
  const file = () => house.http.get<File>(`/v1/imports/${id}`);
  await house.http.post(`/v1/imports/${id}/go-live`);
  while ((await file()).done < 5) await pause(20);
  await house.kill('worker');
  while ((await file()).status !== 'live') await pause(500);
  expect((await file()).counts).toEqual({ waiting: 0, opened: 60, existing: 0, refused: 0, failed: 0 });
  const accounts = await house.http.list<{ id: string; externalId: string; balance: { openMinor: number } }>(
    '/v1/accounts?q=kill-',
  );
  expect(accounts.map(({ externalId }) => externalId).sort()).toEqual([...names].sort());
  expect(accounts.filter(({ balance }) => balance.openMinor !== 116_000)).toEqual([]);
}, 200_000);
