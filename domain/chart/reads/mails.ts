import type { MailTemplate, MailTopic } from '../../messages/mail.ts';
import type { Context } from '../state/context.ts';
import type { WaitingContact } from '../state/mail.ts';
import { paymentDue } from './before-due.ts';
import * as charges from './charge-topics.ts';
import * as holds from './hold-topics.ts';
import { equipmentInvoice, invoiceIssued } from './invoice-mail.ts';
import { contractContinues, subscriptionEnded } from './subscription-topics.ts';
import { today } from './today.ts';
import { unsent } from './unsent.ts';
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

/**
 * A paper, and no dunning: it waits for contact hours as well, but goes by itself, is not the day's contact, and no hold
 * keeps it back but a legal one of the account (rules, Days).
 */
export type Paper<T extends MailTemplate = MailTemplate> = Pick<Contact<T>, 'topic'>;

/** What a mail may be: the answer to what somebody did, which goes at once; a contact; for some, either; or a paper. */
interface MailKind<T extends MailTemplate = MailTemplate> {
  answer: boolean;
  contact: Contact<T> | null;
  paper?: Paper<T>;
}

const ANSWER = { answer: true, contact: null } as const;

const paper = <T extends MailTemplate>(topic: Paper<T>['topic']) =>
  ({ answer: false, contact: null, paper: { topic } }) as const;

/** Every mail there is. The strongest contact stands first, then papers, then the answers. */
export const MAILS = {
  'service-deactivated': { answer: false, contact: { strength: 13, saidOnce: true, topic: topics.serviceDeactivated } },
  'service-relocked': { answer: false, contact: { strength: 12, saidOnce: true, topic: topics.serviceRelocked } },
  'last-notice': { answer: false, contact: { strength: 11, saidOnce: true, topic: topics.lastNotice } },
  'payment-method-needed': { answer: false, contact: { strength: 10, saidOnce: false, topic: charges.methodNeeded } },
  'retries-exhausted': { answer: false, contact: { strength: 9, saidOnce: false, topic: charges.retriesExhausted } },
  /** An answer where somebody waits for it. */
  'payment-declined': { answer: true, contact: { strength: 8, saidOnce: false, topic: charges.declinedByItself } },
  'payment-returned': { answer: false, contact: { strength: 7, saidOnce: false, topic: charges.paymentReturned } },
  'plan-missed': { answer: false, contact: { strength: 6, saidOnce: false, topic: holds.planMissed } },
  'promise-broken': { answer: false, contact: { strength: 5, saidOnce: false, topic: holds.promiseBroken } },
  'proof-lapsed': { answer: false, contact: { strength: 4, saidOnce: false, topic: holds.proofLapsed } },
  'overdue-reminder': { answer: false, contact: { strength: 3, saidOnce: true, topic: topics.reminder } },
  'autopay-upcoming': { answer: false, contact: { strength: 2, saidOnce: false, topic: charges.autopayUpcoming } },
  'payment-due': { answer: false, contact: { strength: 1, saidOnce: false, topic: paymentDue } },

  'invoice-issued': paper(invoiceIssued),
  'equipment-invoice': paper(equipmentInvoice),
  'card-expiring': paper(charges.cardExpiring),
  'subscription-ended': paper(subscriptionEnded),
  'contract-continues': paper(contractContinues),

  'payment-receipt': ANSWER,
  'payment-confirm': ANSWER,
  'service-reactivated': ANSWER,
  'proof-received': ANSWER,
  'proof-accepted': ANSWER,
  'proof-rejected': ANSWER,
  'promise-confirmed': ANSWER,
  'promise-cancelled': ANSWER,
  'plan-confirmed': ANSWER,
  'plan-cancelled': ANSWER,
  'dispute-opened': ANSWER,
  'dispute-resolved': ANSWER,
  'transfer-unmatched': ANSWER,
  'cancellation-confirmed': ANSWER,
} satisfies { [T in MailTemplate]: MailKind<T> };

type Kinds = typeof MAILS;
export type PaperTemplate = { [T in MailTemplate]: Kinds[T] extends { paper: object } ? T : never }[MailTemplate];
export type ContactTemplate = { [T in MailTemplate]: Kinds[T]['contact'] extends null ? never : T }[MailTemplate];
type AnswerTemplate = { [T in MailTemplate]: Kinds[T]['answer'] extends true ? T : never }[MailTemplate];
export type AnswerTopic = MailTopic<AnswerTemplate>;

/** Whether this release has words for it: a newer one may have ordered others. */
export const isMailTemplate = (template: string): template is MailTemplate => template in MAILS;

/** Throws where the mail is no contact: nothing but contacts and papers waits. */
export function contactOf(template: MailTemplate): Contact {
  const { contact } = MAILS[template] as MailKind;
  if (contact === null) throw new Error(`A mail that is no contact waits as one: ${template}`);
  return contact;
}

/** Null: it waits as a contact. */
export const paperOf = (template: MailTemplate): Paper | null => (MAILS[template] as MailKind).paper ?? null;

/** Names the deadline of papers among those of contacts. */
export const PAPERS = 'papers';

export const isPaper = ({ template }: WaitingContact): boolean => paperOf(template) !== null;

export const waitingPapers = ({ contacts }: Context): WaitingContact[] => contacts.waiting.filter(isPaper);

/** The invoice's own mail has not left yet. */
export const isToBeMailed = (c: Context, invoiceId: string): boolean =>
  unsent(c).some((one) => isInvoiceMail(one.template) && one.invoiceIds.includes(invoiceId));

export const isInvoiceMail = (template: MailTemplate): boolean =>
  template === 'invoice-issued' || template === 'equipment-invoice';

export const waitingContacts = ({ contacts }: Context): WaitingContact[] =>
  contacts.waiting.filter((one) => !isPaper(one));

/** Whether the account has had its contact today, or one waits for its turn. */
export const contactTodayOrWaiting = (c: Context): boolean =>
  c.contacts.lastOn === today(c) || waitingContacts(c).length > 0;
