import { beforeAll, describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

/** Subscriptions over HTTP, on test clocks: the cases whose numbers are in `test/billing`, as a customer lives them. */
const api = runningApi();

const DEVICE = {
  code: 'device',
  kind: 'serviceFee',
  unitMinor: 45_000,
  per: 'month',
  includes: { minutes: 600, pool: 'account' },
  overageMicros: 600_000,
  taxes: ['iva'],
};
const NUMBER = { code: 'number', kind: 'numbers', unitMinor: 9_000, per: 'month', taxes: ['iva'] };
const LOW_USE = {
  code: 'low-use',
  kind: 'serviceFee',
  unitMinor: 18_000,
  per: 'month',
  includes: { minutes: 50, pool: 'unit' },
  overageMicros: 400_000,
  taxes: ['iva16'],
};
const BOOK = { from: '2020-01-01', currency: 'MXN', prices: [DEVICE, NUMBER, LOW_USE], rates: [] };
const FIVE_AND_THREE = [
  { price: 'device', quantity: 5 },
  { price: 'number', quantity: 3 },
];

const LEAVING = { reason: 'they move', releaseNumbers: true };

beforeAll(async () => void (await api.made('/v1/price-books/lines/versions', BOOK)));

const onClock = async (day: string): Promise<string> =>
  (await api.account({ testClock: { startsAt: `${day}T18:00:00Z` } })).id;
const to = (id: string, day: string) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to: `${day}T18:30:00Z` });
const starts = (id: string, more: object = {}) =>
  api.made(`/v1/accounts/${id}/subscriptions`, { priceBook: 'lines', items: FIVE_AND_THREE, ...more });
const invoicesOf = async (id: string) => (await api.get(`/v1/accounts/${id}/invoices?limit=100`)).json().items;
const shown = async (id: string): Promise<string[]> =>
  (await invoicesOf(id)).map(
    ({ issuedOn, dueOn, totalMinor, status }: Record<string, string | number>) =>
      `${issuedOn} ${dueOn} ${totalMinor} ${status}`,
  );
