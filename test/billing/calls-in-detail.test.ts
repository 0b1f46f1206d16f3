import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../../domain/time/time.ts';
import { callDetails } from '../../domain/billing/usage/call-details.ts';
import { monthsToRate } from '../../domain/billing/usage/months-to-rate.ts';
import { rateMonth, type RatedCall, sumsOf } from '../../domain/billing/usage/rate-month.ts';
import { firstRated } from '../../domain/billing/usage/rated-by.ts';
import { usageLines } from '../../domain/billing/usage/usage-lines.ts';
import type { UsageLine } from '../../domain/billing/lines.ts';
import { Billed, BOOK, PRICES } from './company.ts';

/** What one call counts as, whose minutes it takes, and what its row says. */

const HOME = '525512345678';
const AUGUST: Instant = '2026-08-05T18:00:00.000Z';
const later = (minutes: number): Instant => new Date(Date.parse(AUGUST) + minutes * 60_000).toISOString() as Instant;
const rated = (account: Billed) =>
  rateMonth(account.calls, '2026-08', { ...account, billingStartsOn: account.startsOn });
const kinds = (account: Billed) => rated(account).map(({ kind, minutes }) => `${kind} ${minutes}`);

describe('a call', () => {
  test('of no second, to a short code, or that nobody answered is nothing, and has no minutes', () => {
    const account = Billed.fivePlusThree('2026-08-01')
      .call(AUGUST, '88161234567', 0, { country: null })
      .call(later(1), '911', 9, { reach: 'shortCode' })
      .call(later(2), '13055551234', 9, { answered: false });
    expect(kinds(account)).toEqual(['free 0', 'free 0', 'free 0']);
  });

  test('that nobody answered is not rounded with those that somebody did', () => {
    const account = Billed.fivePlusThree('2026-08-01')
      .call(AUGUST, '13055551234', 0, { seconds: 29, answered: false })
      .call(later(1), '13055551234', 0, { seconds: 29 });
    account.row = 'pair';
    expect(kinds(account)).toEqual(['free 0', 'international 0']);
  });

  test('to a toll-free number costs its owner, and not who calls it; from a dear one it costs nobody', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.country = 'US';
    account
      .call(AUGUST, '528001234567', 2)
      .call(later(1), '528001234567', 2, { direction: 'in' })
      .call(later(2), '529001234567', 2, { direction: 'in' });
    expect(kinds(account)).toEqual(['unrated 2', 'tollFreeIn 2', 'free 2']);
  });

  test('is included, however long, where no price is asked for more', () => {
    const account = new Billed('2026-08-01').add('number', 1, '2026-08-01').call(AUGUST, '525511112222', 700);
    expect(sumsOf(rated(account))).toEqual([{ kind: 'includedMinutes', of: 'plan', minutes: 700, costMicros: 0 }]);
  });

  test('of no minute is no line', () => {
    const none = { call: { id: 'x' }, kind: 'international', of: 'plan', minutes: 0, paidMinutes: 0 } as RatedCall;
    expect(sumsOf([{ ...none, microsPerMinute: 1, costMicros: 0 }])).toEqual([]);
  });
});

describe('minutes that are included', () => {
  const used = (account: Billed) => sumsOf(rated(account)).map(({ kind, of, minutes }) => `${kind} ${of} ${minutes}`);

  test('are for the most units that there were on one day, and not for all that there have been', () => {
    const account = new Billed('2026-08-01')
      .add('device', 5, '2026-08-01')
      .remove('device', 3, '2026-08-10')
      .add('device', 2, '2026-08-20')
      .call(AUGUST, '525511112222', 3_010);
    expect(used(account)).toEqual(['includedMinutes plan 3000', 'overage plan 10']);
  });

  test('are those of the price in force when the month begins, or the unit comes', () => {
    const more = PRICES.map((price) =>
      price.code === 'device' ? { ...price, includes: { minutes: 700, pool: 'account' as const } } : price,
    );
    const books = (from: '2026-07-01' | '2026-08-02') => [BOOK, { ...BOOK, version: 2, from, prices: more }];
    const account = new Billed('2026-01-01').add('device', 1, '2026-01-01').call(AUGUST, '525511112222', 710);
    account.books = books('2026-07-01');
    expect(used(account)).toEqual(['includedMinutes plan 700', 'overage plan 10']);
    account.books = books('2026-08-02');
    expect(used(account)).toEqual(['includedMinutes plan 600', 'overage plan 110']);
  });

  test('of a low-use device that was given back before are no more: its calls are the plan’s', () => {
    const account = new Billed('2026-07-01')
      .add('device', 20, '2026-07-01')
      .add('low-use', 1, '2026-07-01', { devices: ['lobby'] })
      .remove('low-use', 1, '2026-07-31')
      .call(AUGUST, '525511112222', 60, { device: 'lobby' });
    expect(used(account)).toEqual(['includedMinutes plan 60']);
  });
});

