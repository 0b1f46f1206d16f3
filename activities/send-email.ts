import { createHash } from 'node:crypto';
import type { Actor } from '../domain/account.ts';
import type { Mail } from '../domain/messages/mail.ts';
import { MailRefused } from '../ports/mailer/mailer.ts';
import type { EmailRow } from '../ports/store/emails.ts';
import { newPayToken } from '../ports/store/pay-token.ts';
import { attachedTo, documentFor } from './attached-invoice.ts';
import type { ActivityDeps } from './deps.ts';
import { ours, type Verb } from './perform.ts';

type Needs = Pick<ActivityDeps, 'store' | 'mailer' | 'render' | 'documents' | 'payUrl' | 'sender' | 'machineNowMs'>;

/**
 * Sends a mail once under its key. It is asked before each try whether it is still true; one that was handed over and
 * not answered is finished as it was written, since the carrier may have it already, for as long as the carrier
 * remembers its key. What the carrier won't take for good has reached nobody.
 */
export const sendEmail =
  ({ store, mailer, render, documents, payUrl, sender, machineNowMs }: Needs): Verb =>
  async (ref) => {
    const deed = ours(await store.beginMail(ref, mailer.keyLifeMs));
    if (deed === null) return null;
    const { mail, sentAt, failures } = deed;
    const row = deed.row ?? (await written({ store, render, documents, payUrl }, mail, failures));
    // Nobody's carrier has an id for a mail that it did not take.
    if (row.status === 'bounced' && row.providerId === null) return store.settleMail(ref, { refused: true });
    // It has told us of this mail meanwhile.
    if (row.status !== 'queued') return store.settleMail(ref, { sent: { providerId: row.providerId, again: false } });
    const again = sentAt !== null && machineNowMs() - Date.parse(sentAt) > mailer.keyLifeMs;
    try {
      const { providerId, refused = [] } = await mailer.send({
        ...envelopeOf(row),
        attachments: await attachedTo({ store }, row),
        from: sender.from,
        replyTo: sender.replies === null ? sender.replyTo : await replyTo(store, mail.accountId, sender.replies),
      });
      const agenda = await store.settleMail(ref, { sent: { providerId, again } });
      if (refused.length > 0) await store.bounceEmail({ emailId: row.id, bounced: refused, actor: CARRIER });
      return agenda;
    } catch (error) {
      if (error instanceof MailRefused) return store.settleMail(ref, { refused: true });
      throw error;
    }
  };

/** Of those that it would not take to, while it took the mail to others. */
const CARRIER: Actor = { kind: 'provider', id: 'mailer' };

/**
 * No `List-Unsubscribe`: each of these mails is about a contract and money that is owed, and whoever could leave them by
 * one click would be deactivated without the warning that he is owed (rules, No deactivation without warning). Who calls
 * one junk gets no more of them.
 */
const HEADERS = { 'Auto-Submitted': 'auto-generated' };

const envelopeOf = ({ key, to, subject, html, text, template, locale }: EmailRow) => ({
  key,
  to,
  subject,
  html,
  text,
  tags: { template, locale },
  headers: HEADERS,
});

const replyTo = async (
  store: Pick<ActivityDeps['store'], 'replyTokenOf'>,
  accountId: string,
  replies: string,
): Promise<string> => replies.replace('{token}', await store.replyTokenOf(accountId));

/**
 * Puts it into words and keeps them: every try sends these. One that asks for money has a link to pay of its own, whose
 * token is kept in the words alone, and only until they are sent.
 */
async function written(
  { store, render, documents, payUrl }: Pick<Needs, 'store' | 'render' | 'documents' | 'payUrl'>,
  mail: Mail,
  failures: number,
): Promise<EmailRow> {
  const { key, accountId, locale, to, at } = mail;
  const documentId = await documentFor({ store, documents }, mail, failures);
  const { token, hash } = newPayToken();
  const { pays = null, ...words } = await render(mail, payUrl(token));
  return store.keepEmail(
    { id: `eml_${idOf(key)}`, accountId, key, at, template: mail.topic.template, locale, to, ...words, documentId },
    pays === null
      ? null
      : {
          id: `pln_${idOf(hash)}`,
          tokenHash: hash,
          invoiceIds: [...pays],
          locale,
          createdAt: at,
        },
  );
}

/** The same for every try: a row that a crash left behind is found again. */
const idOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 24);
