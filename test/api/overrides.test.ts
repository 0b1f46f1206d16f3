import { describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();

async function overdue(): Promise<{ id: string; invoiceId: string }> {
  const { id } = await api.account({ autopay: true });
  const { id: invoiceId } = await api.invoice(id, 10_000, { issuedOn: '2026-02-01', dueOn: '2026-02-10' });
  return { id, invoiceId };
}

const order = async (id: string, body: object, role: 'admin' | 'agent' = 'admin') => {
  const { version } = (await api.get(`/v1/accounts/${id}`)).json();
  return api.post(
    `/v1/accounts/${id}/overrides`,
    { reason: 'They asked', expectedVersion: version, ...body },
    { role },
  );
};

describe('an override', () => {
  test('answers with the account after it, and says who and why', async () => {
    const { id } = await overdue();
    const paused = await order(id, { command: 'pause', until: '2026-03-20' }, 'agent');
    expect(paused.statusCode).toBe(200);
    expect(paused.json()).toMatchObject({
      id,
      collections: {
        holds: [{ kind: 'agent', until: '2026-03-21T06:00:00.000Z', reason: 'They asked', invoiceId: null }],
      },
    });
    expect(paused.json().allowed).toContain('resume');
    const applied = (await api.get(`/v1/accounts/${id}/timeline`))
      .json()
      .items.find((one: { type: string }) => one.type === 'override.applied');
    expect(applied).toMatchObject({
      actor: { kind: 'agent', id: 'key_agent' },
      data: { command: 'pause', reason: 'They asked' },
    });
    expect((await order(id, { command: 'resume' })).json().collections.holds).toEqual([]);
  });

  test('until an instant lasts until then', async () => {
    const { id } = await overdue();
    expect(
      (await order(id, { command: 'pause', until: '2026-03-20T06:00:00Z' })).json().collections.holds[0].until,
    ).toBe('2026-03-20T06:00:00.000Z');
    const { id: other } = await overdue();
    expect(
      (await order(other, { command: 'pause', until: '2026-03-20T18:00:00Z' })).json().collections.holds[0].until,
    ).toBe('2026-03-21T06:00:00.000Z');
  });

  test('on an old version is refused, and so is what the state has no place for', async () => {
    const { id } = await overdue();
    expect((await order(id, { command: 'pause', until: '2026-03-20', expectedVersion: 0 })).json()).toMatchObject({
      status: 409,
      code: 'stale_version',
    });
    const refused = (await order(id, { command: 'resume' })).json();
    expect(refused).toMatchObject({ status: 409, code: 'not_allowed_now', allowed: expect.arrayContaining(['pause']) });
    expect(refused.allowed).not.toContain('resume');
  });

  test('that is refused stands on the timeline, once, and changes nothing', async () => {
    const { id } = await overdue();
    const { version } = (await api.get(`/v1/accounts/${id}`)).json();
    const body = { command: 'resume', reason: 'They asked', expectedVersion: version };
    for (const _ of [1, 2]) await api.post(`/v1/accounts/${id}/overrides`, body, { idempotencyKey: 'resume-nothing' });
    await order(id, { command: 'writeOff' }, 'agent');
    await order(id, { command: 'pause', until: '2026-03-20', expectedVersion: 0 });
    await order(id, { command: 'pause' });
    const told = (await api.get(`/v1/accounts/${id}/timeline`))
      .json()
      .items.filter((one: { type: string }) => one.type === 'override.refused');
    expect(told.map((one: { actor: { id: string }; data: object }) => [one.actor.id, one.data])).toEqual([
      [
        'key_bootstrap',
        {
          command: 'resume',
          reason: 'They asked',
          basedOnVersion: version,
          code: 'not_allowed_now',
          message: 'Nothing is paused',
        },
      ],
      ['key_agent', expect.objectContaining({ command: 'writeOff', code: 'forbidden' })],
      ['key_bootstrap', expect.objectContaining({ command: 'pause', basedOnVersion: 0, code: 'stale_version' })],
    ]);
    expect((await api.get(`/v1/accounts/${id}`)).json().version).toBe(version);
  });

  test('of an agent ends where the policy says, and where only an admin may', async () => {
    const { id } = await overdue();
    expect((await order(id, { command: 'writeOff' }, 'agent')).json()).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    expect((await order(id, { command: 'pause', legal: true }, 'agent')).statusCode).toBe(403);
    expect((await order(id, { command: 'extend', days: 16 }, 'agent')).json()).toMatchObject({
      status: 422,
      code: 'limit_exceeded',
      limit: 15,
    });
    expect((await order(id, { command: 'extend', days: 15 }, 'agent')).statusCode).toBe(200);
    expect((await order(id, { command: 'pause', legal: true })).json().collections.holds).toEqual([
      expect.objectContaining({ kind: 'legal', until: null }),
    ]);
  });

  test('of every command is understood', async () => {
    const { id, invoiceId } = await overdue();
    const done = async (body: object) => expect([body, (await order(id, body)).statusCode]).toEqual([body, 200]);
    await done({ command: 'pause', until: '2026-03-20', invoiceId });
    await done({ command: 'resume', invoiceId });
    await done({ command: 'promise', amountMinor: 10_000, on: '2026-03-06' });
    await done({ command: 'cancelPromise' });
    const { id: planned } = await overdue();
    expect(
      (
        await order(planned, {
          command: 'plan',
          installments: [
            { on: '2026-03-06', amountMinor: 4_000 },
            { on: '2026-03-20', amountMinor: 6_000 },
          ],
        })
      ).json().collections.holds,
    ).toEqual([expect.objectContaining({ kind: 'plan' })]);
    expect((await order(planned, { command: 'cancelPlan' })).json().collections.holds).toEqual([]);
    const { id: reminded } = await overdue();
    expect((await order(reminded, { command: 'skipReminder' })).statusCode).toBe(200);
    // The first is the day's contact, unless one has gone or waits already; a second never goes.
    expect([200, 409]).toContain((await order(reminded, { command: 'sendReminder' })).statusCode);
    expect((await order(reminded, { command: 'sendReminder' })).json().code).toBe('not_allowed_now');
    expect((await order(reminded, { command: 'deactivate' })).json().code).toBe('not_allowed_now');
    expect((await order(reminded, { command: 'deactivate', fraud: true })).json().service.state).toBe('deactivated');
    expect((await order(reminded, { command: 'reactivate', until: '2026-03-05' })).json().service.state).not.toBe(
      'deactivated',
    );
    expect((await order(reminded, { command: 'writeOff' })).json()).toMatchObject({ balance: { openMinor: 0 } });
  });

  test('retryNow waits for what the bank says', async () => {
    const { id } = await overdue();
    expect((await order(id, { command: 'retryNow' })).json()).toMatchObject({ status: 422, code: 'no_payment_method' });
    expect((await order(id, { command: 'retryNow', paymentMethodId: 'pm_nobody' })).json()).toMatchObject({
      status: 404,
      errors: [{ path: 'paymentMethodId' }],
    });
    await api.card(id, 'tok_ok', { default: false });
    await api.settled(id);
    const { id: another } = await api.account();
    await api.invoice(another, 10_000, { issuedOn: '2026-02-01', dueOn: '2026-02-10' });
    await api.card(another);
    expect((await order(another, { command: 'retryNow' })).json()).toMatchObject({ balance: { openMinor: 0 } });
    expect((await api.get(`/v1/accounts/${another}/payment-attempts`)).json().items).toEqual([
      expect.objectContaining({ trigger: 'agent', outcome: 'succeeded' }),
    ]);
  });

  test('changePolicy names a version that there is', async () => {
    const { id } = await overdue();
    expect((await order(id, { command: 'changePolicy', version: 99 })).json()).toMatchObject({
      status: 404,
      errors: [{ path: 'version' }],
    });
    await api.store.savePolicy({ ...mexicoPolicy(), version: 2 }, { kind: 'agent', id: 'ana' });
    expect((await order(id, { command: 'changePolicy', version: 2 })).json().policy).toEqual({
      name: 'mexico',
      version: 2,
    });
  });
});
