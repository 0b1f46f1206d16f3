import { describe, expect, test } from '@jest/globals';
import { languageFor } from '../../domain/messages/language.ts';
import { voiceFor } from '../../templates/voice.ts';

const mexico = { locale: 'es-MX', currency: 'MXN', timeZone: 'America/Mexico_City' };
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('how amounts and days are said', () => {
  test('in Mexico: pesos, and the weekday without a comma', () => {
    const voice = voiceFor(mexico);
    expect(voice.money(116_000)).toBe('$1,160.00');
    expect(voice.money(5)).toBe('$0.05');
    expect(voice.money(123_456_789_012)).toBe('$1,234,567,890.12');
    expect(voice.day('2026-03-10')).toBe('martes 10 de marzo de 2026');
    expect(voice.date('2026-03-10')).toBe('10 de marzo de 2026');
    expect(voice.list(['F1', 'F2', 'F3'])).toBe('F1, F2 y F3');
  });

  test('in English the same amounts, in whose pesos they are, and days as English says them', () => {
    const voice = voiceFor({ ...mexico, locale: 'en' });
    expect(voice.money(116_000)).toBe('MX$1,160.00');
    expect(voice.day('2026-03-10')).toBe('Tuesday, March 10, 2026');
  });

  test("an instant is told in the account's own time zone, its day too", () => {
    expect(plain(voiceFor(mexico).instant('2026-03-11T05:30:00.000Z'))).toBe('martes 10 de marzo de 2026, 11:30 p.m.');
    expect(plain(voiceFor({ ...mexico, timeZone: 'America/Tijuana' }).instant('2026-03-10T17:05:00.000Z'))).toBe(
      'martes 10 de marzo de 2026, 10:05 a.m.',
    );
  });

  test('a currency without minor digits has none, and half a centavo is nobody’s amount', () => {
    expect(voiceFor({ ...mexico, currency: 'JPY' }).money(1160)).toBe('JPY\u00a01,160');
    expect(() => voiceFor(mexico).money(0.5)).toThrow();
  });

  test('and one has as many as the standard says, whatever the runtime thinks', () => {
    const said = (currency: string, locale = 'es-MX'): string =>
      plain(voiceFor({ ...mexico, locale, currency }).money(1_234_567));
    expect([said('COP'), said('COP', 'es-CO'), said('HUF'), said('IDR', 'en'), said('KWD', 'en')]).toEqual([
      expect.stringMatching(/12,345\.67$/),
      expect.stringMatching(/12\.345,67$/),
      expect.stringMatching(/12,345\.67$/),
      expect.stringMatching(/12,345\.67$/),
      expect.stringMatching(/1,234\.567$/),
    ]);
  });
});

test.each([
  ['fr', 'vendredi 1er mai 2026', '1er mai 2026', 'lundi 11 mai 2026 à 16:05', 'A, B et C'],
  ['it', 'venerdì 1º maggio 2026', '1º maggio 2026', 'lunedì 11 maggio 2026, ore 16:05', 'A, B e C'],
  ['de', 'Freitag, 1. Mai 2026', '1. Mai 2026', 'Montag, 11. Mai 2026, 16:05 Uhr', 'A, B und C'],
  ['pt', 'sexta-feira, 1 de maio de 2026', '1 de maio de 2026', 'segunda-feira, 11 de maio de 2026, 16:05', 'A, B e C'],
  ['nl', 'vrijdag 1 mei 2026', '1 mei 2026', 'maandag 11 mei 2026 om 16:05 uur', 'A, B en C'],
])('in %s a day, a date, an instant and a list read as in a letter', (locale, day, date, instant, list) => {
  const voice = voiceFor({ locale, currency: 'EUR', timeZone: 'Europe/Paris' });
  expect([voice.day('2026-05-01'), voice.date('2026-05-01')]).toEqual([day, date]);
  expect(voice.day('2026-05-11')).not.toMatch(/1er|1º/);
  expect(plain(voice.instant('2026-05-11T14:05:00.000Z'))).toBe(instant);
  expect(voice.list(['A', 'B', 'C'])).toBe(list);
});

test('what counts as one is a matter of the language: nothing does in French', () => {
  const ones = (locale: string) => [0, 1, 2].map((count) => voiceFor({ ...mexico, locale }).isOne(count));
  expect(ones('fr')).toEqual([true, true, false]);
  for (const locale of ['de', 'it', 'nl', 'en', 'es-MX']) expect(ones(locale)).toEqual([false, true, false]);
});

test.each([
  ['fr', 'EUR', '1 000,00 €'],
  ['de', 'EUR', '1.000,00 €'],
  ['it', 'EUR', '1.000,00 €'],
  ['pt-PT', 'EUR', '1 000,00 €'],
  ['pt-BR', 'BRL', 'R$ 1.000,00'],
  ['nl', 'EUR', '€ 1.000,00'],
  ['es-ES', 'EUR', '1.000,00 €'],
  ['es-ES', 'MXN', '1.000,00 MXN'],
  ['es-ES', 'USD', '1.000,00 US$'],
  ['es-MX', 'MXN', '$1,000.00'],
  ['es-MX', 'EUR', 'EUR 1,000.00'],
  ['es-MX', 'USD', 'USD 1,000.00'],
  ['es-CO', 'COP', '$ 1.000,00'],
  ['es-AR', 'USD', 'US$ 1.000,00'],
  ['en', 'USD', '$1,000.00'],
  ['en', 'EUR', '€1,000.00'],
  ['en-GB', 'USD', 'US$1,000.00'],
  ['en', 'HUF', 'HUF 1,000.00'],
  ['en', 'IDR', 'IDR 1,000.00'],
  ['en', 'PKR', 'PKR 1,000.00'],
])('to a reader in %s a thousand %s read %s, and no other currency does', (locale, currency, said) => {
  expect(plain(voiceFor({ ...mexico, locale, currency }).money(100_000))).toBe(said);
});

describe('a language that no sentence is written in', () => {
  test('falls back to English; one that is written in is so whatever the country', () => {
    expect(['es-MX', 'es', 'es-AR', 'ES-mx', 'en', 'en-GB', 'et', 'pl-PL', 'eu', 'e'].map(languageFor)).toEqual([
      ...Array(4).fill('es-MX'),
      ...Array(6).fill('en'),
    ]);
    expect(['fr-FR', 'FR-ca', 'it', 'de-AT', 'pt-BR', 'pt-PT', 'nl-BE'].map(languageFor)).toEqual([
      'fr',
      'fr',
      'it',
      'de',
      'pt',
      'pt',
      'nl',
    ]);
  });

  test('days keep to the language of the sentences, amounts to the region where the language is the same', () => {
    expect(voiceFor({ ...mexico, locale: 'pl-PL' }).day('2026-03-10')).toBe('Tuesday, March 10, 2026');
    expect(voiceFor({ ...mexico, locale: 'en-GB' }).date('2026-03-10')).toBe('10 March 2026');
  });
});
