import type { Language } from '../ui/words.tsx';
import type es from './locales/es.json';

type OwnWords = typeof es;
declare module '../ui/words.tsx' {
  /** The console's words beside those that all pages share: an id that isn't in a catalogue doesn't compile. */
  interface Words extends Record<keyof OwnWords, string> {}
}

const CATALOGUES: Record<Language, () => Promise<{ default: Record<string, string> }[]>> = {
  es: () => Promise.all([import('../ui/locales/es.json'), import('./locales/es.json')]),
  en: () => Promise.all([import('../ui/locales/en.json'), import('./locales/en.json')]),
  pt: () => Promise.all([import('../ui/locales/pt.json'), import('./locales/pt.json')]),
};

/** All words of one language: the others are not loaded. */
export async function wordsIn(language: Language): Promise<Record<string, string>> {
  const [shared, own] = await CATALOGUES[language]();
  return { ...shared?.default, ...own?.default };
}
