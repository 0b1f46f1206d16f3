import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, isWorkingDay } from '../../domain/time/calendar.ts';
import { dueOnFor, type InvoiceKind } from '../../domain/time/due-dates.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { daysOfPayment } from '../../domain/time/paid-on.ts';
import type { Day, Weekday } from '../../domain/time/time.ts';

const policy = mexicoPolicy();
const recurring = (issuedOn: Day): Day => dueOnFor({ issuedOn, kind: 'recurring' }, policy);

describe('a recurring invoice', () => {
  test('issued from the 1st to the 5th falls due on the 10th of the month', () => {
    expect(recurring('2026-03-01')).toBe('2026-03-10');
    expect(recurring('2026-03-05')).toBe('2026-03-10');
  });
  test('issued later falls due on the 10th of the next', () => {
    expect(recurring('2026-03-06')).toBe('2026-04-10');
    expect(recurring('2026-03-31')).toBe('2026-04-10');
    expect(recurring('2026-12-06')).toBe('2027-01-10');
    expect(recurring('2028-02-29')).toBe('2028-03-10');
  });
  test('a Sunday or a holiday moves nothing', () => {
    expect(recurring('2026-05-01')).toBe('2026-05-10');
    expect(recurring('2026-10-02')).toBe('2026-10-10');
  });
  test('always has 5 to 36 days, and always the 10th', () => {
    fc.assert(
      fc.property(fc.nat(9_000), (n) => {
        const issuedOn = addDays('2020-01-01', n);
        const dueOn = recurring(issuedOn);
        expect(dueOn.slice(8)).toBe('10');
        expect(daysBetween(issuedOn, dueOn)).toBeGreaterThanOrEqual(5);
        expect(daysBetween(issuedOn, dueOn)).toBeLessThanOrEqual(35);
      }),
    );
  });
});

test('a one-time invoice falls due 15 days after it was issued', () => {
  expect(dueOnFor({ issuedOn: '2026-03-20', kind: 'oneTime' }, policy)).toBe('2026-04-04');
  expect(dueOnFor({ issuedOn: '2028-02-20', kind: 'oneTime' }, policy)).toBe('2028-03-06');
});

test('a proof says that it was paid today, or up to 90 days ago', () => {
  expect(daysOfPayment('2026-03-31')).toEqual(['2025-12-31', '2026-03-31']);
});

describe('a policy of another country', () => {
  const due = (change: Partial<Policy['due']>, issuedOn: Day, kind: InvoiceKind = 'recurring'): Day =>
    dueOnFor({ issuedOn, kind }, { ...policy, due: { ...policy.due, ...change } });
  const net = { monthDay: null, issuedThroughDay: null, netDays: 30 };

  test('so many days after the issue', () => {
    expect(due(net, '2026-01-31')).toBe('2026-03-02');
    expect(due({ ...net, netDays: 0 }, '2026-01-31')).toBe('2026-01-31');
    expect(due(net, '2026-01-31', 'oneTime')).toBe('2026-02-15');
  });

  test('at the end of a month, however long it is', () => {
    const end = { monthDay: null, monthEnd: true, issuedThroughDay: 20 };
    expect(due(end, '2026-02-20')).toBe('2026-02-28');
    expect(due(end, '2028-02-20')).toBe('2028-02-29');
    expect(due(end, '2026-01-21')).toBe('2026-02-28');
    expect(due(end, '2026-12-31')).toBe('2027-01-31');
    expect(due({ ...end, issuedThroughDay: 31 }, '2026-04-30')).toBe('2026-04-30');
    expect(due({ ...end, issuedThroughDay: 0 }, '2026-04-01')).toBe('2026-05-31');
  });

  test('rolled to the working day after or before, never before the issue', () => {
    // 10 May 2026 is a Sunday, 1 May a holiday on a Friday.
    expect(due({ rollTo: 'next' }, '2026-05-01')).toBe('2026-05-11');
    expect(due({ rollTo: 'previous' }, '2026-05-01')).toBe('2026-05-08');
    expect(due({ ...net, rollTo: 'next' }, '2026-04-01')).toBe('2026-05-04');
    expect(due({ ...net, rollTo: 'previous' }, '2026-04-01')).toBe('2026-04-30');
    expect(due({ ...net, rollTo: 'next' }, '2026-03-25')).toBe('2026-04-24');
    expect(due({ rollTo: 'next', oneTimeDays: 1 }, '2026-03-20', 'oneTime')).toBe('2026-03-23');
    expect(due({ ...net, netDays: 1, rollTo: 'previous' }, '2026-03-21')).toBe('2026-03-21');
  });

  test('rolls over its own weekend', () => {
    const week = { ...policy.calendar, weekend: ['friday', 'saturday'] satisfies Weekday[] };
    const rolled = { ...policy, calendar: week, due: { ...policy.due, ...net, rollTo: 'next' as const } };
    // 16 May 2026 is a Saturday.
    expect(dueOnFor({ issuedOn: '2026-04-16', kind: 'recurring' }, rolled)).toBe('2026-05-17');
  });

  test('is never due before it is issued, and after it rolled never on a closed day but on that of its issue', () => {
    const rolls = fc.constantFrom<Policy['due']['rollTo']>('none', 'next', 'previous');
    const ways = fc.oneof(
      fc.record({ monthDay: fc.constant(null), issuedThroughDay: fc.constant(null), netDays: fc.nat(60) }),
      fc
        .tuple(fc.integer({ min: 1, max: 28 }), fc.nat(31))
        .map(([monthDay, n]) => ({ monthDay, issuedThroughDay: Math.min(n, monthDay) })),
      fc.nat(31).map((issuedThroughDay) => ({ monthDay: null, monthEnd: true, issuedThroughDay })),
    );
    fc.assert(
      fc.property(fc.nat(9_000), ways, rolls, (n, way, rollTo) => {
        const issuedOn = addDays('2020-01-01', n);
        const dueOn = due({ ...way, rollTo }, issuedOn);
        expect(dueOn >= issuedOn).toBe(true);
        if (rollTo !== 'none' && dueOn !== issuedOn) expect(isWorkingDay(dueOn, policy.calendar)).toBe(true);
      }),
    );
  });
});
