import type { EmailRow } from '../emails.ts';
import type { MailDeed, Mails } from '../mails.ts';
import type { Account } from './decide/account.ts';
import type { Desk } from './decide/desk.ts';
import { toEmail } from './emails.ts';
import { stopOf } from './switches.ts';
import { dateOf, minorOf } from './db/values.ts';
import { beginWork, finishWork, type Judged } from './work.ts';

/** Mails, from the chart's word to the carrier's. */
export const mailsOf = (desk: Desk): Mails => ({
  beginMail: (ref) =>
    beginWork(
      desk,
      ref,
      ['sendEmail'],
      async (account, { params: { mail, believes }, begunAt }): Promise<Judged<MailDeed>> => {
        const { tx } = account;
        const { key, topic } = mail;
        const { template } = topic;
        const row = await tx.email.findUnique({ where: { key } });
        // One that was handed over is finished as it was written: the carrier may have it.
        if (begunAt !== null && row !== null) return { go: { mail, row: toEmail(row), sentAt: begunAt } };
        const moved = believes === null ? null : await whatMoved(account, believes);
        if (moved !== null) {
          await tx.email.updateMany({ where: { key, status: 'queued' }, data: { status: 'skipped' } });
          return { over: { type: 'EMAIL_SKIPPED', key, template, why: moved }, as: 'dropped' };
        }
        const stopped = await stopOf(tx, 'mails');
        if (stopped !== null) return { over: { type: 'EMAIL_HELD', key, template, why: stopped, mail } };
        // What was written before and not handed over says what was true then: it is written anew.
        const { count } = await tx.email.deleteMany({ where: { key, status: { in: ['queued', 'skipped'] } } });
        return { go: { mail, row: row === null || count > 0 ? null : toEmail(row), sentAt: null } };
      },
    ),

  async keepEmail({ id, accountId, key, at, template, locale, to, subject, html, text }) {
    await desk.db.email.createMany({
      data: { id, accountId, key, at: dateOf(at), template, locale, to, subject, html, text, status: 'queued' },
      skipDuplicates: true,
    });
    return toEmail(await desk.db.email.findUniqueOrThrow({ where: { key } }));
  },

  settleMail: (ref, result) =>
    finishWork(desk, ref, async ({ tx }, key) => {
      const kept: EmailRow = toEmail(await tx.email.findUniqueOrThrow({ where: { key } }));
      const { template, id: emailId, to, subject } = kept;
      if ('refused' in result) {
        await tx.email.updateMany({ where: { key, status: 'queued' }, data: { status: 'bounced' } });
        return { type: 'EMAIL_BOUNCED', key, template, emailId, bounced: to, everybody: true };
      }
      // What came of it since (delivered, bounced) is not undone by a repetition.
      await tx.email.updateMany({
        where: { key, status: 'queued' },
        data: { status: 'sent', providerId: result.sent.providerId },
      });
      return { type: 'EMAIL_SENT', key, template, emailId, to, subject, ...(result.sent.again ? { again: true } : {}) };
    }),
});

/** In words, if a balance isn't what the mail says; what nobody collects any more (paid, void, written off) is 0. */
async function whatMoved(
  { tx }: Account,
  believes: readonly { invoiceId: string; balanceMinor: number }[],
): Promise<string | null> {
  const rows = await tx.invoice.findMany({
    where: { id: { in: believes.map(({ invoiceId }) => invoiceId) } },
    select: { id: true, status: true, balanceMinor: true },
  });
  const balances = new Map(rows.map((row) => [row.id, row.status === 'open' ? minorOf(row.balanceMinor) : 0]));
  const moved = believes.filter(({ invoiceId, balanceMinor }) => balances.get(invoiceId) !== balanceMinor);
  return moved.length === 0 ? null : `the balance of ${moved.map(({ invoiceId }) => invoiceId).join(', ')} has changed`;
}
