import { readFileSync } from 'node:fs';

/** Sentences by dotted key, each a Handlebars text of its own: translators may move amounts and days about. */
export type Catalogue = ReadonlyMap<string, string>;

/** The languages that are written; everything else falls back to one of them. */
export const LANGUAGES = ['es-MX', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** By language, whatever the region: every Spanish reads es-MX, everybody else English. */
export const languageFor = (locale: string): Language => (/^es(-|$)/i.test(locale) ? 'es-MX' : 'en');

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
}

const load = (language: Language): Catalogue =>
  new Map(flatten(JSON.parse(readFileSync(new URL(`./locales/${language}.json`, import.meta.url), 'utf8')) as Tree));

export const CATALOGUES: Record<Language, Catalogue> = { 'es-MX': load('es-MX'), en: load('en') };
