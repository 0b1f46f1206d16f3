import { beforeAll, describe, expect, test } from '@jest/globals';
import { overrideInBulk } from '../../workflows/upkeep/bulk-overrides.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();

const work = (worker = 'worker-1', more = {}) =>
  overrideInBulk({ ...api.store, ...more }, worker, () => api.machineNow);
const bulk = (body: object, call = {}) => api.post('/v1/bulk-overrides', body, call);
const job = async (id: string) => (await api.get(`/v1/jobs/${id}`)).json();
const account = async (id: string) => (await api.get(`/v1/accounts/${id}`)).json();

/** Overdue, so that its case can be extended. */
async function owing(name: string): Promise<string> {
  const { id } = await api.account({ name, testClock: { startsAt: '2026-01-02T15:00:00Z' } });
  await api.invoice(id, 50_000, { issuedOn: '2026-01-01', dueOn: '2026-01-10' });
  await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-01-20T15:00:00Z' });
  return id;
}

let owing1 = '';
let owing2 = '';
let paid = '';
beforeAll(async () => {
  [owing1, owing2] = [await owing('Bulk one'), await owing('Bulk two')];
  paid = (await api.account({ name: 'Bulk three' })).id;
});

const EXTEND = { command: 'extend', days: 5, reason: 'The bank was closed' };

