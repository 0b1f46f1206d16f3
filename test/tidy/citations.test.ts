import { describe, expect, test } from '@jest/globals';
import { commentsIn, isCode, ourFiles, textOf } from './files.ts';

/** Where code cites the law. */
const citing = ourFiles().filter((path) => isCode(path) && /^(domain|ports|activities|api|workflows)\//.test(path));

const headingsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#{2,} (.+)$/gm)].map((match) => (match[1] ?? '').trim());
const PAGES = { rules: headingsOf('docs/rules.md'), guide: headingsOf('docs/guide.md') };

/**
 * `rules, The case` and `guide, Low use`: a heading begins with a capital, so that prose with these words in it is
 * none.
 */
const CITATION = /\b(rules|guide), (?=[A-Z])/g;

/** The heading that a text begins with, the longest one; what comes after it is no part of a word. */
const headingAt = (text: string, headings: string[]): string | null =>
  headings
    .filter((heading) => text.startsWith(heading) && !/^[\w'-]/.test(text.slice(heading.length)))
    .sort((a, b) => b.length - a.length)[0] ?? null;

/**
 * What a comment cites, each with its heading, or null where there is none of this name. `rules, Charging and Unknown
 * outcome` cites two.
 */
function citationsIn(comment: string): { words: string; heading: string | null }[] {
  return [...comment.matchAll(CITATION)].flatMap((match) => {
    const headings = PAGES[match[1] as keyof typeof PAGES];
    const cited: { words: string; heading: string | null }[] = [];
    for (let rest = comment.slice(match.index + match[0].length); ; ) {
      const heading = headingAt(rest, headings);
      cited.push({ words: `${match[1]}, ${rest.slice(0, 60)}`, heading });
      const more = heading === null ? null : /^ and (?=[A-Z])/.exec(rest.slice(heading.length));
      if (heading === null || more === null) return cited;
      rest = rest.slice(heading.length + more[0].length);
    }
  });
}

const missing = (comment: string): string[] =>
  citationsIn(comment)
    .filter(({ heading }) => heading === null)
    .map(({ words }) => words);

describe('the law and the code', () => {
  test('no two headings of a page have one name', () => {
    for (const headings of Object.values(PAGES)) expect([...new Set(headings)]).toEqual(headings);
  });

  test('a citation names a heading, whole', () => {
    expect(citationsIn('no deactivation without warning (rules, The case).').map(({ heading }) => heading)).toEqual([
      'The case',
    ]);
    expect(citationsIn('once (rules, Charging and Unknown outcome)').map(({ heading }) => heading)).toEqual([
      'Charging',
      'Unknown outcome',
    ]);
    expect(citationsIn('rules, Holds add up: each ends on its own').map(({ heading }) => heading)).toEqual([
      'Holds add up',
    ]);
    expect(citationsIn('guide, Low use; rules, Low use').map(({ heading }) => heading)).toEqual(['Low use', 'Low use']);
    expect(missing('rules, Nowhere')).toEqual(['rules, Nowhere']);
    expect(missing('rules, Holdsome')).toEqual(['rules, Holdsome']);
    expect(citationsIn('under the old rules, held back by a hold; guide: an hour; (guide)')).toEqual([]);
  });

  test('every heading that a comment cites is in docs/rules.md or docs/guide.md', () => {
    const found = citing.flatMap((path) =>
      commentsIn(path).flatMap(({ line, text }) => citationsIn(text).map((one) => ({ at: `${path}:${line}`, ...one }))),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ heading }) => heading === null).map(({ at, words }) => `${at} ${words}`)).toEqual([]);
  });
});
