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

/** The least that an index's own query of the same rows costs, beside it. */
const PLAIN: Record<string, string> = {
  'all worklists, counted': [
    `projections p JOIN accounts a ON a.id = p.account_id WHERE p.deactivation_at < now() + interval '7 days'`,
    `projections p JOIN accounts a ON a.id = p.account_id WHERE p.promise_until < now() + interval '7 days'`,
    `tasks t JOIN accounts a ON a.id = t.account_id JOIN projections p ON p.account_id = a.id
      WHERE t.status = 'open' AND t.kind IN ('undeliverable', 'cardExpiring')`,
    `accounts a JOIN projections p ON p.account_id = a.id WHERE a.owner_id = '${who[0]}'`,
  ]
    .map((rows) => `SELECT a.currency, count(*), sum(p.open_minor) FROM ${rows} GROUP BY 1`)
    .join(' UNION ALL '),
  'a worklist: deactivating this week': `SELECT p.account_id, p.deactivation_at, p.overdue_minor, a.currency
    FROM projections p JOIN accounts a ON a.id = p.account_id WHERE p.deactivation_at < now() + interval '7 days'
    ORDER BY p.deactivation_at, p.account_id LIMIT 51`,
  'a worklist: mine': `SELECT a.id, a.name, p.overdue_since, p.open_minor FROM accounts a
    JOIN projections p ON p.account_id = a.id WHERE a.owner_id = '${who[0]}'
    ORDER BY coalesce(a.next_action_on::date, p.overdue_since), a.id LIMIT 51`,
  'aging now': `SELECT count(old), sum(old), count(young), sum(young) FROM (
    SELECT account_id, sum(balance_minor) FILTER (WHERE due_on < current_date) AS old,
      sum(balance_minor) FILTER (WHERE due_on >= current_date) AS young
    FROM invoices WHERE status = 'open' AND currency = 'MXN' GROUP BY account_id) aged`,
  'accounts searched': `SELECT * FROM accounts WHERE search LIKE '%company 9999%' ORDER BY ordinal LIMIT 51`,
  'accounts, newest':
    'SELECT * FROM accounts a JOIN projections p ON p.account_id = a.id ORDER BY ordinal DESC LIMIT 51',
  'an account': `SELECT * FROM accounts a JOIN projections p ON p.account_id = a.id WHERE a.id = 'acc_777'`,
};

async function timesOf(ask: () => Promise<unknown>): Promise<number[]> {
  await ask();
  const took: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const from = performance.now();
    await ask();
    took.push(performance.now() - from);
  }
  return took;
}

const { sql, store, close } = await benchDatabase();
try {
  await seedCrowd(sql, ACCOUNTS);
  console.log(`${ACCOUNTS} accounts`);
  for (const [name, ask] of Object.entries(ASKED)) {
    const took = await timesOf(() => ask(store));
    const p50 = percentile(took, 0.5);
    const statement = PLAIN[name];
    const plain = statement === undefined ? null : percentile(await timesOf(() => sql.query(statement)), 0.5);
    const beside = plain === null ? '' : `, beside plain ${plain.toFixed(1)} ms: ${(p50 / plain).toFixed(1)} times`;
    console.log(`${name.padEnd(36)} p50 ${p50.toFixed(1)} ms, most ${Math.max(...took).toFixed(1)} ms${beside}`);
  }
} finally {
  await close();
}
