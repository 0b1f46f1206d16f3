import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';
import { House, type Part } from '../kill/house.ts';
import { inParallel } from '../lives/in-parallel.ts';

/**
 * Hundreds of accounts are billed for a month while everything that bills them dies, one after the other and two at
 * once; somebody asks for the missing ones in the middle, and twice at the end.
 */
const ACCOUNTS = Number(process.env.PUNTUAL_DRILL_ACCOUNTS ?? 300);
const MONTH = '2026-09';
/** Each dies when so great a part of them is billed. */
const DEATHS: [billed: number, parts: Part[]][] = [
  [0.05, ['worker']],
  [0.25, ['postgres']],
  [0.45, ['temporal']],
  [0.65, ['api']],
  [0.8, ['worker', 'postgres']],
];

const monthly = (code: string, kind: string, unitMinor: number) => ({
  code,
  kind,
  unitMinor,
  per: 'month',
  taxes: ['iva'],
});
const BOOK = {
  from: '2020-01-01',
  currency: 'MXN',
  prices: [monthly('device', 'serviceFee', 45_000), monthly('number', 'numbers', 9_000)],
  rates: [],
};

const house = new House();
beforeAll(() => house.start({ PUNTUAL_MAILS_PER_SECOND: '1000' }), 200_000);
afterAll(() => house.stop(), 60_000);

/** Of the database, which dies too: asked again until it answers. */
async function sql<Row extends object>(text: string): Promise<Row[]> {
  for (const end = Date.now() + 120_000; ; ) {
    const client = new pg.Client({ connectionString: house.ownerUrl });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(text)).rows;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(300);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

const billed = async (): Promise<number> =>
  Number((await sql<{ n: string }>(`SELECT count(*) AS n FROM billed_months WHERE month = '${MONTH}'`))[0]?.n);

interface Job {
  id: string;
  status: string;
  total: number;
  counts: object;
}
/** Asks for what is missing, and waits until somebody has looked after each. */
async function chase(): Promise<Job> {
  let job = await house.http.post<Job>(`/v1/invoice-runs/${MONTH}/chase`);
  while (job.status !== 'done') {
    await pause(300);
    job = await house.http.get<Job>(`/v1/jobs/${job.id}`);
  }
  return job;
}

interface Line {
  price: string;
  from: Day;
  through: Day;
  quantity: number;
}
/** How many units of a price each day has on an account's invoices. */
function coverage(lines: readonly Line[], price: string): Record<string, number> {
  const units: Record<string, number> = {};
  for (const line of lines.filter((one) => one.price === price))
    for (let day = line.from; day <= line.through; day = addDays(day, 1))
      units[day] = (units[day] ?? 0) + line.quantity;
  return units;
}
const owed = (quantity: number, more = 0): Record<string, number> =>
  coverage(
    [
      { price: '', from: '2026-08-07', through: '2026-09-30', quantity },
      ...(more === 0 ? [] : [{ price: '', from: '2026-08-20' as Day, through: '2026-09-30' as Day, quantity: more }]),
    ],
    '',
  );

test('T14: what bills them dies five times, and is asked twice: an invoice and a mail each, no day twice or never', async () => {
  const { http } = house;
  await http.post('/v1/price-books/lines/versions', BOOK);
  const ids = await inParallel(Array.from({ length: ACCOUNTS }), async (_, i) => {
    const { id } = await http.post<{ id: string }>('/v1/accounts', {
      name: `Run ${i}`,
      email: 'ap@guthrie.example',
      testClock: { startsAt: '2026-08-06T16:00:00Z' },
    });
    const { id: subscription } = await http.post<{ id: string }>(`/v1/accounts/${id}/subscriptions`, {
      priceBook: 'lines',
      items: [
        { price: 'device', quantity: 5 },
        { price: 'number', quantity: 3 },
      ],
    });
    // Every third has more from a day on.
    if (i % 3 === 0)
      await http.post(`/v1/subscriptions/${subscription}/items`, { price: 'device', quantity: 1, on: '2026-08-20' });
    return id;
  });

  const advance = async () =>
    inParallel(ids, (id) => http.post(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-09-02T01:00:00Z' }));
  const advancing = advance();
  advancing.catch(() => undefined);
  for (const [share, parts] of DEATHS) {
    while ((await billed()) < share * ACCOUNTS) await pause(100);
    await Promise.all(parts.map((part) => house.kill(part)));
  }
  const [inBetween] = await Promise.all([chase(), advancing]);
  expect(inBetween.total).toBeLessThanOrEqual(ACCOUNTS);
  await advance();
  for (const job of [await chase(), await chase()]) expect(job).toMatchObject({ total: 0, status: 'done' });
  expect(await http.get(`/v1/invoice-runs/${MONTH}`)).toMatchObject({
    expected: ACCOUNTS,
    issued: ACCOUNTS,
    nothing: 0,
    credited: 0,
    later: 0,
    failed: 0,
    waiting: 0,
  });

  const invoices = await sql<{ account_id: string; number: string; on: string; total: string }>(
    `SELECT account_id, number, issued_on::text AS on, total_minor AS total FROM invoices`,
  );
  expect(invoices.map((one) => one.account_id).sort()).toEqual([...ids].sort());
  expect(new Set(invoices.map(({ number }) => number)).size).toBe(ACCOUNTS);
  expect(new Set(invoices.map(({ on }) => on))).toEqual(new Set(['2026-09-01']));

  const mails = await sql<{ account_id: string; n: string }>(
    `SELECT account_id, count(*) AS n FROM emails WHERE template = 'invoice-issued' GROUP BY 1`,
  );
  expect(mails.map(({ account_id, n }) => [account_id, Number(n)]).sort()).toEqual(ids.map((id) => [id, 1]).sort());

  const lines = await sql<{ account_id: string; quantity: string; about: Omit<Line, 'quantity'> }>(
    `SELECT i.account_id, l.quantity, l.about FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id`,
  );
  for (const [i, id] of ids.entries()) {
    const own = lines
      .filter((line) => line.account_id === id)
      .map(({ quantity, about }): Line => ({ ...about, quantity: Number(quantity) }));
    expect([id, coverage(own, 'number')]).toEqual([id, owed(3)]);
    expect([id, coverage(own, 'device')]).toEqual([id, owed(5, i % 3 === 0 ? 1 : 0)]);
  }
  for (const part of ['The worker', 'PostgreSQL', 'Temporal', 'The API'])
    expect(house.said()).toContain(`${part} is back`);
}, 600_000);
