/** The languages that mails are written in; everything else falls back to one of them. */
export const LANGUAGES = ['es-MX', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** By language, whatever the region: every Spanish reads es-MX, everybody else English. */
export const languageFor = (locale: string): Language => (/^es(-|$)/i.test(locale) ? 'es-MX' : 'en');

/** What of a language tag mails know, whatever its region: `es`, `en`. */
export const SPOKEN = [...new Set(LANGUAGES.map((tag) => new Intl.Locale(tag).language))];

/**
 * A tag as it is kept, if mails are written in its language: a language alone or with a region, so that days and
 * amounts are written as there. Nothing more: a calendar or digits of its own would stand among sentences of ours.
 */
export function spokenIn(tag: string): string | null {
  try {
    const { language, region, baseName } = new Intl.Locale(tag);
    const plain = region === undefined ? language : `${language}-${region}`;
    return SPOKEN.includes(language) && baseName === plain && tag.length === plain.length ? plain : null;
  } catch {
    return null;
  }
}
