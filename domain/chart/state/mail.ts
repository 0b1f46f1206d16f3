import type { Mail, MailTemplate } from '../../messages/mail.ts';
import type { Day, Instant } from '../../time/time.ts';
import { within } from './filled.ts';

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

export function wholeMail(stored: MailSlice, now: Instant): MailSlice {
  const contact: WaitingContact = {
    template: 'overdue-reminder',
    cause: '',
    since: now,
    invoiceIds: [],
    notBefore: null,
    data: {},
  };
  return {
    contacts: within(emptyMail().contacts, stored.contacts, 'waiting', contact),
    sending: stored.sending.map((one) =>
      within<MailSlice['sending'][number], 'contacts'>(
        { key: '', contacts: [], lastOn: null },
        one,
        'contacts',
        contact,
      ),
    ),
  };
}

/** What names a mail was there from the first shape on: of that no blank is ever used. */
export const blankMail = (now: Instant): Mail => ({
  key: '',
  accountId: '',
  accountName: '',
  locale: '',
  timeZone: '',
  currency: '',
  to: [],
  topic: { template: 'service-reactivated', data: { why: 'paid', until: null } },
  charges: [],
  also: [],
  at: now,
});
