import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '../../api/deps.ts';
import { deliverDue } from '../../ports/hooks/deliver.ts';
import { addressProblem, post } from '../../ports/hooks/post.ts';
import { isSignedBy, Listener } from './listener.ts';
import { runningApi } from './running-api.ts';

/** What other systems are told, signed: in order for each account, at least once, for three days. */
const api = runningApi();
let app: App;
let listener: Listener;
let url: string;

beforeAll(async () => {
  app = await api.serve({ addressProblem: (address) => addressProblem(address, true) });
});
afterAll(() => app.close());
beforeEach(async () => {
  listener = new Listener();
  url = await listener.listen();
});
afterEach(async () => {
  await api.sql.query('DELETE FROM webhook_endpoints');
  await listener.close();
});

const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown, more: object = {}) =>
  api.call(method, path, { ...(body === undefined ? {} : { body }), ...more }, app);
const endpoint = async (types = ['*'], to = url): Promise<{ id: string; secret: string }> =>
  (await call('POST', '/v1/webhook-endpoints', { url: to, types })).json();
const deliver = () => deliverDue(api.store, (due) => post(due, { timeoutMs: 500, allowPrivate: true }));
/** Until nothing is due. */
async function deliverAll(): Promise<void> {
  for (;;) {
    const { delivered, failed } = await deliver();
    if (delivered + failed === 0) return;
  }
}
const deliveries = async (query = ''): Promise<{ id: string; status: string; tries: number; lastError: string }[]> =>
  (await call('GET', `/v1/webhook-deliveries?${query}`)).json().items;

describe('an endpoint', () => {
  test('is made with a secret that is shown once', async () => {
    const made = await call(
      'POST',
      '/v1/webhook-endpoints',
      { url, types: ['case.opened'] },
      { idempotencyKey: 'once' },
    );
    expect([made.statusCode, made.json().secret]).toEqual([201, expect.stringMatching(/^whsec_/)]);
    const { id } = made.json();
    const again = await call(
      'POST',
      '/v1/webhook-endpoints',
      { url, types: ['case.opened'] },
      { idempotencyKey: 'once' },
    );
    expect([again.statusCode, again.json()]).toEqual([409, expect.objectContaining({ code: 'already_created', id })]);
    expect(again.body).not.toContain('whsec_');
    for (const path of ['/v1/webhook-endpoints', `/v1/webhook-endpoints/${id}`]) {
      const { body } = await call('GET', path);
      expect([body.includes(id), body.includes('whsec_')]).toEqual([true, false]);
    }
    const { rows } = await api.sql.query('SELECT answer FROM idempotency_keys');
    expect(JSON.stringify(rows)).not.toContain('whsec_');
  });

  test.each([
    ['http://crm.example/hooks', /https/],
    ['https://localhost/hooks', /public/],
    ['https://127.0.0.1/', /public/],
    ['https://[::1]/', /public/],
    ['https://10.1.2.3/', /public/],
    ['https://169.254.169.254/latest/meta-data', /public/],
    ['https://[::ffff:192.168.0.1]/', /public/],
    ['https://crm/', /public/],
    ['https://me:secret@crm.example/', /without a user/],
    ['ftp://crm.example/', /https/],
    ['crm.example', /https/],
  ])('leads out of the house: not %s', async (address, why) => {
    const { statusCode, json } = await api.post('/v1/webhook-endpoints', { url: address, types: ['*'] });
    expect([statusCode, json().errors]).toEqual([400, [{ path: 'url', message: expect.stringMatching(why) }]]);
  });

  test('whose name leads inside is refused when it is looked up', async () => {
    const message = {
      url: 'https://localtest.example/',
      id: 'x',
      body: {},
      secrets: ['whsec_c2VjcmV0c2VjcmV0c2VjcmV0'],
    };
    await expect(post(message, { timeoutMs: 500, allowPrivate: false })).rejects.toThrow();
  });

  test('is for admins', async () => {
    const { statusCode } = await call('GET', '/v1/webhook-endpoints', undefined, { role: 'agent' });
    expect(statusCode).toBe(403);
  });
});

