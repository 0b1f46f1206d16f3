import { createHash } from 'node:crypto';
import type { Company } from '../company/company.ts';
import type { ApiDeps } from '../api/deps.ts';
import { passwordMail } from '../templates/password/render.ts';
import { realMailer } from './mailer.ts';
import type { Settings } from './settings.ts';

/** Writes to people of the company. Null: nobody carries mails. */
export function passwordMailFor(settings: Settings, company: Company): ApiDeps['mailPasswordLink'] {
  const mailer = realMailer(settings);
  if (mailer === null) return null;
  return async ({ email, locale }, url) =>
    void (await mailer.send({
      // Two links are two mails.
      key: `password-${createHash('sha256').update(url).digest('hex').slice(0, 32)}`,
      from: company.emails.from,
      to: [email],
      replyTo: null,
      ...passwordMail(locale, url),
      tags: { template: 'password-link' },
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: [],
    }));
}
