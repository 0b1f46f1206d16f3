import { createContext, type ReactNode, useContext } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import type es from './locales/es.json';

/** Ids of the words that all pages share; an application adds its own to `Words`. */
export interface Words extends Record<keyof typeof es, string> {}

export const LANGUAGES = ['es', 'en', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How numbers and days are written: by whom a language is read here. */
export const LOCALES: Record<Language, string> = { es: 'es-MX', en: 'en-US', pt: 'pt-BR' };
export const NAMES: Record<Language, string> = { es: 'Español', en: 'English', pt: 'Português' };

const KEPT = 'puntual.language';

export const languageOf = (locale: string): Language | null => {
  const language = locale.slice(0, 2).toLowerCase();
  return LANGUAGES.find((one) => one === language) ?? null;
};

/** What the reader chose, else the first of the browser's languages that is spoken here. */
export function languageNow(): Language {
  const wanted = [localStorage.getItem(KEPT) ?? '', ...navigator.languages].map(languageOf);
  return wanted.find((one) => one !== null) ?? 'es';
}

/** For this browser, from the next page on. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}

export function chooseLanguage(language: Language): void {
  keepLanguage(language);
  location.reload();
}

const Spoken = createContext<Language>('es');
export const useLanguage = (): Language => useContext(Spoken);

/** A language for all that is in it. A word that is missing is our mistake, and thrown in tests rather than shown. */
export function Speaking(props: { language: Language; words: Record<string, string>; children: ReactNode }) {
  return (
    <Spoken.Provider value={props.language}>
      <IntlProvider locale={LOCALES[props.language]} messages={props.words} defaultLocale="es-MX">
        {props.children}
      </IntlProvider>
    </Spoken.Provider>
  );
}

export type Values = Record<string, string | number>;
/** A word by its id, with what stands in its places. */
export type Say = (id: keyof Words, values?: Values) => string;

/** For words in the flow of code: labels, names, announcements. */
export function useSay(): Say {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}
