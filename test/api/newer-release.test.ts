import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { POLICY_SHAPE } from '../../domain/policy/upgrade.ts';
import { WrittenByNewer } from '../../domain/written-by-newer.ts';
import { migrateAccounts } from '../../workflows/upkeep/migrate-accounts.ts';
import { overrideInBulk } from '../../workflows/upkeep/bulk-overrides.ts';
import { runningApi, type Answered } from './running-api.ts';

/** A newer release works beside this one: what it has written and this one can't read is left to it. */

const api = runningApi();
const NEW_SHAPE = SHAPE + 1;

const paused = { command: 'pause', until: '2026-03-20', reason: 'Asked for it' };
const versionOf = async (id: string): Promise<number> => (await api.get(`/v1/accounts/${id}`)).json().version;
const pause = async (id: string, idempotencyKey?: string): Promise<Answered> =>
  api.post(
    `/v1/accounts/${id}/overrides`,
    { ...paused, expectedVersion: await versionOf(id) },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  );
const resume = async (id: string): Promise<void> =>
  api.made(`/v1/accounts/${id}/overrides`, {
    command: 'resume',
    reason: 'Over',
    expectedVersion: await versionOf(id),
  });
const stateOf = async (id: string): Promise<unknown> =>
  (await api.sql.query('SELECT * FROM account_states WHERE account_id = $1', [id])).rows[0];
const shaped = async (id: string, shape: number): Promise<void> =>
  void (await api.sql.query('UPDATE account_states SET shape = $2 WHERE account_id = $1', [id, shape]));
const steppedAside = (answer: Answered): void => {
  expect([answer.statusCode, answer.headers['retry-after'], answer.json().code]).toEqual([503, '5', 'unavailable']);
  expect(answer.json().detail).toMatch(/newer release/);
};
const owing = async (name: string, more: object = {}): Promise<string> => {
  const { id } = await api.account({ name, testClock: { startsAt: '2026-03-02T15:00:00Z' }, ...more });
  await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
  await api.settled(id);
  return id;
};

let newer: string;
let other: string;
beforeAll(async () => {
  newer = await owing('Newer SA', { tags: ['both'] });
  other = await owing('Other SA', { tags: ['both'] });
});

describe('an account whose state is of a newer shape', () => {
  beforeEach(() => shaped(newer, NEW_SHAPE));

  test('is not written by this release: whoever asks is told to come again, and nothing is kept of it', async () => {
    const [before, rows] = [await stateOf(newer), await api.rowCounts()];
    for (const [url, body] of [
      [`/v1/accounts/${newer}/overrides`, { ...paused, expectedVersion: 1 }],
      [`/v1/accounts/${newer}/invoices`, { lines: [{ description: 'x', quantity: 1, unitAmountMinor: 100 }] }],
      [`/v1/accounts/${newer}/payment-methods`, { kind: 'card', token: 'tok_ok' }],
      [`/v1/accounts/${newer}/pay-balance`, {}],
      [`/v1/accounts/${newer}/test-clock/advance`, { days: 30 }],
      [`/v1/accounts/${newer}/forecast`, {}],
    ] as const)
      steppedAside(await api.post(url, body));
    for (const url of ['why', 'chart']) steppedAside(await api.get(`/v1/accounts/${newer}/${url}`));
    expect([await stateOf(newer), await api.rowCounts()]).toEqual([before, rows]);
  });

  test('takes what was sent again under its key when a process that can read it is back', async () => {
    steppedAside(await pause(newer, 'again'));
    await shaped(newer, SHAPE);
    expect((await pause(newer, 'again')).statusCode).toBe(200);
    await resume(newer);
  });

  test('holds up nobody else', async () => {
    expect((await pause(other)).statusCode).toBe(200);
    await resume(other);
    const { number } = (await api.get(`/v1/accounts/${other}/invoices`)).json().items[0];
    const transfer = { trackingKey: 'MX1', amountMinor: 100, currency: 'MXN', settledAt: '2026-03-02T15:00:00Z' };
    expect((await api.post('/v1/bank-transfers', { ...transfer, concept: number })).statusCode).toBe(201);
  });

  test('is in every list among the others, as it was written', async () => {
    for (const url of [
      '/v1/accounts',
      '/v1/accounts?q=newer',
      '/v1/accounts?sort=balance',
      '/v1/aging',
      '/v1/worklists',
    ])
      expect([url, (await api.get(url)).statusCode]).toEqual([url, 200]);
    const { items } = (await api.get('/v1/accounts?tag=both')).json();
    expect(items.map(({ name }: { name: string }) => name).sort()).toEqual(['Newer SA', 'Other SA']);
    for (const url of ['', '/timeline', '/invoices', '/emails'])
      expect([url, (await api.get(`/v1/accounts/${newer}${url}`)).statusCode]).toEqual([url, 200]);
  });

  test('is not marked stuck, and what is due waits: all of it comes when a process that can read it is back', async () => {
    await api.sql.query(
      `UPDATE account_states SET skew_ms = skew_ms + $2, wake_at = next_at - (skew_ms + $2) * interval '1 ms'
        WHERE account_id = $1`,
      [newer, 20 * 24 * 3_600_000],
    );
    const before = await stateOf(newer);
    await expect(api.store.reach(newer)).rejects.toThrow(WrittenByNewer);
    expect(await stateOf(newer)).toEqual(before);
    const late = await api.get('/v1/accounts?tag=both');
    expect([late.statusCode, late.json().items.length]).toEqual([200, 2]);
    await shaped(newer, SHAPE);
    api.hands.take(newer, await api.store.reach(newer));
    await api.settled(newer);
    const told = (await api.get(`/v1/accounts/${newer}/timeline?limit=100`)).json().items;
    expect(told.map(({ type }: { type: string }) => type)).toEqual(expect.arrayContaining(['overdue.began']));
    expect((await api.get(`/v1/tasks?kind=accountStuck`)).json().items).toEqual([]);
  });
});

