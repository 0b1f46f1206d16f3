/** The languages that mails are written in; everything else falls back to one of them. */
export const LANGUAGES = ['es-MX', 'en', 'fr', 'it', 'de', 'pt', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

const spokenIn = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** By language, whatever the region: every Spanish reads es-MX, every French fr; a language that is none of these, English. */
export const languageFor = (locale: string): Language =>
  LANGUAGES.find((language) => spokenIn(language) === spokenIn(locale)) ?? 'en';

/** A language, or as one country says it: its sentences but for some words (`templates/locales/es-ES.json`). */
export const TONGUES = [...LANGUAGES, 'es-ES'] as const;
export type Tongue = (typeof TONGUES)[number];

export const tongueFor = (locale: string): Tongue => (/^es-ES$/i.test(locale) ? 'es-ES' : languageFor(locale));

/** The languages alone: `es`, `en`. */
export const SPOKEN = LANGUAGES.map(spokenIn);

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
export const isSpoken = (tag: string): boolean => SPOKEN.includes(spokenIn(tag));
