import { describe, expect, test } from '@jest/globals';
import { keepRails } from '../../cli/keep-rails.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();
const WELL = { charges: 'ok', mails: 'ok', service: 'ok', verifier: 'ok' };

describe('health', () => {
  test('says that the process lives, and whether it is of use', async () => {
    expect((await api.get('/healthz', { role: null })).json()).toEqual({ status: 'ok' });
    expect((await api.get('/readyz', { role: null })).json()).toEqual({
      status: 'ready',
      database: 'ok',
      temporal: 'ok',
      disk: null,
      workers: 'ok',
      rails: WELL,
    });
    api.hands.away = true;
    const away = await api.get('/readyz', { role: null });
    api.hands.away = false;
    expect([away.statusCode, away.json()]).toEqual([
      503,
      {
        status: 'notReady',
        database: 'ok',
        temporal: 'away',
        disk: null,
        workers: null,
        rails: WELL,
      },
    ]);
  });

  test('says that nobody works, which keeps facts from nothing', async () => {
    api.hands.idle = true;
    const answer = await api.get('/readyz', { role: null });
    api.hands.idle = false;
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { status: 'ready', workers: 'none' }]);
  });

  test('measures what is late', async () => {
    const { body } = await api.get('/metrics', { role: null });
    expect(body).toMatch(/^puntual_late\{what="deeds"\} \d+$/m);
    expect(body).toMatch(/^puntual_late_seconds\{what="webhooks"\} \d/m);
    expect(body).toMatch(/^puntual_accounts_stuck \d+$/m);
  });

  test('says how the rails are as the record has it, and asks no provider', async () => {
    let asked = 0;
    const probe = api.bank.probe.bind(api.bank);
    api.bank.probe = async () => void asked++;
    await api.store.noteRailAway('mails', 'no answer');
    await api.store.noteRailAway('service', 'no answer');
    await api.store.stopRail('charges', '401');
    const degraded = await api.get('/readyz', { role: null });
    expect([degraded.statusCode, degraded.json().rails]).toEqual([
      200,
      { charges: 'stopped', mails: 'away', service: 'away', verifier: 'ok' },
    ]);
    const lines = (await api.get('/metrics', { role: null })).body.split('\n');
    expect(lines.filter((line) => /^puntual_rail_state.* 1$/.test(line))).toEqual([
      'puntual_rail_state{rail="charges",state="stopped"} 1',
      'puntual_rail_state{rail="mails",state="away"} 1',
      'puntual_rail_state{rail="service",state="away"} 1',
      'puntual_rail_state{rail="verifier",state="ok"} 1',
    ]);
    await api.store.noteRailBack('mails');
    await api.store.noteRailBack('service');
    await api.store.letRailGo('charges');
    expect((await api.get('/readyz', { role: null })).json().rails).toEqual(WELL);
    expect(asked).toBe(0);
    api.bank.probe = probe;
  });

  test('shows a provider that comes back when it has been asked again', async () => {
    let answers = false;
    let nowMs = 0;
    const charges = {
      chosenBy: { settings: ['A_KEY'], url: null, provider: 'Somebody', meanwhile: 'charges wait' },
      probe: () => (answers ? Promise.resolve() : Promise.reject(new Error('not reached'))),
    };
    const keep = keepRails({
      store: api.store,
      rails: { charges, mails: null, service: null, verifier: null },
      log: { info: () => undefined, warn: () => undefined } as never,
      nowMs: () => nowMs,
    });
    const shown = async () => (await api.get('/readyz', { role: null })).json().rails.charges;
    await keep();
    expect(await shown()).toBe('away');
    answers = true;
    expect(await shown()).toBe('away');
    nowMs += 30_000;
    await keep();
    expect(await shown()).toBe('ok');
  });

  test('measures routes, and names no customer', async () => {
    const { id } = await api.account();
    await api.get(`/v1/accounts/${id}`);
    const { body, headers } = await api.get('/metrics', { role: null });
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('puntual_http_request_seconds_count{method="GET",route="/v1/accounts/:id",status="200"}');
    expect(body).not.toContain(id);
  });
});

describe('when the database goes away', () => {
  test('every answer is 503, and nothing is lost when it comes back', async () => {
    const { id } = await api.account();
    const before = await api.rowCounts();
    await api.wire.cut();
    for (const [method, url, body] of [
      ['GET', `/v1/accounts/${id}`],
      ['GET', '/v1/accounts'],
      ['POST', `/v1/accounts/${id}/pay-balance`, {}],
      ['POST', `/v1/accounts/${id}/test-clock/advance`, { days: 1 }],
      ['POST', '/v1/accounts', { name: 'x', email: 'a@b.example' }],
    ] as const) {
      for (const idempotencyKey of [undefined, 'during']) {
        const away = await api.call(method, url, { body, idempotencyKey });
        expect([url, away.statusCode, away.json().code]).toEqual([url, 503, 'unavailable']);
        expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
      }
    }
    expect((await api.get(`/v1/accounts/${id}`, { role: 'agent' })).statusCode).toBe(503);
    expect((await api.get('/readyz')).json()).toMatchObject({ database: 'away', rails: null });
    expect((await api.get('/healthz')).statusCode).toBe(200);
    await api.wire.mend();
    expect(await api.rowCounts()).toEqual(before);
    expect((await api.get(`/v1/accounts/${id}`)).statusCode).toBe(200);
    expect(
      (await api.post('/v1/accounts', { name: 'x', email: 'a@b.example' }, { idempotencyKey: 'during' })).statusCode,
    ).toBe(201);
  });

  test('in the middle of a request, its key is free again afterwards', async () => {
    const { id } = await api.account();
    const body = { lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 100 }] };
    const { issueInvoice } = api.store;
    api.store.issueInvoice = async (input) => {
      await api.wire.cut();
      return issueInvoice(input);
    };
    expect((await api.post(`/v1/accounts/${id}/invoices`, body, { idempotencyKey: 'middle' })).statusCode).toBe(503);
    api.store.issueInvoice = issueInvoice;
    await api.wire.mend();
    const again = await api.post(`/v1/accounts/${id}/invoices`, body, { idempotencyKey: 'middle' });
    expect(again.statusCode).toBe(201);
    expect((await api.get(`/v1/accounts/${id}/invoices`)).json().items).toEqual([again.json()]);
  });

  test('while a clock is advanced, the clock can be advanced again afterwards', async () => {
    const { id } = await api.account({ testClock: { startsAt: '2026-01-05T15:00:00Z' } });
    const advance = api.hands.advance.bind(api.hands);
    api.hands.advance = async (...where) => {
      await api.wire.cut();
      await advance(...where);
    };
    expect((await api.post(`/v1/accounts/${id}/test-clock/advance`, { days: 1 })).statusCode).toBe(503);
    api.hands.advance = advance;
    await api.wire.mend();
    expect((await api.post(`/v1/accounts/${id}/test-clock/advance`, { days: 1 })).statusCode).toBe(200);
  });
});
