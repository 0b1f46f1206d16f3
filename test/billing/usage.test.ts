import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../../domain/time/time.ts';
import { callDetails, writtenMicros } from '../../domain/billing/usage/call-details.ts';
import { rateMonth, sumsOf } from '../../domain/billing/usage/rate-month.ts';
import { minorOfMicros } from '../../domain/billing/usage/usage-lines.ts';
import { minutesOf } from '../../domain/billing/usage/minutes.ts';
import { BOOK, Billed, RATES, written } from './company.ts';

const HOME = '525512345678';
const AUGUST: Instant = '2026-08-05T18:00:00.000Z';
const later = (minutes: number): Instant => new Date(Date.parse(AUGUST) + minutes * 60_000).toISOString() as Instant;

const plan = (account: Billed) => ({ ...account, billingStartsOn: account.startsOn });
const rated = (account: Billed) => rateMonth(account.calls, '2026-08', plan(account));

describe('calls', () => {
  test.each([
    ['447911123456', 4_500_000, 'international'],
    ['442079460958', 900_000, 'international'],
    ['17875551234', 1_900_000, 'international'],
    ['13055551234', 350_000, 'international'],
    ['353841234567', 9_900_000, 'overage'],
    ['353112345678', 850_000, 'international'],
    ['529001234567', 12_000_000, 'overage'],
  ])('T20: +%s costs %i millionths a minute: the longest prefix', (to, micros, kind) => {
    const account = Billed.fivePlusThree('2026-08-01').call(AUGUST, to, 1, {
      country: to.startsWith('52') ? 'MX' : 'GB',
    });
    expect(rated(account)).toMatchObject([{ kind, microsPerMinute: micros, costMicros: micros }]);
  });

  test('T20: no prefix abroad is unrated, never 0; at home it is the plan’s', () => {
    const account = Billed.fivePlusThree('2026-08-01')
      .call(AUGUST, '88161234567', 1, { country: null })
      .call(later(1), '525511112222', 1);
    expect(rated(account).map(({ kind }) => kind)).toEqual(['unrated', 'includedMinutes']);
  });

  test('T20: what is abroad depends on where the account is billed', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.country = 'US';
    account.books = [{ ...BOOK, rates: [...RATES, { prefix: '52', kind: 'international', microsPerMinute: 300_000 }] }];
    account
      .call(AUGUST, '13055551234', 1)
      .call(later(1), '525511112222', 1)
      .call(later(2), '17875551234', 1, { country: 'PR' });
    expect(rated(account).map(({ kind }) => kind)).toEqual(['includedMinutes', 'international', 'international']);
  });

  test.each([
    [0, 0],
    [29, 0],
    [30, 1],
    [89, 1],
    [90, 2],
    [7_200, 120],
  ])('T21: %i s are %i minutes', (seconds, minutes) => {
    expect(minutesOf(seconds)).toBe(minutes);
  });

  test('T21: minutes at a broken rate are rounded once', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.books = [{ ...BOOK, rates: [{ prefix: '1', kind: 'international', microsPerMinute: 33_300 }] }];
    for (let i = 0; i < 7; i++) account.call(later(i), '13055551234', 1);
    account.bill('2026-08');
    expect(written(account.bill('2026-09'))).toContain('international plan 2026-08 7 min 0.23');
    expect(minorOfMicros(500_000, 'JPY')).toBe(1);
  });

  test('T21: all calls between two numbers are rounded together where the policy says so', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    for (const minute of [0, 1, 2]) account.call(later(minute), '13055551234', 0, { seconds: 29 });
    account.call(later(3), '447911123456', 0, { seconds: 29 });
    expect(rated(account).map(({ minutes }) => minutes)).toEqual([0, 0, 0, 0]);
    account.row = 'pair';
    expect(rated(account).map(({ minutes }) => minutes)).toEqual([0, 1, 0, 0]);
    expect(callDetails(rated(account), 'pair')).toMatchObject([
      { to: '+13055551234', seconds: 87, minutes: 1, costMicros: 350_000, startedAt: AUGUST, endedAt: later(2) },
      { to: '+447911123456', seconds: 29, minutes: 0, costMicros: 0 },
    ]);
  });

  test('T21: what nobody answered, 911 and calls between extensions inwards cost nothing', () => {
    const account = Billed.fivePlusThree('2026-08-01')
      .call(AUGUST, '13055551234', 9, { answered: false })
      .call(later(1), '911', 9, { reach: 'shortCode' })
      .call(later(2), '104', 9, { reach: 'extension', direction: 'in' })
      .call(later(3), HOME, 9, { direction: 'in' });
    expect(sumsOf(rated(account))).toEqual([]);
  });

  test('T25: a row of the details is what its call costs; one that is partly above the plan is two', () => {
    const account = Billed.fivePlusThree('2026-08-01').call(AUGUST, '525511112222', 3_010);
    account.call(later(1), '529001234567', 2, { country: 'MX' });
    account.call(later(2), HOME, 9, { direction: 'in' });
    expect(
      callDetails(rated(account), 'call').map(({ minutes, costMicros, microsPerMinute, type }) => [
        minutes,
        writtenMicros(costMicros, 2),
        writtenMicros(microsPerMinute, 2),
        type,
      ]),
    ).toEqual([
      [3_000, '0.00', '0.00', 'Llamadas nacionales'],
      [10, '6.00', '0.60', 'Salientes por encima del plan'],
      [2, '24.00', '12.00', 'Llamadas nacionales'],
    ]);
    expect([writtenMicros(33_300, 2), writtenMicros(2_000_000, 0), writtenMicros(1_500_000, 0)]).toEqual([
      '0.0333',
      '2',
      '1.5',
    ]);
  });

  test('T22: nothing counts before the start of billing; on its day it does, though the day is free', () => {
    const account = Billed.fivePlusThree('2026-07-15')
      .call('2026-07-15T05:59:00.000Z', '528001234567', 10, { direction: 'in' })
      .call('2026-07-15T06:00:00.000Z', '528001234567', 10, { direction: 'in' });
    expect(written(account.bill('2026-08'))).toContain('tollFreeIn plan 2026-07 10 min 8.00');
  });

  test('T23: a month with calls of all kinds', () => {
    const account = Billed.fivePlusThree('2026-08-01').add('seat', 2, '2026-08-01');
    account.bill('2026-08');
    account
      .call(AUGUST, '525511112222', 3_000)
      .call(later(1), '104', 412, { reach: 'extension' })
      .call(later(2), '528001234567', 57, { direction: 'in' })
      .call(later(3), '13055551234', 12)
      .call(later(4), '447911123456', 7)
      .call(later(5), '17875551234', 3);
    const draft = account.bill('2026-09');
    expect(written(draft)).toEqual([
      'serviceFee 5 × 30/30 2250.00',
      'numbers 3 × 30/30 270.00',
      'includedMinutes plan 2026-08 3000 min 0.00',
      'overage plan 2026-08 412 min 247.20',
      'tollFreeIn plan 2026-08 57 min 45.60',
      'international plan 2026-08 22 min 41.40',
      'contactCenter 2 × 30/30 2400.00',
    ]);
    expect(draft).toMatchObject({ subtotalMinor: 525_420, totalMinor: 609_487 });
    expect(draft.taxes[0]?.amountMinor).toBe(84_067);
    expect(draft.lines.find(({ kind }) => kind === 'overage')).toMatchObject({ quantity: 412, unitMinor: 60 });
  });

  test('T24: a call belongs to the local month of its start', () => {
    const account = Billed.fivePlusThree('2026-01-01').call('2026-02-01T05:30:00.000Z', '13055551234', 90);
    account.bill('2026-01');
    expect(written(account.bill('2026-02'))).toContain('international plan 2026-01 90 min 31.50');
  });

  test('T24: whoever moves to another zone is billed nothing twice, and gets nothing back', () => {
    const account = Billed.fivePlusThree('2026-08-01')
      .call('2026-08-01T06:00:00.000Z', '13055551234', 3)
      .call('2026-09-01T05:30:00.000Z', '13055551234', 90);
    account.bill('2026-08');
    expect(written(account.bill('2026-09'))).toContain('international plan 2026-08 93 min 32.55');
    // September has another rate, which August's calls do not come under.
    const dearer = RATES.map((rate) => ({ ...rate, microsPerMinute: 9_000_000 }));
    account.books = [BOOK, { ...BOOK, version: 2, from: '2026-09-01', rates: dearer }];
    for (const zone of ['America/Tijuana', 'Europe/Madrid']) {
      account.timeZone = zone;
      expect(account.draft('2026-09').is).toBe('nothing');
    }
  });

  test('whoever moves to another country, or counts otherwise, is billed nothing twice, and gets nothing back', () => {
    const account = Billed.fivePlusThree('2026-08-01')
      .call(AUGUST, '13055551234', 10)
      .call(later(60), '525511112222', 20)
      .call(later(120), '525511112222', 1, { seconds: 29 })
      .call(later(180), '525511112222', 1, { seconds: 29 });
    account.bill('2026-08');
    const billed = ['includedMinutes plan 2026-08 20 min 0.00', 'international plan 2026-08 10 min 3.50'];
    expect(written(account.bill('2026-09')).slice(2)).toEqual(billed);
    account.country = 'US';
    account.row = 'pair';
    expect(account.draft('2026-09').is).toBe('nothing');
    // What comes late of August is rated as August was; September as the account is.
    account.call('2026-08-30T18:00:00.000Z', '13055551234', 2).call('2026-09-10T18:00:00.000Z', '13055551234', 3);
    expect(written(account.bill('2026-10')).slice(2)).toEqual([
      'includedMinutes plan 2026-09 3 min 0.00',
      'international plan 2026-08 2 min 0.70',
    ]);
    account.country = 'GB';
    expect(account.draft('2026-10').is).toBe('nothing');
  });

  test('whose void invoice is made anew is rated as the account is by then', () => {
    const account = Billed.fivePlusThree('2026-08-01').call(AUGUST, '13055551234', 10);
    account.bill('2026-08');
    account.bill('2026-09');
    account.country = 'US';
    account.void('2026-09');
    expect(written(account.bill('2026-09')).slice(2)).toEqual(['includedMinutes plan 2026-08 10 min 0.00']);
    account.country = 'MX';
    expect(account.draft('2026-10').lines.some((line) => 'usageMonth' in line)).toBe(false);
  });

  test('have the taxes of their book: of one without IEPS none is charged, whatever the account’s profile says', () => {
    const account = Billed.fivePlusThree('2026-08-01').call(AUGUST, '13055551234', 10);
    account.taxTerms = { iva: 160_000, ivaReduced: null, ieps: 30_000 };
    const [named, unnamed] = (['ieps', 'iva'] as const).map((code) => {
      account.books = [{ ...BOOK, prices: [], usageTaxes: code === 'ieps' ? ['iva', 'ieps'] : ['iva'] }];
      account.items.length = 0;
      return account.draft('2026-09').taxes.map((tax) => `${tax.code} ${tax.amountMinor}`);
    });
    expect(named).toEqual(['ieps 11', 'iva 58']);
    expect(unnamed).toEqual(['iva 56']);
  });

  test('T27: late calls come with the next invoice, above what was included by then', () => {
    const account = Billed.fivePlusThree('2026-08-01').call(AUGUST, '525511112222', 2_990);
    account.bill('2026-08');
    account.call('2026-09-02T18:00:00.000Z', '525511112222', 5);
    account.bill('2026-09');
    account.call('2026-08-28T18:00:00.000Z', '525511112222', 30);
    expect(written(account.bill('2026-10'))).toEqual([
      'serviceFee 5 × 31/31 2250.00',
      'numbers 3 × 31/31 270.00',
      'includedMinutes plan 2026-08 10 min 0.00',
      'includedMinutes plan 2026-09 5 min 0.00',
      'overage plan 2026-08 20 min 12.00',
    ]);
  });

  test('T28: a rate that rises on 1 September leaves August’s calls alone, whenever they come', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.books = [
      BOOK,
      {
        ...BOOK,
        version: 2,
        from: '2026-09-01',
        rates: RATES.map((rate) => ({ ...rate, microsPerMinute: 9_000_000 })),
      },
    ];
    account.bill('2026-08');
    account.bill('2026-09');
    account.call(AUGUST, '13055551234', 10).call('2026-09-01T12:00:00.000Z', '13055551234', 10);
    expect(written(account.bill('2026-10')).slice(2)).toEqual([
      'international plan 2026-08 10 min 3.50',
      'international plan 2026-09 10 min 90.00',
    ]);
  });

  describe('T29: low-use devices', () => {
    const lowUse = () => new Billed('2026-07-01').add('device', 20, '2026-07-01');

    test('73 minutes off the net: 50 are included, 23 cost; both ways count, extensions don’t', () => {
      const account = lowUse().add('low-use', 1, '2026-08-01', { lowUse: true, devices: ['lobby'] });
      account.bill('2026-08');
      account
        .call(AUGUST, '525511112222', 40, { device: 'lobby' })
        .call(later(1), HOME, 33, { device: 'lobby', direction: 'in' })
        .call(later(2), '104', 100, { device: 'lobby', reach: 'extension' });
      expect(written(account.bill('2026-09'))).toEqual(
        expect.arrayContaining(['includedMinutes low-use 2026-08 50 min 0.00', 'overage low-use 2026-08 23 min 9.20']),
      );
    });

    test('their minutes are neither pooled nor prorated', () => {
      const account = lowUse().add('low-use', 2, '2026-08-01', { lowUse: true, devices: ['lobby', 'gate'] });
      account.call(AUGUST, '525511112222', 30, { device: 'lobby' });
      account.call(later(1), '525511112222', 70, { device: 'gate' });
      expect(sumsOf(rated(account))).toContainEqual({
        kind: 'overage',
        of: 'low-use',
        minutes: 20,
        costMicros: 8_000_000,
      });
    });

    test('added on 20 August with 61 minutes: its fee, twelve days, eleven minutes', () => {
      const account = new Billed('2026-08-01').add('low-use', 1, '2026-08-20', { lowUse: true, devices: ['lobby'] });
      account.call('2026-08-25T18:00:00.000Z', '525511112222', 61, { device: 'lobby' });
      expect(account.bill('2026-09')).toMatchObject({ subtotalMinor: 25_408, totalMinor: 29_473 });
    });
  });
});
