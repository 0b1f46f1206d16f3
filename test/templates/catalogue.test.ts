import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../domain/messages/language.ts';
import { SHIPPED } from '../../templates/sources.ts';
import { MAIL_TEMPLATES } from '../../templates/tones.ts';
import { writtenAlike } from './written-alike.ts';

const CATALOGUES = SHIPPED.catalogues;
const folder = new URL('../../templates/', import.meta.url);
const sources = ['mails', 'parts'].flatMap((name) =>
  readdirSync(new URL(`${name}/`, folder)).map((file) => ({
    file,
    source: readFileSync(new URL(`${name}/${file}`, folder), 'utf8'),
  })),
);
const layout = { file: 'layout.mjml', source: readFileSync(new URL('layout.mjml', folder), 'utf8') };

describe('the catalogues', () => {
  writtenAlike(CATALOGUES);

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
