import { createHash } from 'node:crypto';
import { MailRefused } from '../ports/mailer/mailer.ts';
import type { ActivityDeps } from './deps.ts';
import { ours, type Verb } from './perform.ts';

/**
 * Sends a mail once under its key. It is asked before each try whether it is still true; one that was handed over and
 * not answered is finished as it was written, since the carrier may have it already. What the carrier won't take for
 * good has reached nobody.
 */
export const sendEmail =
  ({
    store,
    mailer,
    render,
    sender,
    machineNowMs,
  }: Pick<ActivityDeps, 'store' | 'mailer' | 'render' | 'sender' | 'machineNowMs'>): Verb =>
  async (ref) => {
    const deed = ours(await store.beginMail(ref));
    if (deed === null) return null;
    const { mail, sentAt } = deed;
    const { key, accountId, locale, to, at } = mail;
    const row =
      deed.row ??
      (await store.keepEmail({
        id: emailId(key),
        accountId,
        key,
        at,
        template: mail.topic.template,
        locale,
        to,
        ...(await render(mail)),
      }));
    // Nobody's carrier has an id for a mail that it did not take.
    if (row.status === 'bounced' && row.providerId === null) return store.settleMail(ref, { refused: true });
    // It has told us of this mail meanwhile.
    if (row.status !== 'queued') return store.settleMail(ref, { sent: { providerId: row.providerId, again: false } });
    const again = sentAt !== null && machineNowMs() - Date.parse(sentAt) > mailer.keyLifeMs;
    try {
      const { providerId } = await mailer.send({
        key,
        ...sender,
        to: row.to,
        subject: row.subject,
        html: row.html,
        text: row.text,
      });
      return await store.settleMail(ref, { sent: { providerId, again } });
    } catch (error) {
      if (error instanceof MailRefused) return store.settleMail(ref, { refused: true });
      throw error;
    }
  };

/** The same for every try: a row that a crash left behind is found again. */
const emailId = (key: string): string => `eml_${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
