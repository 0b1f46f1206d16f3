/** The languages that mails are written in; everything else falls back to one of them. */
export const LANGUAGES = ['es-MX', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** By language, whatever the region: every Spanish reads es-MX, everybody else English. */
export const languageFor = (locale: string): Language => (/^es(-|$)/i.test(locale) ? 'es-MX' : 'en');

/** A language, or as one country says it: its sentences but for some words (`templates/locales/es-ES.json`). */
export type Tongue = Language | 'es-ES';

export const tongueFor = (locale: string): Tongue => (/^es-ES$/i.test(locale) ? 'es-ES' : languageFor(locale));

/** The languages alone: `es`, `en`. */
export const SPOKEN = [...new Set(LANGUAGES.map((tag) => new Intl.Locale(tag).language))];

/**
 * A language tag as it is kept: a language alone or with a region, so that days and amounts are written as there.
 * Nothing more: a calendar or digits of its own would stand among sentences of ours. Null: it is no such tag.
 */
export function plainTag(tag: string): string | null {
  try {
    const { language, region, baseName } = new Intl.Locale(tag);
    const plain = region === undefined ? language : `${language}-${region}`;
    const isKnown = Intl.DateTimeFormat.supportedLocalesOf([plain]).length > 0;
    return isKnown && baseName === plain && tag.length === plain.length ? plain : null;
  } catch {
    return null;
  }
}

/** Whether mails are written in a tag's language. */
export const isSpoken = (tag: string): boolean => SPOKEN.includes(new Intl.Locale(tag).language);
