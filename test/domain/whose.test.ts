import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { suggestionFor, type Candidate } from '../../domain/matching/evidence.ts';
import { fitsExactly, matchIdentified } from '../../domain/matching/identified.ts';
import { lookUpsFor } from '../../domain/matching/named.ts';
import { isSameName } from '../../domain/matching/payer-name.ts';
import { uniqueSum } from '../../domain/matching/sum.ts';
import { type Known, whose } from '../../domain/matching/whose.ts';
import type { InvoiceMoney } from '../../domain/money/moves.ts';
import { clabeProblem } from '../../domain/mexico/clabe.ts';
import { clabePrefixProblem, ownClabe } from '../../domain/mexico/own-clabes.ts';
import { isRetired } from '../../domain/statements/retired.ts';
import { DAMAGES } from '../api/bank-lines.ts';

const money = (id: string, balanceMinor: number, more: Partial<InvoiceMoney> = {}): InvoiceMoney => ({
  id,
  status: 'open',
  balanceMinor,
  disputedMinor: 0,
  writtenOff: false,
  ...more,
});
const of = (accountId: string, currency = 'MXN') => ({ accountId, currency });
const known = (more: Partial<Known> = {}): Known => ({
  currency: 'MXN',
  found: [],
  foundBy: null,
  provers: [],
  holder: null,
  payers: [],
  ...more,
});

describe('whose a transfer is', () => {
  const A = { id: 'inv_a', ...of('acc_a') };
  const B = { id: 'inv_b', ...of('acc_b') };

  test('the number that it names decides, before where it arrived and who paid', () => {
    expect(whose(known({ found: [A], foundBy: 'number', holder: of('acc_b'), payers: [of('acc_b')] }))).toEqual({
      by: 'reference',
      accountId: 'acc_a',
      invoiceIds: ['inv_a'],
      rival: 'acc_b',
    });
  });

  test('seven digits of one, and the CLABE of another, are left', () => {
    expect(whose(known({ found: [A], foundBy: 'sevenDigits', holder: of('acc_b') }))).toEqual({
      by: null,
      why: 'contradiction',
    });
    expect(whose(known({ found: [A], foundBy: 'sevenDigits', holder: of('acc_a') }))).toMatchObject({
      by: 'reference',
    });
  });

  test('of a number of several accounts, the CLABE decides, or the payer', () => {
    const two = { found: [A, B], foundBy: 'sevenDigits' as const };
    expect(whose(known(two))).toEqual({ by: null, why: 'severalAccounts' });
    expect(whose(known({ ...two, holder: of('acc_b') }))).toMatchObject({ accountId: 'acc_b', invoiceIds: ['inv_b'] });
    expect(whose(known({ ...two, payers: [of('acc_a')] }))).toMatchObject({
      accountId: 'acc_a',
      invoiceIds: ['inv_a'],
    });
    expect(whose(known({ ...two, payers: [of('acc_a'), of('acc_b')] }))).toEqual({ by: null, why: 'severalAccounts' });
  });

  test('then the key of a proof, the own CLABE, a payer known from before', () => {
    const all = { provers: [of('acc_p')], holder: of('acc_h'), payers: [of('acc_k')] };
    expect(whose(known(all))).toEqual({ by: 'proof', accountId: 'acc_p' });
    expect(whose(known({ ...all, provers: [] }))).toEqual({ by: 'ownClabe', accountId: 'acc_h' });
    expect(whose(known({ payers: all.payers }))).toEqual({ by: 'payer', accountId: 'acc_k' });
  });

  test('else it is left, and why is said', () => {
    expect(whose(known())).toEqual({ by: null, why: 'nothingNamed' });
    expect(whose(known({ payers: [of('a'), of('b')] }))).toEqual({ by: null, why: 'payerOfSeveral' });
    expect(whose(known({ provers: [of('a'), of('b')] }))).toEqual({ by: null, why: 'severalAccounts' });
    for (const other of [
      { found: [{ id: 'i', ...of('a', 'USD') }], foundBy: 'number' as const },
      { holder: of('a', 'USD') },
      { payers: [of('a', 'USD')] },
    ])
      expect(whose(known(other))).toEqual({ by: null, why: 'otherCurrency' });
  });
});

