import { LANGUAGES, type Language, languageFor } from '../domain/messages/language.ts';

/** By the words that it has, whatever they say. */
interface Words {
  contact: { hours: Partial<Record<Language, string>> };
}

/** The languages that a company's mails are written in: those that it has words of its own in. */
export const languagesOf = ({ contact }: Words): Language[] =>
  LANGUAGES.filter((language) => contact.hours[language] !== undefined);

/** The locale that a company writes in to an account's: English to whose language it has no words in. */
export const writtenTo = (company: Words, locale: string): string =>
  languagesOf(company).includes(languageFor(locale)) ? locale : 'en';
