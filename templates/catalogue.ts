import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language, languageFor } from './languages.ts';

/** Sentences by dotted key, each a Handlebars text of its own: translators may move amounts and days about. */
export type Catalogue = ReadonlyMap<string, string>;

export { LANGUAGES, type Language, languageFor };

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
}

const load = (language: Language): Catalogue =>
  new Map(flatten(JSON.parse(readFileSync(new URL(`./locales/${language}.json`, import.meta.url), 'utf8')) as Tree));

export const CATALOGUES: Record<Language, Catalogue> = { 'es-MX': load('es-MX'), en: load('en') };
