import { beforeAll, describe, expect, test } from '@jest/globals';
import { keepImports } from '../../cli/keep-imports.ts';
import type { Store } from '../../ports/store/store.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();

const HEADINGS = 'externalId,name,email,tags,methodToken,autopayConsent,invoiceNumber,issuedOn,dueOn,amount,tax,Notes';
const file = (...lines: string[]): string => [HEADINGS, ...lines, ''].join('\r\n');

/** On 2 March 2026: one with a card and something to come, one twenty days late, one far beyond the last notice. */
const GOOD = [
  'c-1,Lavandería El Sauce SA,pagos@sauce.example,north,tok_ok,Signed in 2024,F-101,2026-03-01,2026-03-10,"1,160.00",160.00,x',
  'c-2,Buceo Arrecife SA,ap@arrecife.example,,,,F-102,2026-02-01,2026-02-10,580,80,',
  'c-3,Café El Tecolote SA,ap@tecolote.example,,,,F-103,2025-12-01,2025-12-10,2320,320,',
  'c-3,,,,,,F-104,2026-01-01,2026-01-10,2320,320,',
];

const send = (payload: string, { query = '', ...call }: { query?: string; idempotencyKey?: string } = {}) =>
  api.call('POST', `/v1/imports${query}`, { payload, headers: { 'content-type': 'text/csv' }, ...call });
const imported = async (id: string) => (await api.get(`/v1/imports/${id}`)).json();
const goLive = (id: string, body: object = {}) => api.post(`/v1/imports/${id}/go-live`, body);
const log = { error: () => undefined };
const work = (store: Store = api.store, worker = 'worker-1') =>
  keepImports({ store, gateway: api.bank, log }, { worker, now: () => api.machineNow });
const accountOf = async (externalId: string) =>
  (await api.get(`/v1/accounts?q=${externalId}`))
    .json()
    .items.find((one: { externalId: string }) => one.externalId === externalId);
const TABLES = ['accounts', 'invoices', 'payment_methods', 'emails', 'facts', 'timeline_entries', 'requests'];
const recorded = async () => {
  const counts = await api.rowCounts();
  return TABLES.map((table) => counts[table]);
};

