import type { Mail } from '../domain/messages/mail.ts';
import type { Documents } from '../ports/documents/documents.ts';
import type { Gateway } from '../ports/gateway/gateway.ts';
import type { Mailer } from '../ports/mailer/mailer.ts';
import type { ServiceSwitch } from '../ports/service/service.ts';
import type { Deeds } from '../ports/store/deeds.ts';

/** What the verbs stand on; the command line builds the real ones. */
export interface ActivityDeps {
  store: Deeds;
  gateway: Gateway;
  mailer: Mailer;
  service: ServiceSwitch;
  /**
   * A mail in words, with the company's data in it. Throws on a missing variable: our bug. `pays`: the invoices that it
   * asks to be paid at `payUrl`, none for all that is open; null, or not there: it asks for nothing.
   */
  render(
    mail: Mail,
    payUrl: string,
  ): Promise<{ subject: string; html: string; text: string; pays?: readonly string[] | null }>;
  /** Sets the invoice that goes with its mail; null: mails go without. */
  documents: Documents | null;
  /** The address of the page on which whoever has this token may pay. */
  payUrl(token: string): string;
  /** `replies`: an address with `{token}` in it, by which an answer finds its account; null: all go to `replyTo`. */
  sender: { from: string; replyTo: string | null; replies: string | null };
  /** The machine's clock, for how old a key is and for nothing else: every verb is told the time that it acts at. */
  machineNowMs(): number;
}
