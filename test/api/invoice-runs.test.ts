import { beforeAll, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

/** A month's invoices over all accounts: looked at, kept back, let go, asked for again. */
const api = runningApi();
const DEVICE = { code: 'device', kind: 'serviceFee', unitMinor: 45_000, per: 'month', taxes: ['iva'] };
const FAX = { ...DEVICE, code: 'fax' };
const BOOK = { from: '2020-01-01', currency: 'MXN', prices: [DEVICE, FAX], rates: [] };
const accounts: string[] = [];
let broken = '';

const onClock = async (): Promise<string> =>
  (await api.account({ testClock: { startsAt: '2026-08-31T18:00:00Z' } })).id;
const starts = (id: string, priceBook: string, price: string) =>
  api.made(`/v1/accounts/${id}/subscriptions`, {
    priceBook,
    serviceStartsOn: '2026-08-10',
    items: [{ price, quantity: 2 }],
  });
const to = (at: string) =>
  Promise.all([...accounts, broken].map((id) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to: at })));
const run = async () => (await api.get('/v1/invoice-runs/2026-09')).json();
const issuedOn = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/accounts/${id}/invoices`)).json().items.map((one: { issuedOn: string }) => one.issuedOn);

beforeAll(async () => {
  await api.made('/v1/price-books/lines/versions', BOOK);
  await api.made('/v1/price-books/gone/versions', BOOK);
  for (let i = 0; i < 3; i++) {
    const id = await onClock();
    await starts(id, 'lines', 'device');
    accounts.push(id);
  }
  broken = await onClock();
  await starts(broken, 'gone', 'fax');
  await api.made('/v1/price-books/gone/versions', { ...BOOK, from: '2026-09-01', prices: [DEVICE] });
});

test('T18: held by an admin nothing is issued; the preview says what comes; released, it bears the day of its issue', async () => {
  expect(await run()).toMatchObject({ heldBecause: null, expected: 4, issued: 0, waiting: 4, failures: [] });
  const agent = await api.post('/v1/invoice-runs/2026-09/hold', { reason: 'no' }, { role: 'agent' });
  expect(agent.statusCode).toBe(403);
  await api.made('/v1/invoice-runs/2026-09/hold', { reason: 'A rate is being looked at' });
  await to('2026-09-01T20:00:00Z');
  expect(await run()).toMatchObject({ heldBecause: 'A rate is being looked at', issued: 0, waiting: 4 });

  const first = (await api.post('/v1/invoice-runs/2026-09/preview?limit=2', {})).json();
  const second = (await api.post(`/v1/invoice-runs/2026-09/preview?limit=2&cursor=${first.nextCursor}`, {})).json();
  const previews = [...first.items, ...second.items];
  expect(previews.map(({ accountId }) => accountId).sort()).toEqual([...accounts, broken].sort());
  const whole = Math.round((2 * 45_000 * 21) / 31) + 90_000;
  const totalMinor = whole + Math.round(whole * 0.16);
  for (const { accountId, ...preview } of previews)
    expect(preview).toEqual(
      accountId === broken
        ? { is: 'failed', totalMinor: 0, because: 'The price book gone has no price fax on 2026-09-01' }
        : { is: 'issued', totalMinor, because: null },
    );

  await api.made('/v1/invoice-runs/2026-09/release', { reason: 'It was right' });
  await to('2026-09-02T20:00:00Z');
  for (const id of accounts) expect(await issuedOn(id)).toEqual(['2026-09-01']);
  expect(await run()).toMatchObject({
    heldBecause: null,
    expected: 4,
    issued: 3,
    failed: 1,
    waiting: 0,
    totals: [{ currency: 'MXN', totalMinor: 3 * totalMinor }],
    failures: [{ accountId: broken, because: 'The price book gone has no price fax on 2026-09-01' }],
  });
});

test('T16: what failed is mended and asked for again, twice; nothing is billed twice', async () => {
  await api.made('/v1/price-books/gone/versions', BOOK);
  expect((await api.post('/v1/invoice-runs/2026-09/chase', {})).json()).toEqual({ chased: 1, nextCursor: null });
  await to('2026-09-02T20:01:00Z');
  expect((await api.post('/v1/invoice-runs/2026-09/chase', {})).json()).toEqual({ chased: 0, nextCursor: null });
  expect(await run()).toMatchObject({ issued: 4, failed: 0, waiting: 0 });
  expect(await issuedOn(broken)).toEqual(['2026-09-02']);
  await to('2026-09-05T20:00:00Z');
  expect(await run()).toMatchObject({ issued: 4 });
});
