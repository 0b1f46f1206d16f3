import { expect, test } from '@jest/globals';
import { LANGUAGES, type Language, type Tongue } from '../../domain/messages/language.ts';
import type { Catalogue } from '../../templates/catalogue.ts';

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

/** What holds of the sentences of mails and of pages alike: as many in each language, that say the same, with care. */
export function writtenAlike(catalogues: Record<Tongue, Catalogue>): void {
  test('have the same keys in every language', () => {
    const [first, ...others] = LANGUAGES.map((language) => [...catalogues[language].keys()].sort());
    for (const other of others) expect(other).toEqual(first);
  });

  test('say no less in one language than in another: every sentence takes up the same values', () => {
    for (const language of LANGUAGES)
      for (const [key, sentence] of catalogues['es-MX'])
        expect({ language, key, taken: taken(catalogues[language].get(key) ?? '') }).toEqual({
          language,
          key,
          taken: taken(sentence),
        });
  });

  test.each(LANGUAGES)('have words for one and for several wherever something is counted, in %s', (language) => {
    for (const [key, sentence] of catalogues['es-MX']) {
      const forms = pluralForms(catalogues[language].get(key) ?? '');
      expect([key, forms.length]).toEqual([key, pluralForms(sentence).length]);
      for (const form of forms)
        expect([key, form]).toEqual([key, [expect.stringMatching(/./), expect.stringMatching(/./)]]);
    }
  });

  test.each(LANGUAGES)('are written with care in %s', (language) => {
    for (const [key, sentence] of catalogues[language]) {
      const said = words(sentence);
      const odd = / {2}|\.\.|,,|^\s|\s$| [,.]| \)|\( /.exec(said.replaceAll('#', 'x'));
      expect([key, odd?.[0]]).toEqual([key, undefined]);
      expect([key, FAMILIAR[language]?.exec(said)?.[0]]).toEqual([key, undefined]);
    }
  });

  test('French has a space that does not break before a colon, a semicolon and marks, Italian and French their apostrophe', () => {
    for (const [key, sentence] of catalogues.fr)
      expect([key, /(?<!\u00a0)[;?!:](?=\s|$)/.exec(words(sentence))]).toEqual([key, null]);
    for (const language of ['fr', 'it'] as const)
      for (const [key, sentence] of catalogues[language])
        expect([key, /\p{L}'\p{L}/u.exec(words(sentence))]).toEqual([key, null]);
  });

  test('leave no sentence in Spanish', () => {
    for (const language of LANGUAGES.filter((one) => one !== 'es-MX')) {
      const same = [...catalogues[language]].filter(
        ([key, sentence]) => words(sentence).split(' ').length > 3 && catalogues['es-MX'].get(key) === sentence,
      );
      expect([language, same]).toEqual([language, []]);
    }
  });
}
