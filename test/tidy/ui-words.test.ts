import { describe, expect, test } from '@jest/globals';
import { codeOf, ourFiles, textOf } from './files.ts';

const LANGUAGES = ['es', 'en', 'pt'] as const;
type Words = Record<string, string>;
const wordsOf = (folder: string, language: string): Words => JSON.parse(textOf(`${folder}/locales/${language}.json`));

/** The names that stand in braces: of a plural's or a choice's too. */
const placesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/(?<!=\d |one |other )\{(\w+)(?=[},])/g)].map(([, name]) => name ?? ''))].sort();

const pages = ourFiles().filter((path) => /^(ui|console)\/.*\.tsx?$/.test(path) && !/\.(gen|d)\.ts$/.test(path));
const code = pages.map(codeOf).join('\n');

describe.each(['ui', 'console'])('the words of %s/', (folder) => {
  const spanish = wordsOf(folder, 'es');

  test.each(LANGUAGES)('%s has the same ids with the same places', (language) => {
    const words = wordsOf(folder, language);
    expect(Object.keys(words)).toEqual(Object.keys(spanish));
    const differing = Object.keys(spanish).filter(
      (id) => placesIn(words[id] ?? '').join() !== placesIn(spanish[id] ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  test('none is empty, or the same in all three where it is a sentence', () => {
    const [es, en, pt] = LANGUAGES.map((language) => wordsOf(folder, language)) as [Words, Words, Words];
    expect(Object.entries({ ...es, ...en, ...pt }).filter(([, text]) => text.trim() === '')).toEqual([]);
    const untranslated = Object.keys(es).filter((id) => / \w+ \w+/.test(es[id] ?? '') && es[id] === en[id]);
    expect(untranslated).toEqual([]);
  });

  test('each is said somewhere', () => {
    const said = (id: string): boolean =>
      code.includes(`'${id}'`) ||
      id.split('.').some((_, i, parts) => i > 0 && code.includes(`\`${parts.slice(0, i).join('.')}.\${`));
    expect(Object.keys(spanish).filter((id) => !said(id))).toEqual([]);
  });
});

test('no id stands in both catalogues', () => {
  const shared = new Set(Object.keys(wordsOf('ui', 'es')));
  expect(Object.keys(wordsOf('console', 'es')).filter((id) => shared.has(id))).toEqual([]);
});

test('every type of the timeline has words', () => {
  const types = [...textOf('domain/timeline.ts').matchAll(/^ {2}(?:'([a-z]+\.[a-zA-Z]+)'):/gm)].map(([, type]) => type);
  expect(types.length).toBeGreaterThan(60);
  const words = wordsOf('ui', 'es');
  expect(types.filter((type) => words[`timeline.${type}`] === undefined)).toEqual([]);
});

test('every mail has a name', () => {
  const templates = ourFiles()
    .filter((path) => /^templates\/mails\/[a-z-]+\.mjml$/.test(path))
    .map((path) => path.split('/').at(-1)?.replace('.mjml', ''));
  expect(templates.length).toBeGreaterThan(20);
  const words = wordsOf('ui', 'es');
  expect(templates.filter((template) => words[`mail.${template}`] === undefined)).toEqual([]);
});

test('a refusal that has words in three languages is still said', () => {
  const sentences = [...textOf('ui/bulk/refusal-words.ts').matchAll(/^ {2}'(.+)':/gm)].map(
    ([, sentence]) => sentence ?? '',
  );
  expect(sentences.length).toBeGreaterThan(8);
  const rules = ourFiles()
    .filter((path) => path.startsWith('domain/chart/requests/'))
    .map(textOf)
    .join('\n');
  expect(sentences.filter((sentence) => !rules.includes(`'${sentence}'`))).toEqual([]);
});
