import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type ErrorResponse, Resend } from 'resend';
import { RailRefused, TryLater } from '../failures.ts';
import { type RenderedMail, MailRefused, type Mailer } from './mailer.ts';

export interface ResendOptions {
  apiKey: string;
  /** Null: Resend's own. */
  baseUrl: string | null;
  /** After that long without an answer the mail may have been taken or not. */
  timeoutMs?: number;
}

/**
 * Carries mails with Resend. It knows a key for a day: a mail that it took unheard, and that is sent again only after
 * that, goes twice.
 */
export function resendMailer({ apiKey, baseUrl, timeoutMs = 15_000 }: ResendOptions): Mailer {
  const resend = new Resend(apiKey, baseUrl === null ? {} : { baseUrl });
  return {
    keyLifeMs: KEY_LIFE_MS,
    async probe() {
      for (let tries = 1; ; tries++) {
        const { error, headers } = await resend.domains.list();
        // A key for sending alone may not list domains, and is a good one.
        if (error === null || (isAboutUs(error) && error.name === 'restricted_api_key')) return;
        if (isAboutUs(error)) throw failureOf(error, null);
        // The pace of the mails that go meanwhile: it is there, and says nothing of us yet.
        if (error.statusCode !== 429 || tries === PROBES) throw later(saidIn(error), headers?.['retry-after'] ?? null);
        await pause(BUSY_MS);
      }
    },
    async send(mail: RenderedMail) {
      const { data, error, headers } = await resend.emails.send(bodyOf(mail), {
        idempotencyKey: headerOf(mail.key),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (error !== null && isTaken(error)) return { providerId: null };
      if (error !== null) throw failureOf(error, headers?.['retry-after'] ?? null);
      return { providerId: data.id };
    },
  };
}

/** What is empty is left out: a mail that is sent again has to be the one that Resend knows by its key. */
const bodyOf = ({ from, to, replyTo, subject, html, text, tags, headers, attachments }: RenderedMail) => ({
  from,
  to,
  subject,
  html,
  text,
  ...(replyTo === null ? {} : { replyTo }),
  ...(isEmpty(tags) ? {} : { tags: Object.entries(tags).map(([name, value]) => ({ name, value })) }),
  ...(isEmpty(headers) ? {} : { headers }),
  ...(attachments.length === 0
    ? {}
    : {
        attachments: attachments.map(({ name, type, content }) => ({
          filename: name,
          contentType: type,
          content: Buffer.from(content),
        })),
      }),
});
const isEmpty = (of: object): boolean => Object.keys(of).length === 0;

/** Resend takes keys of up to 256 characters; what is longer, or no header's text, goes as its fingerprint. */
const headerOf = (key: string): string =>
  /^[\x21-\x7e]{1,256}$/.test(key) ? key : createHash('sha256').update(key).digest('hex');

/** It knows a key for a day. */
const KEY_LIFE_MS = 24 * 3_600_000;
/** What a carrier that surely has not taken a mail is left in peace for, unless it says. */
const LATER_MS = 15_000;
const LONGEST_MS = 30_000;
const MS = 1_000;
/** It counts by the second: who is asked too much is asked again within it, so often. */
const BUSY_MS = 600;
const PROBES = 4;

/** Our key or our domain: somebody has to put that right, and then everything goes. */
const isAboutUs = ({ statusCode }: ErrorResponse): boolean => statusCode === 401 || statusCode === 403;

/** Under this key it has taken a mail in other words, and does not say which. */
const isTaken = ({ name }: ErrorResponse): boolean => name === 'invalid_idempotent_request';

const saidIn = ({ name, statusCode, message }: ErrorResponse): string =>
  `Resend: ${name} (${statusCode ?? 'no answer'}): ${message}`;

const later = (said: string, retryAfter: string | null): TryLater =>
  new TryLater(said, { afterMs: Math.min(Number(retryAfter) * MS || LATER_MS, LONGEST_MS) });

/**
 * Of the other 4xx, those that are not about the mail: the pace, and a twin that is still being taken. Without a
 * status the answer is missing: the mail may have been taken.
 */
function failureOf(error: ErrorResponse, retryAfter: string | null): Error {
  const { name, statusCode } = error;
  const said = saidIn(error);
  if (statusCode === null) return new Error(said);
  if (isAboutUs(error)) return new RailRefused(said);
  if (
    statusCode === 408 ||
    statusCode === 425 ||
    statusCode === 429 ||
    statusCode >= 500 ||
    name === 'concurrent_idempotent_requests'
  )
    return later(said, retryAfter);
  return statusCode >= 400 ? new MailRefused(said) : new Error(said);
}
