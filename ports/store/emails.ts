import type { Actor } from '../../domain/account.ts';
import type { MailStatus } from '../../domain/messages/mail.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export interface EmailRow {
  id: string;
  accountId: string;
  key: string;
  at: Instant;
  template: string;
  locale: string;
  to: string[];
  subject: string;
  html: string;
  text: string;
  status: MailStatus;
  providerId: string | null;
  /** Recipients that it came back from. All of them: it is `bounced`. */
  bounced: string[];
  /** What goes with it; null, or not there: nothing. */
  documentId?: string | null;
}

export type EmailHead = Omit<EmailRow, 'html' | 'text'>;
/** As it was written; `html` and `text` null: they are no longer kept. */
export type KeptEmail = EmailHead & { html: string | null; text: string | null };

/** E-mails as they were begun; how they leave is in `mails.ts`. */
export interface Emails {
  /**
   * The carrier could not deliver a mail that had left, to these of its recipients: later mails leave them out. 422
   * `email_not_sent` of one that hasn't left; told again it changes nothing.
   */
  bounceEmail(input: { emailId: string; bounced: string[]; actor: Actor }): Promise<EmailHead>;
  /** It reached a recipient at least. */
  deliverEmail(input: { emailId: string }): Promise<EmailHead>;
  /** These called it junk: later mails leave them out. */
  complainOfEmail(input: { emailId: string; complained: string[]; actor: Actor }): Promise<EmailHead>;
  emailById(id: string): Promise<KeptEmail | null>;
  /** By the carrier's own id. Null also while nobody has written down yet that it was taken. */
  emailByProviderId(providerId: string): Promise<EmailHead | null>;
  emails(accountId: string, page: PageQuery): Promise<Page<EmailHead>>;
}
