import { describe, expect, test } from '@jest/globals';
import { describedOnce } from '../../domain/billing/one-off-words.ts';
import { boughtOut, draftOneOff, oneOffAt } from '../../domain/billing/one-off.ts';
import type { OneOffPrice, PriceBooks } from '../../domain/billing/price-book.ts';
import { buyOutMinor, monthlyMinorOn } from '../../domain/billing/terms/buy-out.ts';
import { endsOnAfterNotice, endsOnAfterPorts } from '../../domain/billing/terms/cancellation.ts';
import { contractThrough } from '../../domain/billing/terms/contract.ts';
import { invoicedBy, isUnderWarranty } from '../../domain/billing/terms/equipment.ts';
import { lowUseRefusal, phonesOn } from '../../domain/billing/terms/low-use.ts';
import { portedBetween } from '../../domain/billing/terms/porting.ts';
import { repDueOn } from '../../domain/fiscal/rep-due.ts';
import { repShares } from '../../domain/fiscal/rep-shares.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { BOOK, Billed, PRICES, TAXES } from './company.ts';

const { calendar } = mexicoPolicy();

describe('how service ends', () => {
  test.each([
    ['2026-08-02', '2026-08-31'],
    ['2026-08-03', '2026-09-30'],
    ['2026-01-30', '2026-02-28'],
    ['2026-01-31', '2026-03-31'],
    ['2028-01-31', '2028-02-29'],
  ] as const)('T30: asked for on %s, thirty days before a cycle: through %s', (on, endsOn) => {
    expect(endsOnAfterNotice(on, 30)).toBe(endsOn);
  });

  test.each([
    ['2026-01-01', 24, '2027-12-31'],
    ['2026-08-31', 6, '2027-02-27'],
    ['2026-08-10', 36, '2029-08-09'],
    ['2024-02-29', 12, '2025-02-27'],
  ] as const)('T32, T35b: from %s for %i months: through %s', (from, months, through) => {
    expect(contractThrough(from, months)).toBe(through);
  });

  test('T33: sixteen months are left of a contract', () => {
    expect(buyOutMinor('2026-08-31', '2027-12-31', 252_000)).toBe(4_032_000);
    expect(buyOutMinor('2027-12-31', '2027-12-31', 252_000)).toBe(0);
  });

  test('T34: numbers leave within 2 to 18 working days, and keep the service on through their month', () => {
    expect(portedBetween('2026-08-17', { fewestDays: 2, mostDays: 18 }, calendar)).toEqual({
      earliestOn: '2026-08-19',
      latestOn: '2026-09-10',
    });
    expect(endsOnAfterPorts('2026-08-31', ['2026-08-28'])).toBe('2026-08-31');
    expect(endsOnAfterPorts('2026-08-31', ['2026-08-28', '2026-09-03'])).toBe('2026-09-30');
    expect(endsOnAfterPorts('2026-08-31', [])).toBe('2026-08-31');
  });

  test('T35: equipment is invoiced by the fifth working day after its signature', () => {
    expect(invoicedBy('2026-04-30', 5, calendar)).toBe('2026-05-08');
  });
});

describe('equipment', () => {
  const rented = { mode: 'rental', deliveredOn: '2026-08-10', endedOn: null } as const;
  const bought = { mode: 'purchase', deliveredOn: '2026-08-10', endedOn: null } as const;

  test('T35b: is under warranty for as long as it is rented, beyond its contract too', () => {
    expect(isUnderWarranty(rented, '2029-09-01', 12)).toBe(true);
    expect(isUnderWarranty({ ...rented, endedOn: '2029-09-02' }, '2029-09-02', 12)).toBe(true);
    expect(isUnderWarranty({ ...rented, endedOn: '2029-09-02' }, '2029-09-03', 12)).toBe(false);
  });

  test('T35: that was bought is for some months from its delivery on', () => {
    expect(isUnderWarranty({ ...bought, deliveredOn: null }, '2026-08-10', 12)).toBe(false);
    expect(isUnderWarranty(bought, '2026-08-09', 12)).toBe(false);
    expect(isUnderWarranty(bought, '2027-08-09', 12)).toBe(true);
    expect(isUnderWarranty(bought, '2027-08-10', 12)).toBe(false);
  });

  test('T35b: three phones from 10 August are billed from the day after, on the 1st', () => {
    const account = new Billed('2026-08-10').add('phone-rental', 3, '2026-08-10');
    account.starts = 'own';
    const draft = account.draft('2026-09');
    expect(draft.lines).toMatchObject([
      { kind: 'partial', of: 'rental', amountMinor: 30_484, days: 21, ofDays: 31 },
      { kind: 'rental', amountMinor: 45_000 },
    ]);
    expect(draft.totalMinor).toBe(87_561);
  });
});

