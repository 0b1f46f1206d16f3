import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Instant } from '../../domain/time/time.ts';
import type { Store } from '../../ports/store/store.ts';
import { WORKLISTS, type WorklistName, type WorklistRow } from '../../ports/store/worklists.ts';
import { agent, invoice, newId, opening, openWorld, transfer, type World } from './store-world.ts';

/** Worklists are read page by page along indexes, and counted without being read. */

const ANA = ['ana@guthrie.example', 'usr_ana'];

let world: World;
let store: Store;
beforeAll(async () => void ({ store } = world = await openWorld()));
afterAll(() => world.close());

async function rowsOf(name: WorklistName, limit: number): Promise<WorklistRow[]> {
  const rows: WorklistRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Store['worklist']>> = await store.worklist(name, ANA, { limit, cursor });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

async function owned(ownerId: string | null, profile: { nextActionOn?: `${number}-${number}-${number}` } = {}) {
  const { id } = await store.openAccount(opening(profile, { clockStartsAt: null }));
  await give(id, ownerId);
  return id;
}

const give = (accountId: string, ownerId: string | null) =>
  store.changeAccount({ accountId, profile: {}, ownerId, requestId: newId('req'), actor: agent });

test('mine are those with a time first, then by their id, whatever the pages', async () => {
  const planned = [await owned(ANA[1] as string), await owned(ANA[0] as string)];
  for (const [i, accountId] of planned.entries())
    await store.changeAccount({
      accountId,
      profile: { nextActionOn: i === 0 ? '2026-05-02' : '2026-04-01' },
      requestId: newId('req'),
      actor: agent,
    });
  const overdue = await owned(ANA[0] as string);
  await world.sql("UPDATE projections SET state = 'overdue', overdue_since = '2026-04-15' WHERE account_id = $1", [
    overdue,
  ]);
  const timeless = [await owned(ANA[0] as string), await owned(ANA[1] as string), await owned(ANA[0] as string)].sort();
  const closed = await owned(ANA[0] as string);
  await world.sql("UPDATE projections SET state = 'closed' WHERE account_id = $1", [closed]);
  await owned('beto@guthrie.example');
  const asked = await owned(null);
  await world.sql(
    `INSERT INTO tasks (id, account_id, kind, key, opened_at, subject, data, assignee_id)
     VALUES ('tsk_asked', $1, 'followUp', 'asked', now(), '{}', '{}', $2)`,
    [asked, ANA[1]],
  );
  const all = [planned[1], overdue, planned[0], ...[...timeless, asked].sort()];
  for (const limit of [1, 2, 3, 50]) expect((await rowsOf('mine', limit)).map((row) => row.accountId)).toEqual(all);

  // Whose it is is known at once, and no longer.
  await give(overdue, null);
  await give(asked, ANA[0] as string);
  const without = all.filter((id) => id !== overdue);
  for (const limit of [1, 50]) expect((await rowsOf('mine', limit)).map((row) => row.accountId)).toEqual(without);
});

test('transfers that nobody could match are those with an open task, the oldest first', async () => {
  const made: string[] = [];
  for (const day of ['03', '01', '02', '01'])
    made.push((await transfer(store, 700, { settledAt: `2026-03-${day}T15:00:00.000Z` as Instant })).id);
  await world.sql("UPDATE tasks SET status = 'dismissed', closed_at = now() WHERE subject ->> 'transferId' = $1", [
    made[2],
  ]);
  const all = [...[made[1], made[3]].sort(), made[0]];
  for (const limit of [1, 2, 50])
    expect((await rowsOf('unmatchedTransfers', limit)).map((row) => row.subject.transferId)).toEqual(all);
});

test('each counts as many as it has, with their money', async () => {
  const owing = await owned(ANA[0] as string);
  await invoice(store, owing, 1_234, { issuedOn: '2026-03-01', dueOn: '2026-12-10' });
  await world.sql('UPDATE projections SET deactivation_at = now(), promise_until = now() WHERE account_id = $1', [
    owing,
  ]);
  const counted = await store.worklists(ANA);
  expect(counted.map(({ name }) => name)).toEqual(WORKLISTS);
  for (const { name, count, amounts } of counted) {
    const rows = await rowsOf(name, 100);
    expect([name, count]).toEqual([name, rows.length]);
    const sum = rows.reduce((minor, { atRisk }) => minor + atRisk.minor, 0);
    expect([name, amounts]).toEqual([name, count === 0 ? [] : [{ currency: 'MXN', minor: sum }]]);
  }
  expect(counted.find(({ name }) => name === 'mine')?.amounts[0]?.minor).toBeGreaterThanOrEqual(1_234);
});
