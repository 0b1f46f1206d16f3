import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { ClockLock } from '../../ports/store/clock-lock.ts';
import { openClockLock } from '../../ports/store/postgres/clock-lock.ts';
import type { FreshDatabase } from '../fresh-database.ts';
import { emptyDatabase } from '../fresh-database.ts';

let database: FreshDatabase;
let ours: ClockLock;
let theirs: ClockLock;

beforeAll(async () => {
  database = await emptyDatabase();
  ours = openClockLock(database.url);
  theirs = openClockLock(database.url);
});

afterAll(async () => {
  await Promise.all([ours.close(), theirs.close()]);
  await database.drop();
});

test('one at a time for each clock, within a process and over two', async () => {
  const release = await ours.take('acc_1');
  expect(release).not.toBeNull();
  expect(await ours.take('acc_1')).toBeNull();
  expect(await theirs.take('acc_1')).toBeNull();
  const other = await theirs.take('acc_2');
  expect(other).not.toBeNull();
  await release?.();
  const again = await theirs.take('acc_1');
  expect(again).not.toBeNull();
  await again?.();
  await other?.();
});

test('ten at once: one gets it', async () => {
  const taken = await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? ours : theirs).take('acc_3')));
  expect(taken.filter((release) => release !== null)).toHaveLength(1);
  for (const release of taken) await release?.();
});

test('a process that dies lets go, and one whose connection broke goes on', async () => {
  const release = await ours.take('acc_4');
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  await admin.end();
  let freed: (() => Promise<void>) | null = null;
  // The connection's end is heard a moment later.
  for (let i = 0; i < 50 && freed === null; i++) {
    freed = await theirs.take('acc_4').catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(freed).not.toBeNull();
  await release?.();
  await freed?.();
  expect(await ours.take('acc_5')).not.toBeNull();
});