describe('a file that is only looked at', () => {
  test('is checked, and says what would be done, and nothing of it is an account', async () => {
    const before = await recorded();
    const answer = await send(file(...GOOD), { query: '?fileName=abroad.csv' });
    const { id } = answer.json();
    expect([answer.statusCode, answer.headers.location]).toEqual([201, `/v1/imports/${id}`]);
    expect(answer.json()).toMatchObject({
      fileName: 'abroad.csv',
      status: 'observed',
      rows: 4,
      refusedRows: 0,
      accounts: 3,
      invoices: 4,
      ignoredColumns: ['Notes'],
      errors: [],
      done: 3,
      total: 3,
      spread: { accounts: 0 },
      observing: { from: '2026-03-02', through: '2026-05-01', deactivations: 2 },
      liveAt: null,
    });
    const { observing } = answer.json();
    expect(observing.days[0]).toEqual({ on: '2026-03-02', charges: 0, mails: 1, deactivations: 0 });
    expect(observing.mails).toEqual(
      expect.arrayContaining([
        { template: 'last-notice', count: 2 },
        { template: 'service-deactivated', count: 2 },
      ]),
    );
    expect(observing.mails.map(({ template }: { template: string }) => template)).not.toContain('invoice-issued');
    expect(
      observing.deactivatedFirst.map((one: { name: string; deactivatesOn: string }) => [one.name, one.deactivatesOn]),
    ).toEqual([
      ['Café El Tecolote SA', '2026-03-05'],
      ['Buceo Arrecife SA', '2026-04-13'],
    ]);
    const { items } = (await api.get(`/v1/imports/${id}/accounts`)).json();
    expect(items).toMatchObject([
      {
        externalId: 'c-3',
        line: 4,
        invoices: 2,
        openMinor: 464_000,
        first: [{ kind: 'email', template: 'last-notice' }, {}, {}, {}],
      },
      { externalId: 'c-2', outcome: null, accountId: null },
      {
        externalId: 'c-1',
        deactivatesOn: null,
        first: [{ template: 'autopay-upcoming' }, { kind: 'charge' }, {}, {}, {}],
      },
    ]);
    expect(await work()).toBe(0);
    expect(await recorded()).toEqual(before);
  });

  test('names each wrong line with its column and what would be right, and gives them back to be mended', async () => {
    const { id, ...shown } = (
      await send(
        file(
          GOOD[0] ?? '',
          'c-9,No Address,nobody,,,,F-901,2026-02-01,,100,,',
          'c-9,,,,,,F-902,2026-02-30,,=5,,',
          ',Nobody,a@b.example,,,,,,,,,',
        ),
      )
    ).json();
    expect(shown).toMatchObject({ rows: 4, refusedRows: 3, accounts: 1, status: 'observed' });
    expect(shown.errors).toEqual([
      { line: 3, column: 'email', message: 'must be an e-mail address, such as ap@guthrie.example' },
      { line: 4, column: 'issuedOn', message: '"2026-02-30" is no day written as YYYY-MM-DD' },
      {
        line: 4,
        column: 'amount',
        message: '"=5" is no amount with "." before its decimals, such as 1,160.00',
      },
      { line: 5, column: 'externalId', message: 'is empty: it must be your own name for the account' },
    ]);
    const csv = await api.get(`/v1/imports/${id}/refused-lines`);
    expect(csv.headers['content-disposition']).toContain('attachment');
    const lines = csv.body.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines).toEqual([
      `${HEADINGS},error`,
      'c-9,No Address,nobody,,,,F-901,2026-02-01,,100,,,"email: must be an e-mail address, such as ap@guthrie.example"',
      "c-9,,,,,,F-902,2026-02-30,,'=5,,," +
        '"issuedOn: ""2026-02-30"" is no day written as YYYY-MM-DD; ' +
        'amount: ""=5"" is no amount with ""."" before its decimals, such as 1,160.00"',
      ',Nobody,a@b.example,,,,,,,,,,externalId: is empty: it must be your own name for the account',
    ]);
    // Put right, it is sent as it is: what stands behind is no column.
    const mended = csv.body
      .replace('nobody', 'ap@nine.example')
      .replace('2026-02-30', '2026-02-20')
      .replace("'=5", '5');
    const again = (await send(mended.split('\r\n').slice(0, 3).join('\r\n'))).json();
    expect(again).toMatchObject({ refusedRows: 0, accounts: 1, invoices: 2, ignoredColumns: ['Notes'] });
    expect((await goLive(id)).json()).toMatchObject({ status: 422, code: 'lines_refused' });
  });

  test('a file that is none is refused as a whole', async () => {
    const before = await recorded();
    for (const [payload, what] of [
      ['', /^body: is missing/],
      ['id,name\n1,x\n', /from line 1 on: the headings must have email/],
      [`${HEADINGS}\nc-1,"open`, /breaks off/],
    ] as const) {
      const answer = await send(payload);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
      expect(answer.json().detail).toMatch(what);
    }
    const json = await api.call('POST', '/v1/imports?dateFormat=YY', {
      payload: HEADINGS,
      headers: { 'content-type': 'text/csv' },
    });
    expect(json.json().errors[0].path).toBe('dateFormat');
    expect(await recorded()).toEqual(before);
  });

  test('a key that is used again gets the first answer', async () => {
    const first = await send(file(GOOD[1] ?? ''), { idempotencyKey: 'file-1' });
    const again = await send(file(GOOD[1] ?? ''), { idempotencyKey: 'file-1' });
    expect([again.json().id, again.headers['idempotency-replayed']]).toEqual([first.json().id, 'true']);
    expect((await send(file(GOOD[0] ?? ''), { idempotencyKey: 'file-1' })).json().code).toBe('idempotency_key_reused');
  });
});

