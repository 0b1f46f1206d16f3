import type { MailTemplate, MailTopic } from '../../messages/mail.ts';
import type { Context } from '../state/context.ts';
import type { WaitingContact } from '../state/mail.ts';
import { paymentDue } from './before-due.ts';
import * as topics from './topics.ts';

/** A mail of the campaign: it waits for contact hours, goes one a day, and is read anew when it leaves. */
export interface Contact<T extends MailTemplate = MailTemplate> {
  /** Of two contacts on one day the stronger goes, and carries what the other would have said. No two are as strong. */
  strength: number;
  /** What it says is read from the whole account: of two that wait, each would say the same. */
  saidOnce: boolean;
  /** What it says now; null: it isn't true any more, and isn't sent. */
  topic: (c: Context, contact: WaitingContact) => MailTopic<T> | null;
}

/** What a mail may be: the answer to what somebody did, which goes at once; a contact; for some, either. */
interface MailKind<T extends MailTemplate = MailTemplate> {
  answer: boolean;
  contact: Contact<T> | null;
}

const ANSWER = { answer: true, contact: null } as const;

/** Every mail there is. The strongest contact stands first, then the answers. */
export const MAILS = {
  'service-deactivated': { answer: false, contact: { strength: 10, saidOnce: true, topic: topics.serviceDeactivated } },
  'last-notice': { answer: false, contact: { strength: 9, saidOnce: true, topic: topics.lastNotice } },
  'payment-method-needed': { answer: false, contact: { strength: 8, saidOnce: false, topic: topics.methodNeeded } },
  'retries-exhausted': { answer: false, contact: { strength: 7, saidOnce: false, topic: topics.retriesExhausted } },
  /** An answer where somebody waits for it. */
  'payment-declined': { answer: true, contact: { strength: 6, saidOnce: false, topic: topics.declined } },
  'plan-missed': { answer: false, contact: { strength: 5, saidOnce: false, topic: topics.planMissed } },
  'promise-broken': { answer: false, contact: { strength: 4, saidOnce: false, topic: topics.promiseBroken } },
  'overdue-reminder': { answer: false, contact: { strength: 3, saidOnce: true, topic: topics.reminder } },
  'autopay-upcoming': { answer: false, contact: { strength: 2, saidOnce: true, topic: topics.autopayUpcoming } },
  'payment-due': { answer: false, contact: { strength: 0, saidOnce: false, topic: paymentDue } },
  'invoice-issued': { answer: false, contact: { strength: 1, saidOnce: false, topic: topics.invoiceIssued } },

  'payment-receipt': ANSWER,
  'service-reactivated': ANSWER,
  'service-relocked': ANSWER,
  'proof-received': ANSWER,
  'proof-accepted': ANSWER,
  'proof-rejected': ANSWER,
  'promise-confirmed': ANSWER,
  'plan-confirmed': ANSWER,
  'dispute-opened': ANSWER,
  'dispute-resolved': ANSWER,
  'transfer-unmatched': ANSWER,
} satisfies { [T in MailTemplate]: MailKind<T> };

type Kinds = typeof MAILS;
export type ContactTemplate = { [T in MailTemplate]: Kinds[T]['contact'] extends null ? never : T }[MailTemplate];
type AnswerTemplate = { [T in MailTemplate]: Kinds[T]['answer'] extends true ? T : never }[MailTemplate];
export type AnswerTopic = MailTopic<AnswerTemplate>;

/** Throws where the mail is no contact: nothing but contacts waits. */
export function contactOf(template: MailTemplate): Contact {
  const { contact } = MAILS[template] as MailKind;
  if (contact === null) throw new Error(`A mail that is no contact waits as one: ${template}`);
  return contact;
}
