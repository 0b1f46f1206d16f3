import type { Company } from '../company/company.ts';
import { writtenTo } from '../company/languages.ts';
import { languageFor, tongueFor } from '../domain/messages/language.ts';
import type { Mail, MailInvoice, MailTemplate } from '../domain/messages/mail.ts';
import { askedFor } from './asks-for-money.ts';
import { assembler } from './assemble.ts';
import { bankFor } from './bank-for.ts';
import { BUTTON_OF } from './buttons.ts';
import { engineFor, type Frame } from './handlebars.ts';
import { plainText } from './plain-text.ts';
import { SHIPPED, type Sources } from './sources.ts';
import { voiceFor } from './voice.ts';

export interface Rendered {
  subject: string;
  html: string;
  text: string;
  /** The invoices that it asks to be paid; empty: it asks, and names none; null: it asks for nothing. */
  pays: string[] | null;
}

/**
 * Puts a company's mails into words: in the account's language (see `languageFor`, `writtenTo`), html and plain text, `also` topics
 * as short further paragraphs, and how to pay in every mail that asks for money: at `payUrl`, without signing in.
 * Rejects on a missing variable or sentence: our bug, since the company's own templates were tried at start.
 */
export function mailRenderer(
  company: Company,
  sources: Sources = SHIPPED,
): (mail: Mail, payUrl?: string) => Promise<Rendered> {
  const engine = engineFor(sources);
  const assemble = assembler(sources, engine, company.colours);
  return async (mail, payUrl) => {
    const frame = frameOf(mail, company, payUrl);
    const subject = engine.sayPlain('.subject', mail.topic.data, frame);
    const html = (await assemble(mail.topic.template))(mail.topic.data, { ...frame, subject });
    return { subject, html, text: plainText(html), pays: frame.pay?.invoices.map(({ id }) => id) ?? null };
  };
}

type PayFrame = { invoices: (MailInvoice & { reference: string })[] } | null;

/** What a template may say as `@name`. Who has no link to pay pays in the portal. */
export function frameOf(mail: Mail, company: Company, payUrl = company.portalUrl): Frame & { pay: PayFrame } {
  const asked = askedFor([mail.topic, ...mail.also]);
  const locale = writtenTo(company, mail.locale);
  const language = languageFor(locale);
  const { contact, service } = company;
  const { template, data } = mail.topic;
  // The words of one that has no amount to ask for lead to the portal.
  const buttonPays =
    asked !== null && BUTTON_OF[template] === 'pay' && !('totalMinor' in data && data.totalMinor === 0);
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
    payUrl,
    buttonPays,
    buttonUrl: buttonPays ? payUrl : company.portalUrl,
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
