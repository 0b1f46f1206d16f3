import { describe, expect, test } from '@jest/globals';
import { allocatingOf, type Share } from '../../console/transfers/allocating.ts';
import { readMinor } from '../../ui/amount.ts';

const PAYABLE = new Map(
  [
    ['inv_1', 'IN1', 116_000],
    ['inv_2', 'IN2', 58_000],
    ['inv_3', 'IN3', 40_000],
  ].map(([id, number, balanceMinor]) => [id as string, { id, number, balanceMinor } as never]),
);
const of = (amountMinor: number, ...shares: Share[]) =>
  allocatingOf(amountMinor, shares, PAYABLE, (text) => readMinor(text, 'es-MX', 'MXN'));
const share = (accountId: string, typed: Record<string, string>): Share => ({ accountId, typed });

describe('what a transfer is put against', () => {
  test('falls to nothing as amounts are typed', () => {
    expect(of(174_000, share('acc_1', {})).remainderMinor).toBe(174_000);
    expect(of(174_000, share('acc_1', { inv_1: '1,160.00' })).remainderMinor).toBe(58_000);
    expect(of(174_000, share('acc_1', { inv_1: '1,160.00', inv_2: '580' }))).toEqual({
      allocations: [
        { invoiceId: 'inv_1', amountMinor: 116_000 },
        { invoiceId: 'inv_2', amountMinor: 58_000 },
      ],
      accountIds: ['acc_1'],
      remainderMinor: 0,
      whyNot: null,
    });
  });

  test('more than came, or than is owed, is not matched: it says which', () => {
    expect(of(100_000, share('acc_1', { inv_1: '1160' })).whyNot).toEqual({ why: 'tooMuch', minor: 16_000 });
    expect(of(100_000, share('acc_1', { inv_2: '600' })).whyNot).toEqual({
      why: 'aboveBalance',
      number: 'IN2',
      minor: 58_000,
    });
  });

  test('what is no amount is no amount of zero; an empty field is nothing', () => {
    expect(of(100_000, share('acc_1', { inv_1: '12x' })).whyNot).toEqual({ why: 'unreadable', number: 'IN1' });
    expect(of(100_000, share('acc_1', { inv_1: ' ', inv_2: '0.00' })).whyNot).toEqual({ why: 'nothing' });
    expect(of(100_000).whyNot).toEqual({ why: 'nothing' });
  });

  test('one account keeps the rest; several have to add up', () => {
    expect(of(120_000, share('acc_1', { inv_1: '1160' }))).toMatchObject({ remainderMinor: 4_000, whyNot: null });
    const [one, other] = [share('acc_1', { inv_1: '1160' }), share('acc_2', { inv_3: '400' })];
    expect(of(160_000, one, other).whyNot).toEqual({ why: 'severalDontAddUp', minor: 4_000 });
    expect(of(156_000, one, other).whyNot).toBeNull();
    expect(of(160_000, one, share('acc_2', {}))).toMatchObject({ accountIds: ['acc_1'], whyNot: null });
  });
});
