import { describe, expect, test } from '@jest/globals';
import type { JobSource } from '../../workflows/upkeep/migrate-accounts.ts';
import { migrateAccounts } from '../../workflows/upkeep/migrate-accounts.ts';
import { runningApi } from './running-api.ts';
import { until } from '../until.ts';

const api = runningApi();

/** A version like the first, but that everything comes sooner; its number. */
async function soonerVersion(): Promise<number> {
  const { name, version, ...first } = (await api.get('/v1/policies/mexico/versions/1')).json();
  const body = {
    ...first,
    reminders: { ...first.reminders, onDays: [2, 5], lastNoticeOnDay: 20 },
    deactivation: { ...first.deactivation, afterDays: 30 },
  };
  return (await api.made('/v1/policies/mexico/versions', body)).version;
}

/** A policy like the first, in dollars; its name. */
async function inDollars(policy: string): Promise<string> {
  const { name, version, ...first } = (await api.get('/v1/policies/mexico/versions/1')).json();
  await api.made(`/v1/policies/${policy}/versions`, { ...first, currency: 'USD' });
  return policy;
}

const openAccount = async (more: object = {}, amountMinor: number | null = 116_000): Promise<string> => {
  const { id } = await api.account({ testClock: { startsAt: '2026-03-02T15:00:00Z' }, ...more });
  if (amountMinor !== null) await api.invoice(id, amountMinor, { dueOn: '2026-03-10' });
  return id;
};
const policyOf = async (id: string) => (await api.get(`/v1/accounts/${id}`)).json().policy;
const work = (worker = 'worker-1', more: Partial<JobSource> = {}) =>
  migrateAccounts({ ...api.store, ...more }, worker, () => api.machineNow);

describe("a version's preview", () => {
  test('says for each account in flight what comes next, before and after, and changes nothing', async () => {
    const tags = ['preview'];
    const [open, idle] = [await openAccount({ tags }), await openAccount({ tags }, null)];
    const version = await soonerVersion();
    const rows = await api.rowCounts();
    const preview = await api.made(`/v1/policies/mexico/versions/${version}/preview`, { filter: { tag: 'preview' } });
    expect(preview).toEqual({
      items: [
        {
          accountId: open,
          name: 'Guthrie SA de CV',
          timeZone: 'America/Mexico_City',
          before: { kind: 'reminder', at: '2026-03-11T14:00:00.000Z' },
          after: { kind: 'reminder', at: '2026-03-12T14:00:00.000Z' },
          changed: true,
        },
      ],
      counts: { accounts: 1, changed: 1, unchanged: 0 },
      nextCursor: null,
    });
    expect(await api.rowCounts()).toEqual(rows);
    expect(await policyOf(open)).toEqual({ name: 'mexico', version: 1 });
    expect((await api.made('/v1/policies/mexico/versions/1/preview', { filter: { tag: 'preview' } })).counts).toEqual({
      accounts: 1,
      changed: 0,
      unchanged: 1,
    });
    expect(preview.items.some((item: { accountId: string }) => item.accountId === idle)).toBe(false);
  });

  test('takes the filters of the list, page by page', async () => {
    const ids = [
      await openAccount({ tags: ['paged'], name: 'Abarrotes Ana' }),
      await openAccount({ tags: ['paged'], name: 'Abarrotes Eva' }, 50_000),
      await openAccount({ tags: ['paged'] }),
    ];
    const version = await soonerVersion();
    const seen = async (filter: object) =>
      (await api.made(`/v1/policies/mexico/versions/${version}/preview`, { filter: { tag: 'paged', ...filter } })).items
        .map((item: { accountId: string }) => item.accountId)
        .sort();
    expect(await seen({})).toEqual([...ids].sort());
    expect(await seen({ q: 'abarrotes' })).toEqual(ids.slice(0, 2).sort());
    expect(await seen({ currency: 'USD' })).toEqual([]);
    expect(await seen({ state: 'overdue' })).toEqual([]);
    expect(await seen({ balanceToMinor: 50_000 })).toEqual([ids[1]]);
    expect(await seen({ policyVersion: 1_000 })).toEqual([]);
    const first = await api.made(`/v1/policies/mexico/versions/${version}/preview?limit=2`, {
      filter: { tag: 'paged' },
    });
    const second = await api.made(
      `/v1/policies/mexico/versions/${version}/preview?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`,
      { filter: { tag: 'paged' } },
    );
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  });

  test('is of a version that there is, and of filters that there are', async () => {
    expect((await api.post('/v1/policies/mexico/versions/999/preview', {})).statusCode).toBe(404);
    const bad = await api.post('/v1/policies/mexico/versions/1/preview', { filter: { state: 'late', colour: 'red' } });
    expect([
      bad.statusCode,
      bad
        .json()
        .errors.map((one: { path: string }) => one.path)
        .sort(),
    ]).toEqual([400, ['filter.colour', 'filter.state']]);
  });
});

