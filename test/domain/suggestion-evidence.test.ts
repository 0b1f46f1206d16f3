import { describe, expect, test } from '@jest/globals';
import { type Candidate, type EvidenceFact, suggestionFor } from '../../domain/matching/evidence.ts';

/** What speaks for an account of which a transfer may be, in sentences, and what it would pay. */

const invoice = (id: string, balanceMinor: number, disputedMinor = 0): Candidate['invoices'][number] => ({
  id,
  number: `IN60${id}`,
  status: 'open',
  balanceMinor,
  disputedMinor,
  writtenOff: false,
});

const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  accountId: 'acc_1',
  name: 'Guthrie',
  invoices: [invoice('A', 100_000), invoice('B', 50_000), invoice('C', 20_000)],
  named: [],
  paidBefore: { here: 0, elsewhere: 0 },
  hasProof: false,
  isHolder: false,
  ...change,
});

const suggested = (amountMinor: number, change: Partial<Candidate> = {}, payerName: string | null = null) =>
  suggestionFor({ amountMinor, currency: 'MXN', payerName }, candidate(change));
const said = (fact: EvidenceFact, ...of: Parameters<typeof suggested>) => {
  const one = suggested(...of).evidence.find((evidence) => evidence.fact === fact);
  return `${one?.holds}: ${one?.detail}`;
};

describe('what speaks for it', () => {
  test('each fact once, in one order', () => {
    expect(suggested(1).evidence.map(({ fact, holds }) => [fact, holds])).toEqual([
      ['referenceFound', false],
      ['exactAmount', false],
      ['sumOfInvoices', false],
      ['knownPayerClabe', false],
      ['payerName', false],
      ['proofKey', false],
      ['virtualClabe', false],
    ]);
  });

  test('what it names', () => {
    expect(said('referenceFound', 1)).toBe('false: It names no invoice of this account');
    const named = [invoice('A', 1), invoice('B', 1)];
    expect(said('referenceFound', 1, { named })).toBe('true: It names IN60A, IN60B');
  });

  test('one invoice of its amount, less what is in dispute', () => {
    expect(said('exactAmount', 50_000)).toBe('true: IN60B has 500.00 MXN open');
    expect(said('exactAmount', 50_001)).toBe('false: No invoice has 500.01 MXN open');
    const invoices = [invoice('A', 100_000, 30_000)];
    expect(said('exactAmount', 70_000, { invoices })).toBe('true: IN60A has 700.00 MXN open');
    expect(said('exactAmount', 100_000, { invoices })).toMatch(/^false/);
  });

  test('several that come to it alone', () => {
    expect(said('sumOfInvoices', 70_000)).toBe('true: IN60B, IN60C come to 700.00 MXN together, and no others do');
    expect(said('sumOfInvoices', 71_000)).toBe('false: No several invoices alone come to 710.00 MXN');
  });

  test.each([
    [0, 0, 'false: No transfer of this payer has been for this account'],
    [0, 4, 'false: No transfer of this payer has been for this account'],
    [1, 0, 'true: 1 transfer of this payer was for this account, 0 transfers for others'],
    [2, 1, 'true: 2 transfers of this payer were for this account, 1 transfer for others'],
  ])('its payer: %d here, %d elsewhere', (here, elsewhere, wanted) => {
    expect(said('knownPayerClabe', 1, { paidBefore: { here, elsewhere } })).toBe(wanted);
  });

  test("its payer's name", () => {
    expect(said('payerName', 1)).toBe('false: The bank names no payer');
    expect(said('payerName', 1, {}, 'GUTHRIE')).toBe('true: The payer, GUTHRIE, is called as the account is');
    expect(said('payerName', 1, {}, 'OTHER SA')).toBe('false: The payer is OTHER SA, the account Guthrie');
  });

  test('its proof, and where it arrived', () => {
    expect(said('proofKey', 1, { hasProof: true })).toBe(
      'true: A proof of payment with its tracking key waits for the money',
    );
    expect(said('proofKey', 1)).toBe('false: No proof of payment with its tracking key waits');
    expect(said('virtualClabe', 1, { isHolder: true })).toBe("true: It arrived at this account's own CLABE");
    expect(said('virtualClabe', 1)).toBe("false: It did not arrive at a CLABE of this account's own");
  });
});

describe('what it would pay', () => {
  const pays = (...of: Parameters<typeof suggested>) =>
    suggested(...of).allocations.map(({ invoiceId, amountMinor }) => `${invoiceId} ${amountMinor}`);

  test('what it names; else the one, or the several, of its amount; else the oldest', () => {
    expect(pays(50_000, { named: [invoice('C', 1)] })).toEqual(['C 20000']);
    expect(pays(50_000)).toEqual(['B 50000']);
    expect(pays(70_000)).toEqual(['B 50000', 'C 20000']);
    expect(pays(110_000)).toEqual(['A 100000', 'B 10000']);
  });

  test('the oldest, where what it names is paid already', () => {
    expect(pays(110_000, { named: [invoice('Z', 1)] })).toEqual(['A 100000', 'B 10000']);
  });

  test('belongs to the account that was asked about', () => {
    expect(suggested(1).accountId).toBe('acc_1');
  });
});
