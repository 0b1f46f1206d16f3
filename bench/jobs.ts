import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { eachBeat } from './engine/each-beat.ts';
import { type Measured, startMeasured } from './engine/house.ts';
import { percentile } from './engine/percentile.ts';
import { cloneAccount } from './jobs/clone.ts';

/**
 * A policy's migration and a bulk override of many accounts, on all of Puntual as it starts, while somebody asks and writes
 * each tenth of a second: `node --import tsx bench/jobs.ts [accounts]`. 100,000 take most of an hour. What it means and
 * what it was: docs/performance.md.
 */
const [accounts = 100_000] = process.argv.slice(2).map(Number);
const QUIET_MS = 20_000;
const BEAT_MS = 100;
const LOOKS_EACH_MS = 1_000;

interface Beside {
  gets: number[];
  posts: number[];
  /** The longest time in which nothing was answered. */
  gapMs: number;
  seconds: number;
}

const asked = async (answer: Promise<Response>): Promise<void> => {
  const it = await answer;
  await it.text();
  const { ok, status } = it;
  if (!ok) throw new Error(`answered ${status}`);
};

/** A GET and a POST each beat, whatever became of those before, until the work is done. */
async function beside({ http: { url, key } }: Measured, accountId: string, work: Promise<unknown>): Promise<Beside> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ text: 'Rang, nobody there' });
  const [gets, posts]: [number[], number[]] = [[], []];
  let [last, gapMs] = [performance.now(), 0];
  const begun = last;
  const timed = async (took: number[], ask: () => Promise<Response>): Promise<void> => {
    const from = performance.now();
    await asked(ask());
    const now = performance.now();
    took.push(now - from);
    gapMs = Math.max(gapMs, now - last);
    last = now;
  };
  await eachBeat(BEAT_MS, work, () => [
    timed(gets, () => fetch(`${url}/v1/accounts/${accountId}`, { headers })),
    timed(posts, () => fetch(`${url}/v1/accounts/${accountId}/notes`, { method: 'POST', headers, body })),
  ]);
  return { gets, posts, gapMs, seconds: (performance.now() - begun) / 1_000 };
}

const house = await startMeasured();
const sql = new pg.Client({ connectionString: house.databaseUrl });
await sql.connect();
try {
  const { http } = house;
  const { id } = await http.post<{ id: string }>('/v1/accounts', { name: 'One of many', email: 'ap@x.example' });
  await house.quiet();
  await cloneAccount(sql, id, accounts);
  const { name, version, ...first } = await http.get<Record<string, unknown>>('/v1/policies/mexico/versions/1');
  const made = await http.post<{ version: number }>('/v1/policies/mexico/versions', first);

  const done = async (path: string): Promise<void> => {
    while ((await http.get<{ status: string }>(path)).status !== 'done') await pause(LOOKS_EACH_MS);
  };
  const ordered = async (path: string, body: object): Promise<string> =>
    (await http.post<{ id: string }>(path, body)).id;
  const migrate = { path: `/v1/policies/mexico/versions/${made.version}/migrate`, body: { reason: 'The new ladder' } };
  const tag = { filter: { currency: 'MXN' }, command: 'tag', add: ['seen'], reason: 'Campaign' };
  const WORK: Record<string, () => Promise<void>> = {
    'nothing else': () => pause(QUIET_MS),
    'a migration': async () => done(`/v1/policy-jobs/${await ordered(migrate.path, migrate.body)}`),
    'a bulk override': async () => done(`/v1/jobs/${await ordered('/v1/bulk-overrides', tag)}`),
  };
  for (const [name, work] of Object.entries(WORK)) {
    const { gets, posts, gapMs, seconds } = await beside(house, id, work());
    const ms = (value: number): string => `${value.toFixed(0)} ms`;
    const of = (took: number[]): string =>
      `p50 ${ms(percentile(took, 0.5))}, p99 ${ms(percentile(took, 0.99))}, most ${ms(Math.max(...took))}`;
    const rate = name === 'nothing else' ? '' : `, ${(accounts / seconds).toFixed(0)} accounts a second`;
    console.log(`${name}: ${seconds.toFixed(0)} s${rate}; longest without an answer ${gapMs.toFixed(0)} ms`);
    console.log(`  GET  ${of(gets)}\n  POST ${of(posts)}`);
  }
} finally {
  await sql.end();
  await house.stop();
}
