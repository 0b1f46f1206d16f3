import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';
import { until } from '../until.ts';

const api = runningApi();

const NEW = { name: 'Guthrie', email: 'ap@guthrie.example' };
let used = 0;
const freshKey = (): string => `key-${(used += 1)}`;

/** Opens and closes a way, for things that happen at once. */
function gate(): { opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

describe('the same Idempotency-Key', () => {
  test('gets the first answer again, and nothing is made twice', async () => {
    const idempotencyKey = freshKey();
    const first = await api.post('/v1/accounts', NEW, { idempotencyKey });
    const before = await api.rowCounts();
    const second = await api.post('/v1/accounts', { email: NEW.email, name: NEW.name }, { idempotencyKey });
    expect(first.statusCode).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second).toMatchObject({ statusCode: 201, body: first.body });
    expect(second.headers).toMatchObject({
      'idempotency-replayed': 'true',
      location: first.headers.location,
      'content-type': first.headers['content-type'],
    });
    expect(await api.rowCounts()).toEqual(before);
  });

  test('with another body is refused', async () => {
    const idempotencyKey = freshKey();
    await api.post('/v1/accounts', NEW, { idempotencyKey });
    const reused = await api.post('/v1/accounts', { ...NEW, name: 'Other' }, { idempotencyKey });
    expect(reused.statusCode).toBe(409);
    expect(reused.json().code).toBe('idempotency_key_reused');
  });

  test('is another key on another route, and for another API key', async () => {
    const idempotencyKey = freshKey();
    const one = await api.post('/v1/accounts', NEW, { idempotencyKey });
    const two = await api.post('/v1/accounts', NEW, { idempotencyKey, role: 'agent' });
    expect(two.statusCode).toBe(201);
    expect(two.json().id).not.toBe(one.json().id);
    const paid = await api.post(`/v1/accounts/${one.json().id}/pay-balance`, {}, { idempotencyKey });
    expect(paid.json().code).toBe('nothing_due');
    expect(
      (await api.post(`/v1/accounts/${two.json().id}/pay-balance`, {}, { idempotencyKey })).headers[
        'idempotency-replayed'
      ],
    ).toBeUndefined();
  });

  test('is another key for another page of an answer, in whatever order its query is written', async () => {
    const idempotencyKey = freshKey();
    for (let i = 0; i < 2; i++) await api.post('/v1/accounts', { ...NEW, tags: ['paged'] });
    const page = (query: string) =>
      api.post(`/v1/policies/mexico/versions/1/preview?${query}`, { filter: { tag: 'paged' } }, { idempotencyKey });
    const { nextCursor } = (await page('limit=1')).json();
    const second = await page(`limit=1&cursor=${nextCursor}`);
    expect([second.headers['idempotency-replayed'], second.json().nextCursor]).toEqual([undefined, null]);
    const again = await page(`cursor=${nextCursor}&limit=1`);
    expect([again.headers['idempotency-replayed'], again.body]).toEqual(['true', second.body]);
  });

  test('keeps refusals of the business, and gives them again', async () => {
    const { id } = await api.account();
    const idempotencyKey = freshKey();
    const first = await api.post(`/v1/accounts/${id}/pay-balance`, {}, { idempotencyKey });
    await api.invoice(id);
    await api.card(id);
    const again = await api.post(`/v1/accounts/${id}/pay-balance`, {}, { idempotencyKey });
    expect(first.json()).toMatchObject({ status: 422, code: 'nothing_due' });
    expect(again).toMatchObject({ statusCode: 422, body: first.body });
    expect(again.headers).toMatchObject({
      'idempotency-replayed': 'true',
      'content-type': first.headers['content-type'],
    });
  });

  test('is free after a 400 and a 401', async () => {
    const idempotencyKey = freshKey();
    expect((await api.post('/v1/accounts', { ...NEW, email: 'x' }, { idempotencyKey })).statusCode).toBe(400);
    expect((await api.post('/v1/accounts', NEW, { idempotencyKey, role: null })).statusCode).toBe(401);
    expect((await api.post('/v1/accounts', NEW, { idempotencyKey })).statusCode).toBe(201);
  });

  test('waits for nobody while the first is at work', async () => {
    const { id } = await api.account();
    await api.invoice(id);
    await api.card(id, 'tok_slow');
    const way = gate();
    api.bank.gate = way.opened;
    const idempotencyKey = freshKey();
    const first = api.post(`/v1/accounts/${id}/pay-balance`, {}, { idempotencyKey });
    await until(async () => (await api.get(`/v1/accounts/${id}/payment-attempts`)).json().items.length === 1);
    const meanwhile = await api.post(`/v1/accounts/${id}/pay-balance`, {}, { idempotencyKey });
    expect(meanwhile.json()).toMatchObject({ status: 409, code: 'idempotency_in_progress' });
    way.open();
    expect((await first).json().outcome).toBe('succeeded');
    expect((await api.post(`/v1/accounts/${id}/pay-balance`, {}, { idempotencyKey })).body).toBe((await first).body);
    expect(api.bank.rows.filter((row) => row.accountId === id)).toHaveLength(1);
  });

  test('must be a key', async () => {
    for (const idempotencyKey of ['', ' ', 'a b', 'x'.repeat(256)]) {
      const response = await api.post('/v1/accounts', NEW, { idempotencyKey });
      expect(response.json()).toMatchObject({ status: 400, errors: [{ path: 'Idempotency-Key' }] });
    }
  });
});