const typesOf = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/accounts/${id}/timeline?limit=100`))
    .json()
    .items.map((one: { type: string }) => one.type)
    .filter((type: string) => /^(month|subscription|item|cancellation)\./.test(type));

describe('a subscription', () => {
  test('T1, T2: of 15 July is billed on 1 August, and what is added on the 20th on 1 September', async () => {
    const id = await onClock('2026-07-15');
    const subscription = await starts(id);
    expect(subscription).toMatchObject({
      billingStartsOn: '2026-07-15',
      firstInvoiceOn: '2026-08-01',
      contract: null,
      state: 'running',
      items: [
        { price: 'device', quantity: 5, from: '2026-07-15', through: null, lowUse: false },
        { price: 'number', quantity: 3 },
      ],
    });
    await to(id, '2026-08-20');
    expect(await shown(id)).toEqual(['2026-08-01 2026-08-10 443194 open']);
    const [first] = await invoicesOf(id);
    expect(first).toMatchObject({
      kind: 'recurring',
      taxMinor: 61_130,
      taxes: [{ code: 'iva', rate: '0.160000', baseMinor: 382_064, amountMinor: 61_130 }],
    });
    expect(first.lines[2]).toMatchObject({
      kind: 'partial',
      of: 'serviceFee',
      price: 'device',
      quantity: 5,
      unitAmountMinor: 45_000,
      amountMinor: 116_129,
      from: '2026-07-16',
      through: '2026-07-31',
      days: 16,
      ofDays: 31,
    });
    await api.made(`/v1/subscriptions/${subscription.id}/items`, { price: 'device', quantity: 2 });
    await api.made(`/v1/subscriptions/${subscription.id}/items`, { price: 'number', quantity: 1 });
    await to(id, '2026-08-25');
    const upcoming = (await api.get(`/v1/subscriptions/${subscription.id}/upcoming-invoice?month=2026-09`)).json();
    expect(upcoming).toMatchObject({ subtotalMinor: 389_323, totalMinor: 451_615 });
    await to(id, '2026-09-02');
    const [, second] = await invoicesOf(id);
    expect(second).toMatchObject({ issuedOn: '2026-09-01', totalMinor: 451_615 });
    expect(second.lines).toEqual(upcoming.lines);
    expect(await typesOf(id)).toEqual([
      'subscription.started',
      'item.added',
      'item.added',
      'month.billed',
      'item.added',
      'item.added',
      'month.billed',
    ]);
    const mails = (await api.get(`/v1/accounts/${id}/emails`)).json().items;
    expect(mails.filter(({ template }: { template: string }) => template === 'invoice-issued')).toHaveLength(2);
  });

  test('T3, T8: recorded on 3 August it is billed at once, also for what lies behind', async () => {
    const id = await onClock('2026-08-03');
    await starts(id, { serviceStartsOn: '2026-06-15' });
    await to(id, '2026-08-04');
    expect(await shown(id)).toEqual(['2026-08-03 2026-08-10 730800 open']);
  });

  test('T4: what is removed is given back, on an invoice or as credit', async () => {
    const id = await onClock('2026-08-01');
    const { items } = await starts(id);
    await to(id, '2026-08-02');
    const [device, number] = items;
    const removed = await api.made(`/v1/items/${device.id}/remove`, { quantity: 1, on: '2026-08-02' });
    expect(removed).toMatchObject({ id: device.id, quantity: 4, through: null });
    await api.made(`/v1/items/${device.id}/remove`, { on: '2026-08-02' });
    await api.made(`/v1/items/${number.id}/remove`, {});
    await to(id, '2026-09-02');
    const [only] = await invoicesOf(id);
    expect(only).toMatchObject({ totalMinor: 292_320, balanceMinor: 292_320 - 273_461 });
    expect(only.creditNotes).toMatchObject([{ amountMinor: 273_461 }]);
    await to(id, '2026-10-02');
    expect(await shown(id)).toHaveLength(1);
    expect((await typesOf(id)).at(-1)).toBe('month.nothingToBill');
  });

  test('T11: with a fourth free month, granted before billing starts, is billed from then on', async () => {
    const id = await onClock('2026-04-15');
    const { id: subscription } = await starts(id, { freeMonths: 3, contractMonths: 24 });
    const url = `/v1/subscriptions/${subscription}`;
    expect((await api.get(url)).json()).toMatchObject({ billingStartsOn: '2026-07-15', firstInvoiceOn: '2026-08-01' });
    await to(id, '2026-07-10');
    const granted = await api.call('PATCH', url, { body: { freeMonths: 4 }, idempotencyKey: 'fourth' });
    expect([granted.statusCode, granted.json()]).toEqual([
      200,
      expect.objectContaining({
        freeMonths: 4,
        state: 'pending',
        billingStartsOn: '2026-08-15',
        firstInvoiceOn: '2026-09-01',
        contract: { months: 24, through: '2028-08-14' },
        items: [expect.objectContaining({ from: '2026-08-15' }), expect.objectContaining({ from: '2026-08-15' })],
      }),
    ]);
    const again = await api.call('PATCH', url, { body: { freeMonths: 4 }, idempotencyKey: 'fourth' });
    expect(again.json()).toEqual(granted.json());
    for (const body of [
      {},
      { freeMonths: -1 },
      { freeMonths: 25 },
      { freeMonths: '4' },
      { freeMonths: 4, colour: 'red' },
    ])
      expect((await api.call('PATCH', url, { body })).statusCode).toBe(400);
    const early = await api.call('PATCH', url, { body: { freeMonths: 0 } });
    expect([early.statusCode, early.json().billingStartsOn]).toEqual([200, '2026-04-15']);
    expect((await api.call('PATCH', url, { body: { freeMonths: 4 } })).statusCode).toBe(409);
  });

  test('T11: nobody is billed before the fourth free month is over', async () => {
    const id = await onClock('2026-04-15');
    const { id: subscription } = await starts(id, { freeMonths: 3 });
    const url = `/v1/subscriptions/${subscription}`;
    await to(id, '2026-07-10');
    expect((await api.call('PATCH', url, { body: { freeMonths: 4 } })).statusCode).toBe(200);
    await to(id, '2026-08-15');
    expect(await shown(id)).toEqual([]);
    const late = await api.call('PATCH', url, { body: { freeMonths: 5 } });
    expect([late.statusCode, late.json().code]).toEqual([409, 'not_allowed_now']);
    await to(id, '2026-09-02');
    // 16 of August's 31 days, and September.
    expect(await shown(id)).toEqual(['2026-09-01 2026-09-10 443194 open']);
    expect((await typesOf(id)).slice(0, 1)).toEqual(['subscription.started']);
    expect(await typesOf(id)).toContain('subscription.moved');
  });

  test('T16: whose price is missing is a person’s task, and is billed when the book is mended', async () => {
    await api.made('/v1/price-books/mended/versions', { ...BOOK, prices: [DEVICE, NUMBER] });
    const id = await onClock('2026-08-01');
    await starts(id, { priceBook: 'mended' });
    await api.made('/v1/price-books/mended/versions', { ...BOOK, from: '2026-09-01', prices: [DEVICE] });
    await to(id, '2026-09-02');
    expect(await shown(id)).toHaveLength(1);
    const [task] = (await api.get(`/v1/tasks?accountId=${id}`)).json().items;
    expect(task).toMatchObject({ kind: 'monthUnbilled', data: { month: '2026-09' } });
    await api.made('/v1/price-books/mended/versions', { ...BOOK, from: '2026-09-01' });
    await to(id, '2026-09-04');
    expect((await shown(id)).at(-1)).toMatch(/^2026-09-0[34] 2026-09-10 292320 open$/);
    expect((await api.get(`/v1/tasks?accountId=${id}`)).json().items).toEqual([]);
  });

  test('T17: whose invoice is void is billed anew on the next day, with what came between', async () => {
    const id = await onClock('2026-08-01');
    const { id: subscription } = await starts(id);
    await to(id, '2026-08-20');
    const [first] = await invoicesOf(id);
    await api.made(`/v1/subscriptions/${subscription}/items`, { price: 'device', quantity: 1 });
    await api.made(`/v1/invoices/${first.id}/void`, { reason: 'wrong' });
    await to(id, '2026-08-22');
    const [voided, again] = await invoicesOf(id);
    expect(voided).toMatchObject({ status: 'void' });
    expect(again).toMatchObject({ issuedOn: '2026-08-21', dueOn: '2026-09-10' });
    expect(again.lines.map(({ amountMinor }: { amountMinor: number }) => amountMinor)).toEqual([
      225_000, 27_000, 17_419,
    ]);
    expect(again.number).not.toBe(voided.number);
  });

  test('T30, T31: ends after its notice, with one more month asked for, and not before it is withdrawn', async () => {
    const id = await onClock('2026-08-02');
    const { id: subscription } = await starts(id, { serviceStartsOn: '2026-08-01', contractMonths: 24 });
    expect((await api.get(`/v1/subscriptions/${subscription}`)).json().contract).toEqual({
      months: 24,
      through: '2028-07-31',
    });
    const ended = await api.made(`/v1/subscriptions/${subscription}/cancellation`, LEAVING);
    expect(ended).toMatchObject({ endsOn: '2026-08-31', state: 'ending' });
    const again = await api.post(`/v1/subscriptions/${subscription}/cancellation`, LEAVING);
    expect([again.statusCode, again.json().code]).toEqual([409, 'not_allowed_now']);
    await api.made(`/v1/subscriptions/${subscription}/cancellation/withdraw`, { reason: 'they stay' });
    await to(id, '2026-08-10');
    expect(await api.made(`/v1/subscriptions/${subscription}/cancellation`, LEAVING)).toMatchObject({
      endsOn: '2026-09-30',
    });
    await to(id, '2026-12-02');
    expect(await shown(id)).toEqual(['2026-08-02 2026-08-10 292320 open', '2026-09-01 2026-09-10 292320 open']);
    expect(await typesOf(id)).toContain('subscription.ended');
    expect((await api.get(`/v1/subscriptions/${subscription}`)).json().state).toBe('ended');
    const late = await api.post(`/v1/subscriptions/${subscription}/items`, { price: 'device', quantity: 1 });
    expect([late.statusCode, late.json().code]).toEqual([422, 'subscription_ended']);
  });
});

test('a month that comes to more than an invoice can ask is a person’s task, and harms nothing', async () => {
  const price = { ...NUMBER, code: 'castle', unitMinor: 2_000_000_000 };
  await api.made('/v1/price-books/castles/versions', { ...BOOK, prices: [price] });
  const id = await onClock('2026-08-31');
  const items = Array.from({ length: 60 }, () => ({ price: 'castle', quantity: 100_000 }));
  await starts(id, { priceBook: 'castles', items });
  await to(id, '2026-09-01');
  const [task] = (await api.get(`/v1/tasks?accountId=${id}`)).json().items;
  expect(task).toMatchObject({ kind: 'monthUnbilled', data: { because: expect.stringContaining('more than') } });
  expect(await shown(id)).toEqual([]);
});

describe('what can’t be', () => {
  test('a second subscription, a start too far back, a book that isn’t there, another currency', async () => {
    const id = await onClock('2026-08-01');
    const refused = async (more: object): Promise<[number, string]> => {
      const answer = await api.post(`/v1/accounts/${id}/subscriptions`, {
        priceBook: 'lines',
        items: FIVE_AND_THREE,
        ...more,
      });
      return [answer.statusCode, answer.json().code];
    };
    await api.made('/v1/price-books/dollars/versions', { ...BOOK, currency: 'USD' });
    expect(await refused({ serviceStartsOn: '2026-04-30' })).toEqual([422, 'start_too_old']);
    expect(await refused({ priceBook: 'nothing' })).toEqual([422, 'no_such_price_book']);
    expect(await refused({ priceBook: 'dollars' })).toEqual([422, 'currency_mismatch']);
    expect(await refused({ items: [{ price: 'fax', quantity: 1 }] })).toEqual([422, 'no_such_price']);
    expect(await refused({ items: [{ price: 'device', quantity: 0 }] })).toEqual([400, 'invalid_request']);
    expect((await api.get(`/v1/accounts/${id}/subscriptions`)).json()).toEqual({ items: [], nextCursor: null });
    await starts(id);
    expect(await refused({})).toEqual([409, 'subscription_exists']);
  });

  test('T29: a low-use device without twenty phones, or without its contract; a number that somebody has', async () => {
    const id = await onClock('2026-08-01');
    const { id: few } = await starts(id, { items: [{ price: 'device', quantity: 19 }] });
    const added = async (body: object): Promise<[number, string | undefined]> => {
      const answer = await api.post(`/v1/subscriptions/${few}/items`, { quantity: 1, ...body });
      return [answer.statusCode, answer.json().code];
    };
    expect(await added({ price: 'low-use' })).toEqual([422, 'too_few_phones']);
    expect(await added({ price: 'device', numbers: ['+525512345678'] })).toEqual([201, undefined]);
    expect(await added({ price: 'low-use' })).toEqual([422, 'not_in_contract']);
    expect(await added({ price: 'low-use', lowUse: true })).toEqual([201, undefined]);
    expect(await added({ price: 'device', numbers: ['+525512345678'] })).toEqual([409, 'number_owned']);
    expect(await added({ price: 'device', on: '2026-07-31' })).toEqual([422, 'before_billing_starts']);
  });

  test('a number that belongs to an account through its last day, or that of its service', async () => {
    const numbered = (number: string) => ({ items: [{ price: 'device', quantity: 1, numbers: [number] }] });
    const asks = async (id: string, number: string) => {
      const answer = await api.post(`/v1/accounts/${id}/subscriptions`, { priceBook: 'lines', ...numbered(number) });
      return [answer.statusCode, answer.json().code];
    };
    const leaves = await onClock('2026-08-01');
    const { items } = await starts(leaves, numbered('+525500000001'));
    await api.made(`/v1/items/${items[0].id}/remove`, { on: '2026-08-20' });
    expect(await asks(await onClock('2026-08-20'), '+525500000001')).toEqual([409, 'number_owned']);
    expect(await asks(await onClock('2026-08-21'), '+525500000001')).toEqual([201, undefined]);
    const ends = await onClock('2026-08-01');
    const { id: subscription } = await starts(ends, numbered('+525500000002'));
    await api.made(`/v1/subscriptions/${subscription}/cancellation`, LEAVING);
    expect(await asks(await onClock('2026-08-31'), '+525500000002')).toEqual([409, 'number_owned']);
    expect(await asks(await onClock('2026-09-01'), '+525500000002')).toEqual([201, undefined]);
  });

  test('a number that many ask for at once belongs to one', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => onClock('2026-08-01')));
    const items = [{ price: 'device', quantity: 1, numbers: ['+525500000003', '+525500000004'] }];
    const answers = await Promise.all(
      ids.map((id) => api.post(`/v1/accounts/${id}/subscriptions`, { priceBook: 'lines', items })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test('T29: a low-use device may stand before the phones that it needs', async () => {
    const id = await onClock('2026-08-02');
    const items = [
      { price: 'low-use', quantity: 1, lowUse: true },
      { price: 'device', quantity: 20 },
    ];
    expect((await starts(id, { items })).items).toHaveLength(2);
  });

  test('T29: phones fall to 18: the low-use device stays, and it is a task until there are enough again', async () => {
    const id = await onClock('2026-08-02');
    const { id: subscription, items } = await starts(id, {
      serviceStartsOn: '2026-08-01',
      items: [{ price: 'device', quantity: 20 }],
    });
    await api.made(`/v1/subscriptions/${subscription}/items`, { price: 'low-use', quantity: 1, lowUse: true });
    await api.made(`/v1/items/${items[0].id}/remove`, { quantity: 2 });
    const tasks = async () => (await api.get(`/v1/tasks?accountId=${id}`)).json().items;
    expect(await tasks()).toMatchObject([{ kind: 'lowUseShort', data: { phones: 18, fewestPhones: 20 } }]);
    expect((await api.get(`/v1/subscriptions/${subscription}`)).json().items).toHaveLength(3);
    await api.made(`/v1/subscriptions/${subscription}/items`, { price: 'device', quantity: 2, on: '2026-08-03' });
    expect(await tasks()).toEqual([]);
  });

  test('a book with two equal prefixes or codes, and a version for days that are billed', async () => {
    const rate = { prefix: '1', kind: 'international', microsPerMinute: 350_000 };
    const wrong = await api.post('/v1/price-books/twice/versions', {
      ...BOOK,
      prices: [DEVICE, { ...NUMBER, code: 'device', per: 'once' }],
      rates: [rate, rate],
    });
    expect(wrong.statusCode).toBe(400);
    expect(
      wrong
        .json()
        .errors.map(({ path }: { path: string }) => path)
        .sort(),
    ).toEqual(['prices[1].code', 'prices[1].per', 'rates[1].prefix']);
    await api.made('/v1/price-books/own/versions', BOOK);
    const id = await onClock('2026-08-01');
    await starts(id, { priceBook: 'own' });
    await to(id, '2026-08-02');
    const dearer = { ...BOOK, prices: [{ ...DEVICE, unitMinor: 48_000 }, NUMBER] };
    const billed = await api.post('/v1/price-books/own/versions', { ...dearer, from: '2026-08-31' });
    expect([billed.statusCode, billed.json().code]).toEqual([422, 'price_book_billed']);
    expect(billed.json().detail).toContain('device is billed through 2026-08-31 at 45000');
    await api.made('/v1/price-books/own/versions', { ...BOOK, from: '2019-01-01' });
  });
});
