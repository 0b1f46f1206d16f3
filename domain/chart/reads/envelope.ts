import type { Mail, MailTopic } from '../../messages/mail.ts';
import type { Context } from '../state/context.ts';
import { mailKey } from '../state/keys.ts';

/** A mail as the account gets it: to whom, in which language, under which key. */

/** The invoices that a mail speaks of. */
export function mentioned(mail: Mail): Set<string> {
  const ids = new Set<string>();
  for (const { data } of [mail.topic, ...mail.also]) {
    if ('invoice' in data) ids.add(data.invoice.id);
    if ('invoices' in data) for (const invoice of data.invoices) ids.add(invoice.id);
  }
  return ids;
}

export function mailOf(c: Context, topic: MailTopic, also: MailTopic[], cause: string, to?: string[]): Mail {
  const { profile } = c;
  return {
    key: mailKey(c, topic.template, cause),
    accountId: profile.id,
    accountName: profile.name,
    locale: profile.locale,
    timeZone: profile.timeZone,
    currency: profile.currency,
    to: to ?? (profile.billingRecipients.length > 0 ? profile.billingRecipients : [profile.email]),
    topic,
    also,
    at: c.now,
  };
}

/** Receipts go to one address. */
export const receiptTo = (c: Context): string[] => [
  c.profile.receiptEmail ?? c.profile.billingRecipients[0] ?? c.profile.email,
];
