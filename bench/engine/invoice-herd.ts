import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { addMonths, firstDayOf, monthOf } from '../../domain/billing/month.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { ClockTime, Day } from '../../domain/time/time.ts';
import { inParallel } from '../../test/lives/in-parallel.ts';
import { AT_ONCE, type Cost } from './cost.ts';
import type { Measured } from './house.ts';
import { clockIn, dayIn, zoneBetween } from './zones.ts';

/** Beyond that nothing comes any more. */
const WITHIN_MS = 600_000;
const EACH_MS = 200;

/**
 * So many accounts whose months are all billed in one same minute, in real time: each an invoice of four lines, over
 * two months. What was made before the minute (accounts, subscriptions) is not in it. `withMails`: by day, so that each
 * mail with its PDF leaves too; `seconds` is then until the last has left.
 */
export async function invoiceHerd(
  house: Measured,
  accounts: number,
  intakeMs: number,
  withMails: boolean,
): Promise<Cost & { seconds: number }> {
  const { http } = house;
  const opens = new Date(Math.ceil((Date.now() + intakeMs) / 60_000) * 60_000);
  // At night invoices are made and their mails wait for the morning.
  const ZONE = withMails ? zoneBetween(9, 18) : zoneBetween(20, 24);
  const today = dayIn(ZONE, opens) as Day;
  const shipped = mexicoPolicy();
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
  const calendar = { ...shipped.calendar, weekend: [], contactDays: week, holidays: [] };
  const window = {
    from: clockIn(ZONE, opens) as ClockTime,
    to: clockIn(ZONE, new Date(opens.getTime() + 60_000)) as ClockTime,
  };
  const sql = new pg.Client({ connectionString: house.databaseUrl });
  await sql.connect();
  // So narrow a window, and first invoices on any day, are refused where policies are taken.
  await sql.query(`INSERT INTO policies (name, version, body, actor, created_at) VALUES ('herd', 1, $1, '{}', now())`, [
    { ...shipped, name: 'herd', calendar, billing: { ...shipped.billing, window, firstInvoiceThroughDay: 31 } },
  ]);
  const monthly = { kind: 'serviceFee', per: 'month', taxes: ['iva'] };
  await http.post('/v1/price-books/herd/versions', {
    from: '2020-01-01',
    currency: 'MXN',
    prices: [
      { ...monthly, code: 'device', unitMinor: 45_000 },
      { ...monthly, code: 'number', kind: 'numbers', unitMinor: 9_000 },
    ],
    rates: [],
  });
  await inParallel(
    Array.from({ length: accounts }),
    async (_, i) => {
      const { id } = await http.post<{ id: string }>('/v1/accounts', {
        name: `Month ${i}`,
        email: 'ap@guthrie.example',
        policy: 'herd',
        timeZone: ZONE,
      });
      await http.post(`/v1/accounts/${id}/subscriptions`, {
        priceBook: 'herd',
        serviceStartsOn: addMonths(firstDayOf(monthOf(today)), -1),
        items: [
          { price: 'device', quantity: 5 },
          { price: 'number', quantity: 3 },
        ],
      });
    },
    AT_ONCE,
  );
  if (Date.now() > opens.getTime()) throw new Error('The intake took too long: give it more time');
  await pause(Math.max(0, opens.getTime() - Date.now() - 1_000));
  try {
    const before = await house.cpuMs();
    const done = withMails
      ? `SELECT count(DISTINCT account_id), max(at) AS last FROM emails WHERE template = 'invoice-issued' AND status = 'sent'`
      : `SELECT count(*), max(billed_at) AS last FROM billed_months WHERE outcome = 'issued'`;
    for (const end = opens.getTime() + WITHIN_MS + accounts * EACH_MS; ; await pause(500)) {
      const { rows } = await sql.query<{ count: string; last: Date | null }>(done);
      const [{ count, last } = { count: '0', last: null }] = rows;
      if (last !== null && Number(count) === accounts) {
        const seconds = (last.getTime() - opens.getTime()) / 1_000;
        const cpuMs = (await house.cpuMs()) - before - house.idle * seconds;
        return { seconds, perSecond: accounts / seconds, cpuSeconds: cpuMs / 1_000 / accounts };
      }
      if (Date.now() > end) throw new Error(`${count} of ${accounts} were ${withMails ? 'mailed' : 'billed'}`);
    }
  } finally {
    await sql.end();
  }
}
