import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { from as copyFrom, to as copyOut } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import type { Month } from '../domain/billing/month.ts';
import type { PriceBook } from '../domain/billing/price-book.ts';
import { rateMonth } from '../domain/billing/usage/rate-month.ts';
import type { Instant } from '../domain/time/time.ts';
import { callsIn } from '../ports/usage-files/read.ts';
import { benchDatabase } from './database/bench-database.ts';

/**
 * What a million calls cost: `node --import tsx bench/usage.ts`. Beside it, in the same run, a bare COPY of the same rows
 * and the INSERT … ON CONFLICT into a table with the same key. What it means and what it was: docs/performance.md.
 */
const CALLS = Number(process.env.BENCH_CALLS ?? 1_000_000);
const ACCOUNTS = Number(process.env.BENCH_ACCOUNTS ?? 5_000);
const PREFIXES = 10_000;
const MONTH: Month = '2026-08';
const AT: Instant = '2026-09-01T12:00:00.000Z';

const { folder, sql, store, close } = await benchDatabase();

const took = async (name: string, work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  const what = await work();
  const seconds = (performance.now() - from) / 1_000;
  console.log(`${name.padEnd(44)} ${seconds.toFixed(1)} s, ${Math.round(CALLS / seconds)} a second`, what ?? '');
  return seconds;
};

const numberOf = (account: number): string => `+5255${String(10_000_000 + account)}`;

/** Accounts with a number each: what an import looks them up by, and no more. */
async function seedAccounts(): Promise<void> {
  const n = [ACCOUNTS];
  await sql.query("SET session_replication_role = 'replica'");
  await sql.query(
    `INSERT INTO accounts (id, name, email, locale, time_zone, currency, billing_recipients, autopay, policy_name,
       policy_version, test_clock, search, created_at)
     SELECT 'acc_' || i, 'Company ' || i, 'ap@company.example', 'es-MX', 'America/Mexico_City', 'MXN', '{}', true, 'mexico',
       1, false, '', now() FROM generate_series(1, $1::int) i`,
    n,
  );
  await sql.query(
    `INSERT INTO account_states (account_id, step, version, timeline_seq) SELECT 'acc_' || i, 0, 0, 0
     FROM generate_series(1, $1::int) i`,
    n,
  );
  await sql.query(
    `INSERT INTO subscriptions (id, account_id, price_book, service_starts_on, free_months, billing_starts_on, first_invoice_on, created_at)
     SELECT 'sub_' || i, 'acc_' || i, 'lines', '2026-08-01', 0, '2026-08-01', '2026-08-01', now() FROM generate_series(1, $1::int) i`,
    n,
  );
  await sql.query(
    `INSERT INTO subscription_items (id, subscription_id, price, quantity, from_on, numbers, devices)
     SELECT 'itm_' || i, 'sub_' || i, 'number', 1, '2026-08-01', ARRAY['+5255' || (10000000 + i)], '{}' FROM generate_series(1, $1::int) i`,
    n,
  );
}

const usual = (i: number): number => (i * 7_919) % 60_000;
const dialled = (i: number): string =>
  i % 5 === 0 ? `+1305555${String(usual(i) % 10_000).padStart(4, '0')}` : `55${String(20_000_000 + usual(i))}`;

async function writeFile(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write('eventId,from,to,startedAt,endedAt,seconds,answered,direction,device\n');
  const first = Date.UTC(2026, 7, 1, 6);
  for (let i = 0; i < CALLS; i += 1) {
    const at = new Date(first + ((i * 2_417) % 2_670_000) * 1_000).toISOString();
    const row = `1785931200.${i},${numberOf(1 + (i % ACCOUNTS))},${dialled(i)},${at},,${(i * 37) % 900},true,out,\n`;
    if (!file.write(row)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** The least: the rows of our own table as text, into a table without anything else. */
async function bare(path: string): Promise<void> {
  await sql.query('CREATE TABLE bare (LIKE calls, PRIMARY KEY (usage_month, account_id, event_key))');
  await sql.query('CREATE TEMPORARY TABLE bare_incoming (LIKE calls)');
  await pipeline(createReadStream(path), sql.query(copyFrom('COPY bare_incoming FROM STDIN')));
  await sql.query(
    'INSERT INTO bare SELECT * FROM bare_incoming ORDER BY usage_month, account_id, event_key ON CONFLICT DO NOTHING',
  );
}

const imported = (path: string, sha256: string) => async () => {
  const { row } = await store.importUsage(
    {
      id: `use_${sha256}`,
      sha256,
      source: 'bench',
      preset: 'generic',
      timeZone: null,
      completeThrough: null,
      actor: { kind: 'system', id: 'bench' },
      at: AT,
    },
    callsIn(createReadStream(path), { preset: 'generic', timeZone: null }),
  );
  const { rows, new: fresh, repeated, conflicting, rejected } = row;
  return JSON.stringify({ rows, new: fresh, repeated, conflicting, rejected });
};

/** An account's month, rated, beside only reading it. */
async function rated(): Promise<void> {
  const { rows } = await sql.query<{ account_id: string }>('SELECT account_id FROM calls LIMIT 1');
  const id = rows[0]?.account_id;
  const book: PriceBook = {
    name: 'lines',
    version: 1,
    from: '2020-01-01',
    currency: 'MXN',
    prices: [],
    rates: Array.from({ length: PREFIXES }, (_, i) => ({
      prefix: String(10_000 + i),
      kind: 'international' as const,
      microsPerMinute: 350_000,
    })),
    usageTaxes: ['iva'],
  };
  const read = async () =>
    (
      await sql.query(
        `SELECT event_key AS id, from_digits AS "from", to_digits AS "to", started_at, ended_at, seconds, answered,
           direction, reach, country, device
         FROM calls WHERE usage_month = $1 AND account_id = $2`,
        [MONTH, id],
      )
    ).rows.map((row) => ({ ...row, startedAt: row.started_at.toISOString(), endedAt: row.ended_at.toISOString() }));
  const calls = await read();
  const times = 20;
  let from = performance.now();
  for (let i = 0; i < times; i += 1) await read();
  const reading = (performance.now() - from) / times;
  from = performance.now();
  const plan = {
    country: 'MX',
    timeZone: 'America/Mexico_City',
    billingStartsOn: '2026-08-01' as const,
    items: [],
    books: [book],
    row: 'call' as const,
  };
  for (let i = 0; i < times; i += 1) rateMonth(calls, MONTH, plan);
  const rating = (performance.now() - from) / times;
  console.log(
    `a month of ${calls.length} calls: read in ${reading.toFixed(1)} ms, rated by ${PREFIXES} prefixes in`,
    `${rating.toFixed(1)} ms: ${(rating / reading).toFixed(2)}`,
  );
}

try {
  await seedAccounts();
  const [file, plain] = [join(folder, 'calls.csv'), join(folder, 'calls.copy')];
  await writeFile(file);
  console.log(`${CALLS} calls of ${ACCOUNTS} accounts`);
  const ours = await took('imported, checked and placed', imported(file, 'first'));
  await took('the same calls again', imported(file, 'second'));
  await pipeline(sql.query(copyOut('COPY (SELECT * FROM calls) TO STDOUT')), createWriteStream(plain));
  const least = await took('bare COPY and INSERT … ON CONFLICT', () => bare(plain));
  console.log(`imported beside bare: ${(ours / least).toFixed(2)}`);
  await rated();
} finally {
  await close();
}
