import { beforeAll, describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

const list = async (name: string, call = {}) => (await api.get(`/v1/worklists/${name}?limit=100`, call)).json();
const patch = (id: string, body: object) => api.call('PATCH', `/v1/accounts/${id}`, { body });
const advance = (id: string, to: string) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to });

/** Overdue, and off in some days: due on 10 January, the service goes off in March. */
let late = '';
let promised = '';

beforeAll(async () => {
  late = (await api.account({ name: 'Late', testClock: { startsAt: '2026-01-02T15:00:00Z' } })).id;
  await api.invoice(late, 50_000, { issuedOn: '2026-01-01', dueOn: '2026-01-10' });
  await advance(late, '2026-03-08T15:00:00Z');
  promised = (await api.account({ name: 'Promised', testClock: { startsAt: '2026-01-02T15:00:00Z' } })).id;
  await api.invoice(promised, 30_000, { issuedOn: '2026-01-01', dueOn: '2026-01-10' });
  await advance(promised, '2026-01-20T15:00:00Z');
  const { version } = (await api.get(`/v1/accounts/${promised}`)).json();
  await api.made(`/v1/accounts/${promised}/overrides`, {
    command: 'promise',
    reason: 'Spoke with Ana',
    expectedVersion: version,
    amountMinor: 30_000,
    on: '2026-01-23',
  });
});

describe('worklists', () => {
  test('who is off within the week, why, and what happens next', async () => {
    const { items, nextCursor } = await list('deactivatingThisWeek');
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      {
        account: {
          id: late,
          name: 'Late',
          externalId: null,
          timeZone: 'America/Mexico_City',
          now: '2026-03-08T15:00:00.000Z',
          version: expect.any(Number),
          state: 'overdue',
          service: 'active',
        },
        why: expect.stringMatching(/^The service goes off on 2026-03-1\d, if nobody pays$/),
        at: expect.any(String),
        atRisk: { currency: 'MXN', minor: 50_000 },
        daysOverdue: 57,
        next: { kind: expect.any(String), at: expect.any(String) },
        owner: null,
        lastContact: { at: expect.any(String), kind: 'email', what: expect.any(String) },
        subject: {},
      },
    ]);
    const { upcoming } = (await api.get(`/v1/accounts/${late}`)).json();
    expect(items[0].at).toBe(upcoming.find(({ kind }: { kind: string }) => kind === 'deactivation').at);
  });

  test('what was promised, what was proven, what is disputed, what nobody knows', async () => {
    expect((await list('promisesDue')).items).toMatchObject([
      { account: { id: promised }, atRisk: { minor: 30_000 }, why: expect.stringContaining('Spoke with Ana') },
    ]);
    const { id } = await api.account({ name: 'Papers' });
    const proof = await api.made(`/v1/accounts/${id}/proofs-of-payment`, {
      trackingKey: 'LISTED1',
      amountMinor: 700,
      paidOn: '2026-03-01',
    });
    const invoice = await api.invoice(id, 4_000);
    const dispute = await api.made(`/v1/invoices/${invoice.id}/disputes`, {
      reason: 'Two lines too many',
      amountMinor: 900,
    });
    const transfer = await api.made('/v1/bank-transfers', {
      trackingKey: 'LISTED2',
      amountMinor: 15_000,
      currency: 'MXN',
      settledAt: '2026-03-02T14:00:00Z',
    });
    expect((await list('proofsToReview')).items).toMatchObject([
      { account: { id }, subject: { proofId: proof.id }, atRisk: { minor: 700 } },
    ]);
    expect((await list('disputesToAnswer')).items).toMatchObject([
      { account: { id }, subject: { disputeId: dispute.id, invoiceId: invoice.id }, atRisk: { minor: 900 } },
    ]);
    expect((await list('unmatchedTransfers')).items).toMatchObject([
      { account: null, subject: { transferId: transfer.id }, atRisk: { minor: 15_000 }, daysOverdue: 0, next: null },
    ]);
  });

  test('counts and money are those of the rows, page by page too', async () => {
    const { items } = (await api.get('/v1/worklists')).json();
    expect(items.map(({ name }: { name: string }) => name)).toEqual([
      'deactivatingThisWeek',
      'promisesDue',
      'proofsToReview',
      'unmatchedTransfers',
      'disputesToAnswer',
      'undeliverable',
      'cardsExpiring',
      'mine',
    ]);
    for (const { name, count, amounts } of items) {
      const rows = (await list(name)).items;
      expect([name, count]).toEqual([name, rows.length]);
      const sum = rows.reduce((minor: number, row: { atRisk: { minor: number } }) => minor + row.atRisk.minor, 0);
      expect([name, amounts]).toEqual([name, sum === 0 ? [] : [{ currency: 'MXN', minor: sum }]]);
    }
    expect((await api.get('/v1/worklists/laundry')).statusCode).toBe(404);
    expect((await api.get('/v1/worklists?x=1')).statusCode).toBe(400);
  });

  test("page by page a list is as it is at once, in the machine's time and on test clocks", async () => {
    for (const days of [3, 1, 2, 2, 40, -60]) {
      const { id } = await api.account({ name: `Off in ${days} days` });
      await api.sql.query('UPDATE projections SET deactivation_at = $2 WHERE account_id = $1', [
        id,
        new Date(Date.parse(api.machineNow) + days * 86_400_000),
      ]);
    }
    const whole = (await list('deactivatingThisWeek')).items;
    expect(whole.map((row: { account: { name: string } }) => row.account.name).sort()).toEqual(
      ['Late', 'Off in -60 days', 'Off in 1 days', 'Off in 2 days', 'Off in 2 days', 'Off in 3 days'].sort(),
    );
    expect(whole.map((row: { at: string }) => row.at)).toEqual(whole.map((row: { at: string }) => row.at).sort());
    for (const limit of [1, 2, 5]) {
      const rows = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page = (await api.get(`/v1/worklists/deactivatingThisWeek?limit=${limit}${after}`)).json();
        rows.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(rows).toEqual(whole);
    }
  });

  test("mine: whom the caller looks after, and whose task is the caller's", async () => {
    const owned: string[] = [];
    for (const name of ['One', 'Two', 'Three']) owned.push((await api.account({ name })).id);
    const [one, two, three] = owned as [string, string, string];
    await patch(one, { ownerId: 'key_agent', nextActionOn: '2026-03-09' });
    await patch(two, { ownerId: 'key_agent', nextActionOn: '2026-03-04' });
    await patch(three, { nextActionOn: '2026-03-02' });
    await api.settled(three);
    const [task] = (await api.get(`/v1/tasks?accountId=${three}`)).json().items;
    expect((await api.post(`/v1/tasks/${task.id}/assign`, { assigneeId: 'key_agent' })).json()).toMatchObject({
      assigneeId: 'key_agent',
    });
    const rows = (await list('mine', { role: 'agent' })).items;
    expect(rows.map(({ account }: { account: { id: string } }) => account.id)).toEqual([three, two, one]);
    expect(rows.map(({ owner }: { owner: string }) => owner)).toEqual([null, 'key_agent', 'key_agent']);
    expect((await list('mine', { role: 'viewer' })).items).toEqual([]);
    const first = (await api.get('/v1/worklists/mine?limit=2', { role: 'agent' })).json();
    const next = `/v1/worklists/mine?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`;
    expect((await api.get(next, { role: 'agent' })).json().items).toEqual([rows[2]]);
  });
});

