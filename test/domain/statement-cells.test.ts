import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountIn } from '../../domain/statements/amount.ts';
import { saidIn, textIn } from '../../domain/statements/cells.ts';
import { dayFormatProblem, dayIn } from '../../domain/statements/day-format.ts';
import { foundIn } from '../../domain/statements/in-text.ts';
import { PRESETS, presetNamed } from '../../domain/statements/presets.ts';
import { comparedHeading, mappingProblems } from '../../domain/statements/mapping.ts';

const pesos = (text: string, decimal: '.' | ',' = '.') => amountIn(text, { decimal, currency: 'MXN' });

describe('an amount', () => {
  test.each([
    ['1,160.00', 116_000],
    ['1160', 116_000],
    ['1160.5', 116_050],
    ['-40.00', -4_000],
    ['- 40.00', -4_000],
    ['+250.25', 25_025],
    ['$1,160.00', 116_000],
    ['-$ 1,160.00', -116_000],
    ['0.00', 0],
    ['12,345,678,901.23', 1_234_567_890_123],
    ['000000000001160.00', 116_000],
  ])('%s', (text, minor) => {
    expect(pesos(text)).toEqual({ minor });
  });

  test('is in minor units of its currency', () => {
    expect(amountIn('1.160,00', { decimal: ',', currency: 'EUR' })).toEqual({ minor: 116_000 });
    expect(amountIn('1,160', { decimal: '.', currency: 'JPY' })).toEqual({ minor: 1_160 });
    expect(amountIn('1,160.00', { decimal: '.', currency: 'JPY' })).toEqual({ minor: 1_160 });
    expect(amountIn('1,160.0', { decimal: '.', currency: 'JPY' })).toEqual({ minor: 1_160 });
    for (const text of ['1,160.50', '1,160.10', '1,160.01', '1.160', '1.000'])
      expect(amountIn(text, { decimal: '.', currency: 'JPY' })).toEqual({
        problem: `"${text}" has more than the 0 decimals of JPY: is "." what stands before them?`,
      });
    expect(amountIn('1.234', { decimal: '.', currency: 'KWD' })).toEqual({ minor: 1_234 });
    expect(amountIn('1.00', { decimal: '.', currency: 'PESOS' })).toMatchObject({
      problem: expect.stringContaining('PESOS'),
    });
  });

  test.each([
    '1.160,00',
    '1.160',
    '1,16.00',
    '1160.',
    '.50',
    '1160.005',
    '12 34',
    '1e3',
    'MXN 5',
    '',
    '--5',
    '99999999999999.00',
    '1000000000000.00',
  ])('%s with a point before its decimals is refused, with what would be right', (text) => {
    expect(pesos(text)).toEqual({ problem: expect.stringMatching(/^".*" (is no amount|has more|is more)/) });
  });

  test('read by the wrong sign is never taken for another amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 9_999_999_999 }), (minor) => {
        const whole = Math.trunc(minor / 100).toLocaleString('en-US');
        const right = `${whole}.${String(minor % 100).padStart(2, '0')}`;
        const other = right.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
        expect(pesos(right)).toEqual({ minor });
        expect(pesos(other, ',')).toEqual({ minor });
        expect(pesos(right, ',')).toHaveProperty('problem');
        expect(pesos(other)).toHaveProperty('problem');
      }),
    );
  });
});

describe('a day', () => {
  test.each([
    ['2026-03-02', 'YYYY-MM-DD', '2026-03-02'],
    ['02/03/2026', 'DD/MM/YYYY', '2026-03-02'],
    ['02032026', 'DDMMYYYY', '2026-03-02'],
    ['02-MAR-26', 'DD-MMM-YY', '2026-03-02'],
    ['02-ene-26', 'DD-MMM-YY', '2026-01-02'],
    ['29.02.2028', 'DD.MM.YYYY', '2028-02-29'],
    ['01/01/2000', 'DD/MM/YYYY', '2000-01-01'],
    ['31/12/2100', 'DD/MM/YYYY', '2100-12-31'],
    ['31-12-99', 'DD-MM-YY', '2099-12-31'],
    ['01 Dic. 26', 'DD MMM YY', '2026-12-01'],
    ['01 SET 26', 'DD MMM YY', '2026-09-01'],
  ])('%s written as %s', (text, format, day) => {
    expect(dayFormatProblem(format)).toBeNull();
    expect(dayIn(text, format)).toEqual({ day });
  });

  test.each([
    ['2026-02-29', 'YYYY-MM-DD'],
    ['13/13/2026', 'DD/MM/YYYY'],
    ['2/3/2026', 'DD/MM/YYYY'],
    ['00/03/2026', 'DD/MM/YYYY'],
    ['02-XYZ-26', 'DD-MMM-YY'],
    ['02a03a2026', 'DD.MM.YYYY'],
    ['1926-03-02', 'YYYY-MM-DD'],
    ['2026-03-02 ', 'YYYY-MM-DD'],
    [' 2026-03-02', 'YYYY-MM-DD'],
    ['31/12/1999', 'DD/MM/YYYY'],
    ['01/01/2101', 'DD/MM/YYYY'],
    ['01/00/2026', 'DD/MM/YYYY'],
    ['31/04/2026', 'DD/MM/YYYY'],
    ['99/03/2026', 'DD/MM/YYYY'],
    ['01/13/2026', 'DD/MM/YYYY'],
    ['31/99/2026', 'DD/MM/YYYY'],
  ])('%s is none that is written as %s', (text, format) => {
    expect(dayIn(text, format)).toEqual({ problem: expect.stringContaining(`is no day written as ${format}`) });
  });

  test('that is none is said by its first forty letters', () => {
    expect(dayIn('x'.repeat(41), 'DD/MM/YYYY')).toEqual({
      problem: `"${'x'.repeat(40)}" is no day written as DD/MM/YYYY`,
    });
  });

  test.each(['YYYY-MM', 'DD/DD/YYYY', 'YYYY-MM-DD HH:mm', 'YYYYMMDDx', ''])('%p is no format of days', (format) => {
    expect(dayFormatProblem(format)).toContain('must have YYYY or YY');
  });
});

