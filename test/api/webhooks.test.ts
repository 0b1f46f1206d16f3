import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { App } from '../../api/deps.ts';
import { seedCompany } from '../../company/seed.ts';
import { receivingAt } from '../../domain/statements/receiving.ts';
import { bankDoor } from '../../cli/doors.ts';
import { hear, sweepInbox } from '../../ports/inbox/hear.ts';
import { resendDoor } from '../../ports/inbox/resend.ts';
import { RATE_LIMITS } from '../../api/http/rate-limit.ts';
import { runningApi } from './running-api.ts';

/** What providers tell by themselves: signed, kept once, decided once, in whatever order it comes. */
const api = runningApi();
const SECRET = `whsec_${randomBytes(24).toString('base64')}`;
const options = { policyName: 'mexico', gateway: api.bank, now: () => api.machineNow, mailsIn: null };
let app: App;

beforeAll(async () => {
  app = await api.serve({
    doors: [bankDoor(SECRET, receivingAt(seedCompany().bank, null)), resendDoor(SECRET)],
    hear: (unheard) => hear(api.store, unheard, options),
  });
});
afterAll(() => app.close());

interface Told {
  id?: string;
  secret?: string;
  /** Seconds. */
  ago?: number;
  payload?: string;
}

let count = 0;
function told(provider: 'bank' | 'resend', body: unknown, { id, secret = SECRET, ago = 0, payload }: Told = {}) {
  const eventId = id ?? `msg_${(count += 1)}`;
  const raw = payload ?? JSON.stringify(body);
  const at = new Date(Date.now() - ago * 1_000);
  const name = provider === 'bank' ? 'webhook' : 'svix';
  return api.call(
    'POST',
    `/webhooks/${provider}`,
    {
      role: null,
      payload: raw,
      headers: {
        [`${name}-id`]: eventId,
        [`${name}-timestamp`]: String(Math.floor(at.getTime() / 1_000)),
        [`${name}-signature`]: new Webhook(secret).sign(eventId, at, raw),
      },
    },
    app,
  );
}

const events = async () =>
  (await api.sql.query('SELECT event_id, status, note, tries FROM inbox_events ORDER BY ordinal')).rows;
const statusOf = async (id: string) => (await events()).find((one) => one.event_id === id)?.status;

/** Until it is decided: the answer comes before. */
async function decided(id: string): Promise<void> {
  for (let i = 0; i < 200 && (await statusOf(id)) === 'pending'; i++) await new Promise((done) => setTimeout(done, 10));
}
const sweep = () => sweepInbox(api.store, options);

const transfer = (concept: string, more: object = {}) => ({
  type: 'transfer.received',
  data: {
    trackingKey: `MBAN${randomBytes(8).toString('hex').toUpperCase()}`,
    amountMinor: 116_000,
    currency: 'MXN',
    settledAt: '2026-03-02T14:00:00Z',
    concept,
    ...more,
  },
});

describe('a door', () => {
  test('that nobody has given us a secret for is none', async () => {
    expect((await api.post('/webhooks/bank', {}, { role: null })).statusCode).toBe(404);
    expect((await api.call('POST', '/webhooks/stripe', { role: null }, app)).statusCode).toBe(404);
  });

  test.each([
    ['another secret', { secret: `whsec_${randomBytes(24).toString('base64')}` }],
    ['six minutes ago', { ago: 360 }],
    ['in six minutes', { ago: -360 }],
  ])('lets nothing in that is signed wrongly: %s', async (_what, more) => {
    const before = await api.rowCounts();
    const { statusCode, json } = await told('bank', transfer('IN'), more);
    expect([statusCode, json().code]).toEqual([400, 'invalid_signature']);
    expect(await api.rowCounts()).toEqual(before);
  });

  test('without a signature, or with the body changed after it, neither', async () => {
    const before = await api.rowCounts();
    const bare = await api.call('POST', '/webhooks/bank', { role: null, body: transfer('IN') }, app);
    expect([bare.statusCode, bare.json().code]).toEqual([400, 'invalid_signature']);
    const [raw, at] = [JSON.stringify(transfer('IN')), new Date()];
    const headers = {
      'webhook-id': 'msg_changed',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(SECRET).sign('msg_changed', at, raw),
    };
    const changed = raw.replace('116000', '216000');
    const { statusCode } = await api.call('POST', '/webhooks/bank', { role: null, payload: changed, headers }, app);
    expect(statusCode).toBe(400);
    expect(await api.rowCounts()).toEqual(before);
  });

  test('counts who knocks wrongly, and lets in who knocks rightly', async () => {
    const strict = await api.serve({
      doors: [bankDoor(SECRET, receivingAt(seedCompany().bank, null))],
      rateLimits: { ...RATE_LIMITS, wrongKeysPerMinute: 2 },
    });
    const wrong = async () => (await api.call('POST', '/webhooks/bank', { role: null, body: {} }, strict)).statusCode;
    expect([await wrong(), await wrong(), await wrong()]).toEqual([400, 400, 429]);
    const [raw, at] = [JSON.stringify({ type: 'ping' }), new Date()];
    const headers = {
      'webhook-id': 'msg_right',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(SECRET).sign('msg_right', at, raw),
    };
    expect((await api.call('POST', '/webhooks/bank', { role: null, payload: raw, headers }, strict)).statusCode).toBe(
      200,
    );
    await strict.close();
  });

  test('says which field of a signed body is wrong, and keeps nothing of it', async () => {
    const before = await api.rowCounts();
    const answer = await told('bank', transfer('IN', { amountMinor: 0, payee: 'x' }));
    expect([
      answer.statusCode,
      answer
        .json()
        .errors.map(({ path }: { path: string }) => path)
        .sort(),
    ]).toEqual([400, ['data.amountMinor', 'data.payee']]);
    expect((await told('bank', null, { payload: '{"type":' })).statusCode).toBe(400);
    expect(await api.rowCounts()).toEqual(before);
  });

  test('keeps what it does not listen to, and nothing happens', async () => {
    expect((await told('bank', { type: 'balance.changed', data: {} }, { id: 'msg_other' })).statusCode).toBe(200);
    expect(await statusOf('msg_other')).toBe('ignored');
  });
});

