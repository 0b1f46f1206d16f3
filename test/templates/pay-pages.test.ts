import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import { seedCompany } from '../../company/seed.ts';
import { LANGUAGES } from '../../domain/messages/language.ts';
import { payPages } from '../../templates/pay/render.ts';
import { PAGE_SOURCES } from '../../templates/pay/sources.ts';
import { samplePages } from './pay-samples.ts';
import { writtenAlike } from './written-alike.ts';

/** As a content security policy names it. */
const hashOf = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

const folder = new URL('../../templates/pay/', import.meta.url);
const company = seedCompany();
const { render, style, script } = payPages(company);
const { catalogues } = PAGE_SOURCES;

describe('the catalogues of the pages to pay on', () => {
  writtenAlike(catalogues);

  test('are a file for each language that mails are in, and no other', () => {
    const files = readdirSync(new URL('locales/', folder)).map((name) => name.replace('.json', ''));
    expect(files.sort()).toEqual([...LANGUAGES].sort());
  });

  test('have no sentence that no page says', () => {
    const sources = ['page.hbs', ...readdirSync(new URL('parts/', folder)).map((name) => `parts/${name}`), 'render.ts'];
    const text = sources.map((path) => readFileSync(new URL(path, folder), 'utf8')).join('\n');
    const all = `${text}\n${[...catalogues.en.values()].join('\n')}`;
    const isSaid = (key: string): boolean => {
      const parent = key.slice(0, key.lastIndexOf('.'));
      return (
        [`t "${key}"`, `'${key}'`, `oneOf "${parent}"`].some((call) => all.includes(call)) ||
        /^\.(notice|gone)\.\w+\.(title|text)$/.test(key)
      );
    };
    const keys = [...catalogues.en.keys()].map((key) => key.replace(/^pay/, ''));
    expect(keys.filter((key) => !isSaid(key))).toEqual([]);
  });
});

describe.each(LANGUAGES)('every page in %s', (locale) => {
  const pages = samplePages(locale);

  test.each(pages)('%s has no hole, no script but our own and nothing from elsewhere', (_name, page) => {
    const html = render(page);
    expect(html).not.toMatch(/\{\{|\[\[|undefined|>null<|NaN|\[object|Invalid Date/);
    const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, source]) => hashOf(source ?? ''));
    expect(scripts).toEqual(page.is === 'bill' ? [script] : []);
    const unscripted = html.replace(/<script>[\s\S]*?<\/script>/, '');
    expect(unscripted).not.toMatch(/\son\w+=|<[^>]+\sstyle=/);
    const loaded = [...unscripted.matchAll(/(?:src|<link[^>]+href|url\()=?"?([^")]+)/g)].map(([, what]) => what);
    expect(loaded).toEqual(['data:,']);
    expect(html.length).toBeLessThan(30_000);
  });

  test.each(pages)('%s is html as the standard wants it', async (_name, page) => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'], rules: RULES });
    const { results } = await validator.validateString(render(page));
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`)),
    ).toEqual([]);
  });
});

/** Matters of taste, and a telephone's spaces. */
const RULES = {
  'tel-non-breaking': 'off',
  'no-trailing-whitespace': 'off',
  'long-title': 'off',
  'no-inline-style': 'error',
} as const;

test('a language that the pages are not written in reads English, days and amounts too', () => {
  const [, page] = samplePages('ja-JP')[0]!;
  const html = render(page);
  expect(html).toContain('<html lang="en"');
  expect(html).toContain('Monday, May 11, 2026');
});

test('whom the company has no words of its own in a language for reads English', () => {
  const { en, fr } = company.contact.hours;
  const pages = payPages({ ...company, contact: { ...company.contact, hours: { en, fr } } });
  for (const [, page] of samplePages('it')) {
    const html = pages.render(page);
    expect(html).toContain('<html lang="en"');
    expect(html).toContain(en);
  }
  expect(pages.render(samplePages('fr')[0]![1])).toContain('<html lang="fr"');
});

test('what others wrote is escaped', () => {
  const [, page] = samplePages('en')[0]!;
  if (page.is !== 'bill') throw new Error('The first is a bill');
  const html = render({ ...page, bill: { ...page.bill, accountName: '<img src=x> {{@css}}' } });
  expect(html).toContain('&lt;img src&#x3D;x&gt; {{@css}}');
});

test("its one style is the one that the policy lets in, in the company's colours", () => {
  const html = render(samplePages('en')[0]![1]);
  const css = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
  expect(style).toBe(hashOf(css));
  expect(css).toContain(`--accent: ${company.colours.accent}`);
});