test('a month may be three letters, Spanish or English', () => {
  const months = (names: string) => names.split(' ').map((name) => dayIn(`02-${name}-26`, 'DD-MMM-YY'));
  const all = Array.from({ length: 12 }, (_, i) => ({ day: `2026-${String(i + 1).padStart(2, '0')}-02` }));
  expect(months('ENE FEB MAR ABR MAY JUN JUL AGO SEP OCT NOV DIC')).toEqual(all);
  expect(months('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec')).toEqual(all);
});

describe('a text', () => {
  test('is one line, without what spreadsheets put around it', () => {
    expect(textIn("  'PAGO \n 12' ")).toBe('PAGO 12');
    expect(textIn("'0123")).toBe('0123');
    expect(textIn("' PAGO '")).toBe('PAGO');
    expect(textIn('\u202eevil')).toBe('evil');
    expect([textIn(''), textIn("''"), textIn(undefined), textIn(' \u0000 ')]).toEqual([null, null, null, null]);
  });

  test('of a payer’s account is a CLABE, or says nothing; a key is never cut', () => {
    expect(saidIn({ payerClabe: '0321 8000 0118 3597 19' })).toMatchObject({ payerClabe: '032180000118359719' });
    for (const payerClabe of ['5512345678', '****5971', '032180000118359710'])
      expect(saidIn({ payerClabe })).toMatchObject({ payerClabe: null });
    expect(saidIn({ concept: 'x'.repeat(500) })).toMatchObject({ concept: 'x'.repeat(210) });
    expect(saidIn({ trackingKey: 'x'.repeat(65) })).toEqual({ problem: 'trackingKey has more than 64 characters' });
  });

  test('that says many things is read behind the words of its mapping', () => {
    const text =
      'SPEI RECIBIDO, BCO:0002 HR LIQ: 10:11:12 DEL CLIENTE GUTHRIE SA DE CV ' +
      'DE LA CLABE 032180000118359719, CONCEPTO: PAGO IN60001000001, REFERENCIA: 1000001 CVE RAST: MBAN01002603130012345678.';
    expect(foundIn(text, PRESETS['banorte-mx']?.inConcept ?? {})).toEqual({
      trackingKey: 'MBAN01002603130012345678',
      reference: '1000001',
      payerClabe: '032180000118359719',
      payerName: 'GUTHRIE SA DE CV',
    });
    expect(foundIn('PAGO', PRESETS['banorte-mx']?.inConcept ?? {})).toEqual({});
    expect(foundIn(null, {})).toEqual({});
  });
});

test('a heading is compared without accents, capitals and double blanks, and not without any blank', () => {
  expect(['Descripción  Detallada ', 'DESCRIPCION\tDETALLADA'].map(comparedHeading)).toEqual([
    'DESCRIPCION DETALLADA',
    'DESCRIPCION DETALLADA',
  ]);
});

test('every shipped mapping is one that could be written by hand', () => {
  expect(Object.keys(PRESETS).sort()).toEqual(['banorte-mx', 'bbva-mx', 'bofa-cashpro', 'santander-mx']);
  for (const mapping of Object.values(PRESETS)) {
    expect(mappingProblems(mapping)).toEqual([]);
    expect(dayFormatProblem(mapping.dateFormat)).toBeNull();
  }
});

test('a mapping is shipped under its own name, and none under a name that every object has', () => {
  expect(presetNamed('banorte-mx')).toBe(PRESETS['banorte-mx']);
  expect(['banorte', 'toString', ''].map(presetNamed)).toEqual([null, null, null]);
});
