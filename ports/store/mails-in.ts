import type { Instant } from '../../domain/time/time.ts';

/** Of a mail that came in: nobody has looked at it; it brought a proof; a person answers it; a machine's own words. */
export type MailInStatus = 'new' | 'proof' | 'reply' | 'ignored';

export interface MailInRow {
  id: string;
  /** Null: nobody's that could be told. */
  accountId: string | null;
  from: string;
  to: string[];
  subject: string;
  text: string;
  files: { name: string; type: string | null; bytes: number }[];
  status: MailInStatus;
  /** Why it is no proof, in words; null: it is one, or nobody has looked. */
  because: string | null;
  proofIds: string[];
  receivedAt: Instant;
}

/** By what a mail's account may be known. */
export interface MailClues {
  /** Of the addresses that it was written to; the first that is an account's counts before all else. */
  tokens: string[];
  from: string;
  subject: string;
  text: string;
}

/** Mails that customers send. Each is kept whole. */
export interface MailsIn {
  /** Once by its id: the one that is there. `raw`: as it came. */
  keepMailIn(
    mail: Pick<MailInRow, 'id' | 'from' | 'to' | 'subject' | 'text' | 'files'> & { raw: Uint8Array },
  ): Promise<MailInRow>;
  /**
   * Whose it is: by a token; by its sender, where exactly one account has that address; by the invoice numbers in it,
   * where they are of one account. Null: nobody's that can be told.
   */
  whoseMail(clues: MailClues): Promise<string | null>;
  /** What came of it, once: on the account's timeline, and for `reply` with a task. */
  settleMailIn(
    id: string,
    result: { accountId: string | null; proofIds: string[] } & (
      | { is: 'proof' }
      | { is: 'reply' | 'ignored'; because: string }
    ),
  ): Promise<MailInRow>;
  /** `text` null: it is no longer kept. */
  mailInById(id: string): Promise<(Omit<MailInRow, 'text'> & { text: string | null }) | null>;
  /** As it came; 410 `not_kept` once it is no longer kept. */
  rawMailIn(id: string): Promise<Uint8Array | null>;
}
