import { afterEach, describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';
import { until } from '../until.ts';

const api = runningApi();

const set = (name: string, stopped: boolean, more: object = {}) =>
  api.made('/v1/switches', { name, stopped, reason: `${name} ${stopped ? 'stopped' : 'go on'}`, ...more });
const stateOf = async (name: string) =>
  (await api.get('/v1/switches')).json().items.find((one: { name: string }) => one.name === name);
const codeOf = async (url: string, body: object, call: object = {}) => {
  const { statusCode, ...response } = await api.post(url, body, call);
  return `${statusCode} ${statusCode >= 400 ? response.json().code : ''}`.trim();
};
const told = async (id: string, type: string) =>
  (await api.get(`/v1/accounts/${id}/timeline?limit=100`))
    .json()
    .items.filter((entry: { type: string }) => entry.type === type);

afterEach(async () => {
  for (const name of ['charges', 'mails', 'deactivations']) if ((await stateOf(name)).stopped) await set(name, false);
});

describe('a switch', () => {
  test('goes on until somebody stops it, and says who, why and when', async () => {
    expect((await api.get('/v1/switches', { role: 'viewer' })).json()).toEqual({
      items: ['charges', 'mails', 'deactivations'].map((name) => ({
        name,
        stopped: false,
        reason: null,
        actor: null,
        at: null,
      })),
      nextCursor: null,
    });
    const stopped = {
      name: 'mails',
      stopped: true,
      reason: 'mails stopped',
      actor: { kind: 'agent', id: 'key_bootstrap' },
      at: api.machineNow,
    };
    expect(await set('mails', true)).toEqual(stopped);
    expect(await stateOf('mails')).toEqual(stopped);
    expect((await stateOf('charges')).stopped).toBe(false);
  });

  test('keeps its history, newest first', async () => {
    for (const [name, stopped] of [
      ['charges', true],
      ['deactivations', true],
      ['charges', false],
    ] as const)
      await set(name, stopped);
    const changes = async (query: string) => (await api.get(`/v1/switches/changes${query}`)).json();
    const { items } = await changes('?limit=3');
    expect(items.map(({ name, stopped }: { name: string; stopped: boolean }) => [name, stopped])).toEqual([
      ['charges', false],
      ['deactivations', true],
      ['charges', true],
    ]);
    const first = await changes('?name=charges&limit=1');
    const second = await changes(`?name=charges&limit=1&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect([first.items[0].stopped, second.items[0].stopped]).toEqual([false, true]);
    expect((await api.get('/v1/switches/changes?name=everything')).json().errors[0].path).toBe('name');
  });

  test('set twice under one key is set once; an agent may look and not touch', async () => {
    const body = { name: 'charges', stopped: true, reason: 'x' };
    const before = (await api.rowCounts()).switch_changes;
    for (let i = 0; i < 2; i++)
      expect((await api.post('/v1/switches', body, { idempotencyKey: 'stop-once' })).statusCode).toBe(200);
    expect((await api.rowCounts()).switch_changes).toBe((before ?? 0) + 1);
    expect(await codeOf('/v1/switches', body, { role: 'agent' })).toBe('403 forbidden');
    expect((await api.get('/v1/switches', { role: 'agent' })).statusCode).toBe(200);
  });
});

describe('while charges are stopped', () => {
  test('whoever asks for one is refused, with the reason, and nothing is written', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id);
    await api.card(id);
    await set('charges', true, { reason: 'The bank is odd' });
    const before = await api.rowCounts();
    const refused = await api.post(`/v1/accounts/${id}/pay-balance`, {});
    expect([refused.statusCode, refused.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'charges_stopped', reason: 'The bank is odd' }),
    ]);
    expect(await codeOf(`/v1/invoices/${invoice.id}/pay`, {})).toBe('409 charges_stopped');
    const { version } = (await api.get(`/v1/accounts/${id}`)).json();
    expect(
      await codeOf(`/v1/accounts/${id}/overrides`, { command: 'retryNow', reason: 'x', expectedVersion: version }),
    ).toBe('409 charges_stopped');
    expect(await api.rowCounts()).toEqual(before);
    await set('charges', false);
    expect((await api.made(`/v1/accounts/${id}/pay-balance`, {})).outcome).toBe('succeeded');
  });

  test('one that was asked for a moment before is held at the last look, and says so', async () => {
    const { id } = await api.account();
    await api.invoice(id);
    await api.card(id);
    // The switch is set between the API's look and the activity's.
    const { stopOf } = api.store;
    let looks = 0;
    api.store.stopOf = async (name) => {
      if (name !== 'charges' || ++looks > 1) return stopOf(name);
      await set('charges', true);
      return null;
    };
    try {
      expect(await codeOf(`/v1/accounts/${id}/pay-balance`, {})).toBe('409 charges_stopped');
    } finally {
      api.store.stopOf = stopOf;
    }
    expect((await told(id, 'charge.held'))[0].data).toMatchObject({ reason: 'charges stopped' });
    expect((await api.get(`/v1/accounts/${id}/payment-attempts`)).json().items).toEqual([]);
    expect((await api.get(`/v1/sandbox/charges?accountId=${id}`)).json().items).toEqual([]);
  });

  test('an attempt that was begun is finished', async () => {
    const { id } = await api.account();
    await api.invoice(id);
    await api.card(id, 'tok_slow');
    let go: () => void = () => undefined;
    api.bank.gate = new Promise((resolve) => (go = resolve));
    const paying = api.post(`/v1/accounts/${id}/pay-balance`, {});
    await until(async () => (await api.get(`/v1/accounts/${id}/payment-attempts`)).json().items.length > 0);
    await set('charges', true);
    go();
    expect((await paying).json().outcome).toBe('succeeded');
  });
});

describe('while mails are stopped', () => {
  test('they wait, and are told of once', async () => {
    const { id } = await api.account({ testClock: { startsAt: '2026-03-02T15:00:00Z' } });
    await set('mails', true);
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-03-02T19:30:00Z' });
    expect((await api.get(`/v1/accounts/${id}/emails`)).json().items).toEqual([]);
    expect((await told(id, 'email.held')).map((entry: { data: { template: string } }) => entry.data.template)).toEqual([
      'invoice-issued',
    ]);
    await set('mails', false);
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-03-02T21:00:00Z' });
    expect(
      (await api.get(`/v1/accounts/${id}/emails`))
        .json()
        .items.map((mail: { template: string; at: string }) => [mail.template, mail.at]),
    ).toEqual([['invoice-issued', '2026-03-02T20:00:00.000Z']]);
  });
});

describe('while deactivations are stopped', () => {
  const warned = async () => {
    const { id } = await api.account({ testClock: { startsAt: '2026-03-02T15:00:00Z' } });
    await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-05-11T13:59:00Z' });
    return id as string;
  };
  const serviceOf = async (id: string) => (await api.get(`/v1/accounts/${id}`)).json().service.state;

  test('no service goes off by itself, on test clocks neither', async () => {
    const id = await warned();
    await set('deactivations', true, { reason: 'The ledger is being migrated' });
    const held = await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-05-11T18:00:00Z' });
    expect([held.service.state, held.upcoming[0]]).toEqual([
      'active',
      { kind: 'deactivation', at: '2026-05-12T14:00:00.000Z', detail: expect.objectContaining({ heldBack: 'switch' }) },
    ]);
    expect((await told(id, 'deactivation.held')).map(({ data }: { data: object }) => data)).toEqual([
      { why: 'switch', because: 'The ledger is being migrated', until: '2026-05-12' },
    ]);
    await set('deactivations', false);
    expect(
      (await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-05-12T14:00:00Z' })).service.state,
    ).toBe('deactivated');
  });

  test('nor by an agent, unless it is fraud', async () => {
    const id = await warned();
    await set('deactivations', true);
    const order = async (more: object) =>
      codeOf(`/v1/accounts/${id}/overrides`, {
        command: 'deactivate',
        reason: 'x',
        expectedVersion: (await api.get(`/v1/accounts/${id}`)).json().version,
        ...more,
      });
    expect(await order({})).toBe('409 deactivations_stopped');
    expect(await serviceOf(id)).toBe('active');
    expect(await order({ fraud: true })).toBe('200');
    expect(await serviceOf(id)).toBe('deactivated');
  });
});

describe('the bank feed', () => {
  test('is not there until somebody imports, and can be taken away', async () => {
    expect((await api.get('/v1/bank-feed')).json()).toEqual({
      configured: false,
      importedThrough: null,
      actor: null,
      at: null,
    });
    expect(await api.made('/v1/bank-feed', { importedThrough: '2026-02-27' })).toMatchObject({
      configured: true,
      importedThrough: '2026-02-27',
      actor: { id: 'key_bootstrap' },
    });
    expect(await api.made('/v1/bank-feed', { importedThrough: '2026-02-26' })).toMatchObject({
      importedThrough: '2026-02-26',
    });
    expect((await api.call('DELETE', '/v1/bank-feed')).json()).toMatchObject({
      configured: false,
      importedThrough: null,
    });
    expect((await api.get('/v1/bank-feed')).json().configured).toBe(false);
    expect((await api.call('DELETE', '/v1/bank-feed')).statusCode).toBe(404);
    expect(await codeOf('/v1/bank-feed', { importedThrough: '2026-02-27' }, { role: 'agent' })).toBe('403 forbidden');
  });
});

describe('the breaker', () => {
  test('shows a day, and is released for one by an admin', async () => {
    await api.account();
    const shown = async (day: string) => (await api.get(`/v1/deactivation-breaker?day=${day}`)).json();
    expect(await shown('2026-05-12')).toMatchObject({
      day: '2026-05-12',
      deactivations: 0,
      released: false,
      reason: null,
    });
    expect((await shown('2026-05-12')).accounts).toBeGreaterThan(0);
    expect(
      await api.made('/v1/deactivation-breaker/release', { day: '2026-05-12', reason: 'Looked through' }),
    ).toMatchObject({ day: '2026-05-12', released: true, reason: 'Looked through', actor: { id: 'key_bootstrap' } });
    expect([(await shown('2026-05-12')).released, (await shown('2026-05-13')).released]).toEqual([true, false]);
    expect(
      await codeOf('/v1/deactivation-breaker/release', { day: '2026-05-12', reason: 'x' }, { role: 'agent' }),
    ).toBe('403 forbidden');
    expect((await api.get('/v1/deactivation-breaker')).json().errors[0].path).toBe('day');
  });
});
