import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language, type Tongue } from '../../domain/messages/language.ts';
import { type Catalogue, sentencesOf, type Tree } from '../catalogue.ts';
import { inDialect, type Words } from '../dialect.ts';
import type { Sources } from '../sources.ts';

const at = (path: string): URL => new URL(path, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');

/** All of a document's sentences are its own. */
export const TEMPLATE = 'document';

/** Where the templates are: a template reads nothing outside. */
export const FOLDER = fileURLToPath(at('.'));

const fontFile = (style: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`);
/** Source Sans 3 (OFL), in the weights that the templates use. */
export const FONTS = ['400Regular', '600SemiBold', '700Bold'].map((style) => dirname(fontFile(style)));

const sentencesIn = (language: Language): Catalogue =>
  new Map(sentencesOf(JSON.parse(read(`./locales/${language}.json`)) as Tree, `${TEMPLATE}.`));

const spoken = Object.fromEntries(LANGUAGES.map((language) => [language, sentencesIn(language)])) as Record<
  Language,
  Catalogue
>;

export const DOCUMENT_SOURCES: Sources = {
  files: new Map(),
  catalogues: {
    ...spoken,
    'es-ES': inDialect(spoken['es-MX'], JSON.parse(read('../locales/es-ES.json')) as Words),
  } satisfies Record<Tongue, Catalogue>,
};

const named = (folder: string, ending: string): string[] =>
  readdirSync(at(folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}${name}`);

/** Another text or layout, another version: of what documents are made of, without the company's own data. */
export const VERSION = [
  ...named('./', '.typ'),
  ...named('./', '.ts'),
  ...named('./parts/', '.typ'),
  ...named('./locales/', '.json'),
]
  .reduce((hash, path) => hash.update(`${path}\n${read(path)}`), createHash('sha256'))
  .digest('hex')
  .slice(0, 12);
