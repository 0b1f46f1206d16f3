import { describe, expect, test } from '@jest/globals';
import { observe } from '../../domain/foresight/observing/observe.ts';
import type { ImportedAccount } from '../../domain/imports/imported.ts';
import { heldThrough, isDueForLastNotice, perDayOf, waveOf } from '../../domain/imports/spread.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import { mexico } from './life.ts';

/** Monday, at nine in Mexico City. */
const NOW: Instant = '2026-03-02T15:00:00.000Z';
const TODAY: Day = '2026-03-02';

const account = (dueOn: Day[], method: ImportedAccount['method'] = null): ImportedAccount => ({
  profile: {
    id: 'acc_1',
    name: 'Guthrie',
    email: 'ap@guthrie.example',
    externalId: '17',
    rfc: null,
    locale: 'es-MX',
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    billingRecipients: [],
    receiptEmail: null,
  },
  policyName: 'mexico',
  method,
  invoices: dueOn.map((day, i) => ({
    id: `inv_${i}`,
    number: `F-${i}`,
    issuedOn: addDays(day, -9),
    dueOn: day,
    kind: 'recurring',
    lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 100_000 }],
    taxMinor: 16_000,
  })),
});

const CARD = { id: 'pm_1', token: 'tok_ok', autopay: true, consent: null };

const seen = (one: ImportedAccount, held: Day | null = null): string[] =>
  observe(one, { policy: mexico, now: NOW, heldThrough: held }).map(({ on, kind, template }) =>
    `${on} ${template ?? kind}`.replace('2026-', ''),
  );

describe('what would be done with an account that comes from elsewhere', () => {
  test('what nobody owes yet runs its own ladder, and no invoice is mailed that the customer has', () => {
    expect(seen(account(['2026-03-10'])).slice(0, 3)).toEqual([
      '03-11 overdue-reminder',
      '03-17 overdue-reminder',
      '03-25 overdue-reminder',
    ]);
  });

  test('rungs that it has passed elsewhere are not sent: the first is the next', () => {
    // Twenty days late: its days 1, 7 and 15 are over.
    expect(seen(account(['2026-02-10']))[0]).toBe('03-12 overdue-reminder');
  });

  test('debt beyond the last notice gets that first, and three working days, however old it is', () => {
    for (const due of ['2026-01-03', '2025-06-10'] as Day[])
      expect(seen(account([due])).slice(0, 3)).toEqual([
        '03-02 last-notice',
        '03-05 deactivation',
        '03-05 service-deactivated',
      ]);
  });

  test('a wave that has to wait is quiet until its turn, and is told then', () => {
    expect(seen(account(['2025-06-10', '2026-02-10']), '2026-03-06').slice(0, 2)).toEqual([
      '03-09 last-notice',
      '03-12 deactivation',
    ]);
  });

  test('a card is charged for what falls due from then on, after its notice, and never for old debt', () => {
    const old = seen(account(['2026-02-10', '2025-12-10'], CARD));
    expect(old.filter((line) => line.endsWith('charge'))).toEqual([]);
    const due = seen(account(['2026-03-03'], CARD));
    expect(due.slice(0, 2)).toEqual(['03-02 autopay-upcoming', '03-03 charge']);
    expect(seen(account(['2026-03-10'], { ...CARD, autopay: false })).filter((line) => /charge/.test(line))).toEqual(
      [],
    );
  });

  test('nothing is foreseen beyond sixty days', () => {
    const last = addDays(TODAY, 60).replace('2026-', '');
    for (const line of seen(account(['2026-03-10', '2026-02-10'], CARD))) expect(line.slice(0, 5) <= last).toBe(true);
  });
});

describe('old debt is spread', () => {
  test('so many a working day as the breaker lets through', () => {
    expect([perDayOf(10, mexico), perDayOf(400, mexico), perDayOf(100_000, mexico)]).toEqual([5, 20, 50]);
    expect([0, 4, 5, 11].map((nth) => waveOf(nth, 5))).toEqual([0, 0, 1, 2]);
    // From Friday on: the weekend is no working day.
    expect([0, 1, 2].map((wave) => heldThrough(wave, mexico, '2026-03-06'))).toEqual([
      null,
      '2026-03-09',
      '2026-03-10',
    ]);
  });

  test('only what a last notice is due for', () => {
    const isOld = (due: Day) => isDueForLastNotice(account([due]), mexico, TODAY);
    expect([isOld('2026-01-06'), isOld('2026-01-07')]).toEqual([true, false]);
    expect(isDueForLastNotice(account([]), mexico, TODAY)).toBe(false);
  });

  test('on no day more services go off than the breaker would let go', () => {
    const perDay = 5;
    const byDay = new Map<string, number>();
    for (let nth = 0; nth < 23; nth++) {
      const held = heldThrough(waveOf(nth, perDay), mexico, TODAY);
      for (const line of seen(account(['2025-10-10']), held).filter((one) => one.endsWith(' deactivation')))
        byDay.set(line, (byDay.get(line) ?? 0) + 1);
    }
    expect([...byDay.values()].reduce((sum, n) => sum + n, 0)).toBe(23);
    expect(Math.max(...byDay.values())).toBeLessThanOrEqual(perDay);
  });
});
