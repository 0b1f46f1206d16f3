import type { Store } from '../ports/store/store.ts';
import { benchDatabase } from './database/bench-database.ts';
import { percentile } from './engine/percentile.ts';
import { LISTS, PAGES, UPKEEP } from './million/asked.ts';
import { seedMillion } from './million/seed.ts';

/**
 * What lists and upkeep cost with a million accounts: `node --import tsx bench/million.ts`. Some twenty minutes, on a
 * PostgreSQL of its own; `BENCH_FOLDER` keeps it for the next run, `BENCH_ONLY` asks what matches alone. What it means and
 * what it was: docs/performance.md.
 */
const ACCOUNTS = Number(process.env.BENCH_ACCOUNTS ?? 1_000_000);
const ONLY = new RegExp(process.env.BENCH_ONLY ?? '');
const TIMES = Number(process.env.BENCH_TIMES ?? 7);
const SLOW_MS = 50;
/** What takes so long isn't asked as often. */
const LONG_MS = 1_000;

interface Measured {
  name: string;
  p50: number;
  most: number;
}

async function measured(name: string, ask: () => Promise<unknown>): Promise<Measured> {
  const took: number[] = [];
  const once = async () => {
    const from = performance.now();
    await ask();
    return performance.now() - from;
  };
  const first = await once();
  for (let i = 0; i < (first > LONG_MS ? 1 : TIMES); i++) took.push(await once());
  return { name, p50: percentile(took, 0.5), most: Math.max(...took) };
}

async function all(store: Store): Promise<Measured[]> {
  const found: Measured[] = [];
  const note = async (name: string, ask: () => Promise<unknown>) => {
    if (ONLY.test(name)) found.push(await measured(name, ask));
  };
  for (const [name, ask] of Object.entries(LISTS)) {
    if (!ONLY.test(name)) continue;
    await note(name, () => ask(store, { limit: 50, cursor: null }));
    const { nextCursor: cursor } = await ask(store, { limit: 50, cursor: null });
    if (cursor !== null) await note(`${name}, next page`, () => ask(store, { limit: 50, cursor }));
  }
  for (const [name, ask] of Object.entries({ ...PAGES, ...UPKEEP })) await note(name, () => ask(store));
  return found;
}

const { sql, store, close } = await benchDatabase(process.env.BENCH_FOLDER);
try {
  const { rows } = await sql.query('SELECT 1 FROM accounts LIMIT 1');
  if (rows.length === 0) await seedMillion(sql, ACCOUNTS);
  const found = (await all(store)).sort((a, b) => b.p50 - a.p50);
  const line = ({ name, p50, most }: Measured) =>
    `${name.padEnd(44)} p50 ${p50.toFixed(1).padStart(8)} ms, most ${most.toFixed(1)} ms`;
  const slow = found.filter(({ p50 }) => p50 > SLOW_MS);
  console.log(`over ${SLOW_MS} ms: ${slow.length} of ${found.length}`);
  for (const one of slow) console.log(line(one));
  console.log(`within ${SLOW_MS} ms`);
  for (const one of found.slice(slow.length)) console.log(line(one));
} finally {
  await close();
}