describe('a transfer that the bank tells of', () => {
  test('is matched as one that was posted, once however often it is told', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id);
    const body = transfer(`Pago ${invoice.number}`);
    const answers = await Promise.all(Array.from({ length: 5 }, () => told('bank', body, { id: 'msg_paid' })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    await decided('msg_paid');
    expect((await api.get(`/v1/invoices/${invoice.id}`)).json().status).toBe('paid');
    const { items } = (await api.get(`/v1/accounts/${id}/payments`)).json();
    expect(items).toHaveLength(1);
    const line = (await api.get(`/v1/accounts/${id}/timeline`))
      .json()
      .items.find(({ type }: { type: string }) => type === 'transfer.received');
    expect(line.actor).toEqual({ kind: 'provider', id: 'bank' });
  });

  test('and that died with its process is swept, once', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id);
    const { data } = transfer(`Pago ${invoice.number}`);
    // Kept and acknowledged, and then nothing more was heard of that process.
    await api.store.keepTold(
      'bank',
      {
        eventId: 'msg_orphan',
        type: 'transfer.received',
        body: {},
        word: {
          about: 'transfer',
          transfer: {
            ...{ rail: 'spei', bankReference: null, reference: null, payerName: null, payerClabe: null },
            ...data,
          } as never,
        },
      },
      10_000,
    );
    expect((await sweep()).heard).toBe(0);
    api.passMinutes(1);
    expect((await sweep()).heard).toBe(1);
    expect((await sweep()).heard).toBe(0);
    expect([await statusOf('msg_orphan'), (await api.get(`/v1/invoices/${invoice.id}`)).json().status]).toEqual([
      'done',
      'paid',
    ]);
  });

  test('heard twice, by two who did not know of each other, is one', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id);
    const { data } = transfer(`Pago ${invoice.number}`);
    const word = {
      about: 'transfer' as const,
      transfer: {
        ...{ rail: 'spei', bankReference: null, reference: null, payerName: null, payerClabe: null },
        ...data,
      } as never,
    };
    const unheard = await api.store.keepTold(
      'bank',
      { eventId: 'msg_twice', type: 'transfer.received', body: {}, word },
      10_000,
    );
    await Promise.all([1, 2, 3].map(() => hear(api.store, unheard as NonNullable<typeof unheard>, options)));
    expect((await api.get(`/v1/accounts/${id}/payments`)).json().items).toHaveLength(1);
    expect((await api.get(`/v1/accounts/${id}`)).json().balance.creditMinor).toBe(0);
  });
});

