import type { EmailHead, Emails } from '../emails.ts';
import { Refused } from '../store.ts';
import type { Tx } from './db/database.ts';
import type { Account } from './decide/account.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { toEmailHead } from './emails.ts';
import { reachNoMore } from './unreachable.ts';

/** What a carrier says of a mail after it has left. */
export const carriedEmailsOf = (desk: Desk): Pick<Emails, 'bounceEmail' | 'deliverEmail' | 'complainOfEmail'> => ({
  bounceEmail: ({ emailId, bounced: told, actor }) =>
    onEmail(desk, emailId, async (account, mail) => {
      const { key, template, to, status, bounced: before } = mail;
      if (status !== 'sent' && status !== 'delivered' && status !== 'bounced')
        throw new Refused(422, 'email_not_sent', `This e-mail is ${status}: it has not left, and can't come back`);
      const stranger = told.find((address) => !to.includes(address));
      if (stranger !== undefined)
        throw new Refused(422, 'not_a_recipient', `to: ${stranger} is none of its recipients`);
      const fresh = told.filter((address) => !before.includes(address));
      if (status === 'bounced' || fresh.length === 0) return mail;
      const bounced = to.filter((address) => before.includes(address) || told.includes(address));
      const everybody = bounced.length === to.length;
      const now: EmailHead = { ...mail, bounced, status: everybody ? 'bounced' : status };
      await account.tx.email.update({
        where: { id: emailId },
        data: { status: now.status, bounced },
        select: { id: true },
      });
      await reachNoMore(account, fresh, { why: 'bounced', emailId });
      await account.heard(
        { type: 'EMAIL_BOUNCED', key, template, emailId, bounced: fresh, everybody },
        actor,
        `${emailId} ${fresh.toSorted().join(' ')}`,
      );
      return now;
    }),

  /** What bounced meanwhile stays so, and what was never sent is not delivered. */
  deliverEmail: ({ emailId }) =>
    onEmail(desk, emailId, async ({ tx }, mail) => {
      if (mail.status !== 'sent') return mail;
      await tx.email.update({ where: { id: emailId }, data: { status: 'delivered' }, select: { id: true } });
      return { ...mail, status: 'delivered' };
    }),

  complainOfEmail: ({ emailId, complained, actor }) =>
    onEmail(desk, emailId, async (account, mail) => {
      const { key, template, to } = mail;
      const fresh = await reachNoMore(
        account,
        complained.filter((address) => to.includes(address)),
        { why: 'complained', emailId },
      );
      if (fresh.length > 0)
        account.note({
          type: 'email.complained',
          at: account.moment,
          actor,
          summary: `${fresh.join(', ')} complained of ${template}`,
          data: { template, key, emailId, complained: fresh },
        });
      return mail;
    }),
});

const onEmail = (
  desk: Desk,
  emailId: string,
  work: (account: Account, mail: EmailHead) => Promise<EmailHead>,
): Promise<EmailHead> =>
  decide(desk, async ({ tx, lock }) => {
    const found = await tx.email.findUnique({ where: { id: emailId }, select: { accountId: true } });
    if (found === null) throw new Refused(404, 'not_found', `There is no e-mail ${emailId}`);
    return work(await lock(found.accountId), await emailHead(tx, emailId));
  });

const emailHead = async (tx: Tx, id: string): Promise<EmailHead> =>
  toEmailHead(await tx.email.findUniqueOrThrow({ where: { id }, omit: { html: true, text: true } }));
