import { Resend } from 'resend';
import { TryLater } from '../failures.ts';
import { BadMail, MAX_MAIL_BYTES, type MailSource } from './mail-in.ts';

const LATER_MS = 15_000;

/**
 * Mails that Resend has taken for us. Its webhook has no more than their heads: the mail itself is behind an address
 * that it signs for an hour (resend.com/docs/api-reference/emails/retrieve-received-email).
 */
export function resendMailSource({
  apiKey,
  baseUrl,
  timeoutMs = 15_000,
}: {
  apiKey: string;
  /** Null: Resend's own. */
  baseUrl: string | null;
  timeoutMs?: number;
}): MailSource {
  const resend = new Resend(apiKey, baseUrl === null ? {} : { baseUrl });
  return {
    async fetch(mailId) {
      const { data, error } = await resend.emails.receiving.get(mailId);
      if (error !== null) {
        const said = `Resend: ${error.name} (${error.statusCode ?? 'no answer'}): ${error.message}`;
        throw error.statusCode === 404 ? new BadMail(said) : new TryLater(said, { afterMs: LATER_MS });
      }
      const url = data.raw?.download_url;
      if (url === undefined) throw new TryLater(`Resend has not kept ${mailId} yet`, { afterMs: LATER_MS });
      const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
      if (!response.ok) throw new TryLater(`Resend's file of ${mailId}: ${response.status}`, { afterMs: LATER_MS });
      return limited(response, mailId);
    },
  };
}

/** No more of it is taken in than a mail may have. */
async function limited(response: Response, mailId: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += (part as Uint8Array).length;
    if (size > MAX_MAIL_BYTES) throw new BadMail(`${mailId} is larger than ${MAX_MAIL_BYTES} bytes`);
    parts.push(part as Uint8Array);
  }
  return new Uint8Array(Buffer.concat(parts));
}
