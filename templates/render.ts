import type { Mail } from '../domain/messages/mail.ts';
import { askedFor } from './asks-for-money.ts';
import { assemble } from './assemble.ts';
import { languageFor } from './catalogue.ts';
import type { Company } from './company.ts';
import { type Frame, sayPlain } from './handlebars.ts';
import { plainText } from './plain-text.ts';
import { voiceFor } from './voice.ts';

export interface Rendered {
  subject: string;
  html: string;
  text: string;
}

/**
 * A mail in words: in the account's language (see `languageFor`), html and plain text, `also` topics as short further
 * paragraphs, and how to pay in every mail that asks for money. Throws on a missing variable or sentence: our bug.
 */
export async function renderMail(mail: Mail, company: Company): Promise<Rendered> {
  const asked = askedFor([mail.topic, ...mail.also]);
  const language = languageFor(mail.locale);
  const frame: Frame = {
    voice: voiceFor(mail),
    template: mail.topic.template,
    company,
    contactHours: company.contact.hours[language],
    accountName: mail.accountName,
    accountId: mail.accountId,
    lang: language,
    also: mail.also,
    pay:
      asked === null
        ? null
        : { invoices: asked.map((invoice) => ({ ...invoice, reference: sevenDigits(invoice.number) })) },
  };
  const subject = sayPlain('.subject', mail.topic.data, frame);
  const render = await assemble(mail.topic.template, company.colours);
  const html = render(mail.topic.data, { ...frame, subject });
  return { subject, html, text: plainText(html) };
}

/** All of an invoice's number that fits into a SPEI reference; the whole number goes into the concept. */
const sevenDigits = (number: string): string => /\d{7}$/.exec(number)?.[0] ?? '—';
