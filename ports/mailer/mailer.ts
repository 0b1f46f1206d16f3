/** A file that goes with a mail. */
export interface MailAttachment {
  name: string;
  /** A media type: `application/pdf`. */
  type: string;
  content: Uint8Array;
}

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
  /** By which a carrier's own figures and searches tell mails apart: names and values of letters, digits, - and _. */
  tags: Record<string, string>;
  /** Beside those that the carrier writes by itself. */
  headers: Record<string, string>;
  attachments: MailAttachment[];
}

export interface Carried {
  /** The carrier's own id. Null when nobody carries it, and for one that it took in other words. */
  providerId: string | null;
  /** Recipients that it won't take, for good, while it has taken the mail to the others. */
  refused?: string[];
}

/**
 * Who carries mails out. Throws `MailRefused` when it won't have this mail, `TryLater` when it surely has not taken
 * it, `RailRefused` when it refuses us, and any other error when it can't tell: sending it again under the same key is
 * safe as long as the carrier remembers it. One that comes in other words under a key that it remembers (the record went
 * back, and nobody had noticed yet) has gone: it is not delivered again, and counts as sent.
 */
export interface Mailer {
  /**
   * How long the carrier remembers a key, by the machine's clock. 0: it knows none, and a mail whose first sending
   * nobody answered goes twice at worst.
   */
  readonly keyLifeMs: number;
  /** Throws `RailRefused` as long as it refuses us, and `TryLater` as long as it can't be asked. */
  probe(): Promise<void>;
  send(mail: RenderedMail): Promise<Carried>;
}

/** The carrier won't take this mail, however often it is sent: an address that can't be one, say. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}