describe('a migration', () => {
  test('is a job that moves the chosen accounts, and nobody else', async () => {
    const moved = [await openAccount({ tags: ['move'] }), await openAccount({ tags: ['move'] })];
    const other = await openAccount();
    const before = await policyOf(other);
    const version = await soonerVersion();
    const made = await api.post(`/v1/policies/mexico/versions/${version}/migrate`, {
      filter: { tag: 'move' },
      reason: 'New ladder',
    });
    expect([made.statusCode, made.headers.location]).toEqual([201, `/v1/policy-jobs/${made.json().id}`]);
    expect(made.json()).toMatchObject({ status: 'queued', done: 0, total: 2, policy: { name: 'mexico', version } });

    expect(await work()).toMatchObject({ jobs: 1, moved: 2, failed: [] });
    expect((await api.get(`/v1/policy-jobs/${made.json().id}`)).json()).toMatchObject({
      status: 'done',
      done: 2,
      total: 2,
      moved: 2,
      skipped: 0,
      refused: 0,
      failed: 0,
      problems: [],
    });
    for (const id of moved) expect(await policyOf(id)).toEqual({ name: 'mexico', version });
    expect(await policyOf(other)).toEqual(before);
    const entries = (await api.get(`/v1/accounts/${moved[0]}/timeline`))
      .json()
      .items.filter((entry: { type: string }) => entry.type === 'policy.changed' || entry.type === 'override.applied');
    expect(
      entries.map((entry: { type: string; actor: object; data: { reason?: string } }) => [
        entry.type,
        entry.actor,
        entry.data.reason,
      ]),
    ).toEqual([
      ['override.applied', { kind: 'agent', id: 'key_bootstrap' }, 'New ladder'],
      ['policy.changed', { kind: 'agent', id: 'key_bootstrap' }, undefined],
    ]);
    expect(
      await api.made(`/v1/policies/mexico/versions/${version}/migrate`, { filter: { tag: 'move' } }),
    ).toMatchObject({ status: 'done', done: 0, total: 0 });
  });

  test('goes on where a crash has left it, and moves nobody twice', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => openAccount({ tags: ['crash'] }, null)));
    const version = await soonerVersion();
    const job = await api.made(`/v1/policies/mexico/versions/${version}/migrate`, { filter: { tag: 'crash' } });
    // The worker dies after the chart has taken the third, and before that is written down.
    let [begun, answered] = [0, 0];
    const dying = {
      ask: async (...given: Parameters<JobSource['ask']>) => {
        begun += 1;
        if (begun > 3) return new Promise<never>(() => {});
        const answer = await api.store.ask(...given);
        answered += 1;
        return answered === 3 ? new Promise<never>(() => {}) : answer;
      },
    };
    void work('worker-that-dies', dying);
    await until(async () => (await api.get(`/v1/policy-jobs/${job.id}`)).json().done === 2 && answered === 3);

    expect((await work('worker-2')).jobs).toBe(0);
    expect((await api.get(`/v1/policy-jobs/${job.id}`)).json()).toMatchObject({ status: 'running', done: 2, total: 7 });
    await api.sql.query("UPDATE policy_jobs SET worker_until = now() - interval '1 second' WHERE id = $1", [job.id]);
    await work('worker-2');
    expect((await api.get(`/v1/policy-jobs/${job.id}`)).json()).toMatchObject({
      status: 'done',
      done: 7,
      total: 7,
      moved: 6,
      skipped: 1,
    });
    for (const id of ids) {
      const entries = (await api.get(`/v1/accounts/${id}/timeline`))
        .json()
        .items.filter((entry: { type: string }) => entry.type === 'policy.changed');
      expect(entries).toHaveLength(1);
    }
  });

  test('beside another to the same version moves each once', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => openAccount({ tags: ['twice'] }, null)));
    const version = await soonerVersion();
    const jobs = [
      await api.made(`/v1/policies/mexico/versions/${version}/migrate`, { filter: { tag: 'twice' } }),
      await api.made(`/v1/policies/mexico/versions/${version}/migrate`, { filter: { tag: 'twice' } }),
    ];
    await Promise.all([work('worker-1'), work('worker-2')]);
    const [first, second] = await Promise.all(
      jobs.map(async (job) => (await api.get(`/v1/policy-jobs/${job.id}`)).json()),
    );
    expect([first, second]).toMatchObject([
      { status: 'done', done: 6, refused: 0, failed: 0 },
      { status: 'done', done: 6, refused: 0, failed: 0 },
    ]);
    expect(first.moved + second.moved).toBe(6);
    for (const id of ids)
      expect(
        (await api.get(`/v1/accounts/${id}/timeline`))
          .json()
          .items.filter((entry: { type: string }) => entry.type === 'policy.changed'),
      ).toHaveLength(1);
  });

  test('of nobody is done as it is made, and one by a field that there is not is refused naming it', async () => {
    const version = await soonerVersion();
    expect(
      await api.made(`/v1/policies/mexico/versions/${version}/migrate`, { filter: { tag: 'nobody' } }),
    ).toMatchObject({ status: 'done', done: 0, total: 0 });
    const wrong = await api.post(`/v1/policies/mexico/versions/${version}/migrate`, {
      filter: { colour: 'red', policyVersion: 'two' },
    });
    expect([
      wrong.statusCode,
      wrong
        .json()
        .errors.map((one: { path: string }) => one.path)
        .sort(),
    ]).toEqual([400, ['filter.colour', 'filter.policyVersion']]);
  });

  test('lets go of its job while the record is away, and goes on afterwards', async () => {
    await openAccount({ tags: ['away'] }, null);
    const version = await soonerVersion();
    const job = await api.made(`/v1/policies/mexico/versions/${version}/migrate`, { filter: { tag: 'away' } });
    const away = async (): Promise<never> => Promise.reject(new Error('away'));
    expect(await work('worker-1', { ask: away, notePolicyJob: away })).toMatchObject({ jobs: 1, moved: 0 });
    expect((await api.get(`/v1/policy-jobs/${job.id}`)).json()).toMatchObject({ status: 'queued', done: 0, total: 1 });
    expect(await work()).toMatchObject({ jobs: 1, moved: 1 });
  });

  test('tells of accounts that it could not move, and tries them again when told to', async () => {
    const id = await openAccount({ tags: ['broken'] }, null);
    const version = await soonerVersion();
    const job = await api.made(`/v1/policies/mexico/versions/${version}/migrate`, { filter: { tag: 'broken' } });
    const broken = {
      ask: async () => {
        throw new Error('a bug of ours');
      },
    };
    expect((await work('worker-1', broken)).failed.map((one) => one.accountId)).toEqual([id]);
    expect((await api.get(`/v1/policy-jobs/${job.id}`)).json()).toMatchObject({
      status: 'done',
      failed: 1,
      problems: [{ accountId: id, outcome: 'failed' }],
    });
    expect(await api.made(`/v1/policy-jobs/${job.id}/resume`)).toMatchObject({ status: 'queued', done: 0, failed: 0 });
    expect(await work()).toMatchObject({ moved: 1 });
  });

  test('asked for twice under one key is one job', async () => {
    await openAccount({ tags: ['once'] }, null);
    const version = await soonerVersion();
    const ask = async () =>
      (
        await api.post(
          `/v1/policies/mexico/versions/${version}/migrate`,
          { filter: { tag: 'once' } },
          { idempotencyKey: 'move-once' },
        )
      ).json().id;
    const [first, second] = [await ask(), await ask()];
    expect(second).toBe(first);
    expect((await api.get('/v1/policy-jobs?limit=1')).json().items.map((job: { id: string }) => job.id)).toEqual([
      first,
    ]);
    await work();
  });

  test("is an admin's to begin, and anybody's to look at", async () => {
    expect((await api.post('/v1/policies/mexico/versions/1/migrate', {}, { role: 'agent' })).statusCode).toBe(403);
    expect((await api.get('/v1/policy-jobs', { role: 'viewer' })).statusCode).toBe(200);
    expect((await api.get('/v1/policy-jobs/job_nothing')).statusCode).toBe(404);
  });
});

