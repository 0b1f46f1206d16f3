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

/**
 * Who carries mails out. Throws `LetterRefused` when it won't have this letter, `TryLater` when it surely has not taken
 * it, `RailRefused` when it refuses us, and any other error when it can't tell: sending it again under the same key is
 * safe.
 */
export interface Mailer {
  /** How long the carrier remembers a key, by the machine's clock. */
  readonly keyLifeMs: number;
  /** Throws `RailRefused` as long as it refuses us. */
  probe(): Promise<void>;
  send(letter: Letter): Promise<{ /** the carrier's own id, null when nobody carries it */ providerId: string | null }>;
}

/** The carrier won't take this letter, however often it is sent: an address that can't be one, say. */
export class LetterRefused extends Error {
  override name = 'LetterRefused';
}
