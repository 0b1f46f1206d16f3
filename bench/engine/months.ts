import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { inParallel } from '../../test/lives/in-parallel.ts';
import { AT_ONCE, type Cost } from './cost.ts';
import { historyOf } from './events.ts';
import type { Measured } from './house.ts';

/**
 * A good month of many accounts over HTTP: on the 2nd an invoice, on the 10th the charge, a receipt; then the clock is
 * put to the 2nd again. `deeds`: what was done outside for one; `activities`: with what was asked of the record for it,
 * a commit each.
 */
export async function months(house: Measured, accounts: number): Promise<Cost & { deeds: number; activities: number }> {
  const { http } = house;
  const ids: string[] = [];
  await inParallel(
    Array.from({ length: accounts }),
    async (_, i) => {
      const { id } = await http.post<{ id: string }>('/v1/accounts', {
        name: `Month ${i}`,
        autopay: true,
        email: 'ap@guthrie.example',
        testClock: { startsAt: '2026-03-02T15:00:00Z' },
      });
      await http.post(`/v1/accounts/${id}/payment-methods`, { kind: 'card', token: 'tok_ok' });
      ids.push(id);
    },
    AT_ONCE,
  );
  await house.quiet();
  const sql = new pg.Client({ connectionString: house.databaseUrl });
  await sql.connect();
  const effects = async (): Promise<number> => Number((await sql.query('SELECT count(*) FROM effects')).rows[0].count);
  const [deedsBefore, cpuBefore, began] = [await effects(), await house.cpuMs(), performance.now()];
  await inParallel(
    ids,
    async (id) => {
      await http.postOnce(`/v1/accounts/${id}/invoices`, {
        dueOn: '2026-03-10',
        lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 116_000 }],
      });
      await http.postOnce(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-04-02T15:00:00Z' });
    },
    AT_ONCE,
  );
  const seconds = (performance.now() - began) / 1_000;
  const cpuMs = (await house.cpuMs()) - cpuBefore - house.idle * seconds;
  const deeds = ((await effects()) - deedsBefore) / accounts;
  const { rows } = await sql.query("SELECT count(*) FROM payments WHERE account_id = ANY($1) AND status = 'settled'", [
    ids,
  ]);
  await sql.end();
  if (Number(rows[0].count) !== accounts) throw new Error(`${rows[0].count} of ${accounts} were charged`);
  await house.quiet();
  const { activities } = await historyOf(house, ids[0] ?? '');
  return { perSecond: accounts / seconds, cpuSeconds: cpuMs / 1_000 / accounts, deeds, activities };
}
