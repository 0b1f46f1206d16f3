import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Company } from '../../company/company.ts';
import type { PasswordPage } from '../../domain/messages/password-page.ts';
import { passwordWords } from './words.ts';

const source = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The page on which somebody of the company sets a password: whole, without a script and nothing from elsewhere. */
export function passwordPages({ brand, colours }: Pick<Company, 'brand' | 'colours'>): {
  render(page: PasswordPage): string;
  /** The source of its one style, as a content security policy names it. */
  style: string;
} {
  const write = Handlebars.create().compile(source('page.hbs'), { strict: true });
  const css = `:root { --accent: ${colours.accent}; --on-accent: ${colours.onAccent}; }\n${source('style.css')}`;
  return {
    style: `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    render(page) {
      const { language, words } = passwordWords(page.locale);
      const form =
        page.is === 'form' ? { ...page, problem: page.problem === null ? null : words.problems[page.problem] } : null;
      return write({ language, words, brand, css, form, said: page.is === 'form' ? null : words[page.is] });
    },
  };
}

/** What goes to somebody who has forgotten a password. */
export function passwordMail(locale: string, url: string): { subject: string; text: string; html: string } {
  const { language, words } = passwordWords(locale);
  const [before = '', after = ''] = words.mail;
  const safe = Handlebars.escapeExpression;
  return {
    subject: words.subject,
    text: `${before}\n\n${url}\n\n${after}\n`,
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${safe(words.subject)}</title></head>`,
      `<body><p>${safe(before)}</p><p><a href="${safe(url)}">${safe(url)}</a></p><p>${safe(after)}</p></body></html>`,
    ].join('\n'),
  };
}
