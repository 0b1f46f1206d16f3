import type { Mail, MailTemplate } from '../../messages/mail.ts';
import type { Day, Instant } from '../../time/time.ts';
import { each, filled } from './filled.ts';
import type { Since } from './filled.ts';

/** Contacts that wait, and those whose mail is on its way. */
export interface MailSlice {
  contacts: { waiting: WaitingContact[]; lastOn: Day | null };
  /** Contacts whose mail is on its way and has no outcome yet, and the day of the last one before it. */
  sending: { key: string; contacts: WaitingContact[]; lastOn: Day | null }[];
}

/** A collection contact that waits for contact hours. What it says is read from the context when it goes. */
export interface WaitingContact {
  template: MailTemplate;
  /** Of its key: account + template + cause. */
  cause: string;
  since: Instant;
  invoiceIds: string[];
  /** The ledger has belied it: it is read anew on this day's opening, and not before. */
  notBefore: Day | null;
  /** Small facts that the context won't know any more. */
  data: Record<string, unknown>;
}

export const emptyMail = (): MailSlice => ({ contacts: { waiting: [], lastOn: null }, sending: [] });

type Sending = MailSlice['sending'][number];

const CONTACT: Since<WaitingContact, 'template' | 'cause' | 'since' | 'invoiceIds' | 'data'> = { notBefore: null };
const CONTACTS: Since<MailSlice['contacts'], 'waiting' | 'lastOn'> = {};
const SENDING: Since<Sending, 'key' | 'contacts' | 'lastOn'> = {};

export const wholeMail = ({ contacts, sending }: MailSlice): MailSlice => ({
  contacts: { ...filled(CONTACTS, contacts), waiting: each(CONTACT, contacts.waiting) },
  sending: sending.map((one) => ({ ...filled(SENDING, one), contacts: each(CONTACT, one.contacts) })),
});

export const MAIL: Since<
  Mail,
  'key' | 'accountId' | 'accountName' | 'locale' | 'timeZone' | 'currency' | 'to' | 'topic' | 'also' | 'at'
> = { charges: [] };