describe('the list of accounts finds', () => {
  const found = async (query: string) =>
    (await api.get(`/v1/accounts?limit=100&${query}`)).json().items.map(({ name }: { name: string }) => name);

  test('by hold, by day of deactivation, by owner, by next action', async () => {
    expect(await found('hold=promise')).toEqual(['Promised']);
    expect(await found('hold=legal')).toEqual([]);
    const { at } = (await list('deactivatingThisWeek')).items[0];
    const day = at.slice(0, 10);
    expect(await found(`deactivationBefore=${day}&q=late`)).toEqual([]);
    expect(await found('deactivationBefore=2026-03-30&q=late')).toEqual(['Late']);
    const { id } = await api.account({ name: 'Owned' });
    await patch(id, { ownerId: 'ana@company.example', nextActionOn: '2026-03-20' });
    expect(await found('owner=ana@company.example')).toEqual(['Owned']);
    expect(await found('nextActionBefore=2026-03-21&q=owned')).toEqual(['Owned']);
    expect(await found('nextActionBefore=2026-03-20&q=owned')).toEqual([]);
    expect((await api.get('/v1/accounts?hold=sorrow')).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'hold' }],
    });
    expect((await api.get('/v1/accounts?bucket=61')).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'bucket' }],
    });
  });

  test('by age of debt, and the money adds up to the tile', async () => {
    const { asOf, currency, buckets } = (await api.get('/v1/aging')).json();
    expect([asOf, currency]).toEqual(['2026-03-02', 'MXN']);
    expect(buckets.find(({ name }: { name: string }) => name === '31-60')).toEqual({
      name: '31-60',
      accounts: 1,
      amountMinor: 50_000,
    });
    for (const { name, accounts, amountMinor } of buckets) {
      const { items } = (await api.get(`/v1/accounts?limit=100&bucket=${name}`)).json();
      const sum = items.reduce(
        (minor: number, { aging }: { aging: { name: string; amountMinor: number }[] }) =>
          minor + (aging.find((one) => one.name === name)?.amountMinor ?? 0),
        0,
      );
      expect([name, items.length, sum]).toEqual([name, accounts, amountMinor]);
    }
  });

  test('what was owed on a past day, as far as that is kept', async () => {
    const then = (await api.get('/v1/aging?asOf=2026-01-15')).json();
    expect(then).toMatchObject({
      asOf: '2026-01-15',
      buckets: [{ name: 'current', accounts: 0 }, { name: '1-30', accounts: 2, amountMinor: 80_000 }, {}, {}],
    });
    expect((await api.get('/v1/aging?asOf=2025-12-31')).json()).toMatchObject({ status: 422, code: 'not_kept' });
    expect((await api.get('/v1/aging?asOf=2027-01-01')).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'asOf' }],
    });
    expect((await api.get('/v1/aging?currency=EUR')).json().buckets[0]).toEqual({
      name: 'current',
      accounts: 0,
      amountMinor: 0,
    });
    expect((await api.get('/v1/aging?day=2026-01-15')).statusCode).toBe(400);
  });
});