describe('when the engine is away', () => {
  test('a fact is taken, and its answer is kept', async () => {
    const { id } = await api.account();
    const idempotencyKey = freshKey();
    const body = { lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 100 }] };
    api.hands.away = true;
    const taken = await api.post(`/v1/accounts/${id}/invoices`, body, { idempotencyKey });
    await api.hands.comeBack(id);
    expect(taken.statusCode).toBe(201);
    const again = await api.post(`/v1/accounts/${id}/invoices`, body, { idempotencyKey });
    expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect((await api.get(`/v1/accounts/${id}/invoices`)).json().items).toEqual([again.json()]);
    expect((await api.get(`/v1/accounts/${id}`)).json().balance.openMinor).toBe(100);
  });

  test('a pay is asked once, and done when it is back', async () => {
    const { id } = await api.account();
    await api.invoice(id);
    await api.card(id);
    const idempotencyKey = freshKey();
    api.hands.away = true;
    const paying = api.post(`/v1/accounts/${id}/pay-balance`, {}, { idempotencyKey });
    await until(async () => (await api.store.look(id)).work.some(({ verb }) => verb === 'chargeBalance'));
    expect((await api.post(`/v1/accounts/${id}/pay-balance`, {}, { idempotencyKey })).json().code).toBe(
      'idempotency_in_progress',
    );
    await api.hands.comeBack(id);
    const paid = await paying;
    expect(paid.json().outcome).toBe('succeeded');
    expect((await api.post(`/v1/accounts/${id}/pay-balance`, {}, { idempotencyKey })).body).toBe(paid.body);
    expect(api.bank.rows.filter((row) => row.accountId === id)).toHaveLength(1);
  });
});

describe('when the process died in the middle', () => {
  test('its successor takes the request up, and makes no second thing', async () => {
    const { id } = await api.account();
    await api.invoice(id);
    await api.card(id, 'tok_slow');
    const way = gate();
    api.bank.gate = way.opened;
    const idempotencyKey = freshKey();
    const dying = await api.serve({ idempotencyLeaseMs: 300 });
    const unanswered = api
      .call('POST', `/v1/accounts/${id}/pay-balance`, { idempotencyKey, body: {} }, dying)
      .catch(() => null);
    await until(async () => (await api.get(`/v1/accounts/${id}/payment-attempts`)).json().items.length === 1);
    // It dies without a word: nobody prolongs its claim, and another process takes it up when that is over, whatever
    // its name.
    const { renewClaim } = api.store;
    api.store.renewClaim = async () => undefined;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const resumed = api.post(`/v1/accounts/${id}/pay-balance`, {}, { idempotencyKey });
    way.open();
    expect((await resumed).json().outcome).toBe('succeeded');
    api.store.renewClaim = renewClaim;
    await unanswered;
    await dying.close();
    expect((await api.get(`/v1/accounts/${id}/payment-attempts`)).json().items).toHaveLength(1);
    expect(api.bank.rows.filter((row) => row.accountId === id)).toHaveLength(1);
  });

  test('so many days from now is still the same instant', async () => {
    const { id } = await api.account({ testClock: { startsAt: '2026-01-05T15:00:00Z' } });
    const idempotencyKey = freshKey();
    const advance = api.hands.advance.bind(api.hands);
    // It got there, and died before it could say so.
    api.hands.advance = async (...arrived) => {
      await advance(...arrived);
      throw new Error('killed');
    };
    expect((await api.post(`/v1/accounts/${id}/test-clock/advance`, { days: 3 }, { idempotencyKey })).statusCode).toBe(
      500,
    );
    api.hands.advance = advance;
    const again = await api.post(`/v1/accounts/${id}/test-clock/advance`, { days: 3 }, { idempotencyKey });
    expect(again.json().clock.now).toBe('2026-01-08T15:00:00.000Z');
  });
});