describe('segments and currencies', () => {
  const put = (items: object[], role: 'admin' | 'agent' = 'admin') =>
    api.call('PUT', '/v1/policy-segments', { body: { items }, role });
  const opensUnder = async (more: object = {}) => (await api.account(more)).policy.name;

  test('say which policy a new account gets when it names none: the first rule that fits', async () => {
    for (const policy of ['usa', 'wholesale']) await inDollars(policy);
    expect(
      (
        await put([
          { policy: 'wholesale', tag: 'wholesale' },
          { policy: 'usa', currency: 'USD' },
        ])
      ).json(),
    ).toEqual({
      items: [
        { policy: 'wholesale', currency: null, tag: 'wholesale' },
        { policy: 'usa', currency: 'USD', tag: null },
      ],
    });
    expect(await opensUnder()).toBe('mexico');
    expect(await opensUnder({ currency: 'USD' })).toBe('usa');
    expect(await opensUnder({ currency: 'USD', tags: ['north', 'wholesale'] })).toBe('wholesale');
    expect(await opensUnder({ currency: 'MXN', tags: ['north'], policy: 'mexico' })).toBe('mexico');
    await put([]);
    expect(await opensUnder()).toBe('mexico');
  });

  test("an account that names no currency is in its policy's, and one in another is refused", async () => {
    await put([{ policy: 'usa', tag: 'shop' }]);
    expect(await api.account({ tags: ['shop'] })).toMatchObject({ currency: 'USD', policy: { name: 'usa' } });
    const refused = await api.post('/v1/accounts', {
      name: 'Guthrie SA de CV',
      email: 'ap@guthrie.example',
      tags: ['shop'],
      currency: 'MXN',
    });
    expect(refused.json()).toMatchObject({
      status: 422,
      code: 'policy_currency',
      currency: 'MXN',
      policyCurrency: 'USD',
    });
    expect(refused.json().detail).toBe('Version 1 of the policy usa is in USD, the account in MXN');
    await put([]);
  });

  test('a move to a version in another currency is refused, one by one or by a job', async () => {
    const { id } = await api.account({ tags: ['pesos'] });
    const { name, version: _, ...first } = (await api.get('/v1/policies/mexico/versions/1')).json();
    const { version } = await api.made('/v1/policies/mexico/versions', { ...first, currency: 'USD' });
    const moved = await api.post(`/v1/accounts/${id}/overrides`, {
      command: 'changePolicy',
      reason: 'Dollars',
      expectedVersion: 1,
      version,
    });
    expect(moved.json()).toMatchObject({ status: 422, code: 'policy_currency' });
    const job = await api.made(`/v1/policies/mexico/versions/${version}/migrate`, { filter: { tag: 'pesos' } });
    await work();
    expect((await api.get(`/v1/policy-jobs/${job.id}`)).json()).toMatchObject({
      moved: 0,
      refused: 1,
      problems: [{ accountId: id, detail: `Version ${version} of the policy mexico is in USD, the account in MXN` }],
    });
    // New accounts of these tests begin under the latest version.
    await api.made('/v1/policies/mexico/versions', first);
  });

  test('name policies that there are, and no rule behind one that fits all', async () => {
    const unknown = await put([{ policy: 'atlantis', currency: 'USD' }]);
    expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'unknown_policy']);
    const idle = await put([{ policy: 'mexico' }, { policy: 'mexico', currency: 'USD' }]);
    expect([idle.statusCode, idle.json().errors[0].path]).toEqual([400, 'items[1]']);
    expect((await put([], 'agent')).statusCode).toBe(403);
  });
});

describe('tags', () => {
  test('find accounts, and can be changed', async () => {
    const { id, tags } = await api.account({ tags: ['red', 'red', 'blue'] });
    expect(tags).toEqual(['red', 'blue']);
    const found = async (tag: string) =>
      (await api.get(`/v1/accounts?tag=${tag}`)).json().items.map((one: { id: string }) => one.id);
    expect(await found('blue')).toEqual([id]);
    expect((await api.call('PATCH', `/v1/accounts/${id}`, { body: { tags: ['green'] } })).json().tags).toEqual([
      'green',
    ]);
    expect([await found('blue'), await found('green')]).toEqual([[], [id]]);
    const entries = (await api.get(`/v1/accounts/${id}/timeline`)).json().items as { type: string; data: object }[];
    expect(entries.find((entry) => entry.type === 'account.changed')?.data).toEqual({ fields: ['tags'] });
  });
});
