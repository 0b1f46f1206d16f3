import type { Emails } from '../emails.ts';
import { Refused } from '../store.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { toEmail } from './emails.ts';

/** What a carrier says of a mail after it has left. */
export const bouncedEmailsOf = (desk: Desk): Pick<Emails, 'bounceEmail'> => ({
  bounceEmail: ({ emailId, bounced, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const found = await tx.email.findUnique({ where: { id: emailId }, select: { accountId: true } });
      if (found === null) throw new Refused(404, 'not_found', `There is no e-mail ${emailId}`);
      const account = await lock(found.accountId);
      const { key, template, status, to, ...email } = toEmail(
        await tx.email.findUniqueOrThrow({ where: { id: emailId } }),
      );
      const row = { key, template, status, to, ...email };
      if (status === 'bounced') return row;
      if (status !== 'sent' && status !== 'delivered')
        throw new Refused(422, 'email_not_sent', `This e-mail is ${status}: it has not left, and can't come back`);
      const stranger = bounced.find((address) => !to.includes(address));
      if (stranger !== undefined)
        throw new Refused(422, 'not_a_recipient', `to: ${stranger} is none of its recipients`);
      const everybody = to.every((address) => bounced.includes(address));
      if (everybody)
        await tx.email.update({ where: { id: emailId }, data: { status: 'bounced' }, select: { id: true } });
      await account.heard(
        { type: 'EMAIL_BOUNCED', key, template, emailId, bounced, everybody },
        actor,
        `${emailId} ${bounced.toSorted().join(' ')}`,
      );
      return { ...row, status: everybody ? 'bounced' : status };
    }),
});
