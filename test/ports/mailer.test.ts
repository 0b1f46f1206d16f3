import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { MailRefused, type Mailer } from '../../ports/mailer/mailer.ts';
import { outbox } from '../../ports/mailer/outbox.ts';
import { resendMailer } from '../../ports/mailer/resend.ts';
import { aMail, mailerContract } from './mailer-contract.ts';
import { failed } from './mailer-failures.ts';
import { startResend, type TakenLetter } from './resend-server.ts';

const API_KEY = 're_test_1';

interface Attached {
  filename: string;
  content_type: string;
  content: string;
}
const attachedTo = ({ body }: TakenLetter) =>
  ((body.attachments ?? []) as Attached[]).map(({ filename, content_type, content }) => ({
    name: filename,
    type: content_type,
    content: new Uint8Array(Buffer.from(content, 'base64')),
  }));

mailerContract('the outbox', () =>
  Promise.resolve({
    mailer: outbox(),
    deliveredUnder: () => null,
    attachedUnder: () => [],
    close: () => Promise.resolve(),
  }),
);

mailerContract('Resend', async () => {
  const server = await startResend(API_KEY);
  return {
    mailer: resendMailer({ apiKey: API_KEY, baseUrl: server.url }),
    deliveredUnder: (key) => server.taken.filter((mail) => mail.key === key).map((mail) => String(mail.body.subject)),
    attachedUnder: (key) => server.taken.filter((mail) => mail.key === key).flatMap(attachedTo),
    close: server.stop,
  };
});

describe('Resend', () => {
  let server: Awaited<ReturnType<typeof startResend>>;
  let mailer: Mailer;
  const takenUnder = (key: string) => server.taken.filter((mail) => mail.key === key);
  beforeAll(async () => {
    server = await startResend(API_KEY);
    mailer = resendMailer({ apiKey: API_KEY, baseUrl: server.url, timeoutMs: 2_000 });
  });
  afterAll(() => server.stop());

  test('gets our key as its idempotency key, and the mail as it is', async () => {
    const mail = aMail();
    await mailer.send(mail);
    expect(takenUnder(mail.key)[0]?.body).toEqual({
      from: mail.from,
      to: mail.to,
      reply_to: mail.replyTo,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      tags: [
        { name: 'template', value: 'last-notice' },
        { name: 'locale', value: 'es-MX' },
      ],
      headers: mail.headers,
    });
  });

  test('a key that no header can carry goes as its fingerprint, the same each time', async () => {
    for (const key of ['x'.repeat(257), 'acc_1:año nuevo']) {
      const mail = aMail({ key });
      const { providerId } = await mailer.send(mail);
      expect(await mailer.send(mail)).toEqual({ providerId });
      expect(server.calls.at(-1)).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test.each([
    ['500', 'later', { answer: 500, body: { statusCode: 500, name: 'internal_server_error', message: 'oops' } }],
    ['502 with a page', 'later', { answer: 502, body: '<html>Bad gateway</html>' }],
    ['429', 'later', { answer: 429, body: { statusCode: 429, name: 'rate_limit_exceeded', message: 'slow down' } }],
    [
      'a twin that is still being taken',
      'later',
      { answer: 409, body: { statusCode: 409, name: 'concurrent_idempotent_requests', message: 'wait' } },
    ],
    [
      'a key that Resend does not know',
      'rail',
      { answer: 401, body: { statusCode: 401, name: 'missing_api_key', message: 'no' } },
    ],
    [
      'a key that may not send',
      'rail',
      { answer: 401, body: { statusCode: 401, name: 'restricted_api_key', message: 'no' } },
    ],
    [
      'a domain that is not verified yet',
      'rail',
      { answer: 403, body: { statusCode: 403, name: 'validation_error', message: 'verify your domain' } },
    ],
    ['silence', 'unsure', 'silence' as const],
    ['a connection that breaks off', 'unsure', 'taken, then broken off' as const],
  ])('after %s (%s) the mail can be sent again, and is delivered once', async (_, how, mood) => {
    const mail = aMail();
    server.next(mood);
    expect(await failed(mailer.send(mail))).toBe(how);
    expect(await mailer.send(mail)).toEqual({ providerId: expect.any(String) });
    expect(takenUnder(mail.key)).toHaveLength(1);
  });

  test('a mail that was taken while we waited in vain is not delivered again', async () => {
    const mail = aMail();
    server.next('taken, then silence', 'taken, then silence');
    expect(await failed(mailer.send(mail))).toBe('unsure');
    expect(await failed(mailer.send(mail))).toBe('unsure');
    expect(await mailer.send(mail)).toEqual({ providerId: takenUnder(mail.key)[0]?.id });
    expect(takenUnder(mail.key)).toHaveLength(1);
  });

  test.each([
    [400, 'validation_error'],
    [404, 'not_found'],
    [413, 'application_error'],
    [422, 'invalid_from_address'],
    [451, 'security_error'],
  ])('%i %s is a refusal: the same mail need not come again', async (statusCode, name) => {
    server.next({ answer: statusCode, body: { statusCode, name, message: 'no' } });
    await expect(mailer.send(aMail())).rejects.toThrow(MailRefused);
  });

  test('one that comes in other words under its key has gone: nobody gets it twice', async () => {
    const mail = aMail();
    await mailer.send(mail);
    expect(await mailer.send({ ...mail, subject: 'Otro' })).toEqual({ providerId: null });
    expect(takenUnder(mail.key).map(({ body }) => body.subject)).toEqual([mail.subject]);
  });

  test('where nobody is there, nobody knows', async () => {
    expect(await failed(resendMailer({ apiKey: API_KEY, baseUrl: 'http://127.0.0.1:1' }).send(aMail()))).toBe('unsure');
  });

  test.each([
    ['says how long', { 'retry-after': '3' }, 3_000],
    ['asks for an hour', { 'retry-after': '3600' }, 30_000],
    ['says nothing', {}, 15_000],
    ['says nonsense', { 'retry-after': 'soon' }, 15_000],
  ])('a carrier that %s is left in peace for as long as is sensible', async (_, headers, afterMs) => {
    server.next({ answer: 429, body: { statusCode: 429, name: 'rate_limit_exceeded', message: 'slow down' }, headers });
    await expect(mailer.send(aMail())).rejects.toMatchObject({ name: 'TryLater', afterMs });
  });

  test('is asked whether it takes us: a key that may do nothing but send is a good one', async () => {
    await mailer.probe();
    server.next({
      answer: 401,
      body: { statusCode: 401, name: 'restricted_api_key', message: 'This API key is restricted to only send emails' },
    });
    await mailer.probe();
    for (const [statusCode, name] of [
      [401, 'missing_api_key'],
      [403, 'invalid_api_key'],
    ] as const) {
      server.next({ answer: statusCode, body: { statusCode, name, message: 'no' } });
      await expect(mailer.probe()).rejects.toThrow(RailRefused);
    }
    // Away, or busy: that says nothing of us, neither that it takes us.
    server.next({ answer: 500, body: { statusCode: 500, name: 'internal_server_error', message: 'oops' } });
    await expect(mailer.probe()).rejects.toThrow(TryLater);
    await mailer.probe();
  });

  test('is not away for the pace of the mails that go while it is asked', async () => {
    const busy = { answer: 429, body: { statusCode: 429, name: 'rate_limit_exceeded', message: 'slow down' } };
    server.next(busy, busy);
    await mailer.probe();
    server.next(busy, busy, busy, busy);
    await expect(mailer.probe()).rejects.toThrow(TryLater);
  });
});
