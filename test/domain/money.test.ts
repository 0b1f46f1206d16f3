import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isCurrency, minorDigits } from '../../domain/money/currencies.ts';
import {
  allocateOldestFirst,
  decimalOf,
  formatMoney,
  parseMoney,
  plainMoney,
  together,
} from '../../domain/money/money.ts';

describe('money against invoices', () => {
  const march = { id: 'inv_march', balanceMinor: 116_000 };
  const april = { id: 'inv_april', balanceMinor: 58_000 };

  test('pays the oldest first, and the next in part', () => {
    expect(allocateOldestFirst(150_000, [march, april])).toEqual({
      allocations: [
        { invoiceId: 'inv_march', amountMinor: 116_000 },
        { invoiceId: 'inv_april', amountMinor: 34_000 },
      ],
      restMinor: 0,
    });
  });
  test('what is left over is credit', () => {
    expect(allocateOldestFirst(200_000, [march, april]).restMinor).toBe(26_000);
    expect(allocateOldestFirst(500, [])).toEqual({ allocations: [], restMinor: 500 });
  });
  test('paid invoices get nothing, and no line', () => {
    expect(allocateOldestFirst(100, [{ id: 'inv_paid', balanceMinor: 0 }, april]).allocations).toEqual([
      { invoiceId: 'inv_april', amountMinor: 100 },
    ]);
    expect(allocateOldestFirst(0, [march])).toEqual({ allocations: [], restMinor: 0 });
  });
  test('put there twice is one line for each invoice, in the order of its first', () => {
    const put = [
      { invoiceId: 'inv_march', amountMinor: 100 },
      { invoiceId: 'inv_april', amountMinor: 50 },
      { invoiceId: 'inv_march', amountMinor: 16 },
    ];
    expect(together(put)).toEqual([
      { invoiceId: 'inv_march', amountMinor: 116 },
      { invoiceId: 'inv_april', amountMinor: 50 },
    ]);
    expect(together([])).toEqual([]);
  });
  test('is conserved: allocations and rest are the amount, and nobody gets more than they owe', () => {
    const invoices = fc
      .array(fc.nat(1_000_000), { maxLength: 12 })
      .map((balances) => balances.map((balanceMinor, i) => ({ id: `inv_${i}`, balanceMinor })));
    fc.assert(
      fc.property(fc.nat(5_000_000), invoices, (amountMinor, list) => {
        const { allocations, restMinor } = allocateOldestFirst(amountMinor, list);
        const given = new Map(allocations.map((one) => [one.invoiceId, one.amountMinor]));
        expect(allocations.reduce((sum, one) => sum + one.amountMinor, restMinor)).toBe(amountMinor);
        let oweBefore = 0;
        for (const { id, balanceMinor } of list) {
          expect(given.get(id) ?? 0).toBe(Math.max(0, Math.min(balanceMinor, amountMinor - oweBefore)));
          oweBefore += balanceMinor;
        }
      }),
    );
  });
});

describe('money in words', () => {
  test('each currency has its own minor digits', () => {
    expect(['MXN', 'USD', 'JPY', 'KWD', 'CLP'].map(minorDigits)).toEqual([2, 2, 0, 3, 0]);
  });
  test('which the standard says, and not what the runtime knows of local habits', () => {
    const two = ['COP', 'HUF', 'IDR', 'PKR', 'IRR', 'LAK', 'MMK', 'CRC', 'TWD', 'MGA', 'ALL'];
    expect(new Set(two.map(minorDigits))).toEqual(new Set([2]));
    expect(['VND', 'KRW', 'ISK', 'PYG', 'XOF'].map(minorDigits)).toEqual([0, 0, 0, 0, 0]);
    expect(['IQD', 'BHD', 'JOD', 'LYD', 'OMR', 'TND'].map(minorDigits)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(formatMoney(1_234_567, 'COP', 'es-CO').replace(/\s/g, ' ')).toBe('$ 12.345,67');
    expect(formatMoney(1_234_567, 'HUF', 'en')).toMatch(/12,345\.67$/);
    expect(formatMoney(1_234_567, 'IQD', 'en')).toMatch(/1,234\.567$/);
    expect(plainMoney(4_500_000, 'IDR')).toBe('45,000.00 IDR');
    expect(parseMoney('45,000.00', 'IDR')).toBe(4_500_000);
  });
  test('a currency is one that the standard has and people pay in', () => {
    expect(['MXN', 'EUR', 'COP', 'KWD', 'ZWG', 'XCG'].filter(isCurrency)).toHaveLength(6);
    expect(['mxn', 'ZZZ', 'XAU', 'XTS', 'DEM', '', 'PESOS'].filter(isCurrency)).toEqual([]);
  });
  test('is written as its reader writes it', () => {
    expect(formatMoney(116_000, 'MXN', 'es-MX')).toBe('$1,160.00');
    expect(formatMoney(116_000, 'MXN', 'en')).toBe('MX$1,160.00');
    expect(formatMoney(1_160, 'JPY', 'en')).toBe('¥1,160');
    expect(formatMoney(-5, 'MXN', 'es-MX')).toBe('-$0.05');
    // Spanish groups four figures only where it is told to.
    expect(formatMoney(100_000, 'EUR', 'es-ES').replace(/\s/g, ' ')).toBe('1.000,00 €');
  });
  test('is written in no language on the timeline', () => {
    expect(plainMoney(116_000, 'MXN')).toBe('1,160.00 MXN');
    expect(plainMoney(12_345_678_900, 'MXN')).toBe('123,456,789.00 MXN');
    expect(plainMoney(99_905, 'USD')).toBe('999.05 USD');
    expect(plainMoney(-116_000, 'MXN')).toBe('-1,160.00 MXN');
    expect(plainMoney(1_160, 'JPY')).toBe('1,160 JPY');
    expect(plainMoney(7, 'KWD')).toBe('0.007 KWD');
  });
  test('is exact where floats are not', () => {
    expect(decimalOf(Number.MAX_SAFE_INTEGER, 'MXN')).toBe('90071992547409.91');
    expect(decimalOf(7, 'KWD')).toBe('0.007');
    expect(decimalOf(-7, 'JPY')).toBe('-7');
    expect(formatMoney(Number.MAX_SAFE_INTEGER, 'MXN', 'es-MX')).toBe('$90,071,992,547,409.91');
  });
  test('is read back', () => {
    expect(parseMoney('1,160.00')).toBe(116_000);
    expect(parseMoney('1160')).toBe(116_000);
    expect(parseMoney('0.5')).toBe(50);
    expect(parseMoney('-20.00')).toBe(-2_000);
    expect(parseMoney('1,160', 'JPY')).toBe(1_160);
    expect(parseMoney(' 12,345,678.90 ')).toBe(1_234_567_890);
    expect(parseMoney('-0.00')).toBe(0);
    expect(() => parseMoney('a lot', 'USD')).toThrow('Not an amount of USD: "a lot"');
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('MXN', 'JPY', 'KWD'), (minor, currency) => {
        expect(parseMoney(decimalOf(minor, currency), currency)).toBe(minor);
      }),
    );
  });
  test.each(['', 'abc', '1,16.00', '1.234', '$5', '1 000', '.5', '5.', '9999999999999999'])(
    '%p is no amount',
    (text) => {
      expect(() => parseMoney(text)).toThrow(RangeError);
    },
  );
});
