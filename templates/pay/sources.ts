import { readdirSync, readFileSync } from 'node:fs';
import { LANGUAGES, type Language, type Tongue } from '../../domain/messages/language.ts';
import { type Catalogue, sentencesOf, type Tree } from '../catalogue.ts';
import { inDialect, type Words } from '../dialect.ts';
import type { Sources } from '../sources.ts';

const at = (path: string): URL => new URL(path, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');

/** All of a page's sentences are its own. */
export const TEMPLATE = 'pay';

const sentencesIn = (language: Language): Catalogue =>
  new Map(sentencesOf(JSON.parse(read(`./locales/${language}.json`)) as Tree, `${TEMPLATE}.`));

/** The page is written in the languages of the mails that lead to it. */
const spoken = Object.fromEntries(LANGUAGES.map((language) => [language, sentencesIn(language)])) as Record<
  Language,
  Catalogue
>;

export const PAGE = read('./page.hbs');
export const STYLE = read('./style.css');
export const SCRIPT = read('./live.js');

export const PAGE_SOURCES: Sources = {
  files: new Map(readdirSync(at('./parts/')).map((name) => [`parts/${name}`, read(`./parts/${name}`)])),
  catalogues: {
    ...spoken,
    'es-ES': inDialect(spoken['es-MX'], JSON.parse(read('../locales/es-ES.json')) as Words),
  } satisfies Record<Tongue, Catalogue>,
};