describe('going live', () => {
  let id = '';
  beforeAll(async () => {
    id = (await send(file(...GOOD))).json().id;
  });

  test('goes on where a worker died, whichever write was its last, and makes nothing twice', async () => {
    const begun = await goLive(id);
    expect([begun.statusCode, begun.json().status, begun.json().done]).toEqual([202, 'goingLive', 0]);
    const writes = ['openAccount', 'ask', 'issueInvoice', 'addMethod', 'changeAccount', 'noteOpened'] as const;
    for (const [nth, write] of writes.entries()) {
      // What it wrote is there, and it never heard so.
      const dying = {
        ...api.store,
        [write]: async (...given: unknown[]) => {
          await (api.store[write] as (...all: unknown[]) => Promise<unknown>)(...given);
          throw new Error('killed');
        },
        noteOpened: async () => Promise.reject(new Error('killed')),
        leaveImport: async () => Promise.reject(new Error('killed')),
      };
      await work(dying as Store, `dying-${nth}`).catch(() => undefined);
      expect((await imported(id)).status).toBe('goingLive');
      await api.sql.query(`UPDATE imports SET worker_until = now() - interval '1 second' WHERE id = $1`, [id]);
    }
    expect(await work(api.store, 'worker-2')).toBe(1);
    const { status, done, total, counts, finishedAt } = await imported(id);
    expect({ status, done, total, counts, finishedAt }).toEqual({
      status: 'live',
      done: 3,
      total: 3,
      counts: { waiting: 0, opened: 3, existing: 0, refused: 0, failed: 0 },
      finishedAt: api.machineNow,
    });
    const ids = await api.sql.query<{ n: string }>(
      `SELECT count(*) AS n FROM accounts WHERE external_id IN ('c-1', 'c-2', 'c-3')`,
    );
    expect(ids.rows[0]?.n).toBe('3');
    const invoices = await api.sql.query<{ number: string }>(
      `SELECT number FROM invoices WHERE number LIKE 'F-10%' ORDER BY number`,
    );
    expect(invoices.rows.map(({ number }) => number)).toEqual(['F-101', 'F-102', 'F-103', 'F-104']);
  });

  test('the accounts are ordinary ones: their debts, their cards, and what the file foretold', async () => {
    const card = await accountOf('c-1');
    expect(card).toMatchObject({
      name: 'Lavandería El Sauce SA',
      tags: ['north'],
      autopay: { enabled: true, state: 'idle' },
    });
    expect(card.collections.holds).toEqual([]);
    const late = await accountOf('c-2');
    expect(late).toMatchObject({ autopay: { enabled: false }, balance: { overdueMinor: 58_000 } });
    expect(late.collections).toMatchObject({ daysOverdue: 20, rung: 0, holds: [] });
    const old = await accountOf('c-3');
    await api.settled(old.id);
    const mails = async (account: string) =>
      (await api.get(`/v1/accounts/${account}/emails`))
        .json()
        .items.map(({ template }: { template: string }) => template);
    expect(await mails(old.id)).toEqual(['last-notice']);
    expect(await mails(late.id)).toEqual([]);
    expect(await mails(card.id)).toEqual([]);
    const foretold = (await api.get(`/v1/imports/${id}/accounts`)).json().items;
    for (const one of [old, late]) {
      const expected = foretold.find(({ externalId }: { externalId: string }) => externalId === one.externalId);
      expect(expected).toMatchObject({ outcome: 'opened', accountId: one.id });
      const { items } = (await api.post(`/v1/accounts/${one.id}/forecast`, { until: '2026-05-01' })).json();
      const off = items.find(({ kind }: { kind: string }) => kind === 'deactivation');
      expect(off.at.slice(0, 10)).toBe(expected.deactivatesOn);
    }
    const [invoice] = (await api.get(`/v1/accounts/${card.id}/invoices`)).json().items;
    expect(invoice).toMatchObject({ number: 'F-101', totalMinor: 116_000, taxMinor: 16_000, status: 'open' });
  });

  test('again, and the same file again: the same import, and nothing more', async () => {
    const before = await recorded();
    const again = await goLive(id);
    expect([again.statusCode, again.json().status]).toEqual([200, 'live']);
    const sent = await send(file(...GOOD));
    expect([sent.statusCode, sent.json().id]).toEqual([200, id]);
    // The same accounts in another file stay as they are, and their numbers are no mistake.
    const other = (await send(file(...GOOD, 'c-4,New One,new@one.example,,,,,,,,,'))).json();
    expect(other).toMatchObject({ accounts: 4, total: 1, counts: { existing: 3, waiting: 1 }, refusedRows: 0 });
    expect(await recorded()).toEqual(before);
    await goLive(other.id);
    await work();
    expect((await imported(other.id)).counts).toMatchObject({ opened: 1, existing: 3 });
    expect(await accountOf('c-2')).toMatchObject({ balance: { openMinor: 58_000 } });
  });

  test('a number that is taken is refused when the file is read', async () => {
    for (const number of ['F-101', 'f-101']) {
      const { errors } = (await send(file(`c-5,Five,five@one.example,,,,${number},2026-02-01,,100,,`))).json();
      expect(errors).toEqual([
        { line: 2, column: 'invoiceNumber', message: 'is the number of another invoice that is here already' },
      ]);
    }
    const twice = [
      'c-5,Five,five@one.example,,,,F-555,2026-02-01,,100,,',
      'c-5,Five,five@one.example,,,,f-555,2026-02-01,,100,,',
    ];
    const { errors } = (await send(file(...twice))).json();
    expect(errors).toMatchObject([{ line: 3, column: 'invoiceNumber' }]);
  });

  test('a token that the provider does not know leaves that account out; tried again, it comes in', async () => {
    const { id: other } = (
      await send(file('c-6,Six,six@one.example,,tok_nobody_knows,,F-600,2026-02-01,,100,,'))
    ).json();
    await goLive(other);
    await work();
    expect(await imported(other)).toMatchObject({
      counts: { opened: 0, refused: 1 },
      leftOut: [{ externalId: 'c-6', line: 2, code: 'unknown_token', accountId: null }],
    });
    expect((await api.get(`/v1/imports/${other}/accounts`)).json().items[0]).toMatchObject({ code: 'unknown_token' });
    expect(await accountOf('c-6')).toBeUndefined();
    const known = { describe: () => api.bank.describe('tok_ok') };
    expect((await goLive(other)).json()).toMatchObject({ status: 'goingLive', done: 0 });
    await keepImports({ store: api.store, gateway: known as never, log }, { worker: 'w', now: () => api.machineNow });
    expect((await imported(other)).counts).toMatchObject({ opened: 1, refused: 0 });
  });

  test('lines that are refused are left out where somebody says so', async () => {
    const { id: other } = (
      await send(file('c-7,Seven,seven@one.example,,,,,,,,,', 'c-8,Eight,nobody,,,,,,,,,'))
    ).json();
    expect((await goLive(other)).statusCode).toBe(422);
    expect((await goLive(other, { withoutRefused: true })).statusCode).toBe(202);
    await work();
    expect([(await accountOf('c-7'))?.name, await accountOf('c-8')]).toEqual(['Seven', undefined]);
  });
});

