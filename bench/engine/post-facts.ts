import { performance } from 'node:perf_hooks';
import Fastify from 'fastify';
import pg from 'pg';
import { inParallel } from '../../test/lives/in-parallel.ts';
import { AT_ONCE } from './cost.ts';
import type { Measured } from './house.ts';
import { percentile } from './percentile.ts';

const POSTS = 400;

export interface Posted {
  p50: number;
  p95: number;
  perSecond: number;
  cpuMs: number;
}

/**
 * An invoice posted to each of many accounts, so many at once: how long an answer takes, and what it costs all
 * processes, with what follows from it. An account's first invoice begins its workflow; a further one that is due later
 * changes nothing that the workflow knows of.
 */
export async function postFacts(house: Measured): Promise<{ first: Posted; further: Posted }> {
  const { http } = house;
  const ids: string[] = [];
  await inParallel(
    Array.from({ length: POSTS }),
    async (_, i) => {
      ids[i] = (
        await http.post<{ id: string }>('/v1/accounts', {
          name: `Bench ${i}`,
          email: 'ap@guthrie.example',
          testClock: { startsAt: '2026-03-02T03:00:00Z' },
        })
      ).id;
    },
    AT_ONCE,
  );
  await house.quiet();
  const later = { dueOn: '2026-03-20', lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 116_000 }] };
  const post = async (body: object): Promise<Posted> => {
    const cpuBefore = await house.cpuMs();
    const times: number[] = [];
    const began = performance.now();
    await inParallel(
      ids,
      async (id) => {
        const from = performance.now();
        await http.postOnce(`/v1/accounts/${id}/invoices`, body);
        times.push(performance.now() - from);
      },
      AT_ONCE,
    );
    const seconds = (performance.now() - began) / 1_000;
    await house.quiet();
    return {
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      perSecond: POSTS / seconds,
      cpuMs: ((await house.cpuMs()) - cpuBefore) / POSTS,
    };
  };
  return { first: await post({ ...later, dueOn: '2026-03-10' }), further: await post(later) };
}

/** The least that an HTTP server on PostgreSQL can do: two inserts in one transaction, on the same database. */
export async function postBare(house: Measured): Promise<Posted> {
  const pool = new pg.Pool({ connectionString: house.databaseUrl, max: 10 });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS bench_a (id bigserial PRIMARY KEY, body jsonb); CREATE TABLE IF NOT ' +
      'EXISTS bench_b (id bigserial PRIMARY KEY, body jsonb)',
  );
  const app = Fastify();
  app.post('/', async (request) => {
    const connection = await pool.connect();
    try {
      await connection.query('BEGIN');
      await connection.query('INSERT INTO bench_a (body) VALUES ($1)', [JSON.stringify(request.body)]);
      await connection.query('INSERT INTO bench_b (body) VALUES ($1)', [JSON.stringify(request.body)]);
      await connection.query('COMMIT');
      return { ok: true };
    } finally {
      connection.release();
    }
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const times: number[] = [];
  const body = JSON.stringify({
    dueOn: '2026-03-10',
    lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 116_000 }],
  });
  const post = async (): Promise<void> =>
    void (await (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json());
  await inParallel(Array.from({ length: 100 }), post, AT_ONCE);
  const cpu = process.cpuUsage();
  const began = performance.now();
  await inParallel(
    Array.from({ length: POSTS }),
    async () => {
      const from = performance.now();
      await post();
      times.push(performance.now() - from);
    },
    AT_ONCE,
  );
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  await app.close();
  await pool.query('DROP TABLE bench_a, bench_b');
  await pool.end();
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    perSecond: POSTS / seconds,
    cpuMs: (user + system) / 1_000 / POSTS,
  };
}
