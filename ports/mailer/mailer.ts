/** A rendered mail. */
export interface Letter {
  /** The provider's idempotency key: the same letter twice is delivered once. */
  key: string;
  from: string;
  to: string[];
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
}

/** Who carries mails out. Throws when it can't tell that the letter was taken; sending again under the same key is safe. */
export interface Mailer {
  send(letter: Letter): Promise<{ /** the carrier's own id, null when nobody carries it */ providerId: string | null }>;
}