describe('many', () => {
  test('are foreseen in the background, and old debt is spread over working days', async () => {
    const lines = Array.from({ length: 210 }, (_, i) =>
      i < 12
        ? `old-${i},Old ${i},old${i}@many.example,,,,M-${i},2025-10-01,2025-10-10,1000,,`
        : `new-${i},New ${i},new${i}@many.example,,,,,,,,,`,
    );
    const sent = (await send(file(...lines))).json();
    expect(sent).toMatchObject({ status: 'observing', accounts: 210, done: 0, total: 210, observing: null });
    expect((await goLive(sent.id)).json()).toMatchObject({ status: 409, code: 'not_observed_yet' });
    expect(await work()).toBe(1);
    const seen = await imported(sent.id);
    expect(seen).toMatchObject({ status: 'observed', done: 210, spread: { perDay: 10, accounts: 2 } });
    const off = seen.observing.days.filter(({ deactivations }: { deactivations: number }) => deactivations > 0);
    expect(off.map(({ on, deactivations }: { on: string; deactivations: number }) => [on, deactivations])).toEqual([
      ['2026-03-05', 10],
      ['2026-03-09', 2],
    ]);
    const pages = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = (
        await api.get(`/v1/imports/${sent.id}/accounts?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`)
      ).json();
      pages.push(...page.items.map(({ externalId }: { externalId: string }) => externalId));
      cursor = page.nextCursor;
    }
    expect(new Set(pages).size).toBe(210);
    await goLive(sent.id);
    await work();
    expect((await imported(sent.id)).counts).toMatchObject({ opened: 210 });
    const holds = (await api.get('/v1/accounts?hold=agent&limit=100')).json().items;
    expect(holds.length).toBe(2);
    expect(holds[0].collections.holds[0].reason).toMatch(/^Imported with old debt/);
  });

  test('what is a month old is forgotten, and its outcomes are kept', async () => {
    const { id } = (await send(file('c-20,Twenty,twenty@one.example,,,,,,,,,'))).json();
    await api.store.forgetImportsBefore('2026-03-02T14:00:00.000Z');
    expect((await api.get(`/v1/imports/${id}`)).statusCode).toBe(200);
    const live = (await api.get('/v1/imports?limit=100'))
      .json()
      .items.filter(({ status }: { status: string }) => status === 'live');
    await api.store.forgetImportsBefore('2026-03-03T15:00:00.000Z');
    expect((await api.get(`/v1/imports/${id}`)).statusCode).toBe(404);
    expect((await api.get('/v1/imports?limit=100')).json().items.map((one: { id: string }) => one.id)).toEqual(
      live.map((one: { id: string }) => one.id),
    );
    const kept = (await api.get(`/v1/imports/${live[0].id}/accounts`)).json().items[0];
    expect(kept).toMatchObject({ name: '', outcome: 'opened', first: [] });
  });
});
