import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import type { App } from '../../api/deps.ts';
import { hear, sweepInbox } from '../../ports/inbox/hear.ts';
import { resendDoor } from '../../ports/inbox/resend.ts';
import { resendMailSource } from '../../ports/mail-in/resend.ts';
import { readProofFile } from '../../ports/proof-file/read.ts';
import { written } from '../ports/a-mail.ts';
import { aCep } from '../ports/a-pdf.ts';
import { startResend } from '../ports/resend-server.ts';
import { runningApi } from './running-api.ts';

/** Mails that Resend takes for us: told by a webhook, fetched, and read. */
const api = runningApi();
const SECRET = `whsec_${randomBytes(24).toString('base64')}`;
let resend: Awaited<ReturnType<typeof startResend>>;
let app: App;
const options = () => ({
  policyName: 'mexico',
  gateway: api.bank,
  now: () => api.machineNow,
  mailsIn: {
    source: resendMailSource({ apiKey: 're_in', baseUrl: resend.url }),
    replies: null,
    readFile: readProofFile,
  },
});

beforeAll(async () => {
  resend = await startResend('re_in');
  app = await api.serve({
    doors: [resendDoor(SECRET)],
    hear: (unheard) => hear(api.store, unheard, options()),
    readProofFile,
  });
});
afterAll(async () => {
  await app.close();
  await resend.stop();
});

const statusOf = async (id: string) =>
  (await api.sql.query('SELECT status, note FROM inbox_events WHERE event_id = $1', [id])).rows[0];

/** Told, and decided, if it can be by now. */
async function told(eventId: string, mailId: string): Promise<void> {
  const at = new Date();
  const raw = JSON.stringify({
    type: 'email.received',
    created_at: at.toISOString(),
    data: { email_id: mailId, from: 'Ana <ana@guthrie.example>', to: ['proofs@company.example'], subject: 'Pago' },
  });
  const answer = await api.call(
    'POST',
    '/webhooks/resend',
    {
      role: null,
      payload: raw,
      headers: {
        'svix-id': eventId,
        'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'svix-signature': new Webhook(SECRET).sign(eventId, at, raw),
      },
    },
    app,
  );
  expect(answer.statusCode).toBe(200);
  for (let i = 0; i < 100 && (await statusOf(eventId)).status === 'pending'; i++)
    await new Promise((done) => setTimeout(done, 20));
}

test('a mail with a CEP is a proof of its sender, told twice or not', async () => {
  const { id } = await api.account({ email: 'ana@guthrie.example' });
  await api.invoice(id);
  const attachments = [{ filename: 'cep.xml', content: aCep({ on: '2026-02-27' }) }];
  resend.received.set('in_1', await written({ from: 'Ana <ana@guthrie.example>', attachments }));
  await told('msg_in_1', 'in_1');
  await told('msg_in_again', 'in_1');
  const { items } = (await api.get(`/v1/accounts/${id}/proofs-of-payment`)).json();
  expect(items).toMatchObject([
    {
      status: 'received',
      amountMinor: 116_000,
      paidOn: '2026-02-27',
      fileName: 'cep.xml',
      read: { fromBank: 'BBVA BANCOMER', toBank: 'BANK OF AMERICA' },
      differs: [],
    },
  ]);
});

test('a mail of nobody is a task, which leads to the mail as it came', async () => {
  const raw = await written({ from: 'x@stranger.example', subject: 'Una pregunta' });
  resend.received.set('in_2', raw);
  await told('msg_in_2', 'in_2');
  const { items } = (await api.get('/v1/tasks?kind=reply')).json();
  expect(items).toMatchObject([{ accountId: null, subject: { mailId: expect.stringMatching(/^mai_/) } }]);
  const { mailId } = items[0].subject;
  expect((await api.get(`/v1/mails-in/${mailId}`)).json()).toMatchObject({
    status: 'reply',
    accountId: null,
    from: 'x@stranger.example',
    subject: 'Una pregunta',
    text: expect.stringContaining('Adjunto mi pago.'),
  });
  const file = await api.get(`/v1/mails-in/${mailId}/file`);
  expect([file.headers['content-disposition'], file.headers['x-content-type-options']]).toEqual([
    `attachment; filename*=UTF-8''${mailId}.eml`,
    'nosniff',
  ]);
  expect(Buffer.from(file.bytes).equals(Buffer.from(raw))).toBe(true);
  expect((await api.post(`/v1/tasks/${items[0].id}/done`, {})).statusCode).toBe(200);
  expect((await api.get('/v1/mails-in/mai_nothing')).statusCode).toBe(404);
});

test('a mail that can not be had now is fetched when it can, by whoever sweeps', async () => {
  const { id } = await api.account({ email: 'late@guthrie.example' });
  await api.invoice(id);
  const attachments = [{ filename: 'cep.xml', content: aCep({ key: 'MBANLATE00001', on: '2026-02-27' }) }];
  resend.received.set('in_3', await written({ from: 'late@guthrie.example', attachments }));
  resend.next({ answer: 500, body: { statusCode: 500, name: 'internal_server_error', message: 'oops' } });
  await told('msg_in_3', 'in_3');
  expect((await statusOf('msg_in_3')).status).toBe('pending');
  api.passMinutes(1);
  expect((await sweepInbox(api.store, options())).heard).toBe(1);
  expect((await api.get(`/v1/accounts/${id}/proofs-of-payment`)).json().items).toHaveLength(1);
});

test('a mail that Resend no longer has comes to nothing, and says so', async () => {
  await told('msg_in_4', 'in_nowhere');
  expect(await statusOf('msg_in_4')).toMatchObject({ status: 'ignored', note: expect.stringContaining('404') });
});

test('a proof that says another amount than its file shows the difference', async () => {
  const { id } = await api.account();
  await api.invoice(id);
  const sent = await api.call(
    'POST',
    `/v1/accounts/${id}/proofs-of-payment`,
    {
      body: {
        trackingKey: 'mban claimed 01',
        amountMinor: 200_000,
        paidOn: '2026-02-27',
        fileBase64: Buffer.from(aCep({ key: 'MBANCLAIMED01', on: '2026-02-26' })).toString('base64'),
        fileName: 'cep.xml',
      },
    },
    app,
  );
  expect([sent.statusCode, sent.json().differs, sent.json().read.amountMinor]).toEqual([
    201,
    ['amountMinor', 'paidOn'],
    116_000,
  ]);
});
