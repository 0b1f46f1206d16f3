import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/** `test/api/sign-in.test.ts` (a session; another site's page) */
const CITED = /`(test\/[\w/.-]+\.test\.ts)`(?: \(([^)]+)\))?/g;

const doc = readFileSync('docs/security.md', 'utf8');
const cited = [...doc.matchAll(CITED)].map(([, file = '', words]) => ({ file, words: words?.split('; ') ?? [] }));

/** What its tests are called, in one line each. */
const namesIn = (file: string): string =>
  [...readFileSync(file, 'utf8').matchAll(/(?:test|describe)(?:\.each\b[\s\S]*?\]\))?\(\s*(['"`])([\s\S]*?)\1,/g)]
    .map(([, , name]) => name)
    .join('\n')
    .replaceAll('’', "'");

describe('docs/security.md', () => {
  test('has for each of the ten what holds it', () => {
    const sections = doc.split(/^### (?=API\d)/m).slice(1);
    expect(sections.map((one) => /^API(\d+)/.exec(one)?.[1])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
    ]);
    expect(sections.filter((one) => one.split(/^## /m)[0]?.match(CITED) === null)).toEqual([]);
  });

  test('names tests that are there, by words of their names', () => {
    expect(cited.length).toBeGreaterThan(30);
    expect(cited.filter(({ file }) => !existsSync(file)).map(({ file }) => file)).toEqual([]);
    expect(
      cited.flatMap(({ file, words }) =>
        words.filter((word) => !namesIn(file).includes(word)).map((word) => `${file}: ${word}`),
      ),
    ).toEqual([]);
  });
});
