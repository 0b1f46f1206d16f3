import { type Language, languageFor, type Tongue, tongueFor } from '../domain/messages/language.ts';
import { currencyFormat, decimalOf } from '../domain/money/money.ts';
import type { Day, Instant } from '../domain/time/time.ts';

/** How amounts, days and instants are said to one account: `Intl`, in its locale, currency and time zone. */
export interface Voice {
  /** Whose sentences they stand in. */
  tongue: Tongue;
  currency: string;
  /** `$1,160.00`, `1.160,00 €`, `USD 1,160.00`: no other currency reads so. In minor units of the account's. */
  money(minor: number): string;
  /** `martes 10 de marzo de 2026` */
  day(day: Day): string;
  /** `10 de marzo de 2026` */
  date(day: Day): string;
  /** `10 mar 2026`, where room is short */
  short(day: Day): string;
  /** `martes 10 de marzo de 2026, 11:05 a.m.`, `Freitag, 13. März 2026, 10:05 Uhr`; local */
  instant(instant: Instant): string;
  /** `F1, F2 y F3` */
  list(items: string[]): string;
  isOne(count: number): boolean;
}

/** Formatters are slow to make and few in kind. */
const voices = new Map<string, Voice>();

export function voiceFor({
  locale,
  currency,
  timeZone,
}: {
  locale: string;
  currency: string;
  timeZone: string;
}): Voice {
  const id = `${locale} ${currency} ${timeZone}`;
  let voice = voices.get(id);
  if (voice === undefined) {
    voice = makeVoice(locale, currency, timeZone);
    voices.set(id, voice);
  }
  return voice;
}

/** How figures and days are written in an account's locale: in a language that no sentence is in they'd read as a mistake. */
export function tagFor(locale: string): string {
  const language = languageFor(locale);
  return locale.split('-')[0]?.toLowerCase() === language.split('-')[0] ? locale : language;
}

function makeVoice(locale: string, currency: string, timeZone: string): Voice {
  const language = languageFor(locale);
  const tag = tagFor(locale);
  const amounts = new Intl.NumberFormat(tag, currencyFormat(currency));
  const longDate = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const days = new Intl.DateTimeFormat(tag, { weekday: 'long', ...longDate, timeZone: 'UTC' });
  const dates = new Intl.DateTimeFormat(tag, { ...longDate, timeZone: 'UTC' });
  const shorts = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const localDays = new Intl.DateTimeFormat(tag, { weekday: 'long', ...longDate, timeZone });
  const localTimes = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit', timeZone });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const plurals = new Intl.PluralRules(tag);
  const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);
  return {
    tongue: tongueFor(locale),
    currency,
    money: (minor) => {
      if (!Number.isSafeInteger(minor)) throw new TypeError(`Not an amount in minor units: ${minor}`);
      return amounts.format(decimalOf(minor, currency));
    },
    day: (day) => asWritten(days.format(utc(day)), language),
    date: (day) => asWritten(dates.format(utc(day)), language),
    short: (day) => asWritten(shorts.format(utc(day)), language),
    instant: (instant) => {
      const time = localTimes.format(new Date(instant)).replaceAll(/[\u00a0\u202f]/g, ' ');
      return AT[language](asWritten(localDays.format(new Date(instant)), language), time);
    },
    list: (items) => lists.format(items),
    isOne: (count) => plurals.select(count) === 'one',
  };
}

/** A day as letters write it, where `Intl` writes it otherwise. */
function asWritten(said: string, language: Language): string {
  // `martes 10 de marzo`: no comma after the weekday.
  if (language === 'es-MX') return said.replace(/^(\p{L}+), /u, '$1 ');
  // The first of a month is an ordinal.
  if (language === 'fr') return said.replace(/(?<!\d)1 (?=\p{L})/u, '1er ');
  if (language === 'it') return said.replace(/(?<!\d)1 (?=\p{L})/u, '1º ');
  return said;
}

const withComma = (day: string, time: string): string => `${day}, ${time}`;

/** A day and its time, as they stand in a sentence and in a table. */
const AT: Record<Language, (day: string, time: string) => string> = {
  'es-MX': withComma,
  en: withComma,
  fr: (day, time) => `${day} à ${time}`,
  it: (day, time) => `${day}, ore ${time}`,
  de: (day, time) => `${day}, ${time} Uhr`,
  pt: withComma,
  nl: (day, time) => `${day} om ${time} uur`,
};