describe('what is charged once', () => {
  const once = (code: string, kind: OneOffPrice['kind'], unitMinor: number): OneOffPrice => ({
    code,
    kind,
    unitMinor,
    per: 'once',
    taxes: ['iva'],
  });
  const books: PriceBooks = [
    { ...BOOK, prices: [...PRICES, once('phone', 'equipment', 235_000), once('vanity', 'preferredNumber', 150_000)] },
  ];

  test('T35: four phones, and a preferred number', () => {
    const phones = draftOneOff([oneOffAt(books, { price: 'phone', quantity: 4 }, '2026-05-04')], TAXES, '2026-05-04');
    expect(phones).toMatchObject({ subtotalMinor: 940_000, totalMinor: 1_090_400 });
    const vanity = draftOneOff([oneOffAt(books, { price: 'vanity', quantity: 1 }, '2026-08-20')], TAXES, '2026-08-20');
    expect(vanity.totalMinor).toBe(174_000);
    expect(() => oneOffAt(books, { price: 'device', quantity: 1 }, '2026-08-20')).toThrow('no price device');
  });

  test('T33: a buy-out, with its tax', () => {
    const account = Billed.fivePlusThree('2026-01-01');
    const monthlyMinor = monthlyMinorOn(account.items, [BOOK], '2026-08-31');
    const netMinor = buyOutMinor('2026-08-31', contractThrough('2026-01-01', 24), monthlyMinor);
    expect(draftOneOff([boughtOut(netMinor)], TAXES, '2026-08-01').totalMinor).toBe(4_677_120);
  });

  test('is called by its kind in the language of the account', () => {
    expect(describedOnce({ kind: 'equipment', price: 'phone' }, 'es-MX')).toBe('Equipo: phone');
    expect(describedOnce({ kind: 'buyOut', price: null }, 'de')).toBe('Vorzeitiger Vertragsausstieg');
  });

  test('of which there are parts is rounded once', () => {
    const line = { ...boughtOut(33), quantity: 1.5 };
    expect(draftOneOff([line], TAXES, '2026-08-01').lines).toMatchObject([{ amountMinor: 50 }]);
  });
});

test('T29: low-use needs twenty phones, told first, and a contract that names it', () => {
  const price = PRICES.find(({ code }) => code === 'low-use');
  if (price === undefined) throw new Error('The company sells no low-use devices');
  const phones = phonesOn(
    new Billed('2026-08-01')
      .add('device', 15, '2026-08-01')
      .add('device', 9, '2026-08-02')
      .add('low-use', 3, '2026-08-01').items,
    [BOOK],
    '2026-08-01',
  );
  expect(phones).toBe(15);
  expect(lowUseRefusal({ price, isInContract: false }, 19, 20)).toBe('too_few_phones');
  expect(lowUseRefusal({ price, isInContract: false }, 20, 20)).toBe('not_in_contract');
  expect(lowUseRefusal({ price, isInContract: true }, 20, 20)).toBeNull();
  const [device] = PRICES;
  if (device === undefined) throw new Error('The company sells nothing');
  expect(lowUseRefusal({ price: device, isInContract: false }, 0, 20)).toBeNull();
});

describe('fiscal receipts of payments', () => {
  test('T38: the taxes of two payments add up to the invoice’s', () => {
    const shares = repShares(
      { totalMinor: 443_194, taxes: [{ code: 'iva', baseMinor: 382_064, amountMinor: 61_130 }] },
      [200_000, 243_194].map((paidMinor) => ({ paidMinor, loweredMinor: 0 })),
    );
    expect(shares).toEqual([
      {
        installment: 1,
        balanceBeforeMinor: 443_194,
        paidMinor: 200_000,
        balanceAfterMinor: 243_194,
        taxes: [{ code: 'iva', baseMinor: 172_414, amountMinor: 27_586 }],
      },
      {
        installment: 2,
        balanceBeforeMinor: 243_194,
        paidMinor: 243_194,
        balanceAfterMinor: 0,
        taxes: [{ code: 'iva', baseMinor: 209_650, amountMinor: 33_544 }],
      },
    ]);
  });

  test('T38: due on the 5th of the month after the settlement, by the local day', () => {
    expect(repDueOn('2027-02-01T05:50:00.000Z', 'America/Mexico_City')).toBe('2027-02-05');
    expect(repDueOn('2027-02-01T06:00:00.000Z', 'America/Mexico_City')).toBe('2027-03-05');
  });
});
