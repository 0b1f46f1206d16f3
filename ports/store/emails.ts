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
}

/** E-mails as they were begun; how they leave is in `mails.ts`. */
export interface Emails {
  /**
   * The carrier could not deliver a mail that had left, to these of its recipients. 422 `email_not_sent` of one that
   * hasn't left; told again it changes nothing.
   */
  bounceEmail(input: { emailId: string; bounced: string[]; actor: Actor }): Promise<EmailRow>;
  emailById(id: string): Promise<EmailRow | null>;
  emails(accountId: string, page: PageQuery): Promise<Page<Omit<EmailRow, 'html' | 'text'>>>;
}
