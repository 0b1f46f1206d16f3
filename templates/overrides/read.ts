import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../domain/messages/language.ts';
import { type Catalogue, sentencesOf, type Tree } from '../catalogue.ts';
import { byLanguage, SHIPPED, type Sources } from '../sources.ts';
import type { OverrideProblem } from './problem.ts';

/** What a company's folder has: only what differs from the shipped. */
export interface Overrides {
  files: ReadonlyMap<string, string>;
  sentences: Readonly<Record<Language, Catalogue>>;
}

export const localeFile = (language: Language): string => `locales/${language}.json`;

/** The shipped sources with a company's in their places. */
export const overridden = ({ files, sentences }: Overrides): Sources => ({
  files: new Map([...SHIPPED.files, ...files]),
  catalogues: {
    ...byLanguage((language) => new Map([...SHIPPED.catalogues[language], ...sentences[language]])),
    // A company's own sentences are in its own words.
    'es-ES': new Map([...SHIPPED.catalogues['es-ES'], ...sentences['es-MX']]),
  },
});

/**
 * Reads a folder of overrides, and says which of its files and sentences take no shipped one's place. Hidden files and
 * Markdown are nobody's override. A folder that can't be read throws.
 */
export function readOverrides(folder: string): { overrides: Overrides; problems: OverrideProblem[] } {
  const problems: OverrideProblem[] = [];
  const files = new Map<string, string>();
  const sentences = byLanguage(() => new Map<string, string>());
  for (const file of filesUnder(folder)) {
    const language = LANGUAGES.find((one) => file === localeFile(one));
    if (language !== undefined) {
      const { known, unknown } = sentencesIn(readFileSync(join(folder, file), 'utf8'), language);
      sentences[language] = known;
      problems.push(...unknown.map((message) => ({ file, message })));
    } else if (SHIPPED.files.has(file)) files.set(file, readFileSync(join(folder, file), 'utf8'));
    else problems.push({ file, message: `takes the place of nothing: ${placesBeside(file)}` });
  }
  return { overrides: { files, sentences }, problems };
}

/** By their paths in the folder, with / on every system. */
const filesUnder = (folder: string, inside = ''): string[] =>
  readdirSync(join(folder, inside), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !name.endsWith('.md'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(folder, path) : [path];
    });

function placesBeside(file: string): string {
  const [top = ''] = file.split('/');
  const beside = [...SHIPPED.files.keys(), ...LANGUAGES.map(localeFile)].filter((path) => path.startsWith(`${top}/`));
  return beside.length === 0
    ? 'a folder of overrides has layout.mjml, mails/, parts/ and locales/'
    : `in ${top}/ there may be ${beside.map((path) => path.slice(top.length + 1)).join(', ')}`;
}

function sentencesIn(text: string, language: Language): { known: Map<string, string>; unknown: string[] } {
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch (error) {
    return { known: new Map(), unknown: [`is no JSON: ${(error as Error).message}`] };
  }
  const odd = notText(tree);
  if (odd !== null)
    return { known: new Map(), unknown: [`${odd} must be a sentence, or an object of sentences`.trim()] };
  const entries = sentencesOf(tree as Tree);
  return {
    known: new Map(entries.filter(([key]) => SHIPPED.catalogues[language].has(key))),
    unknown: entries
      .filter(([key]) => !SHIPPED.catalogues[language].has(key))
      .map(([key]) => `${key} is no sentence of a mail: ${sentencesBeside(key, language)}`),
  };
}

/** The path of what is neither a text nor an object of them; null: there is none. */
function notText(tree: unknown, path: string[] = []): string | null {
  if (typeof tree === 'string' && path.length > 0) return null;
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return path.join('.');
  for (const [key, value] of Object.entries(tree)) {
    const odd = notText(value, [...path, key]);
    if (odd !== null) return odd;
  }
  return null;
}

function sentencesBeside(key: string, language: Language): string {
  const keys = [...SHIPPED.catalogues[language].keys()];
  const folder = key.slice(0, key.lastIndexOf('.') + 1);
  const beside = keys.filter((one) => folder !== '' && one.startsWith(folder));
  return beside.length === 0
    ? `there are sentences under ${[...new Set(keys.map((one) => one.split('.')[0]))].join(', ')}`
    : `there are ${beside.join(', ')}`;
}
