import { beforeAll, describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

/** Equipment, rentals, what is charged once and how service ends, over HTTP on test clocks. */
const api = runningApi();

const monthly = (code: string, kind: string, unitMinor: number) => ({
  code,
  kind,
  unitMinor,
  per: 'month',
  taxes: ['iva'],
});
const once = (code: string, kind: string, unitMinor: number) => ({
  code,
  kind,
  unitMinor,
  per: 'once',
  taxes: ['iva'],
});
const BOOK = {
  from: '2020-01-01',
  currency: 'MXN',
  prices: [
    monthly('device', 'serviceFee', 45_000),
    monthly('number', 'numbers', 9_000),
    monthly('phone-rental', 'rental', 15_000),
    once('phone', 'equipment', 235_000),
    once('vanity', 'preferredNumber', 150_000),
    once('setup', 'installation', 80_000),
  ],
  rates: [],
};
const FIVE_AND_THREE = [
  { price: 'device', quantity: 5 },
  { price: 'number', quantity: 3 },
];

beforeAll(async () => {
  await api.made('/v1/price-books/lines/versions', BOOK);
  await api.made('/v1/price-books/others/versions', BOOK);
});

const onClock = async (day: string, hour = '18:00'): Promise<string> =>
  (await api.account({ testClock: { startsAt: `${day}T${hour}:00Z` } })).id;
const to = (id: string, day: string, hour = '18:30') =>
  api.made(`/v1/accounts/${id}/test-clock/advance`, { to: `${day}T${hour}:00Z` });
const starts = (id: string, more: object = {}) =>
  api.made(`/v1/accounts/${id}/subscriptions`, { priceBook: 'lines', items: FIVE_AND_THREE, ...more });
const orders = (id: string, more: object) =>
  api.made(`/v1/accounts/${id}/equipment-orders`, { priceBook: 'lines', ...more });
const PHONES = { mode: 'purchase', lines: [{ price: 'phone', quantity: 4 }] };
const RENTED = { mode: 'rental', lines: [{ price: 'phone-rental', quantity: 3 }], termMonths: 36 };

const invoicesOf = async (id: string) => (await api.get(`/v1/accounts/${id}/invoices?limit=100`)).json().items;
const shown = async (id: string): Promise<string[]> =>
  (await invoicesOf(id)).map(
    ({ issuedOn, dueOn, totalMinor, status }: Record<string, string | number>) =>
      `${issuedOn} ${dueOn} ${totalMinor} ${status}`,
  );
const mailsOf = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/accounts/${id}/emails`)).json().items.map(({ template }: { template: string }) => template);
const typesOf = async (id: string, of: RegExp): Promise<string[]> =>
  (await api.get(`/v1/accounts/${id}/timeline?limit=100`))
    .json()
    .items.map((one: { type: string }) => one.type)
    .filter((type: string) => of.test(type));
const tasksOf = async (id: string) => (await api.get(`/v1/tasks?accountId=${id}`)).json().items;
const refused = async (url: string, body: object): Promise<[number, string]> => {
  const answer = await api.post(url, body);
  return [answer.statusCode, answer.json().code];
};
const overrides = async (id: string, command: object): Promise<void> => {
  const { version } = (await api.get(`/v1/accounts/${id}`)).json();
  await api.made(`/v1/accounts/${id}/overrides`, { reason: 'as asked', expectedVersion: version, ...command });
};
const pays = async (id: string): Promise<void> => {
  for (const { number, balanceMinor } of await invoicesOf(id))
    if (balanceMinor > 0)
      await api.made('/v1/bank-transfers', {
        trackingKey: `KEY${number}`,
        amountMinor: balanceMinor,
        currency: 'MXN',
        settledAt: '2026-01-02T18:00:00Z',
        reference: number,
      });
};

describe('equipment that is bought', () => {
  test('T35: is invoiced on its release, and mailed at once', async () => {
    const id = await onClock('2026-04-30');
    const order = await orders(id, { ...PHONES, awaitsSignature: true });
    expect(order).toMatchObject({ mode: 'purchase', state: 'ordered', invoiceByOn: null, invoiceId: null });
    const signed = await api.made(`/v1/equipment-orders/${order.id}/sign`, {});
    expect(signed).toMatchObject({ state: 'signed', signedOn: '2026-04-30', invoiceByOn: '2026-05-08' });
    await to(id, '2026-05-04');
    expect(await shown(id)).toEqual([]);
    const released = await api.made(`/v1/equipment-orders/${order.id}/release`, {});
    expect(released).toMatchObject({ state: 'released', releasedOn: '2026-05-04' });
    expect(await shown(id)).toEqual(['2026-05-04 2026-05-19 1090400 open']);
    const [invoice] = await invoicesOf(id);
    expect(invoice).toMatchObject({
      id: released.invoiceId,
      kind: 'oneTime',
      taxMinor: 150_400,
      lines: [{ kind: 'equipment', price: 'phone', quantity: 4, unitAmountMinor: 235_000, amountMinor: 940_000 }],
    });
    await to(id, '2026-05-12');
    expect(await shown(id)).toHaveLength(1);
    expect(await mailsOf(id)).toEqual(['equipment-invoice']);
    expect(await refused(`/v1/equipment-orders/${order.id}/release`, {})).toEqual([409, 'not_allowed_now']);
    expect(await typesOf(id, /^equipment/)).toEqual([
      'equipment.ordered',
      'equipment.signed',
      'equipment.released',
      'equipment.invoiced',
    ]);
  });

  test('T35: that nobody releases is invoiced on the fifth working day after its signature', async () => {
    const id = await onClock('2026-04-30');
    const { id: order } = await orders(id, { ...PHONES, awaitsSignature: true });
    await api.made(`/v1/equipment-orders/${order}/sign`, {});
    await to(id, '2026-05-09');
    expect(await shown(id)).toEqual(['2026-05-08 2026-05-23 1090400 open']);
  });

  test('T35: that nobody signs is invoiced on the same day, on its own invoice, also early in a month', async () => {
    const id = await onClock('2026-08-03');
    await starts(id);
    await orders(id, PHONES);
    await to(id, '2026-08-04');
    expect(await shown(id)).toEqual(['2026-08-03 2026-08-10 264031 open', '2026-08-03 2026-08-18 1090400 open']);
  });

  test('T35: a preferred number at 22:00 is invoiced and mailed that evening; installation outside of the month', async () => {
    const id = await onClock('2026-08-21', '04:00');
    const bought = await api.made(`/v1/accounts/${id}/invoices`, {
      priceBook: 'lines',
      lines: [{ price: 'vanity', quantity: 1 }],
    });
    expect(bought).toMatchObject({ issuedOn: '2026-08-20', dueOn: '2026-09-04', totalMinor: 174_000, kind: 'oneTime' });
    await to(id, '2026-08-21', '04:01');
    expect(await mailsOf(id)).toEqual(['invoice-issued']);
    const setup = await api.made(`/v1/accounts/${id}/invoices`, {
      priceBook: 'lines',
      lines: [
        { price: 'setup', quantity: 1.5, description: 'Two rooms' },
        { description: 'As agreed', quantity: 1, unitAmountMinor: -20_000 },
      ],
    });
    expect(setup).toMatchObject({
      totalMinor: 120_000 - 20_000 + 19_200,
      lines: [{ description: 'Two rooms', kind: 'installation', amountMinor: 120_000 }, { description: 'As agreed' }],
      taxes: [{ code: 'iva', rate: '0.160000', baseMinor: 120_000, amountMinor: 19_200 }],
    });
  });

  test('T35: is not changed for another model, and is replaced under warranty without an invoice', async () => {
    const id = await onClock('2026-01-05');
    const { id: order } = await orders(id, PHONES);
    const replace = `/v1/equipment-orders/${order}/replace-defect`;
    const reason = 'It does not ring';
    expect(await refused(replace, { reason })).toEqual([422, 'not_under_warranty']);
    await api.made(`/v1/equipment-orders/${order}/deliver`, {});
    expect(await refused(replace, { reason, by: 'other-phone' })).toEqual([422, 'no_model_swap']);
    expect(await refused(replace, { reason, quantity: 5 })).toEqual([422, 'more_than_there_is']);
    expect(await refused(replace, { reason, price: 'fax' })).toEqual([422, 'no_such_price']);
    expect(await api.made(replace, { reason, quantity: 2 })).toMatchObject({ warranty: 'covered' });
    expect(await refused(`/v1/equipment-orders/${order}/end`, {})).toEqual([422, 'not_rented']);
    await to(id, '2027-01-05');
    expect(await refused(replace, { reason })).toEqual([422, 'not_under_warranty']);
    expect(await shown(id)).toHaveLength(1);
    expect(await typesOf(id, /replaced/)).toEqual(['equipment.replaced']);
  });

  test('needs a price that is charged once, and a book', async () => {
    const id = await onClock('2026-01-05');
    const url = `/v1/accounts/${id}/equipment-orders`;
    expect(await refused(url, PHONES)).toEqual([422, 'no_such_price_book']);
    expect(await refused(url, { ...PHONES, priceBook: 'nothing' })).toEqual([422, 'no_such_price_book']);
    const device = { ...PHONES, priceBook: 'lines', lines: [{ price: 'device', quantity: 1 }] };
    expect(await refused(url, device)).toEqual([422, 'no_such_price']);
    expect(await refused(url, { ...device, mode: 'rental', termMonths: 24 })).toEqual([422, 'no_such_price']);
    expect(await refused(url, { ...RENTED, termMonths: 12 })).toEqual([400, 'invalid_request']);
    await orders(id, RENTED);
    expect(await refused(url, { ...RENTED, priceBook: 'others' })).toEqual([422, 'other_price_book']);
  });
});

test('a discount beside what has a price takes at most the rest: 400', async () => {
  const id = await onClock('2026-01-05');
  const url = `/v1/accounts/${id}/invoices`;
  const discount = { description: 'As agreed', quantity: 1, unitAmountMinor: -80_000_000 };
  const answer = await api.post(url, { priceBook: 'lines', lines: [{ price: 'setup', quantity: 1 }, discount] });
  expect([answer.statusCode, answer.json().code, answer.json().errors?.[0]?.path]).toEqual([
    400,
    'invalid_request',
    'lines',
  ]);
  expect(await shown(id)).toEqual([]);
});

test('lists of what was ordered come in pages', async () => {
  const id = await onClock('2026-01-05');
  for (let i = 0; i < 2; i++) await orders(id, PHONES);
  const url = `/v1/accounts/${id}/equipment-orders?limit=1`;
  const first = (await api.get(url)).json();
  const second = (await api.get(`${url}&cursor=${first.nextCursor}`)).json();
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([1, 1, null]);
  expect(second.items[0].id).not.toBe(first.items[0].id);
  for (const list of ['/v1/price-books', '/v1/price-books/lines/versions', '/v1/invoice-runs'])
    expect((await api.get(`${list}?limit=100`)).json()).toMatchObject({ items: expect.any(Array), nextCursor: null });
  const { id: subscription } = await starts(id);
  for (const list of [`/v1/accounts/${id}/subscriptions`, `/v1/subscriptions/${subscription}/port-requests`])
    expect((await api.get(list)).json()).toMatchObject({ items: expect.any(Array), nextCursor: null });
});

test('T31: a closed account takes no orders, deliveries or subscriptions', async () => {
  const id = await onClock('2026-08-01');
  const { id: order } = await orders(id, RENTED);
  await overrides(id, { command: 'close' });
  const closed = [422, 'account_closed'];
  expect(await refused(`/v1/accounts/${id}/equipment-orders`, { priceBook: 'lines', ...PHONES })).toEqual(closed);
  expect(await refused(`/v1/equipment-orders/${order}/deliver`, {})).toEqual(closed);
  const subscription = { priceBook: 'lines', items: FIVE_AND_THREE };
  expect(await refused(`/v1/accounts/${id}/subscriptions`, subscription)).toEqual(closed);
});

describe('equipment that is rented', () => {
  test('T35b: is billed beside the service from its delivery on, also while that is off', async () => {
    const id = await onClock('2026-08-03');
    await starts(id);
    await to(id, '2026-08-10');
    const { id: order } = await orders(id, RENTED);
    const delivered = await api.made(`/v1/equipment-orders/${order}/deliver`, {});
    expect(delivered).toMatchObject({
      state: 'delivered',
      deliveredOn: '2026-08-10',
      contractThrough: '2029-08-09',
      endedOn: null,
      warranty: 'covered',
    });
    const preview = await api.made('/v1/invoice-runs/2026-09/preview', {});
    expect(preview.items.find((one: { accountId: string }) => one.accountId === id)).toMatchObject({
      is: 'issued',
      totalMinor: 292_320 + 87_561,
    });
    await to(id, '2026-09-02');
    expect((await shown(id)).slice(1).sort()).toEqual([
      '2026-09-01 2026-09-10 292320 open',
      '2026-09-01 2026-09-10 87561 open',
    ]);
    const rental = (await invoicesOf(id)).find((one: { totalMinor: number }) => one.totalMinor === 87_561);
    expect(rental.lines).toMatchObject([
      { kind: 'partial', of: 'rental', quantity: 3, amountMinor: 30_484, from: '2026-08-11', days: 21, ofDays: 31 },
      { kind: 'rental', price: 'phone-rental', quantity: 3, amountMinor: 45_000 },
    ]);
    const run = (await api.get('/v1/invoice-runs/2026-09')).json();
    expect(run.expected).toBe(run.issued + run.nothing + run.credited + run.failed + run.waiting);
    await overrides(id, { command: 'deactivate', fraud: true });
    await to(id, '2026-10-02');
    expect((await shown(id)).slice(3)).toEqual(['2026-10-01 2026-10-10 52200 open']);
  });

  test('T35b: goes on after its contract, and ends on request alone', async () => {
    const id = await onClock('2026-08-10');
    const { id: order } = await orders(id, RENTED);
    await api.made(`/v1/equipment-orders/${order}/deliver`, {});
    await to(id, '2029-09-02');
    expect((await shown(id)).at(-1)).toBe('2029-09-01 2029-09-10 52200 open');
    expect((await api.get(`/v1/equipment-orders/${order}`)).json()).toMatchObject({
      warranty: 'covered',
      endedOn: null,
    });
    expect(await api.made(`/v1/equipment-orders/${order}/replace-defect`, { reason: 'Broken' })).toMatchObject({
      state: 'delivered',
    });
    const ended = await api.made(`/v1/equipment-orders/${order}/end`, { on: '2029-09-02' });
    expect(ended).toMatchObject({ endedOn: '2029-09-02' });
    expect(await refused(`/v1/equipment-orders/${order}/end`, {})).toEqual([409, 'not_allowed_now']);
    await to(id, '2029-12-02');
    const items = await invoicesOf(id);
    const last = items.at(-1);
    // 28 of September's 30 days are given back, and nothing comes any more.
    expect(last).toMatchObject({ issuedOn: '2029-09-01', creditNotes: [{ amountMinor: 48_720 }] });
    expect((await api.get(`/v1/equipment-orders/${order}`)).json()).toMatchObject({ state: 'ended', warranty: 'none' });
  });
});

describe('service that ends', () => {
  test('T34: numbers neither released nor ported keep it from being ended', async () => {
    const id = await onClock('2026-07-20');
    const { id: subscription } = await starts(id, { serviceStartsOn: '2026-07-01' });
    const url = `/v1/subscriptions/${subscription}/cancellation`;
    expect(await refused(url, { reason: 'they move' })).toEqual([422, 'numbers_undecided']);
    expect(await api.made(url, { reason: 'they move', portNumbers: true })).toMatchObject({
      endsOn: '2026-08-31',
      lastServiceMonth: '2026-08',
      noticeDays: 30,
      state: 'ending',
    });
  });

  const porting = async () => {
    const id = await onClock('2026-07-20');
    const { id: subscription } = await starts(id, { serviceStartsOn: '2026-07-01' });
    await api.made(`/v1/subscriptions/${subscription}/cancellation`, { reason: 'they move', portNumbers: true });
    await to(id, '2026-08-17');
    const port = await api.made(`/v1/subscriptions/${subscription}/port-requests`, { numbers: ['+525512345678'] });
    expect(port).toMatchObject({
      status: 'pending',
      submittedOn: '2026-08-17',
      earliestOn: '2026-08-19',
      latestOn: '2026-09-10',
    });
    const subscribed = async () => (await api.get(`/v1/subscriptions/${subscription}`)).json();
    return { id, port: port.id as string, subscribed };
  };

  test('T34: with numbers that leave before its end ends as it was to', async () => {
    const { id, port, subscribed } = await porting();
    await to(id, '2026-08-28');
    expect(await api.made(`/v1/port-requests/${port}/complete`, {})).toMatchObject({
      status: 'completed',
      completedOn: '2026-08-28',
    });
    expect(await refused(`/v1/port-requests/${port}/complete`, {})).toEqual([409, 'not_allowed_now']);
    expect(await subscribed()).toMatchObject({ endsOn: '2026-08-31' });
    await to(id, '2026-10-02');
    expect((await shown(id)).at(-1)).toMatch(/^2026-08-01/);
    expect(await subscribed()).toMatchObject({ state: 'ended' });
  });

  test('T34: with numbers that leave after it goes on through their month', async () => {
    const { id, port, subscribed } = await porting();
    await to(id, '2026-09-03');
    expect(await subscribed()).toMatchObject({ endsOn: '2026-09-30', state: 'ending' });
    await api.made(`/v1/port-requests/${port}/complete`, {});
    expect(await subscribed()).toMatchObject({ endsOn: '2026-09-30' });
    await to(id, '2026-11-02');
    expect((await shown(id)).at(-1)).toBe('2026-09-01 2026-09-10 292320 open');
    expect(await typesOf(id, /^(cancellation.ext|subscription.ended|port)/)).toEqual([
      'port.requested',
      'cancellation.extended',
      'port.completed',
      'subscription.ended',
    ]);
  });

  test('T34: with numbers that have left, and nobody said so, gives the month back that it had gone on for', async () => {
    const { id, port, subscribed } = await porting();
    await to(id, '2026-09-03');
    await api.made(`/v1/port-requests/${port}/complete`, { on: '2026-08-28' });
    expect(await subscribed()).toMatchObject({ endsOn: '2026-08-31' });
    await to(id, '2026-10-02');
    expect((await invoicesOf(id)).at(-1)).toMatchObject({ issuedOn: '2026-09-01', balanceMinor: 0 });
  });

  test('T34: with numbers that are late stays on, and a person is told', async () => {
    const { id, port, subscribed } = await porting();
    await to(id, '2026-09-10');
    expect(await tasksOf(id)).toEqual([]);
    await to(id, '2026-09-11');
    expect(await tasksOf(id)).toMatchObject([{ kind: 'portLate', data: { portId: port } }]);
    await api.made(`/v1/port-requests/${port}/fail`, { reason: 'wrong papers' });
    expect(await tasksOf(id)).toMatchObject([{ kind: 'portLate', data: { summary: expect.stringMatching(/papers/) } }]);
    await to(id, '2026-10-02');
    expect(await subscribed()).toMatchObject({ endsOn: '2026-10-31' });
    const again = await api.made(`/v1/subscriptions/${(await subscribed()).id}/port-requests`, {
      numbers: ['+525512345678'],
    });
    expect(await tasksOf(id)).toEqual([]);
    await api.made(`/v1/port-requests/${again.id}/fail`, { reason: 'they don’t want them', releaseNumbers: true });
    await to(id, '2026-12-02');
    expect(await subscribed()).toMatchObject({ endsOn: '2026-10-31', state: 'ended' });
  });

  test('T34: whose port has failed ends as it is to when its numbers are given up, before or after', async () => {
    const id = await onClock('2026-07-02');
    const { id: subscription } = await starts(id, { serviceStartsOn: '2026-07-01' });
    const sent = () => api.made(`/v1/subscriptions/${subscription}/port-requests`, { numbers: ['+525512345678'] });
    const { id: first } = await sent();
    await api.made(`/v1/port-requests/${first}/fail`, { reason: 'wrong papers' });
    expect(await tasksOf(id)).toHaveLength(1);
    const given = await api.made(`/v1/port-requests/${first}/fail`, { reason: 'not wanted', releaseNumbers: true });
    expect([given.status, await tasksOf(id)]).toEqual(['failed', []]);
    const { id: second } = await sent();
    await api.made(`/v1/port-requests/${second}/fail`, { reason: 'wrong papers' });
    await api.made(`/v1/subscriptions/${subscription}/cancellation`, { reason: 'they go', releaseNumbers: true });
    expect(await tasksOf(id)).toEqual([]);
    await to(id, '2026-09-02');
    const read = (await api.get(`/v1/subscriptions/${subscription}`)).json();
    expect(read).toMatchObject({ endsOn: '2026-07-31', state: 'ended' });
  });

  test('T34: is previewed as it will be billed while its numbers have not left', async () => {
    const { id, subscribed } = await porting();
    const { id: subscription } = await subscribed();
    const preview = (await api.get(`/v1/subscriptions/${subscription}/upcoming-invoice?month=2026-09`)).json();
    expect(preview.totalMinor).toBe(292_320);
    await to(id, '2026-09-02');
    expect((await shown(id)).at(-1)).toBe('2026-09-01 2026-09-10 292320 open');
  });

  test('T33: early is proposed at the months that are left, and invoiced at what an agent says', async () => {
    const id = await onClock('2026-08-01');
    const { id: subscription } = await starts(id, { serviceStartsOn: '2026-08-01', contractMonths: 17 });
    const url = `/v1/subscriptions/${subscription}/cancellation`;
    const leaving = { reason: 'they move', releaseNumbers: true };
    expect(await refused(url, { ...leaving, buyOutMinor: 4_032_001 })).toEqual([422, 'buy_out_too_much']);
    const cancelled = await api.made(url, { ...leaving, buyOutMinor: 4_032_000 });
    expect(cancelled).toMatchObject({ endsOn: '2026-08-31', buyOutMinor: 4_032_000 });
    expect(await shown(id)).toContain('2026-08-01 2026-08-16 4677120 open');
    expect(await refused(`${url}/withdraw`, { reason: 'they stay' })).toEqual([409, 'not_allowed_now']);
    const buyOut = (await invoicesOf(id)).find((one: { totalMinor: number }) => one.totalMinor === 4_677_120);
    expect(buyOut).toMatchObject({ kind: 'oneTime', lines: [{ kind: 'buyOut', quantity: 1 }] });
    await api.made(`/v1/invoices/${buyOut.id}/void`, { reason: 'they stay' });
    expect(await api.made(`${url}/withdraw`, { reason: 'they stay' })).toMatchObject({
      endsOn: null,
      state: 'running',
    });
    // Nothing is invoiced unless somebody says how much.
    expect(await api.made(url, leaving)).toMatchObject({ buyOutMinor: 4_032_000 });
    expect((await shown(id)).filter((line) => line.endsWith('open'))).toHaveLength(1);
  });

  test('T32: after its contract it goes on, and proposes nothing for leaving', async () => {
    const id = await onClock('2026-01-01');
    const { id: subscription } = await starts(id, { contractMonths: 1 });
    await to(id, '2026-02-02');
    const read = await api.get(`/v1/subscriptions/${subscription}`);
    expect(read.json()).toMatchObject({ state: 'continuing', contract: { through: '2026-01-31' } });
    expect((await shown(id)).at(-1)).toBe('2026-02-01 2026-02-10 292320 open');
    const url = `/v1/subscriptions/${subscription}/cancellation`;
    const cancelled = await api.made(url, { reason: 'they move', releaseNumbers: true });
    expect(cancelled.buyOutMinor).toBeUndefined();
  });

  test('T31: the account is closed by itself when all is billed and paid, once', async () => {
    const id = await onClock('2026-08-01');
    const { id: subscription } = await starts(id);
    await api.made(`/v1/subscriptions/${subscription}/cancellation`, { reason: 'they move', releaseNumbers: true });
    await to(id, '2026-10-02');
    const state = async () => (await api.get(`/v1/accounts/${id}`)).json().collections.state;
    expect(await state()).toBe('overdue');
    await pays(id);
    expect(await state()).toBe('closed');
    expect(await typesOf(id, /^account.closed/)).toHaveLength(1);
    await overrides(id, { command: 'reopen' });
    await to(id, '2026-11-02');
    expect(await state()).toBe('current');
  });
});
