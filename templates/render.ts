import type { Company } from '../company/company.ts';
import { writtenTo } from '../company/languages.ts';
import { languageFor, tongueFor } from '../domain/messages/language.ts';
import type { Mail, MailTemplate } from '../domain/messages/mail.ts';
import { askedFor } from './asks-for-money.ts';
import { assembler } from './assemble.ts';
import { bankFor } from './bank-for.ts';
import { engineFor, type Frame } from './handlebars.ts';
import { plainText } from './plain-text.ts';
import { SHIPPED, type Sources } from './sources.ts';
import { voiceFor } from './voice.ts';

export interface Rendered {
  subject: string;
  html: string;
  text: string;
}

/**
 * Puts a company's mails into words: in the account's language (see `languageFor`, `writtenTo`), html and plain text, `also` topics
 * as short further paragraphs, and how to pay in every mail that asks for money. Rejects on a missing variable or
 * sentence: our bug, since the company's own templates were tried at start.
 */
export function mailRenderer(company: Company, sources: Sources = SHIPPED): (mail: Mail) => Promise<Rendered> {
  const engine = engineFor(sources);
  const assemble = assembler(sources, engine, company.colours);
  return async (mail) => {
    const frame = frameOf(mail, company);
    const subject = engine.sayPlain('.subject', mail.topic.data, frame);
    const html = (await assemble(mail.topic.template))(mail.topic.data, { ...frame, subject });
    return { subject, html, text: plainText(html) };
  };
}

/** What a template may say as `@name`. */
export function frameOf(mail: Mail, company: Company): Frame {
  const asked = askedFor([mail.topic, ...mail.also]);
  const locale = writtenTo(company, mail.locale);
  const language = languageFor(locale);
  const { contact, service } = company;
  return {
    voice: voiceFor({ ...mail, locale }),
    template: mail.topic.template,
    company: { ...company, bank: bankFor(company, mail.currency) },
    contactHours: contact.hours[language] ?? contact.hours.en,
    stops: service.stops[language] ?? service.stops.en,
    stays: service.stays[language] ?? service.stays.en,
    accountName: mail.accountName,
    accountId: mail.accountId,
    lang: tongueFor(locale),
    also: mail.also,
    charges: SAYS_WHEN.includes(mail.topic.template) ? [] : mail.charges,
    pay:
      asked === null
        ? null
        : { invoices: asked.map((invoice) => ({ ...invoice, reference: sevenDigits(invoice.number) })) },
  };
}

/** Mails that say themselves when we charge what they are about. */
const SAYS_WHEN: MailTemplate[] = ['payment-declined', 'payment-returned', 'overdue-reminder', 'autopay-upcoming'];

/** All of an invoice's number that fits into a SPEI reference; the whole number goes into the concept. */
const sevenDigits = (number: string): string => /\d{7}$/.exec(number)?.[0] ?? '—';
