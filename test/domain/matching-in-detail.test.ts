import { describe, expect, test } from '@jest/globals';
import { matchByHand } from '../../domain/matching/by-hand.ts';
import { matchIdentified } from '../../domain/matching/identified.ts';
import { isSameName } from '../../domain/matching/payer-name.ts';
import { proofEvidence } from '../../domain/matching/proof-evidence.ts';
import { proverAmong } from '../../domain/matching/proven.ts';
import { candidatesIn } from '../../domain/matching/reference.ts';
import { uniqueSum } from '../../domain/matching/sum.ts';
import { whose } from '../../domain/matching/whose.ts';
import type { InvoiceMoney } from '../../domain/money/moves.ts';

/** Which invoices come to an amount, and what is left to a person. */

describe('several invoices that come to an amount', () => {
  const sum = (amountMinor: number, ...owed: number[]) =>
    uniqueSum(
      amountMinor,
      owed.map((owedMinor, i) => ({ id: `${i}:${owedMinor}`, owedMinor })),
    );

  test('are named in their order, without those of which nothing is owed', () => {
    expect(sum(70, 100, 50, 20)).toEqual(['1:50', '2:20']);
    expect(sum(100, 60, 0, 40, -5)).toEqual(['0:60', '2:40']);
    expect(sum(60, 40, 0, 20, 7)).toEqual(['0:40', '2:20']);
  });

  test('are several: of one alone nothing is said here', () => {
    expect([sum(60, 60), sum(60, 60, 0), sum(60, 60, 100)]).toEqual([null, null, null]);
  });

  test('are the only choice, a single invoice included', () => {
    expect(sum(60, 30, 30, 30)).toBeNull();
    expect(sum(60, 40, 20, 60)).toBeNull();
    expect(sum(61, 40, 20, 60)).toBeNull();
    expect([sum(1, 60, 40), sum(101, 60, 40)]).toEqual([null, null]);
  });

  test('are not looked for among more than sixteen, where chance would find some; all of them still count', () => {
    const powers = (n: number) => Array.from({ length: n }, (_, i) => 2 ** i);
    expect(sum(3, ...powers(16))).toEqual(['0:1', '1:2']);
    expect(sum(3, ...powers(17))).toBeNull();
    expect(sum(2 ** 17 - 1, ...powers(17))).toHaveLength(17);
  });
});

const money = (id: string, balanceMinor: number): InvoiceMoney => ({
  id,
  status: 'open',
  balanceMinor,
  disputedMinor: 0,
  writtenOff: false,
});

describe('a transfer', () => {
  test('of a known payer that is one invoice was matched by its payer', () => {
    expect(matchIdentified(50, [money('a', 60), money('b', 50)], 'payer')).toMatchObject({
      by: 'payer',
      match: { allocations: [{ invoiceId: 'b', amountMinor: 50 }] },
    });
  });

  test('over several accounts that doesn’t add up says what it must come to', () => {
    const owner = (id: string) => ({
      id: `acc_${id}`,
      currency: 'MXN',
      invoices: [{ id, number: id, balanceMinor: 60 }],
    });
    const allocations = ['a', 'b'].map((invoiceId) => ({ invoiceId, amountMinor: 50 }));
    expect(matchByHand({ amountMinor: 110, currency: 'MXN' }, allocations, [owner('a'), owner('b')])).toMatchObject({
      refusal: {
        message: "Over several accounts the allocations must come to the transfer's 1.10 MXN; they come to 1.00 MXN",
      },
    });
  });

  test('whose key one account has sent in, of which a part is in another currency, is nobody’s yet', () => {
    const proof = (currency: string) => ({ accountId: 'acc_1', currency });
    expect(proverAmong([proof('MXN'), proof('MXN')], 'MXN')).toBe('acc_1');
    expect(proverAmong([proof('MXN'), proof('USD')], 'MXN')).toBeNull();
  });

  test('that names invoices of several accounts says so; where one is in another currency, that', () => {
    const known = { currency: 'MXN', foundBy: 'number', provers: [], holder: null, payers: [] } as const;
    const found = (id: string, currency: string) => ({ id, accountId: `acc_${id}`, currency });
    expect(whose({ ...known, found: [found('a', 'MXN'), found('b', 'MXN')] })).toEqual({
      by: null,
      why: 'severalAccounts',
    });
    expect(whose({ ...known, found: [found('a', 'MXN'), found('b', 'USD')] })).toEqual({
      by: null,
      why: 'otherCurrency',
    });
  });

  test('whose payer is the named account has no rival', () => {
    const named = { id: 'inv_1', accountId: 'acc_1', currency: 'MXN' };
    const known = { currency: 'MXN', foundBy: 'number', found: [named], provers: [], holder: null } as const;
    const payer = (accountId: string) => [{ accountId, currency: 'MXN' }];
    expect(whose({ ...known, payers: payer('acc_1') })).toMatchObject({ by: 'reference', rival: null });
    expect(whose({ ...known, payers: payer('acc_2') })).toMatchObject({ by: 'reference', rival: 'acc_2' });
  });

  test('names an invoice by its letters and last seven digits, in a concept too', () => {
    expect(candidatesIn({ concept: 'PAGO IN1234567' }).sevenDigits).toEqual(['1234567']);
    expect(candidatesIn({ reference: 'PAGOFACTIN 1234567' }).sevenDigits).toEqual([]);
  });

  test('is told from a proof without a key by all else', () => {
    const transfer = { trackingKey: 'K1', amountMinor: 5, settledOn: '2026-03-10', payerName: null };
    const owner = { name: 'Guthrie', named: [], paidBefore: { here: 0, elsewhere: 0 } };
    const facts = (trackingKey: string | null, theirs: string | null) =>
      proofEvidence(
        { trackingKey, amountMinor: 5, paidOn: '2026-03-10' },
        { ...transfer, trackingKey: theirs },
        owner,
      ).flatMap(({ fact, holds }) => (holds ? [fact] : []));
    expect(facts(null, 'K1')).toEqual(['sameAmount', 'sameDay']);
    expect(facts('K1', null)).toEqual(['sameAmount', 'sameDay']);
    expect(facts('k 1', 'K1')).toEqual(['sameKey', 'sameAmount', 'sameDay']);
  });
});

test('a name of two letters is nobody’s; of three it is', () => {
  expect([isSameName('HP SA DE CV', 'HP'), isSameName('IBM SA DE CV', 'IBM')]).toEqual([false, true]);
});
