import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { createTransport, type MailMessage, type NodemailerError } from 'nodemailer';
import type { Mailer, RenderedMail } from '../mailer.ts';
import { failureOf } from './failures.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:587`, which turns to TLS by STARTTLS, or `smtps://…:465`, which begins with it. */
  url: string;
  /** For a connection, the greeting, and each silence after it. */
  timeoutMs?: number;
}

/** At once to one server; each is used for many mails. */
const CONNECTIONS = 5;

/**
 * Carries mails by SMTP, over one set of connections that stay open. It knows no keys: a mail that it took unheard goes
 * twice, with one Message-ID, by which many mailboxes show it once.
 */
export function smtpMailer({ url, timeoutMs = 15_000 }: SmtpOptions): Mailer & { close(): void } {
  const transport = createTransport({
    ...connectionTo(url),
    ...timeOuts(timeoutMs),
    pool: true,
    maxConnections: CONNECTIONS,
    maxRequeues: 1,
  });
  // Of each mail that is on its way, the text as the server reads it.
  const texts = new WeakMap<object, Readable>();
  transport.use('stream', (mail: MailMessage, done) => {
    const { message } = mail;
    const create = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const text = create(options) as Readable;
      texts.set(mail.data.envelope as object, text);
      return text;
    };
    done();
  });
  return {
    keyLifeMs: 0,
    async probe() {
      try {
        await transport.verify();
      } catch (error) {
        throw failureOf(error as NodemailerError, false);
      }
    },
    async send(mail) {
      const messageId = messageIdOf(mail);
      const envelope = { from: addressIn(mail.from), to: mail.to.map(addressIn) };
      try {
        const { rejectedErrors = [] } = await transport.sendMail({
          ...contentOf(mail),
          messageId: `<${messageId}>`,
          envelope,
        });
        const refused = rejectedErrors.flatMap(({ recipient, responseCode }) =>
          recipient !== undefined && responseCode !== undefined && responseCode >= 500
            ? mail.to.filter((address) => addressIn(address) === recipient)
            : [],
        );
        return { providerId: messageId, ...(refused.length === 0 ? {} : { refused }) };
      } catch (error) {
        throw failureOf(error as NodemailerError, texts.get(envelope)?.readableDidRead ?? false);
      }
    },
    close: () => transport.close(),
  };
}

/** A password goes over no line that others can read: without TLS only to this machine itself. */
function connectionTo(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const signsIn = username !== '';
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && signsIn && !isOwnMachine(host),
    ...(signsIn ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  };
}

const isOwnMachine = (host: string): boolean =>
  host === 'localhost' || (isIP(host) === 4 && host.startsWith('127.')) || host === '::1';

const timeOuts = (timeoutMs: number) => ({
  connectionTimeout: timeoutMs,
  greetingTimeout: timeoutMs,
  socketTimeout: timeoutMs,
  dnsTimeout: timeoutMs,
});

/** The same for every try: made from the key, at the sender's own domain. */
const messageIdOf = ({ key, from }: RenderedMail): string =>
  `${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${addressIn(from).split('@').at(-1)}`;

/** `Ana <ana@example.com>` → `ana@example.com`. */
const addressIn = (written: string): string => /<([^<>]+)>\s*$/.exec(written)?.[1] ?? written.trim();

const contentOf = ({ from, to, replyTo, subject, html, text, tags, headers, attachments }: RenderedMail) => ({
  from,
  to,
  ...(replyTo === null ? {} : { replyTo }),
  subject,
  html,
  text,
  headers: {
    ...headers,
    ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [`X-Tag-${name}`, value])),
  },
  attachments: attachments.map(({ name, type, content }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(content),
  })),
  // Nothing of a mail is ever read from our disk or fetched from a network.
  disableFileAccess: true,
  disableUrlAccess: true,
});
