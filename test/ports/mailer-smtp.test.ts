import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { smtpMailer } from '../../ports/mailer/smtp/mailer.ts';
import { aMail, mailerContract } from './mailer-contract.ts';
import { failed } from './mailer-failures.ts';
import { type SmtpMood, startSmtp } from './smtp-carrier.ts';

const PASSWORD = 'p@ss/word 1';

mailerContract('SMTP', async () => {
  const server = await startSmtp(PASSWORD);
  const mailer = smtpMailer({ url: server.url });
  return {
    mailer,
    deliveredUnder: (key) =>
      server.taken.filter(({ mail }) => mail.headers.get('x-test-key') === key).map(({ mail }) => mail.subject ?? ''),
    attachedUnder: (key) =>
      server.taken
        .filter(({ mail }) => mail.headers.get('x-test-key') === key)
        .flatMap(({ mail }) => mail.attachments)
        .map(({ filename = '', contentType, content }) => ({ name: filename, type: contentType, content })),
    async close() {
      mailer.close();
      await server.stop();
    },
  };
});

describe('SMTP', () => {
  let server: Awaited<ReturnType<typeof startSmtp>>;
  let mailer: ReturnType<typeof smtpMailer>;
  beforeAll(async () => {
    server = await startSmtp(PASSWORD);
    mailer = smtpMailer({ url: server.url, timeoutMs: 3_000 });
  });
  afterEach(() => server.well());
  afterAll(async () => {
    mailer.close();
    await server.stop();
  });
  const takenWith = (subject: string) => server.taken.filter(({ mail }) => mail.subject === subject);
  let count = 0;
  const unique = () => aMail({ subject: `Aviso ${(count += 1)}` });

  test('carries the mail as it is, by a Message-ID that is made from our key', async () => {
    const mail = unique();
    const { providerId } = await mailer.send(mail);
    const { mail: got, messageId, envelope } = takenWith(mail.subject)[0]!;
    expect(messageId).toBe(`<${providerId}>`);
    expect(providerId).toMatch(/^[0-9a-f]{40}@puntual\.example$/);
    expect(envelope).toEqual(mail.to);
    expect([got.from?.text, got.replyTo?.text, got.text?.trim(), got.html]).toEqual([
      '"Cobranza" <cobranza@puntual.example>',
      mail.replyTo,
      mail.text,
      mail.html,
    ]);
    expect(['auto-submitted', 'x-tag-template', 'x-tag-locale'].map((name) => got.headers.get(name))).toEqual([
      'auto-generated',
      'last-notice',
      'es-MX',
    ]);
  });

  test('two mails that nobody heard the answer of have one Message-ID, which mailboxes show once', async () => {
    const mail = unique();
    server.next({ taken: 'brokenOff' });
    expect(await failed(mailer.send(mail))).toBe('unsure');
    const { providerId } = await mailer.send(mail);
    expect(takenWith(mail.subject).map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${providerId}>`));
  });

  test.each<[string, string, SmtpMood]>([
    ['a recipient that is none', 'refused', { to: 'RCPT', code: 550, says: 'No such user here' }],
    ['a mail that is too large', 'refused', { to: 'MAIL', code: 552, says: 'Too big' }],
    ['words that it takes for junk', 'refused', { to: 'DATA', code: 554, says: 'Message looks like spam' }],
    ['a sender that is not ours', 'rail', { to: 'MAIL', code: 553, says: 'Sender address rejected: not owned' }],
    ['mails to others at all', 'rail', { to: 'RCPT', code: 554, says: '5.7.1 Relay access denied' }],
    ['who has not signed in', 'rail', { to: 'MAIL', code: 530, says: 'Authentication required' }],
    ['a recipient for now', 'later', { to: 'RCPT', code: 451, says: 'Greylisted, come back later' }],
    ['the mail for now', 'later', { to: 'DATA', code: 452, says: 'Insufficient system storage' }],
    ['a sender for now', 'later', { to: 'MAIL', code: 421, says: 'Too many messages' }],
    ['nothing, and breaks off in the text', 'unsure', { at: 'DATA', breaksOff: true }],
    ['nothing, and is silent after the text', 'unsure', { taken: 'silence' }],
    ['nothing, and breaks off after the text', 'unsure', { taken: 'brokenOff' }],
  ])('who refuses %s: %s; and it takes the next', async (_, how, mood) => {
    server.next(mood);
    expect(await failed(mailer.send(unique()))).toBe(how);
    server.well();
    const next = unique();
    await mailer.send(next);
    expect(takenWith(next.subject)).toHaveLength(1);
  });

  test('a mail that it takes to one and not to the other has gone, and says whom it has not reached', async () => {
    const mail = unique();
    server.next({ to: 'RCPT', code: 550, of: ['cfo@guthrie.example'] });
    expect((await mailer.send(mail)).refused).toEqual(['cfo@guthrie.example']);
    expect(takenWith(mail.subject)[0]?.envelope).toEqual(['ap@guthrie.example']);
    server.well();
    // Not now is no bounce.
    server.next({ to: 'RCPT', code: 450, of: ['cfo@guthrie.example'] });
    expect(await mailer.send(unique())).not.toHaveProperty('refused');
  });

  test('keeps its connections', async () => {
    await mailer.send(unique());
    const before = server.opened();
    for (let i = 0; i < 5; i++) await mailer.send(unique());
    expect(server.opened()).toBe(before);
  });

  test('a connection that breaks off before a text costs no mail; one after the other, it was surely not taken', async () => {
    await mailer.send(unique());
    const mails = [unique(), unique()] as const;
    server.next({ at: 'MAIL', breaksOff: true });
    await mailer.send(mails[0]);
    server.next(...Array.from({ length: 5 }, () => ({ at: 'MAIL', breaksOff: true }) as const));
    expect(await failed(mailer.send(mails[1]))).toBe('later');
    server.well();
    await mailer.send(mails[1]);
    expect(mails.map(({ subject }) => takenWith(subject).length)).toEqual([1, 1]);
  });
});

describe('SMTP that does not take us', () => {
  test('is a rail that refuses us, when it is asked and when it is sent to', async () => {
    const server = await startSmtp(PASSWORD);
    const wrong = smtpMailer({ url: server.url.replace(encodeURIComponent(PASSWORD), 'another') });
    expect([await failed(wrong.probe()), await failed(wrong.send(aMail()))]).toEqual(['rail', 'rail']);
    expect(server.taken).toEqual([]);
    wrong.close();
    await server.stop();
  });

  test('and is away, when nobody is there: surely not taken', async () => {
    const nobody = smtpMailer({ url: 'smtp://127.0.0.1:1' });
    expect([await failed(nobody.probe()), await failed(nobody.send(aMail()))]).toEqual(['later', 'later']);
    nobody.close();
  });

  test('a host of a name that there is not is away: a start knows better whether it is wrong', async () => {
    const nowhere = smtpMailer({ url: 'smtp://mail.invalid', timeoutMs: 2_000 });
    expect(await failed(nowhere.probe())).toBe('later');
    nowhere.close();
  });

  test('a password goes to nobody without TLS, but to this machine', async () => {
    const server = await startSmtp(PASSWORD);
    const far = smtpMailer({
      url: `smtp://puntual:${encodeURIComponent(PASSWORD)}@localhost.localdomain:${server.port}`,
    });
    expect(await failed(far.send(aMail()))).not.toBe('taken');
    expect(server.taken).toEqual([]);
    far.close();
    await server.stop();
  });
});
