import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LetterRefused, type Mailer } from '../../ports/mailer/mailer.ts';
import { outbox } from '../../ports/mailer/outbox.ts';
import { resendMailer } from '../../ports/mailer/resend.ts';
import { aLetter, mailerContract } from './mailer-contract.ts';
import { startResend } from './resend-server.ts';

const API_KEY = 're_test_1';

mailerContract('the outbox', () => Promise.resolve({ mailer: outbox(), deliveredUnder: () => null, close: () => Promise.resolve() }));

mailerContract('Resend', async () => {
  const server = await startResend(API_KEY);
  return {
    mailer: resendMailer({ apiKey: API_KEY, baseUrl: server.url }),
    deliveredUnder: (key) => server.taken.filter((letter) => letter.key === key).map((letter) => String(letter.body.subject)),
    close: server.stop,
  };
});

describe('Resend', () => {
  let server: Awaited<ReturnType<typeof startResend>>;
  let mailer: Mailer;
  const takenUnder = (key: string) => server.taken.filter((letter) => letter.key === key);
  /** What a send threw: `refused` is for good, `passing` may be sent again. */
  const failed = (sending: Promise<unknown>): Promise<string> =>
    sending.then(
      () => 'taken',
      (error: unknown) => (error instanceof LetterRefused ? 'refused' : 'passing'),
    );

  beforeAll(async () => {
    server = await startResend(API_KEY);
    mailer = resendMailer({ apiKey: API_KEY, baseUrl: server.url, timeoutMs: 150 });
  });
  afterAll(() => server.stop());

  test('gets our key as its idempotency key, and the letter as it is', async () => {
    const letter = aLetter();
    await mailer.send(letter);
    expect(takenUnder(letter.key)[0]?.body).toEqual({ from: letter.from, to: letter.to, reply_to: letter.replyTo, subject: letter.subject, html: letter.html, text: letter.text });
  });

  test('a key that no header can carry goes as its fingerprint, the same each time', async () => {
    for (const key of ['x'.repeat(257), 'acc_1:año nuevo']) {
      const letter = aLetter({ key });
      const { providerId } = await mailer.send(letter);
      expect(await mailer.send(letter)).toEqual({ providerId });
      expect(server.calls.at(-1)).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test.each([
    ['500', { answer: 500, body: { statusCode: 500, name: 'internal_server_error', message: 'oops' } }],
    ['502 with a page', { answer: 502, body: '<html>Bad gateway</html>' }],
    ['429', { answer: 429, body: { statusCode: 429, name: 'rate_limit_exceeded', message: 'slow down' } }],
    ['a twin that is still being taken', { answer: 409, body: { statusCode: 409, name: 'concurrent_idempotent_requests', message: 'wait' } }],
    ['a key that Resend does not know', { answer: 401, body: { statusCode: 401, name: 'restricted_api_key', message: 'no' } }],
    ['a domain that is not verified yet', { answer: 403, body: { statusCode: 403, name: 'validation_error', message: 'verify your domain' } }],
    ['silence', 'silence' as const],
    ['a connection that breaks off', 'taken, then broken off' as const],
  ])('after %s the letter can be sent again, and is delivered once', async (_, mood) => {
    const letter = aLetter();
    server.next(mood);
    expect(await failed(mailer.send(letter))).toBe('passing');
    expect(await mailer.send(letter)).toEqual({ providerId: expect.any(String) });
    expect(takenUnder(letter.key)).toHaveLength(1);
  });

  test('a letter that was taken while we waited in vain is not delivered again', async () => {
    const letter = aLetter();
    server.next('taken, then silence', 'taken, then silence');
    expect(await failed(mailer.send(letter))).toBe('passing');
    expect(await failed(mailer.send(letter))).toBe('passing');
    expect(await mailer.send(letter)).toEqual({ providerId: takenUnder(letter.key)[0]?.id });
    expect(takenUnder(letter.key)).toHaveLength(1);
  });

  test.each([
    [400, 'validation_error'],
    [404, 'not_found'],
    [413, 'application_error'],
    [422, 'invalid_from_address'],
    [451, 'security_error'],
  ])('%i %s is a refusal: the same letter need not come again', async (statusCode, name) => {
    server.next({ answer: statusCode, body: { statusCode, name, message: 'no' } });
    await expect(mailer.send(aLetter())).rejects.toThrow(LetterRefused);
  });

  test('another letter under a key that was used is refused', async () => {
    const letter = aLetter();
    await mailer.send(letter);
    expect(await failed(mailer.send({ ...letter, subject: 'Otro' }))).toBe('refused');
  });

  test('nobody there is a passing failure', async () => {
    expect(await failed(resendMailer({ apiKey: API_KEY, baseUrl: 'http://127.0.0.1:1' }).send(aLetter()))).toBe('passing');
  });
});
