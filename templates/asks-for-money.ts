import type { MailData, MailInvoice, MailTemplate, MailTopic } from '../domain/messages/mail.ts';

/** The invoices to be paid; empty: money is asked for, and the mail knows no invoice; null: nothing is asked for. */
type Asked = MailInvoice[] | null;

const listed = (data: { invoices: MailInvoice[] }): Asked => data.invoices;
const unlisted = (): Asked => [];
const nothing = (): Asked => null;

/** Which mails must say how to pay, with each invoice's reference. */
const ASKED = {
  'invoice-issued': ({ invoice, autopay }) => (autopay === null && invoice.balanceMinor > 0 ? [invoice] : null),
  'autopay-upcoming': nothing,
  'payment-due': listed,
  'payment-receipt': nothing,
  'payment-declined': listed,
  'payment-method-needed': listed,
  'retries-exhausted': listed,
  'overdue-reminder': listed,
  'last-notice': listed,
  'service-deactivated': listed,
  'service-reactivated': ({ why }) => (why === 'agent' ? [] : null),
  'service-relocked': listed,
  'proof-received': nothing,
  'proof-accepted': nothing,
  'proof-rejected': unlisted,
  'promise-confirmed': unlisted,
  'promise-broken': unlisted,
  'plan-confirmed': unlisted,
  'plan-missed': unlisted,
  'dispute-opened': nothing,
  'dispute-resolved': ({ invoice }) => (invoice.balanceMinor > 0 ? [invoice] : null),
  'transfer-unmatched': unlisted,
} satisfies { [T in MailTemplate]: (data: MailData[T]) => Asked };

/** What a mail asks to be paid, over all that it speaks of: each invoice once, the oldest first. Null: nothing. */
export function askedFor(topics: MailTopic[]): Asked {
  const asked = topics
    .map((topic) => (ASKED[topic.template] as (data: MailTopic['data']) => Asked)(topic.data))
    .filter((one) => one !== null);
  if (asked.length === 0) return null;
  const byId = new Map(asked.flat().map((invoice) => [invoice.id, invoice]));
  return [...byId.values()].sort((a, b) =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number < b.number ? -1 : 1,
  );
}
