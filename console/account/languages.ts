/** The languages in which customers are written to. */
export const CUSTOMER_LANGUAGES = ['es-MX', 'es-ES', 'en-US', 'pt-BR', 'fr-FR', 'it-IT', 'de-DE', 'nl-NL'] as const;

/** A language by its name in the reader's. */
export const languageName = (language: string, reader: string): string =>
  new Intl.DisplayNames([reader], { type: 'language', fallback: 'code' }).of(language) ?? language;
