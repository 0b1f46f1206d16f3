import { describe, expect, test } from '@jest/globals';
import { matchByHand, ownersOf } from '../../domain/matching/by-hand.ts';
import { lookUpsFor, matchNamed, namedAmong } from '../../domain/matching/named.ts';
import type { InvoiceMoney } from '../../domain/money/moves.ts';

const money = (id: string, balanceMinor: number, disputedMinor = 0): InvoiceMoney => ({
  id,
  status: 'open',
  balanceMinor,
  disputedMinor,
  writtenOff: false,
});

describe('what the payer wrote', () => {
  test('is looked for as whole numbers, and only then as seven digits', () => {
    expect(lookUpsFor({ reference: '1234567', concept: 'IN60001234567' })).toEqual([
      { in: 'number', anyOf: ['IN60001234567'] },
      { in: 'sevenDigits', anyOf: ['1234567'] },
    ]);
    expect(lookUpsFor({ reference: null, concept: null }).map(({ anyOf }) => anyOf)).toEqual([[], []]);
  });

  test('names the invoices that are found, of one account and in its currency', () => {
    const found = { id: 'inv_1', accountId: 'acc_1', currency: 'MXN' };
    expect(namedAmong([found, { ...found, id: 'inv_2' }], 'MXN')).toEqual({
      accountId: 'acc_1',
      invoiceIds: ['inv_1', 'inv_2'],
    });
    expect(namedAmong([], 'MXN')).toBeNull();
    expect(namedAmong([found], 'USD')).toBeNull();
    expect(namedAmong([found, { ...found, accountId: 'acc_2' }], 'MXN')).toBeNull();
  });

  test('pays these, what is in dispute last, and the rest is credit', () => {
    expect(matchNamed(100, [money('a', 60, 20), money('b', 50)])).toEqual({
      status: 'partial',
      allocations: [
        { invoiceId: 'a', amountMinor: 50 },
        { invoiceId: 'b', amountMinor: 50 },
      ],
      creditMinor: 0,
    });
    expect(matchNamed(110, [money('a', 60), money('b', 50)])).toMatchObject({ status: 'matched', creditMinor: 0 });
    expect(matchNamed(70, [money('a', 60)])).toMatchObject({ status: 'matched', creditMinor: 10 });
    // Paid or void by then.
    expect(matchNamed(70, [])).toEqual({ status: 'matched', allocations: [], creditMinor: 70 });
  });
});

describe('what an agent says', () => {
  const put = (invoiceId: string, amountMinor: number) => ({ invoiceId, amountMinor });
  const found = (id: string, accountId: string) => ({ id, accountId });

  test('is of one account, or of several', () => {
    expect(ownersOf([put('a', 1), put('b', 1)], [found('a', 'acc_1'), found('b', 'acc_1')])).toEqual({
      accountIds: ['acc_1'],
    });
    expect(ownersOf([put('a', 1), put('b', 1)], [found('a', 'acc_2'), found('b', 'acc_1')])).toEqual({
      accountIds: ['acc_1', 'acc_2'],
    });
    expect(ownersOf([put('a', 1), put('b', 1)], [found('a', 'acc_1')])).toMatchObject({
      refusal: { status: 422, code: 'unknown_invoice', message: 'There is no invoice b' },
    });
    expect(ownersOf([], [])).toMatchObject({
      refusal: { code: 'no_allocations', message: 'A match names at least one invoice' },
    });
  });

  const transfer = { amountMinor: 100, currency: 'MXN' };
  const paper = (id: string, balanceMinor: number) => ({ id, number: `F-${id}`, balanceMinor });
  const owner = (id: string, ...invoices: ReturnType<typeof paper>[]) => ({ id, currency: 'MXN', invoices });

  test('is matched when nothing is left open of the invoices; the rest is credit', () => {
    expect(matchByHand(transfer, [put('a', 60)], [owner('acc_1', paper('a', 60))])).toEqual({
      parts: [
        {
          accountId: 'acc_1',
          amountMinor: 100,
          match: { status: 'matched', allocations: [put('a', 60)], creditMinor: 40 },
        },
      ],
    });
    const two = matchByHand(transfer, [put('a', 60), put('b', 40)], [owner('acc_1', paper('a', 60), paper('b', 41))]);
    expect(two).toMatchObject({
      parts: [{ match: { status: 'partial', allocations: [put('a', 60), put('b', 40)], creditMinor: 0 } }],
    });
  });

  test('over several accounts comes to the transfer, and each has its own part', () => {
    const owners = [owner('acc_1', paper('a', 60)), owner('acc_2', paper('b', 50))];
    expect(matchByHand(transfer, [put('b', 40), put('a', 60)], owners)).toEqual({
      parts: [
        {
          accountId: 'acc_1',
          amountMinor: 60,
          match: { status: 'matched', allocations: [put('a', 60)], creditMinor: 0 },
        },
        {
          accountId: 'acc_2',
          amountMinor: 40,
          match: { status: 'partial', allocations: [put('b', 40)], creditMinor: 0 },
        },
      ],
    });
    for (const minor of [39, 41])
      expect(matchByHand(transfer, [put('b', minor), put('a', 60)], owners)).toMatchObject({
        refusal: { status: 422, code: 'allocations_do_not_add_up' },
      });
  });

  test.each([
    [
      'in another currency',
      { amountMinor: 100, currency: 'USD' },
      [put('a', 60)],
      'currency_mismatch: The transfer is in USD, the account in MXN',
    ],
    [
      'more than the transfer',
      transfer,
      [put('a', 60), put('b', 41)],
      "allocation_too_large: The allocations are more than the transfer's 1.00 MXN",
    ],
    [
      'more than is open of an invoice',
      transfer,
      [put('a', 61)],
      'allocation_too_large: Invoice F-a has 0.60 MXN open, less than 0.61 MXN',
    ],
  ])('is refused when it is %s', (_, what, allocations, says) => {
    const judged = matchByHand(what, allocations, [owner('acc_1', paper('a', 60), paper('b', 50))]);
    if (!('refusal' in judged)) throw new Error('it was taken');
    const { status, code, message } = judged.refusal;
    expect([status, `${code}: ${message}`]).toEqual([422, says]);
  });
});
