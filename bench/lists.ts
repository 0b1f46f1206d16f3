import { REPORTS } from '../ports/store/analytics.ts';
import type { Store } from '../ports/store/store.ts';
import { benchDatabase } from './database/bench-database.ts';
import { percentile } from './engine/percentile.ts';
import { seedCrowd } from './lists/crowd.ts';

/**
 * What people's lists cost with many accounts: `node --import tsx bench/lists.ts`. A minute or two, on a PostgreSQL of
 * its own. What it means and what it was: docs/performance.md.
 */
const ACCOUNTS = Number(process.env.BENCH_ACCOUNTS ?? 100_000);
const TIMES = 15;
const page = { limit: 50, cursor: null };
const who = ['ana@company.example'];

const soon = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10) as `${number}-${number}-${number}`;

const ASKED: Record<string, (store: Store) => Promise<unknown>> = {
  'all worklists, counted': (store) => store.worklists(who),
  'a worklist: deactivating this week': (store) => store.worklist('deactivatingThisWeek', who, page),
  'a worklist: mine': (store) => store.worklist('mine', who, page),
  'aging now': (store) => store.agingNow('MXN'),
  'aging on a past day': (store) => store.agingOn(soon(-100), 'MXN'),
  'accounts, newest': (store) => store.accounts({ ...page }),
  'accounts searched': (store) => store.accounts({ ...page, q: 'company 9999' }),
  'accounts by balance': (store) => store.accounts({ ...page, sort: 'balance' }),
  'accounts overdue, by balance': (store) => store.accounts({ ...page, state: 'overdue', sort: 'balance' }),
  'accounts of a bucket': (store) => store.accounts({ ...page, bucket: '31-60' }),
  'accounts of an owner': (store) => store.accounts({ ...page, owner: 'ana@company.example' }),
  'accounts with a hold': (store) => store.accounts({ ...page, hold: 'promise' }),
  'accounts off before a day': (store) => store.accounts({ ...page, deactivationBefore: soon(7) }),
  'an account': (store) => store.accountById('acc_777'),
  ...Object.fromEntries(
    REPORTS.map((name) => [
      `analytics, a quarter: ${name}`,
      (store: Store) => store.report(name, { from: soon(-90), to: soon(0), currency: 'MXN' }),
    ]),
  ),
};

const { sql, store, close } = await benchDatabase();
try {
  await seedCrowd(sql, ACCOUNTS);
  console.log(`${ACCOUNTS} accounts`);
  for (const [name, ask] of Object.entries(ASKED)) {
    await ask(store);
    const took: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      const from = performance.now();
      await ask(store);
      took.push(performance.now() - from);
    }
    console.log(
      `${name.padEnd(36)} p50 ${percentile(took, 0.5).toFixed(1)} ms, most ${Math.max(...took).toFixed(1)} ms`,
    );
  }
} finally {
  await close();
}
