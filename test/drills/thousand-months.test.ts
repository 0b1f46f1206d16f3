import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Price } from '../../domain/billing/price-book.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import type { Store } from '../../ports/store/store.ts';
import { inParallel } from '../lives/in-parallel.ts';
import { agent, newId, opening, openWorld, type World } from '../ports/store-world.ts';
import { Mortal } from '../simulator/mortal.ts';

/**
 * A thousand accounts are billed for a month by the record's own verbs: two workers reach the same deadlines at once,
 * and one of them dies again and again, before a statement and after the database has done it. (With Temporal, and all
 * the processes themselves: `invoice-run.test.ts`.)
 */
const ACCOUNTS = 1_000;
const BROKEN = 500;
const MONTH = '2026-09';
/** A worker's statements from one death to the next. */
const LIVES = 700;

const monthly = (code: string, unitMinor: number): Price => ({
  code,
  kind: 'serviceFee',
  unitMinor,
  per: 'month',
  includes: null,
  overageMicros: null,
  taxes: ['iva'],
});
const ITEM = { lowUse: false, numbers: [], devices: [], on: null };
const PRICES = [monthly('device', 45_000), monthly('number', 9_000)];

let world: World;
let dying: Mortal;
let workers: [Store, Store];
const ids: string[] = [];
let deaths = 0;

const addBook = (name: string, from: Day, prices: Price[]) =>
  world.store.addPriceBook({
    name,
    from,
    currency: 'MXN',
    prices,
    rates: [],
    usageTaxes: ['iva'],
    actor: agent,
    at: world.clock.now,
  });

beforeAll(async () => {
  world = await openWorld({ connections: 6 });
  dying = new Mortal('bills-and-dies');
  workers = [world.url, dying.urlOf(world.url)].map((url) =>
    openStore(url, { connections: 6, machineNow: () => world.clock.now }),
  ) as [Store, Store];
  world.clock.now = '2026-08-06T16:00:00.000Z';
  for (const name of ['lines', 'gone']) await addBook(name, '2020-01-01', PRICES);
  await inParallel(Array.from({ length: ACCOUNTS }), async (_, i) => {
    const { id } = await world.store.openAccount(opening({}, { clockStartsAt: null }));
    ids[i] = id;
    await world.store.startSubscription({
      id: newId('sub'),
      accountId: id,
      priceBook: i === BROKEN ? 'gone' : 'lines',
      serviceStartsOn: null,
      freeMonths: 0,
      contractMonths: null,
      items: [
        { ...ITEM, id: newId('itm'), price: 'device', quantity: 5 },
        { ...ITEM, id: newId('itm'), price: 'number', quantity: 3 },
      ],
      actor: agent,
    });
  });
  await addBook('gone', '2026-09-01', [monthly('number', 9_000)]);
}, 600_000);
afterAll(async () => {
  await Promise.all(workers.map((one) => one.close()));
  await world.close();
});

/** Until both have reached what is due of all: the one that dies begins again with the account in its hands. */
const reached = (): Promise<unknown> =>
  Promise.all([
    inParallel(ids, (id) => workers[0].reach(id), 4),
    inParallel(
      ids,
      async (id) => {
        for (;;) {
          try {
            return await workers[1].reach(id);
          } catch (error) {
            if (!dying.isDead) throw error;
            deaths += 1;
            await dying.beReborn();
            dying.dieAt(LIVES + (deaths % 7), { done: deaths % 2 === 0 });
          }
        }
      },
      1,
    ),
  ]);

interface Line {
  account_id: string;
  quantity: string;
  about: { price: string; from: Day; through: Day };
}
const invoices = () =>
  world.sql<{ account_id: string; number: string; on: string }>(
    'SELECT account_id, number, issued_on::text AS on FROM invoices ORDER BY account_id',
  );
const month = () => world.store.invoiceRun(MONTH);
const chased = (accountId: string, requestId = newId('req')) =>
  world.store.chaseMonth({ accountId, month: MONTH, requestId, actor: agent });

test('T14, T16: of a thousand 999 are issued, once each, and the one whose price is missing is listed with the reason', async () => {
  dying.dieAt(LIVES, { done: true });
  world.clock.now = '2026-09-01T18:00:00.000Z';
  await reached();
  await reached();
  dying.spare();
  expect(deaths).toBeGreaterThanOrEqual(3);
  const because = 'The price book gone has no price device on 2026-09-01';
  expect(await month()).toMatchObject({
    expected: ACCOUNTS,
    issued: ACCOUNTS - 1,
    nothing: 0,
    credited: 0,
    failed: 1,
    waiting: 0,
    failures: [{ accountId: ids[BROKEN], because }],
  });
  const issued = await invoices();
  expect(issued.map(({ account_id }) => account_id)).toEqual(ids.filter((_, i) => i !== BROKEN).sort());
  expect(new Set(issued.map(({ number }) => number)).size).toBe(ACCOUNTS - 1);
  expect(new Set(issued.map(({ on }) => on))).toEqual(new Set(['2026-09-01']));
}, 600_000);

test('T16: its book mended, it is issued with the day of that; the others are asked again and have nothing more', async () => {
  const broken = ids[BROKEN] as string;
  world.clock.now = '2026-09-02T18:00:00.000Z';
  expect(await chased(broken)).toContain('has no price device');
  await addBook('gone', '2026-09-01', PRICES);
  const requestId = newId('req');
  for (const _ of [1, 2]) expect(await chased(broken, requestId)).toBeNull();
  for (const _ of [1, 2]) await inParallel(ids, (id) => chased(id));
  await reached();
  const issued = await invoices();
  expect(issued.map(({ account_id }) => account_id)).toEqual([...ids].sort());
  expect(new Set(issued.map(({ number }) => number)).size).toBe(ACCOUNTS);
  expect(issued.filter(({ on }) => on === '2026-09-02').map(({ account_id }) => account_id)).toEqual([broken]);
  expect(await month()).toMatchObject({ expected: ACCOUNTS, issued: ACCOUNTS, failed: 0, waiting: 0, failures: [] });
}, 600_000);

test('T14: one mail each, and each day of each price is billed once', async () => {
  const mails = await world.sql<{ account_id: string; n: string }>(
    `SELECT account_id, count(*) AS n FROM effects WHERE type = 'sendEmail' AND key LIKE '%:invoice-issued:%' GROUP BY 1`,
  );
  expect(mails.map(({ account_id, n }) => [account_id, Number(n)]).sort()).toEqual(ids.map((id) => [id, 1]).sort());
  const covered = new Map<string, number>();
  const lines = await world.sql<Line>(
    'SELECT i.account_id, l.quantity, l.about FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id',
  );
  for (const { account_id, quantity, about } of lines)
    for (let day = about.from; day <= about.through; day = addDays(day, 1)) {
      const key = `${account_id} ${about.price} ${day}`;
      covered.set(key, (covered.get(key) ?? 0) + Number(quantity));
    }
  const owed = new Map<string, number>();
  for (const id of ids)
    for (let day: Day = '2026-08-07'; day <= '2026-09-30'; day = addDays(day, 1))
      for (const [price, units] of [
        ['device', 5],
        ['number', 3],
      ] as const)
        owed.set(`${id} ${price} ${day}`, units);
  expect(covered.size).toBe(owed.size);
  expect([...owed].filter(([key, units]) => covered.get(key) !== units)).toEqual([]);
}, 600_000);
