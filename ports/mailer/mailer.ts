/** A rendered mail. */
export interface RenderedMail {
  /** The provider's idempotency key: the same mail twice is delivered once. */
  key: string;
  from: string;
  to: string[];
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
}

/**
 * Who carries mails out. Throws `MailRefused` when it won't have this mail, `TryLater` when it surely has not taken
 * it, `RailRefused` when it refuses us, and any other error when it can't tell: sending it again under the same key is
 * safe.
 */
export interface Mailer {
  /** How long the carrier remembers a key, by the machine's clock. */
  readonly keyLifeMs: number;
  /** Throws `RailRefused` as long as it refuses us. */
  probe(): Promise<void>;
  send(
    mail: RenderedMail,
  ): Promise<{ /** the carrier's own id, null when nobody carries it */ providerId: string | null }>;
}

/** The carrier won't take this mail, however often it is sent: an address that can't be one, say. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}
