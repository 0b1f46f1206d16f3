/** Where mails that came in are kept by whoever takes them for us. */
export interface MailSource {
  /** As it was sent, by the taker's own id. Throws when it can't be had now. */
  fetch(mailId: string): Promise<Uint8Array>;
}

/** What is larger is a mail that nobody means as one. */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024;

/** A mail that can't be taken as one, whenever it is read. */
export class BadMail extends Error {
  override name = 'BadMail';
}