describe('what happens to an account', () => {
  test('is told in order, signed, by ids alone', async () => {
    const { secret } = await endpoint();
    const { id } = await api.account();
    await api.card(id);
    const invoice = await api.invoice(id);
    await api.made(`/v1/invoices/${invoice.id}/pay`, {});
    await api.settled(id);
    await deliverAll();
    expect(listener.types()).toEqual(['account.opened', 'invoice.issued', 'payment.succeeded', 'invoice.paid']);
    expect(listener.heard.every((one) => isSignedBy(one, secret))).toBe(true);
    const [opened, issued] = listener.heard;
    expect(issued?.body.data).toEqual({ accountId: id, version: expect.any(Number), invoiceId: invoice.id });
    expect(Number(issued?.body.data.version)).toBeGreaterThan(Number(opened?.body.data.version));
    const said = JSON.stringify(listener.heard.map(({ body }) => body));
    for (const personal of ['Guthrie', 'ap@guthrie', '4242', invoice.number]) expect(said).not.toContain(personal);
    await deliverAll();
    expect(listener.heard).toHaveLength(4);
  });

  test('goes to those who asked for it', async () => {
    await endpoint(['invoice.issued', 'task.opened']);
    const { id } = await api.account();
    await api.invoice(id);
    await api.made(`/v1/accounts/${id}/proofs-of-payment`, {
      trackingKey: 'MBAN0100',
      amountMinor: 100,
      paidOn: '2026-03-01',
    });
    await deliverAll();
    expect(listener.types()).toEqual(['invoice.issued', 'task.opened']);
    expect(listener.heard[1]?.body.data).toMatchObject({ accountId: id, kind: 'proofReview' });
  });

  test('waits for whoever can not hear it, and then comes in order', async () => {
    await endpoint();
    listener.answers = 500;
    const { id } = await api.account();
    await api.invoice(id);
    await deliverAll();
    // The second waits for the first.
    expect(listener.types()).toEqual(['account.opened']);
    const { id: other } = await api.account();
    listener.answers = 200;
    api.passMinutes(1);
    await deliverAll();
    expect(listener.types()).toEqual(expect.arrayContaining(['account.opened', 'invoice.issued']));
    const ofFirst = listener.heard.filter(({ body }) => body.data.accountId === id);
    expect(ofFirst.map(({ body }) => body.type)).toEqual(['account.opened', 'account.opened', 'invoice.issued']);
    expect(ofFirst[0]?.id).toBe(ofFirst[1]?.id);
    expect(listener.heard.some(({ body }) => body.data.accountId === other)).toBe(true);
  });

  test('is given up after three days, and the next goes on', async () => {
    await endpoint();
    listener.answers = 404;
    const { id } = await api.account();
    await api.invoice(id);
    for (let hour = 0; hour < 80; hour++) {
      await deliverAll();
      api.passMinutes(60);
    }
    const told = await deliveries();
    expect(told.map(({ status, tries, lastError }) => [status, tries, lastError])).toEqual([
      ['failed', 10, 'answered 404'],
      ['pending', expect.any(Number), 'answered 404'],
    ]);
    listener.answers = 200;
    api.passMinutes(24 * 60);
    await deliverAll();
    expect((await deliveries('status=delivered')).length).toBe(1);

    const [failed] = await deliveries('status=failed');
    const again = await call('POST', `/v1/webhook-deliveries/${failed?.id}/redeliver`, {});
    expect([again.statusCode, again.json().status]).toEqual([200, 'pending']);
    await deliverAll();
    expect(await deliveries('status=failed')).toEqual([]);
  });

  test('an endpoint that fails for a week is paused, with a task; let go on, it hears the rest', async () => {
    const { id: endpointId } = await endpoint(['account.opened']);
    listener.answers = 503;
    for (let day = 0; day < 9; day++) {
      await api.account();
      api.passMinutes(24 * 60);
      await deliverAll();
    }
    const paused = (await call('GET', `/v1/webhook-endpoints/${endpointId}`)).json();
    expect(paused).toMatchObject({ status: 'paused', pausedBecause: 'nothing came through for a week' });
    const tasks = async () => (await call('GET', '/v1/tasks?kind=webhookFailing')).json().items;
    expect((await tasks()).map(({ data }: { data: { endpointId: string } }) => data.endpointId)).toEqual([endpointId]);

    const before = listener.heard.length;
    api.passMinutes(24 * 60);
    await deliverAll();
    expect(listener.heard).toHaveLength(before);
    listener.answers = 200;
    await call('PATCH', `/v1/webhook-endpoints/${endpointId}`, { paused: false });
    await deliverAll();
    expect(listener.heard.length).toBeGreaterThan(before);
    expect(await tasks()).toEqual([]);
  });

  test('a redirection is not followed, and silence is waited for no longer than its time', async () => {
    await endpoint(['account.opened']);
    listener.answers = 302;
    await api.account();
    await deliver();
    expect((await deliveries())[0]).toMatchObject({ status: 'pending', lastError: 'answered 302' });
    listener.answers = 0;
    api.passMinutes(1);
    await deliver();
    expect((await deliveries())[0]).toMatchObject({ status: 'pending', tries: 2 });
  });

  test('one that can not be reached at all is left alone for a moment, all of it', async () => {
    await endpoint(['account.opened'], 'http://127.0.0.1:9/');
    for (let i = 0; i < 8; i++) await api.account();
    const first = await deliver();
    expect([first.delivered, first.failed]).toEqual([0, 5]);
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });
  });

  test('after a rotation both secrets sign for a day', async () => {
    const { id, secret } = await endpoint(['account.opened']);
    const rotated = (await call('POST', `/v1/webhook-endpoints/${id}/rotate-secret`, {})).json();
    await api.account();
    await deliverAll();
    const [overlapping] = listener.heard;
    expect([secret, rotated.secret].map((one) => overlapping !== undefined && isSignedBy(overlapping, one))).toEqual([
      true,
      true,
    ]);
    api.passMinutes(25 * 60);
    await api.account();
    await deliverAll();
    const last = listener.heard.at(-1);
    expect([secret, rotated.secret].map((one) => last !== undefined && isSignedBy(last, one))).toEqual([false, true]);
  });

  test('two workers send each once', async () => {
    await endpoint(['account.opened']);
    for (let i = 0; i < 12; i++) await api.account();
    for (let i = 0; i < 4; i++) await Promise.all([deliver(), deliver()]);
    expect(new Set(listener.heard.map(({ id }) => id)).size).toBe(listener.heard.length);
    expect(listener.heard).toHaveLength(12);
  });
});