describe('what it pays', () => {
  const three = [money('old', 300), money('mid', 500), money('new', 1_000)];

  test('several that come to it, where no others do', () => {
    expect(matchIdentified(1_300, three, 'payer')).toMatchObject({
      by: 'sum',
      match: { status: 'matched', allocations: [{ invoiceId: 'old' }, { invoiceId: 'new' }], creditMinor: 0 },
    });
    expect(matchIdentified(1_800, three, 'ownClabe')).toMatchObject({ by: 'sum', match: { creditMinor: 0 } });
  });

  test('at its own CLABE oldest debt first, and the rest is credit', () => {
    expect(matchIdentified(500, three, 'ownClabe')).toMatchObject({
      by: 'ownClabe',
      match: {
        status: 'partial',
        allocations: [
          { invoiceId: 'old', amountMinor: 300 },
          { invoiceId: 'mid', amountMinor: 200 },
        ],
      },
    });
    expect(matchIdentified(700, [], 'ownClabe')).toMatchObject({
      match: { status: 'matched', allocations: [], creditMinor: 700 },
    });
  });

  test('of a known payer an invoice of exactly this amount, the oldest of several; nothing else', () => {
    expect(matchIdentified(500, three, 'payer')).toMatchObject({
      by: 'payer',
      match: { allocations: [{ invoiceId: 'mid' }] },
    });
    const alike = [money('a', 300), money('b', 300), money('c', 300)];
    expect(matchIdentified(300, alike, 'payer')).toMatchObject({ match: { allocations: [{ invoiceId: 'a' }] } });
    expect(matchIdentified(600, alike, 'payer')).toBeNull();
    expect(matchIdentified(900, alike, 'payer')).toMatchObject({ by: 'sum' });
    for (const minor of [299, 501, 1_801]) expect(matchIdentified(minor, three, 'payer')).toBeNull();
    expect([fitsExactly(300, three), fitsExactly(301, three)]).toEqual([true, false]);
  });

  test('what is in dispute isn’t asked for, and what was written off only when nothing else is open', () => {
    const part = [money('a', 300, { disputedMinor: 100 }), money('b', 50, { disputedMinor: 50 })];
    expect(matchIdentified(200, part, 'payer')).toMatchObject({
      match: { allocations: [{ invoiceId: 'a', amountMinor: 200 }] },
    });
    const given = money('gone', 700, { status: 'uncollectible', writtenOff: true });
    expect(matchIdentified(700, [...three, given], 'payer')).toBeNull();
    expect(matchIdentified(700, [given], 'payer')).toMatchObject({ match: { allocations: [{ invoiceId: 'gone' }] } });
  });

  test('a sum is one that no other choice of invoices makes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 200 }),
        (amounts, target) => {
          const invoices = amounts.map((owedMinor, i) => ({ id: `i${i}`, owedMinor }));
          const choices = Array.from({ length: 2 ** amounts.length }, (_, bits) =>
            invoices.filter((__, i) => (bits >> i) & 1),
          ).filter((some) => some.reduce((sum, { owedMinor }) => sum + owedMinor, 0) === target);
          const [only] = choices;
          const expected =
            choices.length === 1 && only !== undefined && only.length > 1 ? only.map(({ id }) => id) : null;
          expect(uniqueSum(target, invoices)).toEqual(expected);
        },
      ),
    );
    expect(
      uniqueSum(
        17,
        Array.from({ length: 40 }, (_, i) => ({ id: `i${i}`, owedMinor: i + 1 })),
      ),
    ).toBeNull();
  });
});

/** The ledger as the record looks into it: by whole number, then by the last seven digits. */
function foundIn(
  ledger: readonly { number: string; owner: number }[],
  transfer: { concept: string | null; reference: string | null },
) {
  for (const { in: column, anyOf } of lookUpsFor(transfer)) {
    const found = ledger.filter(({ number }) => anyOf.includes(column === 'number' ? number : number.slice(-7)));
    if (found.length > 0) return found;
  }
  return [];
}