describe('one order for many accounts', () => {
  test('says first what it would come to, and changes nothing', async () => {
    const before = await api.rowCounts();
    const preview = await bulk({ ...EXTEND, filter: { q: 'bulk' }, dryRun: true }, { role: 'agent' });
    expect([preview.statusCode, preview.json()]).toEqual([
      200,
      {
        willApply: 2,
        skipped: 0,
        refused: [{ accountId: paid, code: 'not_allowed_now', detail: expect.any(String) }],
      },
    ]);
    expect(await api.rowCounts()).toEqual(before);
  });

  test('is given to each, once; who is refused is named', async () => {
    const before = await account(owing1);
    const answer = await bulk({ ...EXTEND, accountIds: [owing1, owing2, paid, 'acc_none'] }, { idempotencyKey: 'b1' });
    expect([answer.statusCode, answer.headers.location]).toEqual([202, `/v1/jobs/${answer.json().id}`]);
    expect(answer.json()).toMatchObject({ status: 'queued', total: 3, done: 0, command: 'extend', refused: [] });
    expect(
      (await bulk({ ...EXTEND, accountIds: [owing1, owing2, paid, 'acc_none'] }, { idempotencyKey: 'b1' })).json().id,
    ).toBe(answer.json().id);
    expect(await work()).toEqual({ jobs: 1, accounts: 3, failed: [] });
    const done = await job(answer.json().id);
    expect(done).toMatchObject({
      status: 'done',
      done: 3,
      counts: { applied: 2, skipped: 0, refused: 1, failed: 0 },
      refused: [{ accountId: paid, code: 'not_allowed_now' }],
      finishedAt: api.machineNow,
    });
    const after = await account(owing1);
    expect(after.version).toBeGreaterThan(before.version);
    const deactivation = (one: { upcoming: { kind: string; at: string }[] }) =>
      one.upcoming.find(({ kind }) => kind === 'deactivation')?.at ?? '';
    expect(deactivation(after) > deactivation(before)).toBe(true);
    const told = (await api.get(`/v1/accounts/${owing1}/timeline?limit=100`)).json().items;
    expect(told.filter(({ type }: { type: string }) => type === 'override.applied')).toMatchObject([
      { data: { command: 'extend', reason: 'The bank was closed', days: 5 }, actor: { id: 'key_bootstrap' } },
    ]);
    // Again nothing waits; tried again, who was refused is judged anew.
    expect(await work()).toEqual({ jobs: 0, accounts: 0, failed: [] });
    expect((await api.made(`/v1/jobs/${done.id}/resume`, {})).done).toBe(2);
    expect(await work()).toMatchObject({ jobs: 1, accounts: 1 });
    expect((await job(done.id)).counts).toEqual({ applied: 2, skipped: 0, refused: 1, failed: 0 });
    expect((await account(owing1)).version).toBe(after.version);
  });

  test('goes on where a worker has died, and asks nobody twice', async () => {
    const { id } = (
      await bulk({ command: 'pause', until: '2026-03-20', reason: 'Flood', filter: { q: 'bulk' } })
    ).json();
    const dying = { noteBulk: async () => Promise.reject(new Error('away')) };
    await work('dying', dying);
    expect((await job(id)).done).toBe(0);
    const { version } = await account(owing1);
    await work('worker-2');
    expect(await job(id)).toMatchObject({ status: 'done', done: 3, counts: { refused: 0, failed: 0 } });
    expect((await account(owing1)).collections.holds).toMatchObject([{ kind: 'agent' }]);
    expect((await account(owing1)).version).toBe(version);
  });

  test('one that fails holds up no other, and can be tried again', async () => {
    const { id } = (await bulk({ command: 'resume', reason: 'Over', accountIds: [owing1, owing2] })).json();
    const { performBulk } = api.store;
    const broken: typeof performBulk = async (given, accountId) => {
      if (accountId === owing1) throw new Error('broken');
      return performBulk(given, accountId);
    };
    expect((await work('w', { performBulk: broken })).failed).toMatchObject([{ accountId: owing1 }]);
    expect(await job(id)).toMatchObject({ counts: { applied: 1, failed: 1 }, refused: [{ code: 'our_fault' }] });
    await api.made(`/v1/jobs/${id}/resume`, {});
    await work();
    expect((await job(id)).counts).toEqual({ applied: 2, skipped: 0, refused: 0, failed: 0 });
  });

  test('owners and words; where it is so already nothing is done', async () => {
    const both = { accountIds: [owing1, owing2], reason: 'Ana is back' };
    await bulk({ ...both, command: 'assign', ownerId: 'ana@company.example' });
    await bulk({ ...both, command: 'tag', add: ['flood', 'north'] });
    await bulk({ ...both, command: 'tag', remove: ['north'] });
    const again = (await bulk({ ...both, command: 'assign', ownerId: 'ana@company.example' })).json().id;
    await work();
    expect(await account(owing2)).toMatchObject({ ownerId: 'ana@company.example', tags: ['flood'] });
    expect((await job(again)).counts).toEqual({ applied: 0, skipped: 2, refused: 0, failed: 0 });
  });

  test('admins give those that cost money or service; agents are told so', async () => {
    const some = { accountIds: [owing1], reason: 'x' };
    for (const order of [
      { command: 'deactivate' },
      { command: 'writeOff' },
      { command: 'changePolicy', version: 1 },
      { command: 'pause', legal: true },
    ])
      expect((await bulk({ ...some, ...order, dryRun: true }, { role: 'agent' })).json()).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    expect((await bulk({ ...some, command: 'changePolicy', version: 1, dryRun: true })).json()).toMatchObject({
      skipped: 1,
    });
    expect((await bulk({ ...some, command: 'changePolicy', version: 99, dryRun: true })).json()).toMatchObject({
      refused: [{ code: 'not_found' }],
    });
    await api.made('/v1/switches', { name: 'deactivations', stopped: true, reason: 'Audit' });
    expect((await bulk({ ...some, command: 'deactivate', dryRun: true })).json()).toMatchObject({
      refused: [{ code: 'deactivations_stopped' }],
    });
    await api.made('/v1/switches', { name: 'deactivations', stopped: false, reason: 'Over' });
  });

  test('those that it deactivates count for the breaker, each once a day; test clocks do not', async () => {
    const real = [await api.account({ name: 'Real one' }), await api.account({ name: 'Real two' })].map(({ id }) => id);
    const order = { accountIds: [...real, owing1], command: 'deactivate', fraud: true, reason: 'Stolen numbers' };
    const { rows: before } = await api.sql.query('SELECT day, n FROM clearance_days');
    expect(before).toEqual([]);
    await bulk(order);
    await work();
    for (const id of order.accountIds) expect((await account(id)).service.state).toBe('deactivated');
    const counted = async () => (await api.sql.query('SELECT n FROM clearance_days')).rows;
    expect(await counted()).toEqual([{ n: 2 }]);
    for (const id of real)
      await api.made(`/v1/accounts/${id}/overrides`, {
        command: 'reactivate',
        reason: 'It was another',
        expectedVersion: (await account(id)).version,
      });
    await bulk(order);
    await work();
    expect((await account(real[0] as string)).service.state).toBe('deactivated');
    expect(await counted()).toEqual([{ n: 2 }]);
  });

  test('over a thousand accounts a dry run is a job too', async () => {
    await api.sql.query(
      `INSERT INTO accounts (id, name, email, locale, time_zone, currency, billing_recipients, autopay, policy_name,
        policy_version, test_clock, search, created_at)
       SELECT 'acc_many' || n, 'Many ' || n, 'x@x.example', 'es-MX', 'America/Mexico_City', 'MXN', '{}', false, 'mexico', 1,
        false, 'many ' || n, now() FROM generate_series(1, 1001) n`,
    );
    await api.sql.query("INSERT INTO projections (account_id) SELECT id FROM accounts WHERE id LIKE 'acc_many%'");
    await api.sql.query("INSERT INTO account_states (account_id) SELECT id FROM accounts WHERE id LIKE 'acc_many%'");
    const answer = await bulk({ command: 'tag', add: ['many'], reason: 'x', filter: { q: 'many ' }, dryRun: true });
    expect([answer.statusCode, answer.json()]).toMatchObject([202, { total: 1_001, dryRun: true }]);
    await work();
    expect(await job(answer.json().id)).toMatchObject({ status: 'done', counts: { applied: 1_001 } });
    expect((await api.get('/v1/accounts?tag=many')).json().items).toEqual([]);
    expect((await api.get('/v1/jobs?limit=1')).json().items).toMatchObject([{ id: answer.json().id }]);
  });

  test('a bad order names its field', async () => {
    for (const [path, body] of [
      ['filter', EXTEND],
      ['filter', { ...EXTEND, filter: {}, accountIds: [paid] }],
      ['accountIds', { ...EXTEND, accountIds: [] }],
      ['days', { ...EXTEND, days: 0, filter: {} }],
      ['reason', { command: 'resume', filter: {} }],
      ['until', { command: 'pause', reason: 'x', filter: {} }],
      ['add', { command: 'tag', reason: 'x', filter: {} }],
      ['filter.colour', { ...EXTEND, filter: { colour: 'red' } }],
      ['expectedVersion', { ...EXTEND, filter: {}, expectedVersion: 3 }],
    ] as const)
      expect((await bulk(body)).json()).toMatchObject({ status: 400, errors: [{ path }] });
    expect((await bulk({ ...EXTEND, filter: {} }, { role: 'viewer' })).statusCode).toBe(403);
    expect((await api.get('/v1/jobs/job_none')).statusCode).toBe(404);
  });
});
