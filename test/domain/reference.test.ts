import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { candidatesIn } from '../../domain/matching/reference.ts';

const numbersIn = (concept: string): string[] =>
  candidatesIn({ concept }).numbers.filter((number) => /^IN\d{11}$/.test(number));

describe('an invoice’s number in free text', () => {
  test.each([
    'IN60001234567',
    'pago factura IN60001234567',
    'PAGO FACT. in60001234567 GUTHRIE SA DE CV',
    'IN 60001234567',
    'IN-6000-1234567',
    'in 6000 1234567 renta de mayo',
    'factura:IN60001234567.',
    'Fact/IN60001234567/mayo',
    'IN6OOO1234567',
    '1N60001234567',
    'LN6000l234567',
    'IN#60001234567',
    'pago 60001234567',
    'IN60001234567 10 de mayo',
    '(IN60001234567)',
    'IN.6000.1234567',
    'pagofacturaIN60001234567',
  ])('%s', (concept) => {
    expect(numbersIn(concept)).toEqual(['IN60001234567']);
  });

  test('several are all found, in the order written', () => {
    expect(numbersIn('IN60001234567, IN60007654321 y 60000000003')).toEqual([
      'IN60001234567',
      'IN60007654321',
      'IN60000000003',
    ]);
  });

  test.each([
    '',
    'pago de mayo',
    'IN6000123456',
    'IN600012345678',
    '51N60001234567',
    '160001234567',
    'CLABE 106180000147960160',
    '10618000014796016',
    'INTERNET 60001',
  ])('is not in %p', (concept) => {
    expect(numbersIn(concept)).toEqual([]);
  });

  test('a number that somebody gave by hand is a candidate too', () => {
    expect(candidatesIn({ concept: 'pago F-2026/001 gracias' }).numbers).toContain('F-2026/001');
    expect(candidatesIn({ reference: 'fac1001' }).numbers).toContain('FAC1001');
  });
});

describe('a number that somebody gave by hand', () => {
  const words = (concept: string): string[] => candidatesIn({ concept }).numbers;

  test('is a word of letters and digits, 4 to 40 characters long, without what is around it', () => {
    expect(words('(--F-2026/001--) _A17B_, gracias')).toEqual(['F-2026/001', 'A17B']);
    expect(words('A1B')).toEqual([]);
    expect(words(`A${'1'.repeat(39)} B${'2'.repeat(40)}`)).toEqual([`A${'1'.repeat(39)}`]);
    expect(words('GRACIAS POR EL AÑO 2026 -- 130526')).toEqual([]);
  });

  test('ten are looked up at most, of what a payer may have written at all', () => {
    expect(words(Array.from({ length: 12 }, (_, i) => `FAC-${i}`).join(' '))).toEqual(
      Array.from({ length: 10 }, (_, i) => `FAC-${i}`),
    );
    expect(words(`FAC-1 FAC-1 ${' '.repeat(484)}FAC-2`)).toEqual(['FAC-1']);
    expect(candidatesIn({ reference: `${' '.repeat(500)}FAC-1` }).numbers).toEqual([]);
    expect(words(`${' '.repeat(495)}FAC-1`)).toEqual(['FAC-1']);
  });
});

describe('a SPEI reference', () => {
  test('is the last seven digits of an invoice’s number', () => {
    expect(candidatesIn({ reference: '1234567' })).toEqual({ numbers: [], sevenDigits: ['1234567'] });
    expect(candidatesIn({ reference: ' 0000012 ' }).sevenDigits).toEqual(['0000012']);
    // F23: a bank fills a longer field up with zeros.
    expect(candidatesIn({ reference: '00001000198' }).sevenDigits).toEqual(['1000198']);
    expect(candidatesIn({ reference: '00000000000' }).sevenDigits).toEqual([]);
    expect(candidatesIn({ reference: '10001000198' }).sevenDigits).toEqual([]);
  });
  test('may be the whole number, where a bank leaves room for it', () => {
    expect(candidatesIn({ reference: 'IN60001234567' }).numbers).toEqual(['IN60001234567']);
    expect(candidatesIn({ reference: '60001234567' }).numbers).toEqual(['IN60001234567']);
  });
  test('that is a date, a 1 or zeros is no invoice', () => {
    for (const reference of ['130526', '1', '0000000', '', '13052026'])
      expect(candidatesIn({ reference })).toEqual({ numbers: [], sevenDigits: [] });
  });
  test('in the concept counts as well, after the reference', () => {
    expect(candidatesIn({ reference: '7654321', concept: 'fact 1234567 de 7654321' }).sevenDigits).toEqual([
      '7654321',
      '1234567',
    ]);
  });
});

test('nothing written gives nothing', () => {
  expect(candidatesIn({})).toEqual({ numbers: [], sevenDigits: [] });
  expect(candidatesIn({ reference: null, concept: null })).toEqual({ numbers: [], sevenDigits: [] });
});

test('any invoice number is found however it is spaced, cased and surrounded', () => {
  const separators = fc.constantFrom('', ' ', '-', '.', '_');
  const around = fc.constantFrom('', 'pago ', 'Factura: ', 'ref/', ' de mayo', ', gracias', ' (total)');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      separators,
      separators,
      around,
      around,
      fc.boolean(),
      (n, afterIn, inside, before, after, lower) => {
        const digits = `60${String(n).padStart(9, '0')}`;
        const written = `IN${afterIn}${digits.slice(0, 4)}${inside}${digits.slice(4)}`;
        expect(numbersIn(`${before}${lower ? written.toLowerCase() : written}${after}`)).toContain(`IN${digits}`);
      },
    ),
  );
});

test('text of any kind and length is read quickly and gives few candidates', () => {
  const before = performance.now();
  for (const text of [
    'IN6 '.repeat(50_000),
    'A1-'.repeat(50_000),
    '1'.repeat(200_000),
    'IN'.repeat(100_000),
    'A'.repeat(200_000),
    '-/'.repeat(100_000),
  ]) {
    const { numbers, sevenDigits } = candidatesIn({ reference: text, concept: text });
    expect(numbers.length + sevenDigits.length).toBeLessThanOrEqual(20);
  }
  expect(performance.now() - before).toBeLessThan(2_000);
});
