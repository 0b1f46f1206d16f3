import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { appliedTo } from '../../domain/documents/invoice-paper.ts';
import { lineTaxes } from '../../domain/documents/line-taxes.ts';
import { taxShares } from '../../domain/documents/tax-shares.ts';
import { sumOf } from '../../domain/money/moves.ts';

describe('what each line has of a tax', () => {
  const of = (...amounts: number[]) => amounts.map((amountMinor) => ({ amountMinor }));

  test('T36: is its share of the tax on the sum, to the cent', () => {
    // T2: rounded by line it would come to 622.91.
    expect(taxShares(of(315_000, 36_000, 34_839, 3_484), 62_292)).toEqual([50_400, 5_760, 5_575, 557]);
    expect(taxShares(of(10_000, -2_500), 1_200)).toEqual([1_600, -400]);
    expect(taxShares(of(-2_500, 10_000), 1_200)).toEqual([-400, 1_600]);
    expect(taxShares(of(), 0)).toEqual([]);
  });

  test('adds up to the tax, whatever the lines are', () => {
    // However they cancel out, no share is beyond a safe whole number: a tax is of its lines, and this one is not.
    const amount = fc.integer({ min: -5_000_000, max: 5_000_000 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 200 }), amount, (amounts, taxMinor) => {
        const shares = taxShares(of(...amounts), taxMinor);
        expect(sumOf(of(...shares))).toBe(taxMinor);
      }),
    );
  });
});

describe('the taxes of each line', () => {
  const line = (amountMinor: number, taxes?: string[]) => ({
    description: 'x',
    quantity: 1,
    unitAmountMinor: amountMinor,
    amountMinor,
    ...(taxes === undefined ? {} : { about: { kind: 'serviceFee' as const, fiscal: { taxes } } }),
  });
  const [iva, ieps] = [
    { code: 'iva', rate: '0.160000', baseMinor: 20_600, amountMinor: 3_296 },
    { code: 'ieps', rate: '0.030000', baseMinor: 20_000, amountMinor: 600 },
  ];

  test('are those that it is under, and add up', () => {
    const lines = [line(20_000, ['iva', 'ieps']), line(50_000, [])];
    expect(lineTaxes({ lines, taxes: [ieps, iva], taxMinor: 3_896 })).toEqual([
      { rates: ['0.030000', '0.160000'], amountMinor: 3_896 },
      { rates: [], amountMinor: 0 },
    ]);
    expect(lineTaxes({ lines: [line(10_000), line(30_000)], taxes: [iva], taxMinor: 6_400 })).toEqual([
      { rates: ['0.160000'], amountMinor: 1_600 },
      { rates: ['0.160000'], amountMinor: 4_800 },
    ]);
  });
});

describe('what was put against an invoice', () => {
  test('adds up: what else has changed its balance is one adjustment', () => {
    const paid = { is: 'payment', on: '2026-08-09', amountMinor: 400 } as const;
    const nothing = { is: 'creditNote', on: '2026-08-10', amountMinor: 0 } as const;
    expect(appliedTo({ status: 'open', totalMinor: 1_000, balanceMinor: 600 }, [paid, nothing])).toEqual([paid]);
    expect(appliedTo({ status: 'open', totalMinor: 1_000, balanceMinor: 550 }, [paid])).toEqual([
      paid,
      { is: 'adjustment', on: null, amountMinor: 50 },
    ]);
    expect(appliedTo({ status: 'void', totalMinor: 1_000, balanceMinor: 0 }, [paid])).toEqual([]);
  });
});