describe('an order to many accounts', () => {
  const now = () => api.machineNow;

  test('leaves the one that a newer release is to read to that one, and is done when it is', async () => {
    await shaped(newer, NEW_SHAPE);
    const { id } = await api.made('/v1/bulk-overrides', { ...paused, until: '2026-04-20', accountIds: [newer, other] });
    expect(await overrideInBulk(api.store, 'older', now)).toMatchObject({ failed: [] });
    expect((await api.get(`/v1/jobs/${id}`)).json()).toMatchObject({ done: 1, counts: { applied: 1, failed: 0 } });
    await shaped(newer, SHAPE);
    await overrideInBulk(api.store, 'newer', now);
    expect((await api.get(`/v1/jobs/${id}`)).json()).toMatchObject({ status: 'done', counts: { applied: 2 } });
  });

  test('so does a move to another policy', async () => {
    const { name, version: _, ...first } = (await api.get('/v1/policies/mexico/versions/1')).json();
    const { version } = await api.made('/v1/policies/mexico/versions', {
      ...first,
      deactivation: { ...first.deactivation, afterDays: 61 },
    });
    await shaped(newer, NEW_SHAPE);
    const made = await api.made(`/v1/policies/${name}/versions/${version}/migrate`, {
      filter: { tag: 'both' },
      reason: 'A day more',
    });
    expect(await migrateAccounts(api.store, 'older', now)).toMatchObject({ moved: 1, failed: [] });
    await shaped(newer, SHAPE);
    expect(await migrateAccounts(api.store, 'newer', now)).toMatchObject({ moved: 1, failed: [] });
    expect((await api.get(`/v1/policy-jobs/${made.id}`)).json()).toMatchObject({ status: 'done' });
  });
});

describe('a policy of a newer shape', () => {
  test('is left to the newer release, and so are the accounts under it; they are not stuck', async () => {
    const id = await owing('Under it');
    // By another process: this one has never read it.
    await api.sql.query(
      `INSERT INTO policies (name, version, shape, body, actor)
        SELECT 'novel', 1, $1, jsonb_set(body, '{name}', '"novel"'), actor FROM policies
        WHERE name = 'mexico' AND version = 1`,
      [POLICY_SHAPE + 1],
    );
    await api.sql.query(
      `UPDATE account_states SET body = jsonb_set(body, '{snapshot,context,policy}', '{"name":"novel","version":1}')
        WHERE account_id = $1`,
      [id],
    );
    const before = await stateOf(id);
    steppedAside(await pause(id));
    steppedAside(await api.get('/v1/policies/novel/versions/1'));
    await expect(api.store.reach(id)).rejects.toThrow(WrittenByNewer);
    for (const url of ['/v1/policies', '/v1/accounts', `/v1/accounts/${id}`])
      expect([url, (await api.get(url)).statusCode]).toEqual([url, 200]);
    expect(await stateOf(id)).toEqual(before);
    await api.sql.query('ALTER TABLE policies DISABLE TRIGGER USER');
    await api.sql.query(`UPDATE policies SET shape = $1 WHERE name = 'novel'`, [POLICY_SHAPE]);
    expect((await pause(id)).statusCode).toBe(200);
  });

  test('as this release stores them they are of its own', async () => {
    const { rows } = await api.sql.query<{ shape: number }>('SELECT DISTINCT shape FROM policies');
    expect(rows).toEqual([{ shape: POLICY_SHAPE }]);
  });
});

