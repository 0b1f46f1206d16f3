import type { MailStatus } from '../../../domain/messages/mail.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { EmailRow, Emails } from '../emails.ts';
import type { Db } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { instantOf, orNull } from './db/values.ts';

export const emailsOf = (db: Db): Omit<Emails, 'bounceEmail' | 'deliverEmail' | 'complainOfEmail'> => ({
  emailById: async (id) => orNull(await db.email.findUnique({ where: { id } }), withoutPayToken),

  emailByProviderId: async (providerId) =>
    orNull(await db.email.findFirst({ where: { providerId }, omit: { html: true, text: true } }), toEmailHead),

  async emails(accountId, page) {
    const rows = await db.email.findMany({
      where: { accountId, ...afterOrdinal('emails', page) },
      orderBy: { ordinal: 'asc' },
      omit: { html: true, text: true },
      take: page.limit + 1,
    });
    return pageFrom('emails', rows, page.limit, ordinalOf, toEmailHead);
  },
});

/** The token of a link to pay in a mail's words, and what stands there once the mail has left. POSIX and ours alike. */
export const PAY_TOKEN = '/pay/[A-Za-z0-9_-]{43}';
export const FORGOTTEN = '/pay/…';

/** It is the recipients' alone, also while it waits to be sent. */
const withoutPayToken = (row: Prisma.EmailGetPayload<object>): EmailRow => {
  const { html, text, ...head } = toEmail(row);
  const forget = (words: string): string => words.replaceAll(new RegExp(PAY_TOKEN, 'g'), FORGOTTEN);
  return { ...head, html: forget(html), text: forget(text) };
};

export const toEmail = (row: Prisma.EmailGetPayload<object>): EmailRow => ({
  ...toEmailHead(row),
  html: row.html,
  text: row.text,
});

const toEmailHead = (
  row: Prisma.EmailGetPayload<{ omit: { html: true; text: true } }>,
): Omit<EmailRow, 'html' | 'text'> => ({
  id: row.id,
  accountId: row.accountId,
  key: row.key,
  at: instantOf(row.at),
  template: row.template,
  locale: row.locale,
  to: row.to,
  subject: row.subject,
  status: row.status as MailStatus,
  providerId: row.providerId,
  bounced: row.bounced,
  documentId: row.documentId,
});
