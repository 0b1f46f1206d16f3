import type { Mail, MailTopic } from '../../messages/mail.ts';
import type { Context } from '../state/context.ts';
import { mailKey } from '../state/keys.ts';
import { comingCharges } from './coming-charges.ts';

/** A mail as the account gets it: to whom, in which language, under which key. */

export function mailOf(c: Context, topic: MailTopic, also: MailTopic[], cause: string, to?: string[]): Mail {
  const { profile } = c;
  return {
    key: mailKey(c, topic.template, cause),
    accountId: profile.id,
    accountName: profile.name,
    locale: profile.locale,
    timeZone: profile.timeZone,
    currency: profile.currency,
    to: to ?? recipientsOf(c),
    topic,
    charges: comingCharges(c, [topic, ...also]),
    also,
    at: c.now,
  };
}

const recipientsOf = ({ profile }: Context): string[] =>
  profile.billingRecipients.length > 0 ? profile.billingRecipients : [profile.email];

/** Receipts go to one address. */
export const receiptTo = (c: Context): string[] => [
  c.profile.receiptEmail ?? c.profile.billingRecipients[0] ?? c.profile.email,
];

/** All that an account is written to at. */
export const addressesOf = (c: Context): string[] => [...recipientsOf(c), ...receiptTo(c)];
