import { describe, expect, test } from '@jest/globals';
import { addresseeOf } from '../../domain/documents/invoice-paper.ts';
import { lineTaxes } from '../../domain/documents/line-taxes.ts';
import { taxShares } from '../../domain/documents/tax-shares.ts';
import { paymentReceipt } from '../../domain/fiscal/rep.ts';
import type { Instant } from '../../domain/time/time.ts';
import { layersOf } from '../../domain/billing/layers.ts';
import { boughtOut, oneOffAt } from '../../domain/billing/one-off.ts';
import {
  monthlyPriceOn,
  type OneOffPrice,
  type PriceBook,
  PriceMissing,
  priceOn,
} from '../../domain/billing/price-book.ts';
import { share } from '../../domain/billing/rounding.ts';
import { ivaOn } from '../../domain/billing/taxes.ts';
import { monthlyMinorOn } from '../../domain/billing/terms/buy-out.ts';
import { isThere, type Item } from '../../domain/billing/subscription.ts';
import { rateMonth } from '../../domain/billing/usage/rate-month.ts';
import { importedLine } from '../../domain/billing/usage/unbilled-calls.ts';
import { Billed, BOOK, PRICES, TAXES, written } from './company.ts';
import { ISSUER, RECEIVER } from './receipt-parties.ts';

/** What a line has from its price, in which order lines stand, and which of them are none. */

const SAT = { product: '83111501', unit: 'MON' };
const PHONE: OneOffPrice = { code: 'phone', kind: 'equipment', unitMinor: 99_900, per: 'once', taxes: ['iva'] };
const WITH_SAT: PriceBook = {
  ...BOOK,
  prices: [
    ...BOOK.prices.map((price) => (price.code === 'number' ? { ...price, sat: SAT } : price)),
    { ...PHONE, sat: SAT },
    { ...PHONE, code: 'cable' },
  ],
};

describe('what the tax authority calls a thing', () => {
  test('goes from its price to its line, and is left out where the price doesn’t say it', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.books = [WITH_SAT];
    const lines = account.draft('2026-08').lines;
    expect(lines.map((line) => ('sat' in line ? line.sat : 'its kind’s'))).toEqual(['its kind’s', SAT]);
  });

  test('also of what is charged once', () => {
    const of = (price: string) => oneOffAt([WITH_SAT], { price, quantity: 2 }, '2026-08-01');
    const once = { kind: 'equipment', quantity: 2, unitMinor: 99_900, taxes: ['iva'] };
    expect(of('phone')).toEqual({ ...once, price: 'phone', sat: SAT });
    expect(of('cable')).toStrictEqual({ ...once, price: 'cable' });
  });

  test('of leaving early is no price’s', () => {
    expect(boughtOut(4_032_000)).toStrictEqual({
      kind: 'buyOut',
      price: null,
      quantity: 1,
      unitMinor: 4_032_000,
      taxes: ['iva'],
    });
  });
});

describe('a price that is not to be had', () => {
  const refused = (find: () => unknown): PriceMissing => {
    try {
      find();
    } catch (error) {
      return error as PriceMissing;
    }
    throw new Error('it was found');
  };
  test.each<[string, () => unknown, string]>([
    ['one that there is not', () => priceOn([WITH_SAT], 'fax', '2026-08-01'), 'fax on 2026-08-01'],
    ['before its book', () => priceOn([WITH_SAT], 'number', '2019-12-31'), 'number on 2019-12-31'],
    ['by the month, of one for once', () => monthlyPriceOn([WITH_SAT], 'phone', '2026-08-01'), 'phone on 2026-08-01'],
    [
      'once, of one by the month',
      () => oneOffAt([WITH_SAT], { price: 'number', quantity: 1 }, '2026-08-01'),
      'number on 2026-08-01',
    ],
    [
      'of calls before the book',
      () => {
        const account = new Billed('2019-01-01').call('2019-08-05T18:00:00.000Z', '13055551234', 1);
        account.books = [WITH_SAT];
        return account.draft('2019-09');
      },
      'rates on 2019-08-05',
    ],
  ])('%s is said with its book, its name and the day', (_, find, what) => {
    const error = refused(find);
    expect(error).toBeInstanceOf(PriceMissing);
    expect([error.name, error.message, error.book]).toEqual([
      'PriceMissing',
      `The price book lines has no price ${what}`,
      'lines',
    ]);
  });
});

