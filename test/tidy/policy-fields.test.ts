import { describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { codeOf, isCode, ourFiles, textOf } from './files.ts';

/** The way to each field that is no part of the policy's own name; what a list holds is its field's. */
function fieldsIn(value: object, way: string[] = []): string[] {
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? fieldsIn(one, [...way, name])
      : [[...way, name].join('.')],
  );
}

/** Where a policy is made, checked and shown, every field stands: that is no reading of it. */
const readers = ourFiles()
  .filter((path) => isCode(path) && /^(domain|ports|activities|api|cli)\//.test(path))
  .filter((path) => !/^domain\/(policy|mexico|spain)\/|^api\/v1\/policies\/(bodies|shapes)\.ts$/.test(path))
  .map((path) => ({ path, code: codeOf(path) }));

/** Read as `section.field`, or taken out of its section by name. */
const reads = (section: string, field: string): RegExp =>
  new RegExp(
    [
      `\\b${section}\\??\\.${field}\\b`,
      `\\{[^{}]*\\b${field}\\b[^{}]*\\}\\s*[=:]\\s*[^;,)]*\\b${section}\\b`,
      `\\b${section}: \\{[^{}]*\\b${field}\\b`,
    ].join('|'),
  );

const readersOf = (field: string): string[] => {
  const [name = '', section = 'policy'] = field.split('.').toReversed();
  return readers.filter(({ code }) => reads(section, name).test(code)).map(({ path }) => path);
};

const { networks, ...rest } = mexicoPolicy();
/** By the names under which a network's rule, and a cap of it, are looked at (`domain/chart/reads/limits.ts`). */
const OF_NETWORKS = [
  ...Object.keys(networks[0] ?? {}).map((field) => `rule.${field}`),
  ...Object.keys(networks[0]?.declines ?? {}).map((field) => `limit.${field}`),
];

/** Numbers of the shipped policy on a line that cites the rules, each with its field and the chapter that is cited. */
const shippedByTheRules = textOf('domain/policy/mexico.ts')
  .split('\n')
  .flatMap((line) => {
    const [, code = '', chapter] = /^(.*?)\/\/.*\brules, (\w+(?: case)?)/.exec(line) ?? [];
    if (chapter === undefined) return [];
    return [...code.matchAll(/(\w+): (\[[\d, ]+\]|[\d_]+)/g)].flatMap(([, name = '', values = '']) =>
      [...values.matchAll(/[\d_]+/g)].map(([digits]) => ({
        name,
        number: Number(digits.replaceAll('_', '')),
        chapter,
      })),
    );
  });

const WORDS: Record<number, string> = { 1: 'one|once|first', 2: 'two|twice', 3: 'three|third', 5: 'five', 10: 'ten' };

/** A chapter of the rules says this number: as it is counted in the field's unit, or in a larger one. */
function saysIn(chapter: string, name: string, number: number): boolean {
  const text =
    textOf('docs/rules.md')
      .split(`\n## ${/^The/.test(chapter) ? 'The case' : chapter}\n`)[1]
      ?.split('\n## ')[0] ?? '';
  const said = [
    name.endsWith('Minor') ? (number / 100).toLocaleString('en') : number.toLocaleString('en'),
    ...(WORDS[number] ? [WORDS[number]] : []),
    ...(/Minutes$/.test(name) && number % 60 === 0 ? [`${number / 60} (h|hour)`, 'an hour', 'one hour'] : []),
    ...(/Hours$/.test(name) && number % 24 === 0 ? ['daily', 'a day'] : []),
    ...(/Days$/.test(name) && number === 30 ? ['once a month'] : []),
  ];
  return new RegExp(`(?<![\\d.,])(${said.join('|')})(?!\\d)`, 'i').test(text);
}

describe('a policy has no knob that lies', () => {
  test.each([...fieldsIn(rest), 'policy.networks', ...OF_NETWORKS])('%s is read', (field) => {
    expect(readersOf(field)).not.toEqual([]);
  });

  test('each value of the shipped one says who says so', () => {
    const lines = textOf('domain/policy/mexico.ts').split('\n');
    const silent = lines.filter(
      (line, i) => /^ {4,}\w+: /.test(line) && !/ \/\/ /.test(line) && !/^ +\/\/ /.test(lines[i - 1] ?? ''),
    );
    expect(lines.filter((line) => /^ {4,}\w+: /.test(line)).length).toBeGreaterThan(30);
    expect(silent).toEqual([]);
  });

  test('and of each other one', () => {
    const lines = textOf('domain/policy/spain.ts').split('\n');
    const values = lines.filter((line) => /^ {2,}\w+: (?!\{$)/.test(line) && !/^ {2}(name|version):/.test(line));
    expect(values.length).toBeGreaterThan(40);
    expect(values.filter((line) => !/ \/\/ (rules|desk|law|SEPA|the )/.test(line))).toEqual([]);
  });

  test('each number whose source is the rules stands in them, in figures or in words', () => {
    expect(shippedByTheRules.length).toBeGreaterThan(20);
    expect(shippedByTheRules.filter(({ name, number, chapter }) => !saysIn(chapter, name, number))).toEqual([]);
    expect(saysIn('Money', 'restBelowMinor', 5_100)).toBe(false);
    expect(saysIn('Holds', 'promisesPerCase', 4_711)).toBe(false);
  });

  test('one that nothing reads is found', () => {
    expect(readersOf('deactivation.graceDays')).toEqual([]);
    expect(readersOf('agentLimits.amountMinor')).toEqual([]);
  });
});
