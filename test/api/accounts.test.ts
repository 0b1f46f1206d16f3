import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

describe('an account', () => {
  test('is opened with what the contract says unless told', async () => {
    const opened = await api.post('/v1/accounts', { name: ' Guthrie SA de CV ', email: 'ap@guthrie.example' });
    expect(opened.statusCode).toBe(201);
    const account = opened.json();
    expect(opened.headers.location).toBe(`/v1/accounts/${account.id}`);
    expect(account).toMatchObject({
      id: expect.stringMatching(/^acc_[0-9a-z]{20}$/),
      name: 'Guthrie SA de CV',
      email: 'ap@guthrie.example',
      externalId: null,
      rfc: null,
      locale: 'es-MX',
      timeZone: 'America/Mexico_City',
      currency: 'MXN',
      billingRecipients: [],
      receiptEmail: null,
      version: 1,
      policy: { name: 'mexico', version: 1 },
      clock: { now: api.machineNow, test: false },
      collections: { state: 'current', rung: 0, daysOverdue: 0, holds: [] },
      service: { state: 'active' },
      autopay: { enabled: false, state: 'off', nextChargeAt: null },
      balance: { openMinor: 0, overdueMinor: 0, creditMinor: 0 },
      upcoming: [],
    });
    expect((await api.get(`/v1/accounts/${account.id}`)).json()).toEqual(account);
  });

  test('is opened with everything', async () => {
    const given = {
      name: 'Ana',
      externalId: 'crm-7',
      email: 'a@b.example',
      rfc: 'GUT990101AB1',
      locale: 'en',
      timeZone: 'America/Tijuana',
      currency: 'MXN',
      autopay: true,
      billingRecipients: ['x@b.example', 'y@b.example'],
      receiptEmail: 'r@b.example',
    };
    expect(await api.account({ ...given, rfc: 'gut-990101-ab1' })).toMatchObject({
      ...given,
      autopay: { enabled: true },
    });
  });

  test("is opened with what the company's accounts begin with, where it names nothing", async () => {
    const before = api.company.defaults;
    api.company.defaults = { policy: 'mexico', timeZone: 'Europe/Berlin', locale: 'en', currency: 'EUR' };
    expect(await api.account()).toMatchObject({ timeZone: 'Europe/Berlin', locale: 'en', currency: 'MXN' });
    expect(await api.account({ timeZone: 'America/Cancun', locale: 'es-MX' })).toMatchObject({
      timeZone: 'America/Cancun',
      locale: 'es-MX',
    });
    // Another policy is another country's.
    expect(await api.account({ policy: 'spain' })).toMatchObject({ timeZone: 'Europe/Madrid', locale: 'es-ES' });
    api.company.defaults = { ...before, timeZone: null, locale: null };
    expect(await api.account()).toMatchObject({ timeZone: 'America/Mexico_City', locale: 'es-MX' });
    api.company.defaults = before;
  });

  test('has the money, zone and language of its policy, and no other money', async () => {
    expect(await api.account({ policy: 'spain' })).toMatchObject({
      policy: { name: 'spain', version: 1 },
      currency: 'EUR',
      timeZone: 'Europe/Madrid',
      locale: 'es-ES',
    });
    const answer = await api.call('POST', '/v1/accounts', {
      body: { name: 'Guthrie SL', email: 'ap@guthrie.example', policy: 'spain', currency: 'MXN' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'policy_currency']);
    expect(answer.json().detail).toBe('Version 1 of the policy spain is in EUR, the account in MXN');
  });

  test('lives in its own time, on a test clock', async () => {
    const account = await api.account({ testClock: { startsAt: '2026-01-05T09:00:00-06:00' } });
    expect(account).toMatchObject({
      clock: { now: '2026-01-05T15:00:00.000Z', test: true },
      createdAt: '2026-01-05T15:00:00.000Z',
    });
  });

  test('is changed, by what is named only', async () => {
    const { id, version } = await api.account({ externalId: 'crm-8', rfc: 'GUT990101AB1' });
    const changed = await api.call('PATCH', `/v1/accounts/${id}`, {
      body: { email: 'new@guthrie.example', rfc: null, timeZone: 'America/Cancun' },
    });
    expect(changed.statusCode).toBe(200);
    expect(changed.json()).toMatchObject({
      id,
      email: 'new@guthrie.example',
      rfc: null,
      externalId: 'crm-8',
      timeZone: 'America/Cancun',
      name: 'Guthrie SA de CV',
    });
    expect(changed.json().version).toBeGreaterThanOrEqual(version);
    for (const body of [{}, { currency: 'USD' }, { autopayConsent: 'yes' }, { email: null }])
      expect((await api.call('PATCH', `/v1/accounts/${id}`, { body })).statusCode).toBe(400);
    expect((await api.call('PATCH', '/v1/accounts/acc_nobody', { body: { name: 'x' } })).statusCode).toBe(404);
  });

  test('keeps its externalId to itself, whoever comes first', async () => {
    const opened = (externalId: string) =>
      api.post('/v1/accounts', { name: 'Guthrie', email: 'ap@guthrie.example', externalId });
    const answers = await Promise.all(Array.from({ length: 5 }, () => opened('crm-9')));
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([201, 409, 409, 409, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409)?.json();
    expect(refused).toMatchObject({
      code: 'external_id_taken',
      title: 'Taken',
      detail: expect.stringContaining('crm-9'),
    });
    expect((await api.get('/v1/accounts?q=crm-9')).json().items).toHaveLength(1);

    const { id } = await api.account({ externalId: 'crm-10' });
    const renamed = (externalId: string | null) => api.call('PATCH', `/v1/accounts/${id}`, { body: { externalId } });
    expect((await renamed('crm-9')).json()).toMatchObject({ status: 409, code: 'external_id_taken' });
    expect((await renamed('crm-10')).statusCode).toBe(200);
    expect((await renamed(null)).statusCode).toBe(200);
    expect((await opened('crm-10')).statusCode).toBe(201);
    // Without one there may be many.
    expect([(await api.account()).externalId, (await api.account()).externalId]).toEqual([null, null]);
  });

  test('opened again under its Idempotency-Key is the same account, externalId and all', async () => {
    const body = { name: 'Guthrie', email: 'ap@guthrie.example', externalId: 'crm-11' };
    const ask = async () => (await api.post('/v1/accounts', body, { idempotencyKey: 'open-crm-11' })).json().id;
    expect(await ask()).toBe(await ask());
  });

  test('takes recipients that differ in capital letters for one', async () => {
    const { id, billingRecipients } = await api.account({
      billingRecipients: ['AP@guthrie.example', 'ana@guthrie.example', 'ap@Guthrie.example', 'Ana@guthrie.example'],
    });
    expect(billingRecipients).toEqual(['AP@guthrie.example', 'ana@guthrie.example']);
    const change = { billingRecipients: ['b@guthrie.example', 'B@guthrie.example'] };
    expect((await api.call('PATCH', `/v1/accounts/${id}`, { body: change })).json().billingRecipients).toEqual([
      'b@guthrie.example',
    ]);
  });

  test('remembers who agreed to autopay, when and to which text', async () => {
    const { id } = await api.account();
    const changed = await api.call('PATCH', `/v1/accounts/${id}`, {
      body: { autopay: true, autopayConsent: 'I agree to be charged on the 10th' },
      role: 'agent',
    });
    expect(changed.json().autopay.enabled).toBe(true);
    const entry = (await api.get(`/v1/accounts/${id}/timeline`))
      .json()
      .items.find((one: { type: string }) => one.type === 'autopay.changed');
    expect(entry).toMatchObject({
      at: api.machineNow,
      actor: { kind: 'agent', id: 'key_agent' },
      data: { enabled: true },
    });
    expect((await api.call('PATCH', `/v1/accounts/${id}`, { body: { autopay: false } })).json().autopay).toMatchObject({
      enabled: false,
      state: 'off',
    });
  });

  test('tells each role what that role may do', async () => {
    const { id } = await api.account();
    await api.invoice(id);
    const [admin, agent, viewer] = await Promise.all(
      (['admin', 'agent', 'viewer'] as const).map(
        async (role) => (await api.get(`/v1/accounts/${id}`, { role })).json().allowed,
      ),
    );
    expect(admin).toEqual(expect.arrayContaining(['pause', 'writeOff', 'changePolicy']));
    expect(agent).toContain('pause');
    expect(agent).not.toContain('writeOff');
    expect(viewer).toEqual([]);
  });

  test('counts its days overdue when it is looked at', async () => {
    const { id } = await api.account();
    await api.invoice(id, 5_000, { issuedOn: '2026-02-01', dueOn: '2026-02-10' });
    expect((await api.get(`/v1/accounts/${id}`)).json()).toMatchObject({
      collections: { daysOverdue: 20 },
      balance: { openMinor: 5_000, overdueMinor: 5_000 },
    });
    api.passMinutes(24 * 60);
    expect((await api.get(`/v1/accounts/${id}`)).json().collections.daysOverdue).toBe(21);
  });

  test('is opened while the engine is away, and lives as any other', async () => {
    api.hands.away = true;
    const opened = await api.post('/v1/accounts', {
      name: 'Waiting',
      email: 'w@b.example',
      autopay: true,
      testClock: { startsAt: '2026-01-05T15:00:00Z' },
    });
    api.hands.away = false;
    expect(opened.statusCode).toBe(201);
    const { items } = (await api.get('/v1/accounts?q=waiting')).json();
    expect(items).toEqual([
      expect.objectContaining({
        version: 1,
        clock: { now: '2026-01-05T15:00:00.000Z', test: true },
        stuck: null,
        autopay: { enabled: true, state: 'needsMethod', nextChargeAt: null },
      }),
    ]);
  });
});

describe('a payment method', () => {
  test('is added, listed, made the default and removed; its token stays here', async () => {
    const { id } = await api.account();
    const added = await api.post(`/v1/accounts/${id}/payment-methods`, { kind: 'card', token: 'tok_ok' });
    const card = added.json();
    expect(added.statusCode).toBe(201);
    expect(card).toEqual({
      id: expect.stringMatching(/^pm_/),
      accountId: id,
      kind: 'card',
      brand: 'visa',
      last4: '4242',
      expMonth: 12,
      expYear: 2030,
      default: true,
      once: false,
      status: 'active',
      createdAt: api.machineNow,
    });
    expect((await api.get(added.headers.location ?? '')).json()).toEqual(card);

    const bank = await api.made(`/v1/accounts/${id}/payment-methods`, {
      kind: 'bankAccount',
      token: 'tok_bank_ok',
      default: false,
    });
    expect(bank).toMatchObject({ kind: 'bankAccount', default: false });
    expect((await api.get(`/v1/accounts/${id}/payment-methods`)).json()).toEqual({
      items: [card, bank],
      nextCursor: null,
    });
    expect((await api.post(`/v1/payment-methods/${bank.id}/default`)).json()).toMatchObject({
      id: bank.id,
      default: true,
    });
    expect((await api.get(`/v1/payment-methods/${card.id}`)).json().default).toBe(false);

    const removed = await api.call('DELETE', `/v1/payment-methods/${card.id}`);
    expect(removed).toMatchObject({ statusCode: 200 });
    expect(removed.json()).toMatchObject({ id: card.id, status: 'removed' });
    expect((await api.get(`/v1/accounts/${id}/payment-methods`)).json().items).toEqual([
      expect.objectContaining({ id: bank.id }),
    ]);
    expect(JSON.stringify((await api.get(`/v1/accounts/${id}/timeline`)).json())).not.toContain('tok_');
  });

  test('is what the provider says it is', async () => {
    const { id } = await api.account();
    expect(
      (await api.post(`/v1/accounts/${id}/payment-methods`, { kind: 'bankAccount', token: 'tok_ok' })).json(),
    ).toMatchObject({
      status: 422,
      code: 'wrong_kind',
      errors: [{ path: 'kind' }],
    });
    expect(
      (await api.post(`/v1/accounts/${id}/payment-methods`, { kind: 'card', token: '4242424242424242' })).json(),
    ).toMatchObject({ status: 422, code: 'unknown_token' });
  });

  test('is charged at once when that is asked for', async () => {
    const { id } = await api.account();
    await api.invoice(id, 9_000, { issuedOn: '2026-02-01', dueOn: '2026-02-10' });
    await api.card(id, 'tok_ok', { chargeNow: true });
    await api.settled(id);
    expect((await api.get(`/v1/accounts/${id}`)).json().balance).toEqual({
      openMinor: 0,
      overdueMinor: 0,
      creditMinor: 0,
    });
  });
});
