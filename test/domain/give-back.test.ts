import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CreditSource, partsOf } from '../../domain/money/give-back.ts';

const card = (paymentId: string, leftMinor: number): CreditSource => ({
  paymentId,
  leftMinor,
  isReturnable: true,
  clabe: null,
});
const transfer = (paymentId: string, leftMinor: number, clabe: string | null): CreditSource => ({
  paymentId,
  leftMinor,
  isReturnable: false,
  clabe,
});

describe('where a refund goes', () => {
  test('back to what came last, no further than what became credit of it', () => {
    expect(partsOf(1_500, [transfer('pay_2', 1_000, '0020'), card('pay_1', 9_000)])).toEqual([
      { position: 0, amountMinor: 1_000, by: 'hand', paymentId: 'pay_2', toClabe: '0020' },
      { position: 1, amountMinor: 500, by: 'provider', paymentId: 'pay_1' },
    ]);
  });

  test('what no payment can explain is paid by hand', () => {
    expect(partsOf(1_500, [card('pay_2', 0), card('pay_1', 1_000)])).toEqual([
      { position: 0, amountMinor: 1_000, by: 'provider', paymentId: 'pay_1' },
      { position: 1, amountMinor: 500, by: 'hand', paymentId: null, toClabe: null },
    ]);
    expect(partsOf(100, [transfer('pay_1', 100, null)])).toEqual([
      { position: 0, amountMinor: 100, by: 'hand', paymentId: 'pay_1', toClabe: null },
    ]);
  });

  test('all of it goes somewhere, and no payment gives more than it has', () => {
    const source = fc.record({
      paymentId: fc.uuid(),
      leftMinor: fc.integer({ min: 0, max: 10_000 }),
      isReturnable: fc.boolean(),
      clabe: fc.constantFrom(null, '002010077777777771'),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), fc.array(source, { maxLength: 6 }), (amountMinor, sources) => {
        const parts = partsOf(amountMinor, sources);
        expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(amountMinor);
        expect(parts.map(({ position }) => position)).toEqual(parts.map((_, n) => n));
        for (const { amountMinor: part, paymentId, by } of parts) {
          const from = sources.find((one) => one.paymentId === paymentId);
          expect(part).toBeGreaterThan(0);
          expect(part).toBeLessThanOrEqual(from?.leftMinor ?? amountMinor);
          expect(by).toBe(from?.isReturnable === true ? 'provider' : 'hand');
        }
      }),
    );
  });
});