test('an item is there from its first day through its last, both included', () => {
  const item = (through: Item['through']) => ({
    id: 'itm_1',
    price: 'number',
    quantity: 1,
    from: '2026-08-05' as const,
    through,
    lowUse: false,
    devices: [],
  });
  const there = (
    through: Item['through'],
    first: '2026-08-01' | '2026-08-10' | '2026-08-11',
    last: '2026-08-04' | '2026-08-05' | '2026-08-31',
  ) => isThere(item(through), first, last);
  expect([there(null, '2026-08-01', '2026-08-04'), there(null, '2026-08-01', '2026-08-05')]).toEqual([false, true]);
  expect([there('2026-08-10', '2026-08-10', '2026-08-31'), there('2026-08-10', '2026-08-11', '2026-08-31')]).toEqual([
    true,
    false,
  ]);
});

test('layers stand in the order of their first days, the longest first', () => {
  const layers = (...daily: number[]) =>
    layersOf(daily).map(({ first, last, quantity }) => `${first}-${last} ${quantity}`);
  expect(layers(3, 2, 0, 1)).toEqual(['0-1 2', '0-0 1', '3-3 1']);
  expect(layers(1, 0, 3, 2, 0, 1)).toEqual(['0-0 1', '2-3 2', '2-2 1', '5-5 1']);
});

describe('calls', () => {
  const JULY: Instant = '2026-07-06T18:00:00.000Z';
  const AUGUST: Instant = '2026-08-05T18:00:00.000Z';
  const account = () => Billed.fivePlusThree('2026-06-01');

  test('that come late and cost nothing are no invoice', () => {
    const billed = account();
    billed.bill('2026-08');
    billed.bill('2026-09');
    billed.call(AUGUST, '525511112222', 3);
    const draft = billed.draft('2026-09');
    expect([draft.is, draft.lines, draft.totalMinor]).toEqual(['nothing', [], 0]);
    billed.call(AUGUST, '13055551234', 1);
    expect(written(billed.draft('2026-09'))).toEqual([
      'includedMinutes plan 2026-08 3 min 0.00',
      'international plan 2026-08 1 min 0.35',
    ]);
  });

  test('of several months stand by their month and by whose minutes they are, however they came', () => {
    const billed = account()
      .call(AUGUST, '529001234567', 1)
      .call(AUGUST, '13055551234', 1)
      .call(AUGUST, '525511112222', 3_001)
      .call(JULY, '13055551234', 2);
    expect(
      written(billed.draft('2026-09')).filter((line) => /2026-0[78] /.test(line) && !/included/.test(line)),
    ).toEqual([
      'overage plan 2026-08 1 min 0.60',
      'overage surcharged 2026-08 1 min 12.00',
      'international plan 2026-07 2 min 0.70',
      'international plan 2026-08 1 min 0.35',
    ]);
  });

  test('without a rate are told by their month', () => {
    const billed = account().call(AUGUST, '88161234567', 1, { country: null }).call(JULY, '13055551234', 2);
    const { unrated } = billed.draft('2026-09');
    expect([...unrated].map(([month, calls]) => [month, calls.map(({ to }) => to)])).toEqual([
      ['2026-08', ['88161234567']],
      ['2026-07', []],
    ]);
  });

  test('use up what is included in the order in which they began, not in which they came', () => {
    const billed = new Billed('2026-08-01')
      .add('device', 1, '2026-08-01')
      .call('2026-08-07T18:00:00.000Z', '525511112222', 400)
      .call('2026-08-06T18:00:00.000Z', '525511113333', 400)
      .call('2026-08-06T18:00:00.000Z', '525511114444', 10);
    const rated = rateMonth(billed.calls, '2026-08', { ...billed, billingStartsOn: billed.startsOn });
    expect(rated.map(({ call, kind, paidMinutes }) => [call.to, kind, paidMinutes])).toEqual([
      ['525511113333', 'includedMinutes', 0],
      ['525511114444', 'includedMinutes', 0],
      ['525511112222', 'overage', 210],
    ]);
  });

  test('that an import has brought are told in a line', () => {
    const on = { at: AUGUST, actor: { kind: 'system', id: 'usage' } } as never;
    const line = (calls: number, months: ('2026-07' | '2026-08')[]) =>
      importedLine({ importId: 'imp_1', calls, months }, on);
    expect(line(1, ['2026-08'])).toEqual({
      type: 'usage.imported',
      at: AUGUST,
      actor: { kind: 'system', id: 'usage' },
      data: { importId: 'imp_1', calls: 1, months: ['2026-08'] },
      summary: '1 call of 2026-08 has come',
    });
    expect(line(2, ['2026-07', '2026-08']).summary).toBe('2 calls of 2026-07, 2026-08 have come');
  });
});

