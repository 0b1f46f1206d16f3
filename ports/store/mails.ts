import type { Mail } from '../../domain/messages/mail.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Agenda, WorkRef } from '../../domain/work.ts';
import type { EmailRow } from './emails.ts';
import type { NewPayLink } from './pay-links.ts';
import type { Begun } from './work.ts';

export interface MailDeed {
  mail: Mail;
  /** As it was written when it was first begun; null: it has to be written. */
  row: EmailRow | null;
  /** Since when the carrier may have it; null: it was never handed over. */
  sentAt: Instant | null;
  /** How often it has failed before. */
  failures: number;
}

export interface Mails {
  /**
   * It may end there: the ledger belies it, or somebody has stopped mails. `keyLifeMs`: how long the carrier remembers
   * what was handed to it; for ever where nothing is said.
   */
  beginMail(ref: WorkRef, keyLifeMs?: number): Promise<Begun<MailDeed>>;
  /**
   * Keeps the rendered mail as `queued`, with the link to pay that stands in it, or answers the one that is there. Its
   * token is in its words until it is settled, and forgotten then.
   */
  keepEmail(
    email: Omit<EmailRow, 'status' | 'providerId' | 'bounced'>,
    payLink?: Omit<NewPayLink, 'accountId' | 'createdBy'> | null,
  ): Promise<EmailRow>;
  /**
   * `refused`: the carrier won't take it, for good. `again`: it may have left before, when its key's memory is over.
   */
  settleMail(
    ref: WorkRef,
    result: { sent: { providerId: string | null; again: boolean } } | { refused: true },
  ): Promise<Agenda>;
}
