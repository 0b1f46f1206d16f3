import { describe, expect, test } from '@jest/globals';
import { BOOK, Billed, PRICES, TAXES, written } from './company.ts';

/** The cases of starts, changes and ends, by their numbers: what a month comes to, to the cent. */
describe('an invoice of a month is all that is owed, less all that was billed', () => {
  test('T1: started on 15 July: 16 days of July and the whole of August', () => {
    const account = Billed.fivePlusThree('2026-07-15');
    expect(account.firstInvoiceOn()).toBe('2026-08-01');
    const draft = account.bill('2026-08');
    expect(written(draft)).toEqual([
      'serviceFee 5 × 31/31 2250.00',
      'numbers 3 × 31/31 270.00',
      'partial serviceFee 5 × 16/31 1161.29',
      'partial numbers 3 × 16/31 139.35',
    ]);
    expect(draft).toMatchObject({ is: 'issued', subtotalMinor: 382_064, totalMinor: 443_194 });
    expect(draft.taxes).toEqual([{ code: 'iva', rate: 160_000, baseMinor: 382_064, amountMinor: 61_130 }]);
    expect(account.draft('2026-08')).toMatchObject({ is: 'nothing', lines: [], totalMinor: 0 });
  });

  test('T2: added on 20 August: twelve days of it on the invoice of September', () => {
    const account = Billed.fivePlusThree('2026-07-15');
    account.bill('2026-08');
    account.add('device', 2, '2026-08-20').add('number', 1, '2026-08-20');
    const draft = account.bill('2026-09');
    expect(written(draft)).toEqual([
      'serviceFee 7 × 30/30 3150.00',
      'numbers 4 × 30/30 360.00',
      'partial serviceFee 2 × 12/31 348.39',
      'partial numbers 1 × 12/31 34.84',
    ]);
    expect(draft).toMatchObject({ subtotalMinor: 389_323, totalMinor: 451_615 });
    expect(draft.taxes[0]?.amountMinor).toBe(62_292);
  });

  test.each([
    ['2026-08-01', '2026-08-01', 292_320],
    ['2026-08-03', '2026-08-03', 264_031],
    ['2026-08-05', '2026-08-05', 245_172],
    ['2026-08-06', '2026-09-01', 528_062],
  ] as const)('T3: started on %s: first billed on %s', (startsOn, on, totalMinor) => {
    const account = Billed.fivePlusThree(startsOn);
    expect(account.firstInvoiceOn()).toBe(on);
    expect(account.bill(on.slice(0, 7) as '2026-08', on).totalMinor).toBe(totalMinor);
  });

  test('T3: recorded late, it is billed on the later of the two days', () => {
    expect(Billed.fivePlusThree('2026-08-01').firstInvoiceOn('2026-08-04')).toBe('2026-08-04');
    expect(Billed.fivePlusThree('2026-08-01').firstInvoiceOn('2026-08-09')).toBe('2026-09-01');
  });

  test('T4: removed on 20 August: eleven days of it are given back', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    account.remove('device', 1, '2026-08-20');
    const draft = account.bill('2026-09');
    expect(written(draft)).toEqual([
      'serviceFee 4 × 30/30 1800.00',
      'numbers 3 × 30/30 270.00',
      'partial serviceFee -1 × 11/31 -159.68',
    ]);
    expect(draft).toMatchObject({ is: 'issued', subtotalMinor: 191_032, totalMinor: 221_597 });
  });

  test('T4: all removed on 2 August: no invoice, but a credit', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    account.remove('device', 5, '2026-08-02').remove('number', 3, '2026-08-02');
    expect(account.bill('2026-09')).toMatchObject({ is: 'credited', subtotalMinor: -235_742, totalMinor: -273_461 });
    expect(account.bill('2026-10')).toMatchObject({ is: 'nothing', lines: [] });
  });

  test('T5: added on the 20th and removed on the 25th: six days', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    account.add('device', 1, '2026-08-20', { through: '2026-08-25' });
    expect(account.bill('2026-09')).toMatchObject({ subtotalMinor: 260_710, totalMinor: 302_424 });
  });

  test('T5: added and removed on one day: that day', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    account.add('device', 1, '2026-08-20', { through: '2026-08-20' });
    expect(written(account.bill('2026-09'))).toContain('partial serviceFee 1 × 1/31 14.52');
  });

  test('T5: one on the 10th and one on the 20th: two lines; two on one day: one line of two', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    account.add('device', 1, '2026-08-10').add('device', 1, '2026-08-20');
    const draft = account.bill('2026-09');
    expect(written(draft).slice(2)).toEqual([
      'partial serviceFee 1 × 22/31 319.35',
      'partial serviceFee 1 × 12/31 174.19',
    ]);
    expect(draft).toMatchObject({ subtotalMinor: 391_354, totalMinor: 453_971 });

    account.add('device', 1, '2026-09-10').add('device', 1, '2026-09-10');
    expect(written(account.bill('2026-10'))).toContain('partial serviceFee 2 × 21/30 630.00');
  });

  test('T6: started on the last of July: its day is free; before a start there is nothing', () => {
    expect(Billed.fivePlusThree('2026-07-31').bill('2026-08').totalMinor).toBe(292_320);
    expect(Billed.fivePlusThree('2026-10-15').draft('2026-08')).toMatchObject({ is: 'nothing', lines: [] });
  });

  test.each([
    ['2028-02-15', '2028-03', 433_440],
    ['2027-02-15', '2027-03', 428_040],
  ] as const)('T7: started on %s: February by its own days', (startsOn, month, totalMinor) => {
    expect(Billed.fivePlusThree(startsOn).bill(month).totalMinor).toBe(totalMinor);
  });

  test('T8: told on 3 August that it began on 15 June: three months on one invoice', () => {
    const account = Billed.fivePlusThree('2026-06-15');
    expect(account.firstInvoiceOn('2026-08-03')).toBe('2026-08-03');
    const draft = account.bill('2026-08', '2026-08-03');
    expect(written(draft)).toEqual([
      'serviceFee 5 × 31/31 2250.00',
      'numbers 3 × 31/31 270.00',
      'partial serviceFee 5 × 15/30 1125.00',
      'partial numbers 3 × 15/30 135.00',
      'partial serviceFee 5 × 31/31 2250.00',
      'partial numbers 3 × 31/31 270.00',
    ]);
    expect(draft).toMatchObject({ subtotalMinor: 630_000, totalMinor: 730_800 });
  });

  test('T8: a device of 10 August that is told of on 5 September', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    account.bill('2026-09');
    account.add('device', 1, '2026-08-10');
    const draft = account.bill('2026-10');
    expect(draft).toMatchObject({ subtotalMinor: 373_935, totalMinor: 433_765 });
    expect(written(draft)).toContain('partial serviceFee 1 × 22/31 319.35');
    expect(written(draft)).toContain('partial serviceFee 1 × 30/30 450.00');
  });

  test('T9: two runs left out: one invoice makes good for them', () => {
    const account = Billed.fivePlusThree('2026-07-01');
    account.bill('2026-07');
    expect(account.bill('2026-10')).toMatchObject({ subtotalMinor: 756_000, totalMinor: 876_960 });
    expect(account.bill('2026-11').totalMinor).toBe(292_320);
  });

  test('T10: a price that rises on 1 September leaves August at the old one', () => {
    const account = Billed.fivePlusThree('2026-07-15');
    account.bill('2026-08');
    account.add('device', 2, '2026-08-20').add('number', 1, '2026-08-20');
    account.books = [
      BOOK,
      {
        ...BOOK,
        version: 2,
        from: '2026-09-01',
        prices: PRICES.map((price) => (price.code === 'device' ? { ...price, unitMinor: 48_000 } : price)),
      },
    ];
    expect(account.bill('2026-09')).toMatchObject({ subtotalMinor: 410_323, totalMinor: 475_975 });
  });

  test('a price that rises within a month cuts its line in two, each at its own', () => {
    const account = new Billed('2026-08-01').add('device', 1, '2026-08-01');
    account.books = [
      BOOK,
      { ...BOOK, version: 2, from: '2026-08-11', prices: PRICES.map((one) => ({ ...one, unitMinor: 90_000 })) },
    ];
    expect(written(account.bill('2026-08'))).toEqual([
      'partial serviceFee 1 × 10/31 145.16',
      'partial serviceFee 1 × 21/31 609.68',
    ]);
  });

  test.each([
    ['2026-04-15', 3, '2026-07-15', '2026-08', 443_194],
    ['2026-11-30', 3, '2027-02-28', '2027-03', 292_320],
    ['2026-04-15', 4, '2026-08-15', '2026-09', 0],
  ] as const)('T11: from %s with %i free months, billing starts on %s', (from, free, starts, month, totalMinor) => {
    const account = Billed.fivePlusThree(from, free);
    expect(account.startsOn).toBe(starts);
    const draft = account.bill(month);
    if (totalMinor > 0) expect(draft.totalMinor).toBe(totalMinor);
    else expect(written(draft)).toContain('partial serviceFee 5 × 16/31 1161.29');
  });

  test('T12: off for debt since 12 August: nothing accrues from September, and again from the day it is on', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    account.off.push({ offOn: '2026-08-12', onOn: null });
    expect(account.bill('2026-09')).toMatchObject({ is: 'nothing' });
    account.off[0] = { offOn: '2026-08-12', onOn: '2026-09-20' };
    const draft = account.bill('2026-10');
    expect(written(draft)).toContain('partial serviceFee 5 × 11/30 825.00');
    expect(draft).toMatchObject({ subtotalMinor: 344_400, totalMinor: 399_504 });
    account.off.push({ offOn: '2026-10-05', onOn: '2026-10-09' }, { offOn: '2026-10-20', onOn: '2026-11-02' });
    expect(written(account.bill('2026-11'))).toContain('partial serviceFee 5 × 29/30 2175.00');
  });

  test('T15: without items, or all for nothing: no invoice', () => {
    expect(new Billed('2026-08-01').draft('2026-08')).toMatchObject({ is: 'nothing', lines: [], totalMinor: 0 });
    const account = Billed.fivePlusThree('2026-08-01');
    account.books = [{ ...BOOK, prices: PRICES.map((price) => ({ ...price, unitMinor: 0 })) }];
    expect(account.draft('2026-08')).toMatchObject({ is: 'nothing', lines: [], totalMinor: 0 });
  });

  test('T16: a price that its book has not is named, with the day', () => {
    const account = Billed.fivePlusThree('2026-08-01').add('fax', 1, '2026-08-01');
    expect(() => account.draft('2026-08')).toThrow('The price book lines has no price fax on 2026-08-01');
  });

  test('T17: a void invoice gives its days back: the next has the same lines, and what came between', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    const first = account.bill('2026-09');
    account.void('2026-09');
    expect(account.draft('2026-09', '2026-09-02')).toEqual(first);
    account.add('device', 1, '2026-08-20');
    expect(written(account.bill('2026-09'))).toContain('partial serviceFee 1 × 12/31 174.19');
  });

  test('T31: after the end only what was left out', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.endsOn = '2026-08-31';
    expect(account.bill('2026-08').totalMinor).toBe(292_320);
    expect(account.bill('2026-09')).toMatchObject({ is: 'nothing' });
  });

  test('T35b: rentals have a start of their own, free as the service’s is', () => {
    const account = new Billed('2026-08-10').add('phone-rental', 3, '2026-08-10');
    account.starts = 'own';
    const draft = account.bill('2026-09');
    expect(written(draft)).toEqual(['partial rental 3 × 21/31 304.84', 'rental 3 × 30/30 450.00']);
    expect(draft).toMatchObject({ subtotalMinor: 75_484, totalMinor: 87_561 });
    account.bill('2029-08');
    expect(account.bill('2029-09').totalMinor).toBe(52_200);
  });

  test('T36: a region’s lower rate through its last day, then the ordinary one; a tax on a tax', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.taxTerms = { ...TAXES, ivaReduced: { rate: 80_000, through: '2026-08-31' } };
    expect(account.bill('2026-08').totalMinor).toBe(272_160);
    expect(account.bill('2026-09').totalMinor).toBe(292_320);
    account.taxTerms = { ...TAXES, ieps: 30_000 };
    expect(account.bill('2026-10')).toMatchObject({
      totalMinor: 301_090,
      taxes: [
        { code: 'ieps', baseMinor: 252_000, amountMinor: 7_560 },
        { code: 'iva', baseMinor: 259_560, amountMinor: 41_530 },
      ],
    });
  });
});
