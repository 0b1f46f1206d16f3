import { beforeAll, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { overrideInBulk } from '../../workflows/upkeep/bulk-overrides.ts';
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
const starts = (id: string, priceBook: string, price: string, serviceStartsOn = '2026-08-10') =>
  api.made(`/v1/accounts/${id}/subscriptions`, {
    priceBook,
    serviceStartsOn,
    items: [{ price, quantity: 2 }],
  });
const to = (at: string) =>
  Promise.all([...accounts, broken].map((id) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to: at })));
const run = async () => (await api.get('/v1/invoice-runs/2026-09')).json();
const issuedOn = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/accounts/${id}/invoices`))
    .json()
    .items.map(({ issuedOn, dueOn }: { issuedOn: string; dueOn: string }) => `${issuedOn} due ${dueOn}`);
/** Asked, and worked on as the worker does. */
async function chase(): Promise<{ id: string; total: number; counts: object; refused: object[] }> {
  const asked = await api.post('/v1/invoice-runs/2026-09/chase', {});
  expect([asked.statusCode, asked.json().command]).toEqual([202, 'billMonth']);
  return worked(asked.json().id);
}
/** Whom a month lacks, by pages of one and by one page. */
async function lacking(month: `${number}-${number}`): Promise<string[]> {
  const whole = await api.store.unbilled(month, { after: null, limit: 100 });
  const each: string[] = [];
  for (let one = [''] as string[]; one.length > 0; each.push(...one))
    one = await api.store.unbilled(month, { after: each.at(-1) ?? null, limit: 1 });
  expect(each).toEqual(whole);
  return whole;
}
async function worked(jobId: string) {
  await overrideInBulk(api.store, 'worker', () => api.machineNow);
  return (await api.get(`/v1/jobs/${jobId}`)).json();
}

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
  await to('2026-09-02T15:59:00Z');
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
  for (const id of accounts) expect(await issuedOn(id)).toEqual(['2026-09-02 due 2026-09-10']);
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
  const first = await chase();
  expect(first).toMatchObject({
    total: 1,
    counts: { applied: 0, refused: 1 },
    refused: [
      { accountId: broken, code: 'month_unbilled', detail: 'The price book gone has no price fax on 2026-09-01' },
    ],
  });
  await api.made('/v1/price-books/gone/versions', BOOK);
  await api.made(`/v1/jobs/${first.id}/resume`, {});
  expect(await worked(first.id)).toMatchObject({ total: 1, counts: { applied: 1, refused: 0 } });
  expect(await chase()).toMatchObject({ total: 0, status: 'done' });
  expect(await run()).toMatchObject({ issued: 4, failed: 0, waiting: 0, failures: [] });
  expect(await issuedOn(broken)).toEqual(['2026-09-02 due 2026-09-10']);
  await to('2026-09-05T20:00:00Z');
  expect(await run()).toMatchObject({ issued: 4 });
});

test('T17: a void invoice’s month is missing until it is made anew, at once where it is asked for', async () => {
  const [id = ''] = accounts;
  const [first] = (await api.get(`/v1/accounts/${id}/invoices`)).json().items;
  await api.made(`/v1/invoices/${first.id}/void`, { reason: 'A wrong address' });
  expect(await run()).toMatchObject({ expected: 4, issued: 3, waiting: 1 });
  expect(await lacking('2026-09')).toEqual([id]);
  expect(await chase()).toMatchObject({ total: 1, counts: { applied: 1 } });
  expect(await issuedOn(id)).toEqual(['2026-09-02 due 2026-09-10', '2026-09-05 due 2026-09-10']);
  expect(await run()).toMatchObject({ issued: 4, waiting: 0, totals: [{ currency: 'MXN' }] });
  expect(await lacking('2026-09')).toEqual([]);
});

test('a month kept over its end is a task from noon of day 5, and is on the invoice of the one after it', async () => {
  const patient = mexicoPolicy();
  patient.billing.gate.askAgainMinutes = 24 * 60;
  await api.store.savePolicy({ ...patient, name: 'patient' }, { kind: 'agent', id: 'key_admin' });
  const { id } = await api.account({ policy: 'patient', testClock: { startsAt: '2027-01-31T18:00:00Z' } });
  const until = (to: string) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to });
  await api.made(`/v1/accounts/${id}/subscriptions`, {
    priceBook: 'lines',
    serviceStartsOn: '2027-01-31',
    items: [{ price: 'device', quantity: 2 }],
  });
  const february = async () => (await api.get('/v1/invoice-runs/2027-02')).json();
  await api.made('/v1/invoice-runs/2027-02/hold', { reason: 'They move to another book' });
  await until('2027-02-05T17:59:00Z');
  expect(await february()).toMatchObject({ expected: 5, issued: 0, failed: 0, waiting: 5 });
  await until('2027-02-05T18:00:00Z');
  expect(await february()).toMatchObject({ failed: 1, waiting: 4, failures: [{ accountId: id }] });
  expect(await lacking('2027-02')).toEqual([...accounts, broken, id].sort());
  await until('2027-03-02T18:00:00Z');
  expect(await february()).toMatchObject({ expected: 5, later: 1, failed: 0, waiting: 4 });
  expect(await lacking('2027-02')).toEqual([...accounts, broken].sort());
  const [bill] = (await api.get(`/v1/accounts/${id}/invoices`)).json().items;
  expect(bill).toMatchObject({ issuedOn: '2027-03-01', totalMinor: 2 * 2 * 45_000 * 1.16 });
  const runs = (await api.get('/v1/invoice-runs?limit=2')).json().items;
  expect(runs.map(({ month, issued }: { month: string; issued: number }) => [month, issued])).toEqual([
    ['2027-03', 1],
    ['2027-02', 0],
  ]);
});

test('an account that lacks both its service and its rental of a month is asked once, and each has its own reason', async () => {
  const rental = { ...DEVICE, code: 'phone-rental', kind: 'rental' };
  await api.made('/v1/price-books/both/versions', { ...BOOK, prices: [FAX, rental] });
  const { id } = await api.account({ testClock: { startsAt: '2028-03-10T18:00:00Z' } });
  await starts(id, 'both', 'fax', '2028-03-10');
  const order = await api.made(`/v1/accounts/${id}/equipment-orders`, {
    mode: 'rental',
    lines: [{ price: 'phone-rental', quantity: 1 }],
    termMonths: 24,
  });
  await api.made(`/v1/equipment-orders/${order.id}/deliver`, {});
  await api.made('/v1/price-books/both/versions', { ...BOOK, from: '2028-04-01', prices: [DEVICE] });
  await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2028-04-02T18:00:00Z' });
  const april = async () => (await api.get('/v1/invoice-runs/2028-04')).json();
  const { expected, waiting, failed, failures } = await april();
  expect([expected, waiting, failed]).toEqual([7, 5, 2]);
  const lacks = (price: string) => ({
    accountId: id,
    because: `The price book both has no price ${price} on 2028-04-01`,
  });
  expect(failures).toEqual([lacks('phone-rental'), lacks('fax')]);
  expect(await lacking('2028-04')).toHaveLength(6);
  await api.made('/v1/price-books/both/versions', { ...BOOK, from: '2028-04-01', prices: [FAX, rental] });
  const asked = await api.post('/v1/invoice-runs/2028-04/chase', {});
  expect([asked.statusCode, asked.json().total]).toEqual([202, 6]);
  await worked(asked.json().id);
  expect(await april()).toMatchObject({ expected: 7, issued: 2, failed: 0 });
});

test.each([
  ['2026-07-31', '2026-08-01', '2026-08-03T14:00:00.000Z'],
  ['2025-01-31', '2025-02-01', '2025-02-04T14:00:00.000Z'],
  ['2021-03-31', '2021-04-01', '2021-04-05T13:00:00.000Z'],
])('T19: recorded on %s, billed on %s, mailed to all five in the first contact hour: %s', async (on, billedOn, at) => {
  const emails = [1, 2, 3, 4, 5].map((i) => `person-${i}@customer.example`);
  const { id } = await api.account({ billingRecipients: emails, testClock: { startsAt: `${on}T18:00:00Z` } });
  await api.made(`/v1/accounts/${id}/subscriptions`, {
    priceBook: 'lines',
    serviceStartsOn: on,
    items: [{ price: 'device', quantity: 2 }],
  });
  await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: `${billedOn.slice(0, 8)}06T00:00:00Z` });
  const mails = (await api.get(`/v1/accounts/${id}/emails`)).json().items;
  expect(await issuedOn(id)).toEqual([`${billedOn} due ${billedOn.slice(0, 8)}10`]);
  expect(mails.filter(({ template }: { template: string }) => template === 'invoice-issued')).toMatchObject([
    { at, to: emails },
  ]);
});