describe('work that only a newer release knows', () => {
  const ordered = (id: string, type: string, params: object = {}): Promise<unknown> =>
    api.sql.query(
      `WITH ordered AS (
         INSERT INTO effects (account_id, step, position, type, key, params, lane, queue, priority, decided_at)
         SELECT account_id, step, 90, $2, 'novel:' || account_id, $3, 'payment', 'puntual-charges', 3, now()
         FROM account_states WHERE account_id = $1)
       UPDATE account_states SET work_since = now() WHERE account_id = $1`,
      [id, type, JSON.stringify(params)],
    );
  const refOf = async (id: string) => {
    const work = (await api.store.look(id)).work.find(({ id: workId }) => workId.endsWith('.90'));
    return { accountId: id, workId: work!.id };
  };
  const open = async (id: string): Promise<unknown> =>
    (await api.sql.query(`SELECT status, failures FROM effects WHERE account_id = $1 AND position = 90`, [id])).rows;

  test('waits where it is, while all else of the account is decided; what would be foreseen of it is not', async () => {
    const id = await owing('Novel work');
    await ordered(id, 'novelDeed');
    expect((await pause(id)).statusCode).toBe(200);
    for (const url of ['', '/why', '/timeline', '/chart'])
      expect([url, (await api.get(`/v1/accounts/${id}${url}`)).statusCode]).toEqual([url, 200]);
    expect((await api.get('/v1/accounts')).statusCode).toBe(200);
    steppedAside(await api.post(`/v1/accounts/${id}/forecast`, {}));
    expect(await refOf(id)).toMatchObject({ accountId: id });
    expect(await open(id)).toEqual([{ status: 'pending', failures: 0 }]);
  });

  test('a mail that this release has no words for is not begun, and counts as no failure', async () => {
    const id = await owing('Novel mail');
    const mail = { key: `novel:${id}`, accountId: id, topic: { template: 'novel-mail', data: {} }, also: [], to: [] };
    await ordered(id, 'sendEmail', { mail, believes: null });
    await expect(api.store.beginMail(await refOf(id))).rejects.toThrow(WrittenByNewer);
    const topic = { template: 'payment-receipt', data: {} };
    await api.sql.query(`UPDATE effects SET params = $2 WHERE account_id = $1 AND position = 90`, [
      id,
      JSON.stringify({ mail: { ...mail, topic, also: [{ template: 'novel-mail' }] }, believes: null }),
    ]);
    await expect(api.store.beginMail(await refOf(id))).rejects.toThrow(WrittenByNewer);
    expect(await open(id)).toEqual([{ status: 'pending', failures: 0 }]);
  });
});

test('a stuck account is not mended by a release that does not know what it has missed', async () => {
  const id = await owing('Stuck');
  await api.sql.query(
    `UPDATE account_states SET stuck_since = now(), stuck_because = 'no such day', fact_seq = fact_seq + 1 WHERE account_id = $1`,
    [id],
  );
  await api.sql.query(
    `INSERT INTO facts (account_id, seq, type, body, actor, cause)
      SELECT $1, fact_seq, 'NOVEL_HAPPENED', '{"type":"NOVEL_HAPPENED"}', '{"kind":"system","id":"puntual"}', 'novel' || $1
      FROM account_states WHERE account_id = $1`,
    [id],
  );
  const before = await stateOf(id);
  expect(await api.store.mend(id)).toBe(false);
  expect(await stateOf(id)).toEqual(before);
});

test('kinds that only a newer release knows are shown as they stand', async () => {
  const id = await owing('Novel kinds', { tags: ['novel'] });
  await pause(id);
  await api.sql.query(
    `UPDATE projections SET holds = '{novelHold}', body = jsonb_set(jsonb_set(body, '{upcoming,0,kind}', '"novelThing"'),
      '{collections,holds,0,kind}', '"novelHold"') WHERE account_id = $1`,
    [id],
  );
  await api.sql.query(`UPDATE account_states SET next_kind = 'novelThing' WHERE account_id = $1`, [id]);
  await api.sql.query('ALTER TABLE tasks DROP CONSTRAINT tasks_kind_check');
  await api.sql.query(
    `INSERT INTO tasks (id, key, kind, account_id, opened_at, status, subject, data)
      VALUES ('tsk_novel', 'novel', 'novelTask', $1, now(), 'open', '{}', '{"summary":"Something new"}')`,
    [id],
  );
  // A process as it runs for customers: a test's checks its own answers.
  const app = await api.serve({ checkAnswers: false });
  try {
    for (const url of [
      '/v1/accounts?tag=novel',
      `/v1/accounts/${id}`,
      `/v1/accounts/${id}/timeline`,
      `/v1/accounts/${id}/why`,
      '/v1/tasks',
      '/v1/tasks/tsk_novel',
      '/v1/worklists',
    ])
      expect([url, (await api.call('GET', url, {}, app)).statusCode]).toEqual([url, 200]);
  } finally {
    await app.close();
  }
});