describe('a paper', () => {
  test('is for who the tax profile says; without one, for who the account is', () => {
    const account = { id: 'acc_1', name: 'Guthrie', rfc: 'OWN010101AA1', externalId: 'crm-7', locale: 'es-MX' };
    const to = { accountId: 'acc_1', name: 'Guthrie', externalId: 'crm-7', locale: 'es-MX' };
    expect(addresseeOf(account, { rfc: 'GUT010101AA1' })).toEqual({ ...to, rfc: 'GUT010101AA1' });
    expect(addresseeOf(account, null)).toEqual({ ...to, rfc: 'OWN010101AA1' });
  });

  test('shares a tax that no line is under among all of them, and puts its rate at none', () => {
    const line = (amountMinor: number) => ({
      description: 'x',
      quantity: 1,
      unitAmountMinor: amountMinor,
      amountMinor,
      about: { kind: 'serviceFee' as const, fiscal: { taxes: ['ieps'] } },
    });
    const iva = { code: 'iva', rate: '0.160000', baseMinor: 40_000, amountMinor: 6_400 };
    expect(lineTaxes({ lines: [line(10_000), line(30_000)], taxes: [iva], taxMinor: 6_400 })).toEqual([
      { rates: [], amountMinor: 1_600 },
      { rates: [], amountMinor: 4_800 },
    ]);
  });
});

describe('the receipt of payments', () => {
  const paid = (code: string, rate: string, baseMinor = 10_000, amountMinor = 1_600) => ({
    uuid: 'U',
    number: 'F-1',
    installment: 1,
    balanceBeforeMinor: baseMinor + amountMinor,
    paidMinor: baseMinor + amountMinor,
    balanceAfterMinor: 0,
    taxes: [{ code, rate, baseMinor, amountMinor }],
  });
  const receipt = (...documents: ReturnType<typeof paid>[]) =>
    paymentReceipt(
      {
        number: 'rep_1',
        issuedAt: '2026-09-04T10:00:00',
        payments: documents.map((one) => ({
          paidAt: '2026-08-10T12:00:00',
          form: '03',
          operation: null,
          documents: [one],
        })),
      },
      ISSUER,
      RECEIVER,
    );
  const totals = (...documents: ReturnType<typeof paid>[]) =>
    receipt(...documents).children.find(({ name }) => name === 'cfdi:Complemento')?.children[0]?.children[0]
      ?.attributes;

  test('sums each rate of IVA by itself, and a rate for which it has no total in none', () => {
    expect(
      totals(
        paid('iva', '0.160000'),
        paid('iva', '0.080000', 10_000, 800),
        paid('iva', '0.160000', 5_000, 800),
        paid('iva', '0.000000', 7_000, 0),
        paid('ieps', '0.160000'),
        paid('iva', '0.110000', 10_000, 1_100),
      ),
    ).toEqual({
      TotalTrasladosBaseIVA16: '150.00',
      TotalTrasladosImpuestoIVA16: '24.00',
      TotalTrasladosBaseIVA8: '100.00',
      TotalTrasladosImpuestoIVA8: '8.00',
      TotalTrasladosBaseIVA0: '70.00',
      TotalTrasladosImpuestoIVA0: '0.00',
      MontoTotalPagos: '579.00',
    });
  });

  test('of a tax that Mexico doesn’t know is not drawn', () => {
    expect(() => receipt(paid('vat', '0.160000'))).toThrow(
      expect.objectContaining({ code: 'taxes_do_not_fit', message: 'Receipts of Mexico know no tax vat' }),
    );
  });
});

