import type { Company } from '../../company/company.ts';
import { writtenTo } from '../../company/languages.ts';
import { languageFor } from '../../domain/messages/language.ts';
import { engineFor } from '../handlebars.ts';
import { tagFor } from '../voice.ts';
import { type Figures, figuresFor } from './figures.ts';
import { DOCUMENT_SOURCES, TEMPLATE } from './sources.ts';

/** What a document is written with: one account's language and currency. */
export interface Saying {
  locale: string;
  figures: Figures;
  /** A sentence of the catalogue, without markup: `say('lines.item')`. */
  say(key: string, context?: object): string;
  /** When somebody answers the telephone. */
  hours: string;
  /** As Typst wants them: `es`, `MX`. */
  lang: string;
  region: string | null;
}

const engine = engineFor(DOCUMENT_SOURCES);

/** In the language of the account that the company has words in, as its mails are. */
export function sayingFor(company: Company, to: { locale: string; currency: string }): Saying {
  const locale = writtenTo(company, to.locale);
  const figures = figuresFor({ locale, currency: to.currency });
  const frame = { voice: figures, template: TEMPLATE };
  const { language, region } = new Intl.Locale(tagFor(locale));
  return {
    locale,
    figures,
    say: (key, context = {}) => engine.sayPrinted(`.${key}`, context, frame),
    hours: company.contact.hours[languageFor(locale)] ?? company.contact.hours.en,
    lang: language,
    region: region ?? null,
  };
}
