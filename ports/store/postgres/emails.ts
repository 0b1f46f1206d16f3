import type { EmailRow, Steps } from '../store.ts';
import type { Db } from './database.ts';
import { toEmail } from './rows.ts';
import { dateOf } from './values.ts';

export const emailsOf = (db: Db): Pick<Steps, 'emailByKey' | 'keepEmail' | 'emailSent' | 'emailRefused'> => {
  async function emailByKey(key: string): Promise<EmailRow | null> {
    const row = await db.email.findUnique({ where: { key } });
    return row === null ? null : toEmail(row);
  }

  return {
    emailByKey,

    async keepEmail({ id, accountId, key, at, template, locale, to, subject, html, text }) {
      await db.email.createMany({ data: { id, accountId, key, at: dateOf(at), template, locale, to, subject, html, text, status: 'queued' }, skipDuplicates: true });
      return toEmail(await db.email.findUniqueOrThrow({ where: { key } }));
    },

    /** What came of it since (delivered, bounced) is not undone by a repetition. */
    async emailSent(key, providerId) {
      await db.email.updateMany({ where: { key, status: 'queued' }, data: { status: 'sent', providerId } });
    },

    async emailRefused(key) {
      await db.email.updateMany({ where: { key, status: 'queued' }, data: { status: 'bounced' } });
    },
  };
};
