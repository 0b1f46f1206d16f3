import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../domain/time/calendar.ts';
import { dueOnFor } from '../../domain/time/due-dates.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Day } from '../../domain/time/time.ts';

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