test('a damaged reference is found or left, and never another’s', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1_000_001, max: 1_000_400 }), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(
      numbers,
      fc.nat(),
      fc.constantFrom(...Object.values(DAMAGES)),
      fc.nat(3),
      (all, pick, damage, series) => {
        // Numbers of neighbours, and of another series with the same last seven digits.
        const ledger = all.map((n, owner) => ({ number: `IN60${String(n).padStart(9, '0')}`, owner }));
        const meant = ledger[pick % ledger.length] as (typeof ledger)[number];
        const others = ledger.filter((one) => one !== meant);
        const damaged = { concept: null, reference: null, ...damage(meant.number) };
        expect(foundIn(ledger, damaged)).toEqual([meant]);
        // It isn't ours, or not here: nobody else's is found for it.
        expect(foundIn(others, damaged)).toEqual([]);
        const twin = { number: `IN60${series + 1}0${meant.number.slice(-7)}`, owner: -1 };
        const found = foundIn([...others, twin], damaged);
        const whole = 'concept' in damage(meant.number) && !/-[0-9]{7}$/.test(damaged.concept ?? '');
        if (whole) expect(found).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

describe('CLABEs of accounts’ own', () => {
  test('have a right check digit, and end with their range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (n) => {
        const clabe = ownClabe('6461801234', n);
        expect(clabeProblem(clabe ?? '')).toBeNull();
        expect(clabe?.slice(10, 17)).toBe(String(n).padStart(7, '0'));
      }),
    );
    expect(ownClabe('6461801234', 10_000_000)).toBeNull();
  });

  test.each(['646180', '64618012345678', '64618O1', '646 1801', ''])('%p is no beginning of a range', (prefix) => {
    expect(clabePrefixProblem(prefix)).toContain('must be the 7 to 13 digits');
  });
});

test('an account is retired by its CLABE, its number or its bank, from its day on', () => {
  const none = { clabe: null, accountNumber: null, bankCode: null };
  const retired = [
    { ...none, bankCode: '012', since: '2021-11-01' as const },
    { ...none, accountNumber: '555', since: '2026-01-01' as const },
  ];
  expect(isRetired(retired, '012180000118359719', '2021-11-01')).toBe(true);
  expect(isRetired(retired, '012180000118359719', '2021-10-31')).toBe(false);
  expect(isRetired(retired, '0121', '2026-03-02')).toBe(false);
  expect([isRetired(retired, '555', '2026-03-02'), isRetired(retired, null, '2026-03-02')]).toEqual([true, false]);
  const one = [{ clabe: '002010077777777771', accountNumber: null, bankCode: null, since: '2026-01-01' as const }];
  expect(['002010077777777771', '002010077777777772'].map((to) => isRetired(one, to, '2026-01-01'))).toEqual([
    true,
    false,
  ]);
});

test.each([
  ['GUTHRIE SA DE CV', 'Guthrie, S.A. de C.V.', true],
  ['GUTHRIE', 'Guthrie S. de R.L. de C.V.', true],
  ['TELEFONIA AVIÑA', 'Telefonía Avina SAPI de CV', true],
  ['GUTHRIE NORTE SA DE CV', 'Guthrie SA de CV', false],
  ['SA DE CV', 'SA de CV', false],
])('%s is %s by name: %s', (one, other, same) => {
  expect(isSameName(one, other)).toBe(same);
});

test('a suggestion says what speaks for an account and what doesn’t', () => {
  const candidate: Candidate = {
    accountId: 'acc_a',
    name: 'Guthrie SA de CV',
    invoices: [
      { ...money('inv_1', 300), number: 'IN60001000001' },
      { ...money('inv_2', 500), number: 'IN60001000002' },
    ],
    named: [],
    paidBefore: { here: 2, elsewhere: 1 },
    hasProof: false,
    isHolder: false,
  };
  const { allocations, evidence } = suggestionFor(
    { amountMinor: 800, currency: 'MXN', payerName: 'GUTHRIE' },
    candidate,
  );
  expect(allocations).toEqual([
    { invoiceId: 'inv_1', amountMinor: 300 },
    { invoiceId: 'inv_2', amountMinor: 500 },
  ]);
  expect(evidence).toEqual([
    { fact: 'referenceFound', holds: false, detail: 'It names no invoice of this account' },
    { fact: 'exactAmount', holds: false, detail: 'No invoice has 8.00 MXN open' },
    {
      fact: 'sumOfInvoices',
      holds: true,
      detail: 'IN60001000001, IN60001000002 come to 8.00 MXN together, and no others do',
    },
    {
      fact: 'knownPayerClabe',
      holds: true,
      detail: '2 transfers of this payer were for this account, 1 transfer for others',
    },
    { fact: 'payerName', holds: true, detail: 'The payer, GUTHRIE, is called as the account is' },
    { fact: 'proofKey', holds: false, detail: 'No proof of payment with its tracking key waits' },
    { fact: 'virtualClabe', holds: false, detail: "It did not arrive at a CLABE of this account's own" },
  ]);
});
