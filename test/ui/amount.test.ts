import { describe, expect, test } from '@jest/globals';
import { readMinor, typedMinor } from '../../ui/amount.ts';

describe('an amount as it is typed', () => {
  test.each([
    ['1160', 'es-MX', 'MXN', 116_000],
    ['1,160.00', 'es-MX', 'MXN', 116_000],
    ['$1,160.5', 'en-US', 'MXN', 116_050],
    ['1.160,00', 'pt-BR', 'MXN', 116_000],
    [' 0,05 ', 'pt-BR', 'BRL', 5],
    ['1160', 'es-MX', 'CLP', 1_160],
    ['1,160', 'en-US', 'JPY', 1_160],
  ])('%s in %s of %s is %d', (text, locale, currency, minor) => {
    expect(readMinor(text, locale, currency)).toBe(minor);
  });

  test.each([
    ['', 'MXN'],
    ['0', 'MXN'],
    ['-5', 'MXN'],
    ['1.234', 'MXN'],
    ['12 pesos', 'MXN'],
    ['1.5', 'CLP'],
    ['1e3', 'MXN'],
  ])('%s of %s is none', (text, currency) => {
    expect(readMinor(text, 'en-US', currency)).toBeNull();
  });

  test.each(['es-MX', 'en-US', 'pt-BR'])('what is filled in is read back in %s', (locale) => {
    for (const minor of [1, 99, 116_000, 123_456_789])
      expect(readMinor(typedMinor(minor, locale, 'MXN'), locale, 'MXN')).toBe(minor);
  });
});
