import type { Mailer } from '../ports/mailer/mailer.ts';
import { outbox } from '../ports/mailer/outbox.ts';
import { resendMailer } from '../ports/mailer/resend.ts';
import { smtpMailer } from '../ports/mailer/smtp/mailer.ts';
import type { Settings } from './settings.ts';

/** Whoever carries mails, by the setting that names him; without one they are kept and carried nowhere. */
export function mailerFor(
  { resendApiKey, resendBaseUrl, smtpUrl }: Pick<Settings, 'resendApiKey' | 'resendBaseUrl' | 'smtpUrl'>,
  meetFault: () => Promise<void>,
): Mailer {
  if (resendApiKey !== null) return resendMailer({ apiKey: resendApiKey, baseUrl: resendBaseUrl });
  return smtpUrl === null ? outbox(meetFault) : smtpMailer({ url: smtpUrl });
}

/** Null: nobody's. */
export const mailSetting = ({ resendApiKey, smtpUrl }: Settings): 'RESEND_API_KEY' | 'SMTP_URL' | null =>
  resendApiKey !== null ? 'RESEND_API_KEY' : smtpUrl !== null ? 'SMTP_URL' : null;