describe('days of service', () => {
  test('need a price only where something is to be billed', () => {
    const account = new Billed('2026-08-01').add('device', 1, '2026-08-01', { through: '2026-08-15' });
    // Withdrawn from the 16th on.
    account.books = [BOOK, { ...BOOK, version: 2, from: '2026-08-16', prices: [] }];
    expect(written(account.draft('2026-08'))).toEqual(['partial serviceFee 1 × 15/31 217.74']);
  });

  test('on both sides of a gap are two lines', () => {
    const account = new Billed('2026-08-01')
      .add('device', 1, '2026-08-01', { through: '2026-08-10' })
      .add('device', 1, '2026-08-20', { through: '2026-08-25' });
    expect(written(account.draft('2026-08'))).toEqual([
      'partial serviceFee 1 × 10/31 145.16',
      'partial serviceFee 1 × 6/31 87.10',
    ]);
  });

  test.each([{ taxes: ['iva' as const] }, { kind: 'numbers' as const }, { sat: SAT }])(
    'are cut where a price comes to be billed otherwise, at the same amount too: %j',
    (change) => {
      const account = new Billed('2026-08-01').add('device', 1, '2026-08-01');
      const prices = PRICES.map((price) => ({ ...price, ...change }));
      account.books = [BOOK, { ...BOOK, version: 2, from: '2026-08-16', prices }];
      const { lines } = account.draft('2026-08');
      expect(lines.map((line) => ('days' in line ? line.days : 0)).sort()).toEqual([15, 16]);
      expect(lines.find((line) => 'days' in line && line.days === 16)).toMatchObject(
        'kind' in change ? { of: 'numbers' } : change,
      );
      account.books = [BOOK, { ...BOOK, version: 2, from: '2026-08-16' }];
      expect(written(account.draft('2026-08'))).toEqual(['serviceFee 1 × 31/31 450.00']);
    },
  );

  test('of the whole month that are given back are no regular line', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    account.remove('device', 2, '2026-07-31');
    expect(written(account.draft('2026-08'))).toEqual(['partial serviceFee -2 × 31/31 -900.00']);
  });

  test('at a price of nothing are no line', () => {
    const account = new Billed('2026-08-01').add('number', 3, '2026-08-01');
    account.books = [{ ...BOOK, prices: BOOK.prices.map((price) => ({ ...price, unitMinor: 0 })) }];
    expect(account.draft('2026-08')).toMatchObject({ is: 'nothing', lines: [] });
    account.books = [
      { ...BOOK, prices: PRICES.map((price) => (price.code === 'number' ? { ...price, unitMinor: 0 } : price)) },
    ];
    account.add('device', 1, '2026-08-01');
    expect(written(account.draft('2026-08'))).toEqual(['serviceFee 1 × 31/31 450.00']);
  });

  test('of what is rented begin with the rental, whenever the service began', () => {
    const rented = new Billed('2026-08-20').add('phone-rental', 1, '2026-08-10');
    expect(written(rented.draft('2026-08'))).toEqual(['partial rental 1 × 11/31 53.23']);
    rented.starts = 'own';
    expect(written(rented.draft('2026-08'))).toEqual(['partial rental 1 × 21/31 101.61']);
  });

  test('come to a full month of what is there on a day', () => {
    const { items } = new Billed('2026-01-01')
      .add('device', 2, '2026-01-01', { through: '2026-08-30' })
      .add('number', 1, '2026-01-01');
    expect([monthlyMinorOn(items, [BOOK], '2026-08-30'), monthlyMinorOn(items, [BOOK], '2026-08-31')]).toEqual([
      99_000, 9_000,
    ]);
  });
});

test('a border’s rate holds through its last day, or without an end', () => {
  const terms = (through: '2026-12-31' | null) => ({ ...TAXES, ivaReduced: { rate: 80_000, through } });
  expect([ivaOn(terms('2026-12-31'), '2026-12-31'), ivaOn(terms('2026-12-31'), '2027-01-01')]).toEqual([
    80_000, 160_000,
  ]);
  expect(ivaOn(terms(null), '2099-01-01')).toBe(80_000);
});

test('more than an invoice can ask is said in minor units', () => {
  expect(() => share(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(
    '18014398509481982 minor units are more than an invoice can ask',
  );
});

describe('a tax of a paper', () => {
  const line = (amountMinor: number, taxes?: string[]) => ({
    description: 'x',
    quantity: 1,
    unitAmountMinor: amountMinor,
    amountMinor,
    ...(taxes === undefined ? {} : { about: { kind: 'serviceFee' as const, fiscal: { taxes } } }),
  });

  test('is on a line that doesn’t say its taxes, where others say that it isn’t on them', () => {
    const iva = { code: 'iva', rate: '0.160000', baseMinor: 30_000, amountMinor: 4_800 };
    expect(lineTaxes({ lines: [line(10_000, []), line(30_000)], taxes: [iva], taxMinor: 4_800 })).toEqual([
      { rates: [], amountMinor: 0 },
      { rates: ['0.160000'], amountMinor: 4_800 },
    ]);
  });

  test('is the last line’s where all of them come to nothing, and none of a line of nothing', () => {
    const of = (...amounts: number[]) => amounts.map((amountMinor) => ({ amountMinor }));
    expect(taxShares(of(10_000, -10_000), 50)).toEqual([0, 50]);
    expect(taxShares(of(0, 10_000), 1_600)).toEqual([0, 1_600]);
  });
});
