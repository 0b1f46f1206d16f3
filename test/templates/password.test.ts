import { describe, expect, test } from '@jest/globals';
import { seedCompany } from '../../company/seed.ts';
import { passwordMail, passwordPages } from '../../templates/password/render.ts';
import { PASSWORD_WORDS } from '../../templates/password/words.ts';

const { render, style } = passwordPages(seedCompany());
const LANGUAGES = Object.keys(PASSWORD_WORDS);

describe.each(LANGUAGES)('the page to set a password in %s', (locale) => {
  test.each(['length', 'common', 'owner', 'differs', null] as const)('asks for it: %s', (problem) => {
    const html = render({ is: 'form', path: '/password/t', email: '"><b>@company.example', locale, problem });
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).not.toMatch(/\{\{|undefined|<b>|<script/);
    expect(html.includes('role="alert"')).toBe(problem !== null);
  });

  test.each(['done', 'gone', 'tooMany', 'failed'] as const)('says how it is: %s', (is) => {
    const html = render({ is, locale });
    expect(html).toContain('role="status"');
    expect(html).not.toMatch(/\{\{|undefined|<form/);
  });

  test('and the mail that leads there', () => {
    const url = 'https://collections.company.example/password/token';
    const { subject, text, html } = passwordMail(locale, url);
    expect(subject).not.toBe('');
    expect(text).toContain(`\n${url}\n`);
    expect(html).toContain(`<a href="${url}">`);
  });
});

test('whoever reads another language, reads English; Spanish is Spanish everywhere', () => {
  expect(render({ is: 'done', locale: 'de' })).toContain('<html lang="en">');
  expect(render({ is: 'done', locale: 'es-ES' })).toContain('<html lang="es">');
  expect(style).toMatch(/^'sha256-[A-Za-z0-9+/]{43}='$/);
});
