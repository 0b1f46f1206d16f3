import { readdirSync, readFileSync } from 'node:fs';
import { LANGUAGES, type Language, type Tongue } from '../domain/messages/language.ts';
import { type Catalogue, sentencesOf, type Tree } from './catalogue.ts';
import { inDialect, type Words } from './dialect.ts';

/** What mails are made of. */
export interface Sources {
  /** Layout, mails and parts by their path in this folder: `mails/last-notice.mjml`. */
  files: ReadonlyMap<string, string>;
  catalogues: Readonly<Record<Tongue, Catalogue>>;
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const filesIn = (folder: string): string[] =>
  readdirSync(new URL(`./${folder}/`, import.meta.url)).map((name) => `${folder}/${name}`);

const shipped = byLanguage((language) => new Map(sentencesOf(JSON.parse(read(`./locales/${language}.json`)) as Tree)));

/** As they are shipped. */
export const SHIPPED: Sources = {
  files: new Map(['layout.mjml', ...filesIn('mails'), ...filesIn('parts')].map((path) => [path, read(`./${path}`)])),
  catalogues: {
    ...shipped,
    'es-ES': inDialect(shipped['es-MX'], JSON.parse(read('./locales/es-ES.json')) as Words),
  },
};

export function byLanguage<T>(one: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, one(language)])) as Record<Language, T>;
}
