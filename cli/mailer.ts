import type { Mailer } from '../ports/mailer/mailer.ts';
import { outbox } from '../ports/mailer/outbox.ts';
import { resendMailer } from '../ports/mailer/resend.ts';
import type { Settings } from './settings.ts';

/** Resend when there is a key for it; else mails are kept and carried nowhere. */
export const mailerFor = (settings: Settings, meetFault: () => Promise<void>): Mailer =>
  settings.resendApiKey === null ? outbox(meetFault) : resendMailer({ apiKey: settings.resendApiKey });
