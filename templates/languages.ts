/** The languages that are written; everything else falls back to one of them. */
export const LANGUAGES = ['es-MX', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** By language, whatever the region: every Spanish reads es-MX, everybody else English. */
export const languageFor = (locale: string): Language => (/^es(-|$)/i.test(locale) ? 'es-MX' : 'en');
