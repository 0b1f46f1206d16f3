import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LANGUAGES, type Language } from '../../domain/messages/language.ts';
import { SHIPPED } from '../../templates/sources.ts';
import { MAIL_TEMPLATES } from '../../templates/tones.ts';

const CATALOGUES = SHIPPED.catalogues;
const folder = new URL('../../templates/', import.meta.url);
const sources = ['mails', 'parts'].flatMap((name) =>
  readdirSync(new URL(`${name}/`, folder)).map((file) => ({
    file,
    source: readFileSync(new URL(`${name}/${file}`, folder), 'utf8'),
  })),
);
const layout = { file: 'layout.mjml', source: readFileSync(new URL('layout.mjml', folder), 'utf8') };

/** The values that a sentence takes up, in no order: what it must not lose in translation. */
const taken = (sentence: string): string[] =>
  [
    ...new Set(
      [...sentence.matchAll(/\{\{[{#]?\s*([^}]+?)\s*\}\}/g)].map((match) =>
        // A weekday would want an article in one language, a day without one in another.
        (match[1] ?? '').replaceAll(/\\?"[^"]*"/g, '""').replace(/^date /, 'day '),
      ),
    ),
  ].sort();

/** The words for one and for several: `["día", "días"]`. */
const pluralForms = (sentence: string): string[][] =>
  [...sentence.matchAll(/\{\{plural \w+ (.*?)\}\}/g)].map(([, forms = '']) =>
    [...forms.matchAll(/"([^"]*)"/g)].map(([, form = '']) => form),
  );

/** How one speaks to friends, where these mails speak to customers. */
const FAMILIAR: Partial<Record<Language, RegExp>> = {
  'es-MX': /\b(tú|tu|tus|te|ti|vos)\b/i,
  fr: /(?<![\p{L}-])(tu|ton|ta|tes|toi)(?!\p{L})/iu,
  it: /(?<!\p{L})(tu|tuo|tua|tuoi|tue|ti)(?!\p{L})/iu,
  de: /(?<!\p{L})(du|dein\p{L}*|dir|dich|euch|euer)(?!\p{L})/u,
  pt: /(?<!\p{L})(você|vocês|tu|teu|tua|te|o senhor|a senhora)(?!\p{L})/iu,
  nl: /(?<!\p{L})(je|jij|jou|jouw|jullie)(?!\p{L})/iu,
};
/** What is said, without what is put in and without markup. */
const words = (sentence: string): string => sentence.replaceAll(/\{\{.*?\}\}|<[^>]*>/g, '#');

describe('the catalogues', () => {
  test('have the same keys in every language', () => {
    const [first, ...others] = LANGUAGES.map((language) => [...CATALOGUES[language].keys()].sort());
    for (const other of others) expect(other).toEqual(first);
  });

  test('say no less in one language than in another: every sentence takes up the same values', () => {
    for (const language of LANGUAGES)
      for (const [key, sentence] of CATALOGUES['es-MX'])
        expect({ language, key, taken: taken(CATALOGUES[language].get(key) ?? '') }).toEqual({
          language,
          key,
          taken: taken(sentence),
        });
  });

  test.each(LANGUAGES)('have words for one and for several wherever something is counted, in %s', (language) => {
    for (const [key, sentence] of CATALOGUES['es-MX']) {
      const forms = pluralForms(CATALOGUES[language].get(key) ?? '');
      expect([key, forms.length]).toEqual([key, pluralForms(sentence).length]);
      for (const form of forms)
        expect([key, form]).toEqual([key, [expect.stringMatching(/./), expect.stringMatching(/./)]]);
    }
  });

  test.each(LANGUAGES)('are written with care in %s', (language) => {
    for (const [key, sentence] of CATALOGUES[language]) {
      const said = words(sentence);
      const odd = / {2}|\.\.|,,|^\s|\s$| [,.]| \)|\( /.exec(said.replaceAll('#', 'x'));
      expect([key, odd?.[0]]).toEqual([key, undefined]);
      expect([key, FAMILIAR[language]?.exec(said)?.[0]]).toEqual([key, undefined]);
    }
  });

  test('French has a space that does not break before a colon, a semicolon and marks, Italian and French their apostrophe', () => {
    for (const [key, sentence] of CATALOGUES.fr)
      expect([key, /(?<!\u00a0)[;?!:](?=\s|$)/.exec(words(sentence))]).toEqual([key, null]);
    for (const language of ['fr', 'it'] as const)
      for (const [key, sentence] of CATALOGUES[language])
        expect([key, /\p{L}'\p{L}/u.exec(words(sentence))]).toEqual([key, null]);
  });

  test('leave no sentence in Spanish', () => {
    for (const language of LANGUAGES.filter((one) => one !== 'es-MX')) {
      const same = [...CATALOGUES[language]].filter(
        ([key, sentence]) => words(sentence).split(' ').length > 3 && CATALOGUES['es-MX'].get(key) === sentence,
      );
      expect([language, same]).toEqual([language, []]);
    }
  });

  test('have a subject, a preheader, a title and a short form for every template', () => {
    for (const template of MAIL_TEMPLATES) {
      for (const part of ['subject', 'preheader', 'eyebrow', 'title', 'intro', 'also'])
        expect([...CATALOGUES['es-MX'].keys()]).toContain(`${template}.${part}`);
    }
  });

  test('have no markup where none is read: in subjects, preheaders, titles and buttons', () => {
    for (const language of LANGUAGES) {
      for (const [key, sentence] of CATALOGUES[language])
        if (/\.(subject|preheader|eyebrow|title|button)$/.test(key)) expect(sentence).not.toMatch(/[<>]/);
    }
  });

  test('have no sentence that no template says', () => {
    const said = new Set<string>();
    const say = (text: string, template: string | null): void => {
      for (const [, key = ''] of text.matchAll(/\(?\bt \\?"([^"\\]+)\\?"/g))
        said.add(key.startsWith('.') ? `${template}${key}` : key);
      for (const [, key = ''] of text.matchAll(/oneOf \\?"([^"\\]+)\\?"/g))
        said.add(`${key.startsWith('.') ? `${template}${key}` : key}.*`);
    };
    for (const template of MAIL_TEMPLATES) {
      say(layout.source, template);
      for (const { file, source } of sources)
        if (
          !file.endsWith('.mjml') ||
          file === `${template}.mjml` ||
          !MAIL_TEMPLATES.some((one) => file === `${one}.mjml`)
        )
          say(source, template);
      said.add(`${template}.subject`).add(`${template}.also`);
    }
    for (const [key, sentence] of CATALOGUES['es-MX']) say(sentence, key.split('.')[0] ?? '');
    const unsaid = [...CATALOGUES['es-MX'].keys()].filter(
      (key) => !said.has(key) && !said.has(`${key.slice(0, key.lastIndexOf('.'))}.*`),
    );
    expect(unsaid).toEqual([]);
  });

  test('there is one file a template, and no other', () => {
    expect(readdirSync(new URL('mails/', folder)).sort()).toEqual(
      MAIL_TEMPLATES.map((template) => `${template}.mjml`).sort(),
    );
  });
});
