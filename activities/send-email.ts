import { createHash } from 'node:crypto';
import type { Effect } from '../domain/effects.ts';
import type { Outcome } from '../domain/events.ts';
import { LetterRefused } from '../ports/mailer/mailer.ts';
import type { EmailRow } from '../ports/store/store.ts';
import type { ActivityDeps } from './deps.ts';
import { patiently } from './patience.ts';

type EmailOrder = Extract<Effect, { type: 'sendEmail' }>['params'];

/**
 * Sends a mail once under its key. A mail that would no longer be true (the balances that it speaks of have moved) is
 * not begun, and none while somebody has stopped mails for all accounts; one that was begun is finished as it was written,
 * since the carrier may have it already. What the carrier won't take for good has reached nobody.
 */
export const sendEmail =
  ({ store, mailer, render, sender }: Pick<ActivityDeps, 'store' | 'mailer' | 'render' | 'sender'>) =>
  async ({ mail, believes }: EmailOrder): Promise<Outcome> => {
    const { key } = mail;
    const { template } = mail.topic;
    let row = await patiently(() => store.emailByKey(key));
    if (row === null) {
      const moved = believes === null ? null : await patiently(() => whatMoved(store, believes));
      if (moved !== null) return { type: 'EMAIL_SKIPPED', key, template, why: moved };
      const stopped = await patiently(() => store.stopOf('mails'));
      if (stopped !== null) return { type: 'EMAIL_HELD', key, template, why: stopped, mail };
      const rendered = await render(mail);
      const { accountId, locale, to, at } = mail;
      row = await patiently(() => store.keepEmail({ id: emailId(key), accountId, key, at, template, locale, to, ...rendered }));
    }
    const kept: EmailRow = row;
    if (kept.status === 'skipped') return { type: 'EMAIL_SKIPPED', key, template, why: 'it was skipped before' };
    const refused: Outcome = { type: 'EMAIL_BOUNCED', key, template, emailId: kept.id, bounced: kept.to, everybody: true };
    // Nobody's carrier has an id for a letter that it did not take.
    if (kept.status === 'bounced' && kept.providerId === null) return refused;
    if (kept.status === 'queued') {
      const { to, subject, html, text } = kept;
      try {
        const { providerId } = await patiently(() => mailer.send({ key, ...sender, to, subject, html, text }), isRefusal);
        await patiently(() => store.emailSent(key, providerId));
      } catch (error) {
        if (!isRefusal(error)) throw error;
        await patiently(() => store.emailRefused(key));
        return refused;
      }
    }
    return { type: 'EMAIL_SENT', key, template, emailId: kept.id, to: kept.to, subject: kept.subject };
  };

/** The same for every try: a row that a crash left behind is found again. */
const emailId = (key: string): string => `eml_${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;

const isRefusal = (error: unknown): boolean => error instanceof LetterRefused;

async function whatMoved(store: ActivityDeps['store'], believes: NonNullable<EmailOrder['believes']>): Promise<string | null> {
  const balances = await store.balancesOf(believes.map(({ invoiceId }) => invoiceId));
  const moved = believes.filter(({ invoiceId, balanceMinor }) => balances.get(invoiceId) !== balanceMinor);
  return moved.length === 0 ? null : `the balance of ${moved.map(({ invoiceId }) => invoiceId).join(', ')} has changed`;
}
