import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { ApiDeps } from '../api/deps.ts';
import { buildServer } from '../api/server.ts';
import { seedCompany } from '../company/seed.ts';
import { SESSION_LIMITS } from '../domain/access/sessions.ts';
import { forecast, type Question } from '../domain/foresight/forecast/forecast.ts';
import { FORESIGHT_LIMITS, threadedForesight } from '../ports/foresight/threads/foresight.ts';
import { Life } from '../test/forecast/life.ts';
import { percentile } from './engine/percentile.ts';

/**
 * What a plain GET costs while many ask what will happen: `node --import tsx bench/forecasts.ts`. Half a minute, without
 * any server but the API's. What it means and what it was: docs/performance.md.
 */
const INVOICES = 300;
const FORECASTS = 20;
const QUIET_MS = 5_000;

const life = new Life({ card: 'declines' }).on('2026-03-02');
for (let i = 0; i < INVOICES; i++) life.invoice(116_000 + i, '2026-03-10');
const question: Question = {
  state: life.current,
  inFlight: [],
  now: life.now,
  until: '2030-12-31',
  banks: { charge: 'declined' },
  override: null,
};

const app = await buildServer({
  company: seedCompany(),
  sessions: SESSION_LIMITS,
  publicOrigin: null,
  pages: { render: () => '', style: "'none'" },
  passwordPages: { render: () => '', style: "'none'" },
  gateway: {},
  log: null,
} as unknown as ApiDeps);
await app.listen({ host: '127.0.0.1', port: 0 });
const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/healthz`;

/** A GET after the other until `isOver`, in ms each. */
async function gets(isOver: () => boolean): Promise<number[]> {
  const took: number[] = [];
  while (!isOver()) {
    const from = performance.now();
    await (await fetch(url)).text();
    took.push(performance.now() - from);
  }
  return took;
}

/** While so many forecasts are asked for at once. */
async function beside(ask: () => Promise<unknown>): Promise<{ took: number[]; ms: number }> {
  let isOver = false;
  const from = performance.now();
  const asked = Promise.all(Array.from({ length: FORECASTS }, ask)).finally(() => (isOver = true));
  const took = await gets(() => isOver);
  await asked;
  return { took, ms: performance.now() - from };
}

const threads = threadedForesight({ ...FORESIGHT_LIMITS, answerMs: 60_000, waitMs: 600_000 });
await threads.forecast(question, 'warm');
forecast(question);

const end = performance.now() + QUIET_MS;
const quiet = await gets(() => performance.now() > end);
const inThreads = await beside(() => threads.forecast(question, 'ana'));
const onOwn = await beside(async () => {
  await turn();
  return forecast(question);
});

const p99 = (took: readonly number[]): number => percentile(took, 0.99);
const line = (name: string, took: readonly number[]): string =>
  `${name.padEnd(46)} p50 ${percentile(took, 0.5).toFixed(1)} ms, p99 ${p99(took).toFixed(1)} ms, ` +
  `most ${Math.max(...took).toFixed(0)} ms; ${(p99(took) / p99(quiet)).toFixed(1)} times the quiet p99`;
console.log(`${FORECASTS} forecasts at once of an account with ${INVOICES} open invoices, over almost five years`);
console.log(line('GET, nobody else asks', quiet));
console.log(
  line(
    `GET, while they run in ${FORESIGHT_LIMITS.threads} thread(s), ${(inThreads.ms / 1_000).toFixed(1)} s`,
    inThreads.took,
  ),
);
console.log(line(`GET, while they run on the API's own, ${(onOwn.ms / 1_000).toFixed(1)} s`, onOwn.took));

await threads.close();
await app.close();
