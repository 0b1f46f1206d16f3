import type { MailStatus } from '../../../domain/messages/mail.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { EmailHead, EmailRow, Emails, KeptEmail } from '../emails.ts';
import type { Db } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { instantOf, orNull } from './db/values.ts';

export const emailsOf = (db: Db): Omit<Emails, 'bounceEmail' | 'deliverEmail' | 'complainOfEmail'> => ({
  async emailById(id) {
    const row = await db.email.findUnique({ where: { id } });
    if (row === null) return null;
    const { bodyMonth: month } = row;
    if (month === null) return withoutPayToken(row, row);
    const body = await db.emailBody.findUnique({ where: { month_emailId: { month, emailId: id } } });
    return withoutPayToken(row, body);
  },

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
const withoutPayToken = (head: HeadColumns, body: { html: string; text: string } | null): KeptEmail => {
  const forget = (words: string): string => words.replaceAll(new RegExp(PAY_TOKEN, 'g'), FORGOTTEN);
  return {
    ...toEmailHead(head),
    html: body === null ? null : forget(body.html),
    text: body === null ? null : forget(body.text),
  };
};

type HeadColumns = Omit<Prisma.EmailGetPayload<object>, 'html' | 'text' | 'bodyMonth'>;
type Columns = Omit<Prisma.EmailGetPayload<object>, 'bodyMonth'>;

export const toEmail = (row: Columns): EmailRow => ({
  ...toEmailHead(row),
  html: row.html,
  text: row.text,
});

export const toEmailHead = (row: HeadColumns): EmailHead => ({
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
