import { describe, expect, test } from '@jest/globals';
import { matchByHand, ownerOf } from '../../domain/matching/by-hand.ts';
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

  test('is of one account', () => {
    expect(ownerOf([put('a', 1), put('b', 1)], [found('a', 'acc_1'), found('b', 'acc_1')])).toEqual({
      accountId: 'acc_1',
    });
    expect(ownerOf([put('a', 1), put('b', 1)], [found('a', 'acc_1')])).toMatchObject({
      refusal: { status: 422, code: 'unknown_invoice', message: 'There is no invoice b' },
    });
    expect(ownerOf([put('a', 1), put('b', 1)], [found('a', 'acc_1'), found('b', 'acc_2')])).toMatchObject({
      refusal: { code: 'several_accounts', message: 'The invoices belong to more than one account' },
    });
    expect(ownerOf([], [])).toMatchObject({
      refusal: { code: 'no_allocations', message: 'A match names at least one invoice' },
    });
  });

  const transfer = { amountMinor: 100, currency: 'MXN' };
  const account = { currency: 'MXN' };
  const paper = (id: string, balanceMinor: number) => ({ id, number: `F-${id}`, balanceMinor });

  test('is matched when nothing is left open of the invoices; the rest is credit', () => {
    expect(matchByHand(transfer, [put('a', 60)], account, [paper('a', 60)])).toEqual({
      match: { status: 'matched', allocations: [put('a', 60)], creditMinor: 40 },
    });
    expect(matchByHand(transfer, [put('a', 60), put('b', 40)], account, [paper('a', 60), paper('b', 41)])).toEqual({
      match: { status: 'partial', allocations: [put('a', 60), put('b', 40)], creditMinor: 0 },
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
      "allocation_too_large: The allocations are more than the transfer's 100",
    ],
    [
      'more than is open of an invoice',
      transfer,
      [put('a', 61)],
      'allocation_too_large: Invoice F-a has 60 open, less than 61',
    ],
  ])('is refused when it is %s', (_, what, allocations, says) => {
    const judged = matchByHand(what, allocations, account, [paper('a', 60), paper('b', 50)]);
    if (!('refusal' in judged)) throw new Error('it was taken');
    const { status, code, message } = judged.refusal;
    expect([status, `${code}: ${message}`]).toEqual([422, says]);
  });
});
