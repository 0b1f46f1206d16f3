import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { faultsOf } from './audit.ts';
import { type Life, local } from './life.ts';
import { oneTown } from './one-town.ts';

/** The only worker is of the older release: what the newer has written waits at a walk, and nobody waits with it. */

const here = oneTown();
const WATCHED_MS = 8_000;
/** A nudge of the sweeper's and what it makes of it. */
const EVENTS_MEANWHILE = 12;

async function ask<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: here.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const owing = async (): Promise<Life> => {
  const life = await here.life({ from: '2026-03-02', card: 'tok_ok' });
  await life.invoice(116_000, '2026-03-10');
  await life.on('2026-03-09');
  return life;
};
const shaped = (life: Life, shape: number): Promise<unknown> =>
  ask('UPDATE account_states SET shape = $2 WHERE account_id = $1', [life.id, shape]);

/** Its clock is put forward past what is due, without anybody who could step it. */
const LEAP = `
  UPDATE account_states s SET skew_ms = m.skew, wake_at = s.next_at - m.skew * interval '1 millisecond'
  FROM (SELECT ceil(extract(epoch FROM $2::timestamptz - clock_timestamp()) * 1000)::bigint AS skew) m
  WHERE account_id = $1`;

/** How often its workflow's activity of this type was tried so far, and how long its history is. */
async function tries({ id }: Life, type: string): Promise<{ tried: number; events: number }> {
  const connection = await Connection.connect({ address: here.temporalAddress });
  try {
    const { workflow } = new Client({ connection, namespace: here.namespace });
    const { raw, historyLength } = await workflow.getHandle(id).describe();
    const one = raw.pendingActivities?.find(({ activityType }) => activityType?.name === type);
    return { tried: one?.attempt ?? 0, events: historyLength };
  } finally {
    await connection.close();
  }
}

/** It is tried again and again, ever more slowly, and the history doesn't grow by it. */
async function waitsAtAWalk(life: Life, type: string): Promise<void> {
  await here.until(async () => (await tries(life, type)).tried >= 2);
  const before = await tries(life, type);
  await pause(WATCHED_MS);
  const after = await tries(life, type);
  expect(after.tried).toBeGreaterThanOrEqual(before.tried);
  expect(after.tried - before.tried).toBeLessThanOrEqual(WATCHED_MS / 1_000);
  expect(after.events - before.events).toBeLessThanOrEqual(EVENTS_MEANWHILE);
}

test('an account of a newer shape waits, others go on, and what was due comes once when it can be read', async () => {
  const [life, other] = [await owing(), await owing()];
  await life.rest();
  await shaped(life, SHAPE + 1);
  await ask(LEAP, [life.id, local('2026-03-10', '20:00')]);
  const [, there] = await Promise.all([waitsAtAWalk(life, 'reach'), other.on('2026-03-12')]);
  expect(there.balance.openMinor).toBe(0);
  expect(await life.book()).toEqual([]);
  await shaped(life, SHAPE);
  await here.until(async () => (await life.account()).upcoming.some(({ kind }) => kind === 'charge'));
  await life.on('2026-03-12');
  expect(await life.calls()).toEqual(['2026-03-11 succeeded 116000']);
  expect((await Promise.all([life, other].map(faultsOf))).flat()).toEqual([]);
}, 240_000);

test('a deed that only a newer release knows waits, and the other deeds of its account go on', async () => {
  const life = await owing();
  await life.rest();
  await ask(
    `WITH ordered AS (
       INSERT INTO effects (account_id, step, position, type, key, params, lane, queue, priority, decided_at)
       SELECT account_id, step, 90, 'novelDeed', 'novel', '{}', NULL, 'puntual-mails', 3, now() FROM account_states
       WHERE account_id = $1)
     UPDATE account_states SET work_since = now() WHERE account_id = $1`,
    [life.id],
  );
  await waitsAtAWalk(life, 'novelDeed');
  expect((await life.payBalance()).body).toMatchObject({ outcome: 'succeeded' });
  const rows = await ask('SELECT status, failures FROM effects WHERE account_id = $1 AND position = 90', [life.id]);
  expect(rows).toEqual([{ status: 'pending', failures: 0 }]);
  expect(await here.http.list('/v1/tasks')).toEqual([]);
}, 240_000);