describe('the rows of a month', () => {
  const rows = (account: Billed, row: 'call' | 'pair' = 'call') =>
    callDetails(rated(account), row).map(({ to, minutes, kind }) => `${to} ${minutes} ${kind}`);

  test('are one a call, of what the plan includes too, and none of what has no rate', () => {
    const account = Billed.fivePlusThree('2026-08-01')
      .call(AUGUST, '525511112222', 3)
      .call(later(1), '525511112222', 4)
      .call(later(2), '88161234567', 1, { country: null });
    expect(rows(account)).toEqual(['+525511112222 3 includedMinutes', '+525511112222 4 includedMinutes']);
    expect(rows(account, 'pair')).toEqual(['+525511112222 7 includedMinutes']);
  });

  test('say extensions as they were dialled, and numbers of the world with a plus', () => {
    const account = Billed.fivePlusThree('2026-08-01')
      .call(AUGUST, '123456', 1, { reach: 'extension' })
      .call(later(1), '1234567', 1, { country: 'MX' });
    expect(rows(account)).toEqual(['123456 1 includedMinutes', '+1234567 1 includedMinutes']);
    expect(callDetails(rated(account), 'call')[0]?.from).toBe(`+${HOME}`);
  });
});

describe('what was billed before', () => {
  const line = (kind: UsageLine['kind'], minutes: number, amountMinor: number): UsageLine => ({
    kind,
    of: 'plan',
    usageMonth: '2026-08',
    minutes,
    quantity: 1,
    unitMinor: amountMinor,
    amountMinor,
    taxes: [],
  });
  const ten = {
    call: { id: 'x' },
    kind: 'overage',
    of: 'plan',
    minutes: 10,
    paidMinutes: 10,
    microsPerMinute: 600_000,
    costMicros: 6_000_000,
  } as RatedCall;
  const lines = (...had: UsageLine[]) =>
    usageLines([ten], '2026-08', had, 'MXN', ['iva']).map(
      ({ kind, minutes, quantity, unitMinor, amountMinor }) =>
        `${kind} ${minutes} min ${quantity} × ${unitMinor} = ${amountMinor}`,
    );

  test('as another kind of the same minutes is given back', () => {
    expect(lines(line('international', 10, 350))).toEqual([
      'overage 10 min 10 × 60 = 600',
      'international -10 min -10 × 35 = -350',
    ]);
  });

  test('at another rate is put right without a minute', () => {
    expect(lines(line('overage', 10, 500))).toEqual(['overage 0 min 1 × 100 = 100']);
  });

  test('never was, so that all months since the start are looked at', () => {
    const all = monthsToRate('2026-09', { billingStartsOn: '2025-01-01', billedLast: null, again: [], lateDays: 60 });
    expect([all.length, all[0], all.at(-1)]).toEqual([20, '2025-01', '2026-08']);
  });

  test('is remembered with what rated it, and only of months that nobody had looked at', () => {
    const by = (country: string) => ({ country, timeZone: 'America/Mexico_City', row: 'call' as const });
    expect(firstRated(['2026-08', '2026-09'], { '2026-08': by('MX') }, by('US'))).toEqual({ '2026-09': by('US') });
  });
});
