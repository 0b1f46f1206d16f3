import { z } from 'zod';
import { isSpoken, LANGUAGES, type Language, plainTag, SPOKEN } from '../domain/messages/language.ts';
import { isCurrency } from '../domain/money/currencies.ts';

/** What a company's fields are made of. Each says what would be right, whether it is wrong or missing. */

type Said = { error: (issue: { input?: unknown }) => string };

export const wants = (what: string): Said => ({
  error: ({ input }) => (input === undefined ? `is missing: it must be ${what}` : `must be ${what}`),
});

/** An object of these fields and no other: a misspelt name would be left out in silence. `orElse`: what else may be. */
export const fields = <T extends z.core.$ZodLooseShape>(shape: T, orElse = '') =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `is no field here: there are ${Object.keys(shape).join(', ')}`
        : wants(`an object with ${Object.keys(shape).join(', ')}${orElse}`).error(issue),
  });

/** On one line, since it may stand in a subject or a header. */
export const text = (what: string) =>
  z
    .string(wants(what))
    .trim()
    .min(1, 'must not be empty')
    .max(300, 'must have at most 300 characters')
    .regex(/^\P{Cc}*$/u, 'must be on one line, without control characters');

export const matching = (pattern: RegExp, what: string) => z.string(wants(what)).regex(pattern, `must be ${what}`);

export const that = (isRight: (text: string) => boolean, what: string) =>
  z.string(wants(what)).refine(isRight, `must be ${what}`);

/** `problemOf` says what is wrong with a text, null when nothing is. */
export const without = (problemOf: (text: string) => string | null, what: string) =>
  z.string(wants(what)).superRefine((value, context) => {
    const problem = problemOf(value);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

export const address = that((text) => z.email().safeParse(text).success, 'an e-mail address');

export const list = (what: string) =>
  z
    .array(text(what), wants(`a list of ${what}`))
    .min(1, 'must not be empty')
    .max(20, 'must have at most 20 entries');

/** In English, which everybody else is written to in, and in any other language that mails can be written in. */
export const inLanguages = <T extends z.ZodType>(one: T) =>
  fields(
    Object.fromEntries(LANGUAGES.map((language) => [language, language === 'en' ? one : one.optional()])) as {
      [L in Language]: L extends 'en' ? T : z.ZodOptional<T>;
    },
  );

export const timeZone = that(
  (name) => name.includes('/') && runs(() => new Intl.DateTimeFormat('en', { timeZone: name })),
  'a time zone of the IANA database, such as America/Mexico_City',
);
export const locale = that(
  (tag) => plainTag(tag) === tag && isSpoken(tag),
  `a language that mails are written in, ${SPOKEN.join(', ')}, alone or with a region, such as es-MX`,
);
export const currency = that(isCurrency, 'a currency of ISO 4217 in capital letters, such as MXN');

function runs(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
