import type { MailTemplate } from '../domain/messages/mail.ts';

/**
 * Where a mail's own button leads, as its words say: to the page on which it is paid without signing in (of those mails
 * that ask for money; the others lead to the portal), or to the portal. A mail that asks and whose button is not for
 * paying has another one, under "How to pay".
 */
export const BUTTON_OF = {
  'invoice-issued': 'portal',
  'equipment-invoice': 'portal',
  'autopay-upcoming': 'portal',
  'payment-due': 'pay',
  'card-expiring': 'portal',
  'payment-receipt': 'portal',
  'payment-declined': 'pay',
  'payment-confirm': 'portal',
  'payment-returned': 'pay',
  'payment-method-needed': 'portal',
  'retries-exhausted': 'pay',
  'overdue-reminder': 'pay',
  'last-notice': 'pay',
  'service-deactivated': 'pay',
  'service-reactivated': 'portal',
  'service-relocked': 'pay',
  'proof-received': 'portal',
  'proof-accepted': 'portal',
  'proof-rejected': 'pay',
  'proof-lapsed': 'pay',
  'promise-confirmed': 'portal',
  'promise-broken': 'pay',
  'promise-cancelled': 'portal',
  'plan-confirmed': 'portal',
  'plan-missed': 'pay',
  'plan-cancelled': 'portal',
  'dispute-opened': 'portal',
  'dispute-resolved': 'portal',
  'transfer-unmatched': 'portal',
  'cancellation-confirmed': 'portal',
  'subscription-ended': 'portal',
  'contract-continues': 'portal',
} satisfies Record<MailTemplate, 'pay' | 'portal'>;
