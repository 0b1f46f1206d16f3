import { createHash } from 'node:crypto';
import { type ErrorResponse, Resend } from 'resend';
import { type Letter, LetterRefused, type Mailer } from './mailer.ts';

export interface ResendOptions {
  apiKey: string;
  /** Default: Resend's own. */
  baseUrl?: string;
  /** After that long without an answer the letter may have been taken or not. */
  timeoutMs?: number;
}

/** Carries mails with Resend. It knows a key for a day: a letter that it took unheard, and that is sent again only after that, goes twice. */
export function resendMailer({ apiKey, baseUrl, timeoutMs = 15_000 }: ResendOptions): Mailer {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  return {
    async send({ key, from, to, replyTo, subject, html, text }: Letter) {
      const { data, error } = await resend.emails.send(
        { from, to, subject, html, text, ...(replyTo === null ? {} : { replyTo }) },
        { idempotencyKey: headerOf(key), signal: AbortSignal.timeout(timeoutMs) },
      );
      if (error !== null) throw failureOf(error);
      return { providerId: data.id };
    },
  };
}

/** Resend takes keys of up to 256 characters; what is longer, or no header's text, goes as its fingerprint. */
const headerOf = (key: string): string => (/^[\x21-\x7e]{1,256}$/.test(key) ? key : createHash('sha256').update(key).digest('hex'));

/** Of the 4xx, those that are not about the letter: our key or domain (somebody has to put that right, and then it goes), the pace, and a twin that is still being taken. */
const PASSING = new Set([401, 403, 408, 425, 429]);

function failureOf({ name, statusCode, message }: ErrorResponse): Error {
  const said = `Resend: ${name} (${statusCode ?? 'no answer'}): ${message}`;
  const isRefusal = statusCode !== null && statusCode >= 400 && statusCode < 500 && !PASSING.has(statusCode) && name !== 'concurrent_idempotent_requests';
  return isRefusal ? new LetterRefused(said) : new Error(said);
}
