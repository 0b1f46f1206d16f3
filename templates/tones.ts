import type { MailTemplate } from '../domain/messages/mail.ts';

/** How serious a mail looks: the bar on top, the summary's tint. Dark values are for readers' dark mode. */
export interface Tone {
  bar: string;
  tint: string;
  ink: string;
  darkTint: string;
  darkInk: string;
}

export const TONES = {
  calm: { bar: '[[accent]]', tint: '#f2f4fc', ink: '#3b4252', darkTint: '#1d2335', darkInk: '#b6c2f5' },
  good: { bar: '#1f9d55', tint: '#eefaf2', ink: '#17643a', darkTint: '#12291c', darkInk: '#8fe0ae' },
  warn: { bar: '#d98b06', tint: '#fff8e8', ink: '#8a5203', darkTint: '#2e2410', darkInk: '#f3cd7c' },
  grave: { bar: '#c92a2a', tint: '#fdf1f0', ink: '#a61e1e', darkTint: '#341a1b', darkInk: '#ffb3ad' },
} satisfies Record<string, Tone>;

export const TONE_OF = {
  'invoice-issued': 'calm',
  'equipment-invoice': 'calm',
  'autopay-upcoming': 'calm',
  'payment-due': 'calm',
  'card-expiring': 'warn',
  'payment-receipt': 'good',
  'payment-declined': 'warn',
  'payment-confirm': 'calm',
  'payment-returned': 'warn',
  'payment-method-needed': 'warn',
  'retries-exhausted': 'warn',
  'overdue-reminder': 'warn',
  'last-notice': 'grave',
  'service-deactivated': 'grave',
  'service-reactivated': 'good',
  'service-relocked': 'grave',
  'proof-received': 'calm',
  'proof-accepted': 'good',
  'proof-rejected': 'warn',
  'proof-lapsed': 'warn',
  'promise-confirmed': 'good',
  'promise-broken': 'warn',
  'promise-cancelled': 'calm',
  'plan-confirmed': 'good',
  'plan-missed': 'warn',
  'plan-cancelled': 'calm',
  'dispute-opened': 'calm',
  'dispute-resolved': 'calm',
  'transfer-unmatched': 'warn',
  'cancellation-confirmed': 'calm',
  'subscription-ended': 'calm',
  'contract-continues': 'calm',
} satisfies Record<MailTemplate, keyof typeof TONES>;

/** Every template there is, in the order of the house's list. */
export const MAIL_TEMPLATES = Object.keys(TONE_OF) as MailTemplate[];
