import type { Tongue } from '../domain/messages/language.ts';
import type { Mail, MailTopic } from '../domain/messages/mail.ts';
import { OTHER_SAMPLES, SAMPLE_DATA, sampleMail, sampleTopic } from './samples.ts';
import { MAIL_TEMPLATES } from './tones.ts';

const euros = { currency: 'EUR', timeZone: 'Europe/Madrid' };
const pesos = { currency: 'MXN', timeZone: 'America/Mexico_City' };

/** Where a reader of each is likely to be, and what they pay in. */
export const READERS: Record<Tongue, Pick<Mail, 'currency' | 'timeZone'>> = {
  'es-MX': pesos,
  'es-ES': euros,
  en: { currency: 'USD', timeZone: 'America/New_York' },
  fr: { currency: 'EUR', timeZone: 'Europe/Paris' },
  it: { currency: 'EUR', timeZone: 'Europe/Rome' },
  de: { currency: 'EUR', timeZone: 'Europe/Berlin' },
  pt: { currency: 'EUR', timeZone: 'Europe/Lisbon' },
  nl: { currency: 'EUR', timeZone: 'Europe/Amsterdam' },
};

/** A mail as it may go out: what tests render, what overrides are tried on, what the gallery shows. */
export interface SampleCase {
  /** Of a file: `last-notice`, `last-notice.2`. */
  name: string;
  template: Mail['topic']['template'];
  /** What is other than in the template's first case, for people to choose by: `standing: charged`. */
  differs: string;
  write(locale: string, more?: Partial<Mail>): Mail;
}

const caseOf = (topic: MailTopic, index: number): SampleCase => ({
  name: index === 0 ? topic.template : `${topic.template}.${index}`,
  template: topic.template,
  differs: index === 0 ? '' : difference(topic),
  write: (locale, more) => sampleMail(topic, locale, more),
});

/** What a person can tell cases by: words, and what there is of an amount or a list where there is none in the other. */
function difference({ template, data }: MailTopic): string {
  const first = SAMPLE_DATA[template] as Record<string, unknown>;
  const others = Object.entries(data)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(first[key]))
    .map(([key, value]) => [key, Array.isArray(value) ? value.length : value] as const)
    .filter(([, value]) => typeof value !== 'object' || value === null);
  const telling = others.filter(([key, value]) => typeof value !== 'number' || (value === 0) !== (first[key] === 0));
  return (telling.length > 0 ? telling : others).map(([key, value]) => `${key}: ${value}`).join(', ');
}

/** Every template with each of its cases, and one mail that carries all other topics. */
export const SAMPLE_CASES: SampleCase[] = [
  ...MAIL_TEMPLATES.flatMap((template) =>
    [sampleTopic(template), ...OTHER_SAMPLES.filter((topic) => topic.template === template)].map(caseOf),
  ),
  {
    name: 'last-notice.with-all',
    template: 'last-notice',
    differs: 'with every other topic in it',
    write: (locale, more) =>
      sampleMail(sampleTopic('last-notice'), locale, { also: MAIL_TEMPLATES.map(sampleTopic), ...more }),
  },
];
