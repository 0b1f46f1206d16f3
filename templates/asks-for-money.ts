import type { MailData, MailInvoice, MailIssued, MailTemplate, MailTopic } from '../domain/messages/mail.ts';

/** The invoices to be paid; empty: money is asked for, and the mail knows no invoice; null: nothing is asked for. */
type Asked = MailInvoice[] | null;

const listed = (data: { invoices: MailInvoice[] }): Asked => data.invoices;
const unlisted = (): Asked => [];
const nothing = (): Asked => null;
const issued = ({ invoice, standing, payableMinor }: MailIssued): Asked =>
  standing === 'due' || standing === 'late' ? [{ ...invoice, balanceMinor: payableMinor }] : null;

/** Which mails must say how to pay, with each invoice's reference. */
const ASKED = {
  'invoice-issued': issued,
  'equipment-invoice': issued,
  'autopay-upcoming': nothing,
  'payment-due': listed,
  'card-expiring': nothing,
  'payment-receipt': nothing,
  'payment-declined': listed,
  'payment-confirm': nothing,
  'payment-returned': listed,
  'payment-method-needed': listed,
  'retries-exhausted': listed,
  'overdue-reminder': ({ invoices, totalMinor }) => (totalMinor > 0 ? invoices : null),
  'last-notice': listed,
  'service-deactivated': ({ totalMinor, invoices }) => (totalMinor > 0 ? invoices : null),
  'service-reactivated': ({ why }) => (why === 'agent' ? [] : null),
  'service-relocked': ({ offFor, totalMinor, disputedMinor, invoices }) =>
    offFor === 'fraud' || (totalMinor === 0 && disputedMinor > 0) ? null : invoices,
  'proof-received': nothing,
  'proof-accepted': nothing,
  'proof-rejected': unlisted,
  'proof-lapsed': listed,
  'promise-confirmed': unlisted,
  'promise-broken': unlisted,
  'promise-cancelled': unlisted,
  'plan-confirmed': unlisted,
  'plan-missed': unlisted,
  'plan-cancelled': listed,
  'dispute-opened': nothing,
  'dispute-resolved': ({ invoice }) => (invoice.balanceMinor > 0 ? [invoice] : null),
  'transfer-unmatched': unlisted,
  'cancellation-confirmed': nothing,
  'subscription-ended': nothing,
  'contract-continues': nothing,
} satisfies { [T in MailTemplate]: (data: MailData[T]) => Asked };

/** The amount that a mail asks for, where it is less than all that is open of its invoices: an installment. */
const least = (data: MailTopic['data']): number =>
  'amountMinor' in data && 'invoices' in data ? data.amountMinor : Number.POSITIVE_INFINITY;

/** Of the oldest first, no more than is asked for. */
function within(invoices: MailInvoice[], mostMinor: number): MailInvoice[] {
  let left = mostMinor;
  return invoices.flatMap((invoice) => {
    const balanceMinor = Math.min(invoice.balanceMinor, left);
    left -= balanceMinor;
    return balanceMinor > 0 ? [{ ...invoice, balanceMinor }] : [];
  });
}

/** What a mail asks to be paid, over all that it speaks of: each invoice once, the oldest first. Null: nothing. */
export function askedFor(topics: MailTopic[]): Asked {
  const asked = topics
    .map((topic) => {
      const invoices = (ASKED[topic.template] as (data: MailTopic['data']) => Asked)(topic.data);
      return (
        invoices && within(invoices, topic.template === 'proof-lapsed' ? Number.POSITIVE_INFINITY : least(topic.data))
      );
    })
    .filter((one) => one !== null);
  if (asked.length === 0) return null;
  const byId = new Map(asked.flat().map((invoice) => [invoice.id, invoice]));
  return [...byId.values()].sort((a, b) =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number < b.number ? -1 : 1,
  );
}
