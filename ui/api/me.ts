import { chooseLanguage, keepLanguage, type Language, languageNow, languageOf, LOCALES } from '../words.tsx';
import { api, queries, query } from './client.ts';

/** Oneself: how one signs in and likes it, and how long the session lasts. */
export const meQuery = query.queryOptions('get', '/v1/me');
export const useMe = () => query.useQuery('get', '/v1/me', {}, { staleTime: 60_000 });

/** For this browser, and wherever else one signs in: the region that one has is kept, where it is of that language. */
export async function speak(language: Language, locale: string): Promise<void> {
  await api.PATCH('/v1/me', {
    body: { locale: languageOf(locale) === language ? locale : LOCALES[language] },
  });
  chooseLanguage(language);
}

/** The language that somebody has chosen follows them to another browser. True: pages speak another than until now. */
export async function followLanguage(): Promise<boolean> {
  const { localeChosen, locale } = await queries.ensureQueryData(meQuery);
  const chosen = localeChosen ? languageOf(locale) : null;
  if (chosen === null || chosen === languageNow()) return false;
  keepLanguage(chosen);
  return true;
}
