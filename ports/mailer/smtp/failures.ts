import type { NodemailerError } from 'nodemailer';
import { RailRefused, TryLater } from '../../failures.ts';
import { MailRefused } from '../mailer.ts';

/** What a server that surely has not taken a mail is left in peace for. */
const LATER_MS = 15_000;

/** It wants us to sign in, or does not take our name and password (RFC 4954, section 6). */
const ABOUT_OUR_NAME = new Set([530, 534, 535, 538]);
/** The mail is larger than it takes (RFC 1870). */
const TOO_LARGE = 552;
/** The conversation was in a wrong state for the command: nothing is said of the mail. */
const OUT_OF_ORDER = 503;

/**
 * What a failed sending was. `handedOver`: the server had begun to take the mail's text, so that without an answer
 * nobody knows whether it has it.
 */
export function failureOf(
  error: Pick<NodemailerError, 'message' | 'code' | 'command' | 'responseCode'>,
  handedOver: boolean,
): Error {
  const { code = '', command = '', responseCode } = error;
  const said = `SMTP: ${error.message}`;
  if (responseCode === undefined) {
    if (code === 'EAUTH' || code === 'ENOAUTH') return new RailRefused(said);
    // Not even asked of the server: no address at all, or larger than it says that it takes.
    if (code === 'EENVELOPE' || code === 'EMESSAGE') return new MailRefused(said);
    return handedOver ? new Error(said) : new TryLater(said, { afterMs: LATER_MS });
  }
  if (ABOUT_OUR_NAME.has(responseCode)) return new RailRefused(said);
  if (responseCode < 500 || responseCode === OUT_OF_ORDER) return new TryLater(said, { afterMs: LATER_MS });
  return isAboutTheMail(command, responseCode, said) ? new MailRefused(said) : new RailRefused(said);
}

/**
 * A no to the greeting, to our sender or to carrying mails of others at all would be the same for every mail: no
 * customer's address is to blame for it.
 */
function isAboutTheMail(command: string, responseCode: number, said: string): boolean {
  switch (command) {
    case 'MAIL FROM':
      return responseCode === TOO_LARGE;
    case 'RCPT TO':
      return !/\brelay/i.test(said);
    default:
      return command === 'DATA';
  }
}