describe('what a carrier tells of a mail', () => {
  const RECIPIENTS = ['ap@guthrie.example', 'second@guthrie.example'];

  /** A mail of an account that has gone out, and that the carrier knows by this id. */
  async function mailed(mailId: string, recipients = RECIPIENTS): Promise<{ accountId: string; emailId: string }> {
    const { id: accountId } = await api.account({ billingRecipients: recipients });
    await api.invoice(accountId);
    await api.settled(accountId);
    const [{ id: emailId }] = (await api.get(`/v1/accounts/${accountId}/emails`)).json().items;
    await api.sql.query('UPDATE emails SET provider_id = $1 WHERE id = $2', [mailId, emailId]);
    return { accountId, emailId };
  }
  const says = (type: string, mailId: string, to: string[], id: string) =>
    told('resend', { type, created_at: '2026-03-02T15:00:01Z', data: { email_id: mailId, to } }, { id });
  const email = async (id: string) => (await api.get(`/v1/emails/${id}`)).json();

  test('delivered; and bounced at one of its recipients, whom later mails leave out', async () => {
    const { accountId, emailId } = await mailed('re_1');
    await says('email.delivered', 're_1', ['second@guthrie.example'], 'msg_delivered');
    await decided('msg_delivered');
    expect(await email(emailId)).toMatchObject({ status: 'delivered', bounced: [] });

    await says('email.bounced', 're_1', ['Ana <AP@guthrie.example>'], 'msg_bounced');
    await decided('msg_bounced');
    expect(await email(emailId)).toMatchObject({ status: 'delivered', bounced: ['ap@guthrie.example'] });

    await api.invoice(accountId, 5_000);
    await api.settled(accountId);
    const sent = (await api.get(`/v1/accounts/${accountId}/emails`)).json().items;
    expect(sent.map(({ to }: { to: string[] }) => to)).toEqual([RECIPIENTS, ['second@guthrie.example']]);

    // Somebody looks at the addresses: all of them count again.
    await api.call('PATCH', `/v1/accounts/${accountId}`, {
      body: { billingRecipients: [...RECIPIENTS, 'third@guthrie.example'] },
    });
    await api.invoice(accountId, 6_000);
    await api.settled(accountId);
    expect((await api.get(`/v1/accounts/${accountId}/emails`)).json().items.at(-1).to).toHaveLength(3);
  });

  test('bounced at one after the other is bounced at everybody', async () => {
    const { emailId } = await mailed('re_2');
    await says('email.bounced', 're_2', ['ap@guthrie.example'], 'msg_b1');
    await decided('msg_b1');
    await says('email.bounced', 're_2', ['second@guthrie.example'], 'msg_b2');
    await decided('msg_b2');
    expect(await email(emailId)).toMatchObject({ status: 'bounced', bounced: RECIPIENTS });
    // Late, and of before.
    await says('email.delivered', 're_2', ['ap@guthrie.example'], 'msg_late');
    await decided('msg_late');
    expect((await email(emailId)).status).toBe('bounced');
  });

  test('where nobody else is left, mails go on to go to whom they could not reach', async () => {
    const { accountId } = await mailed('re_3', ['ap@guthrie.example']);
    await says('email.bounced', 're_3', ['ap@guthrie.example'], 'msg_only');
    await decided('msg_only');
    await api.invoice(accountId, 5_000);
    await api.settled(accountId);
    expect((await api.get(`/v1/accounts/${accountId}/emails`)).json().items.at(-1).to).toEqual(['ap@guthrie.example']);
  });

  test('a complaint stands on the timeline, once, and who complained gets no more', async () => {
    const { accountId } = await mailed('re_4');
    for (const id of ['msg_c1', 'msg_c2']) {
      await says('email.complained', 're_4', ['ap@guthrie.example'], id);
      await decided(id);
    }
    const { items } = (await api.get(`/v1/accounts/${accountId}/timeline`)).json();
    const complaints = items.filter(({ type }: { type: string }) => type === 'email.complained');
    expect(complaints.map(({ data }: { data: object }) => data)).toMatchObject([
      { complained: ['ap@guthrie.example'] },
    ]);
    await api.invoice(accountId, 5_000);
    await api.settled(accountId);
    expect((await api.get(`/v1/accounts/${accountId}/emails`)).json().items.at(-1).to).toEqual([
      'second@guthrie.example',
    ]);
  });

  test('before our own row knows its name is heard when it does', async () => {
    await says('email.bounced', 're_5', ['ap@guthrie.example'], 'msg_early');
    await new Promise((done) => setTimeout(done, 50));
    expect(await statusOf('msg_early')).toBe('pending');
    const { emailId } = await mailed('re_5');
    api.passMinutes(1);
    await sweep();
    expect([await statusOf('msg_early'), (await email(emailId)).bounced]).toEqual(['done', ['ap@guthrie.example']]);
  });

  test('of a mail that never was ours is let go after three days', async () => {
    await says('email.delivered', 're_strange', ['x@strange.example'], 'msg_strange');
    for (let day = 0; day < 4; day++) {
      api.passMinutes(24 * 60);
      await sweep();
    }
    expect((await events()).find((one) => one.event_id === 'msg_strange')).toMatchObject({
      status: 'ignored',
      note: 'no mail is known that the carrier calls re_strange',
    });
  });
});
