import type { Mailer } from '../ports/mailer/mailer.ts';
import { outbox } from '../ports/mailer/outbox.ts';
import { resendMailer } from '../ports/mailer/resend.ts';
import { smtpMailer } from '../ports/mailer/smtp/mailer.ts';
import type { Settings } from './settings.ts';

type Chosen = Pick<Settings, 'resendApiKey' | 'resendBaseUrl' | 'smtpUrl'>;

/** Whoever carries mails, by the setting that names him. */
export function realMailer({ resendApiKey, resendBaseUrl, smtpUrl }: Chosen): Mailer | null {
  if (resendApiKey !== null) return resendMailer({ apiKey: resendApiKey, baseUrl: resendBaseUrl });
  return smtpUrl === null ? null : smtpMailer({ url: smtpUrl });
}

/** Without a real one they are kept and carried nowhere. */
export const mailerFor = (settings: Chosen, meetFault: () => Promise<void>): Mailer =>
  realMailer(settings) ?? outbox(meetFault);
