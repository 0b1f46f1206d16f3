import { createHash } from 'node:crypto';
import { type ErrorResponse, Resend } from 'resend';
import { RailRefused, TryLater } from '../failures.ts';
import { type RenderedMail, MailRefused, type Mailer } from './mailer.ts';

export interface ResendOptions {
  apiKey: string;
  /** Default: Resend's own. */
  baseUrl?: string;
  /** After that long without an answer the mail may have been taken or not. */
  timeoutMs?: number;
}

/**
 * Carries mails with Resend. It knows a key for a day: a mail that it took unheard, and that is sent again only after
 * that, goes twice.
 */
export function resendMailer({ apiKey, baseUrl, timeoutMs = 15_000 }: ResendOptions): Mailer {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  return {
    keyLifeMs: KEY_LIFE_MS,
    async probe() {
      const { error } = await resend.domains.list();
      // A key for sending alone may not list domains, and is a good one.
      if (error !== null && isAboutUs(error) && error.name !== 'restricted_api_key') throw failureOf(error, null);
    },
    async send({ key, from, to, replyTo, subject, html, text }: RenderedMail) {
      const { data, error, headers } = await resend.emails.send(
        { from, to, subject, html, text, ...(replyTo === null ? {} : { replyTo }) },
        { idempotencyKey: headerOf(key), signal: AbortSignal.timeout(timeoutMs) },
      );
      if (error !== null) throw failureOf(error, headers?.['retry-after'] ?? null);
      return { providerId: data.id };
    },
  };
}

/** Resend takes keys of up to 256 characters; what is longer, or no header's text, goes as its fingerprint. */
const headerOf = (key: string): string =>
  /^[\x21-\x7e]{1,256}$/.test(key) ? key : createHash('sha256').update(key).digest('hex');

/** It knows a key for a day. */
const KEY_LIFE_MS = 24 * 3_600_000;
/** What a carrier that surely has not taken a mail is left in peace for, unless it says. */
const LATER_MS = 15_000;
const LONGEST_MS = 30_000;
const MS = 1_000;

/** Our key or our domain: somebody has to put that right, and then everything goes. */
const isAboutUs = ({ statusCode }: ErrorResponse): boolean => statusCode === 401 || statusCode === 403;

/**
 * Of the other 4xx, those that are not about the mail: the pace, and a twin that is still being taken. Without a
 * status the answer is missing: the mail may have been taken.
 */
function failureOf(error: ErrorResponse, retryAfter: string | null): Error {
  const { name, statusCode, message } = error;
  const said = `Resend: ${name} (${statusCode ?? 'no answer'}): ${message}`;
  if (statusCode === null) return new Error(said);
  if (isAboutUs(error)) return new RailRefused(said);
  if (
    statusCode === 408 ||
    statusCode === 425 ||
    statusCode === 429 ||
    statusCode >= 500 ||
    name === 'concurrent_idempotent_requests'
  )
    return new TryLater(said, { afterMs: Math.min(Number(retryAfter) * MS || LATER_MS, LONGEST_MS) });
  return statusCode >= 400 ? new MailRefused(said) : new Error(said);
}
