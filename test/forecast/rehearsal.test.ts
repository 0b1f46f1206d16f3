import { describe, expect, test } from '@jest/globals';
import { rehearse } from '../../domain/foresight/rehearsal/rehearse.ts';
import { validatePolicy } from '../../domain/policy/check.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { POLICY_RANGES } from '../../domain/policy/ranges.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import { changed } from './changed-policy.ts';

const NOW: Instant = '2026-03-02T15:00:00.000Z';
const shipped = mexicoPolicy();

const set = Object.assign;
const fate = (policy: Policy, now = NOW): string | null => rehearse(policy, now, () => false);

const everyDay = (from: Day, days: number): Day[] => Array.from({ length: days }, (_, i) => addDays(from, i));

describe('sample lives under a policy', () => {
  test('come to their end under the shipped one, on whatever day they begin', () => {
    for (const day of ['2026-03-02', '2026-12-31', '2028-02-29', '2044-12-24'])
      expect(fate(shipped, `${day}T23:30:00.000Z` as Instant)).toBe(null);
  });

  test('end with a person where the policy asks one', () => {
    expect(fate(changed((p) => set(p.deactivation, { needsApproval: true })))).toBe(null);
  });

  test('do without what a policy does not allow: promises, provisional returns, retries, reminders', () => {
    expect(
      fate(
        changed((p) => [
          set(p.holds, { promisesPerCase: 0, promiseMaxWorkingDays: 0, provisionalReturnsPerCase: 0 }),
          set(p.charge, { retryOnDays: [], noticeDays: 0 }),
          set(p.reminders, { onDays: [] }),
        ]),
      ),
    ).toBe(null);
  });

  test('are of debts that no threshold lets rest', () => {
    expect(fate(changed((p) => set(p.thresholds, { restBelowMinor: 100_000_000, adjustUpToMinor: 100_000_000 })))).toBe(
      null,
    );
  });

  test('say in words how they broke, or what never came', () => {
    expect(fate(changed((p) => set(p.calendar, { holidays: everyDay('2026-01-01', 730) })))).toBe(
      'Played ahead, "autopay, and the bank declines each time" comes to no good end on 2026-03-02: ' +
        'No open day in the calendar within a year of 2026-03-07',
    );
    expect(fate(changed((p) => set(p.deactivation, { afterDays: 1_000_000_000 })))).toMatch(
      /^Played ahead, .* comes to no good end on 20\d\d-\d\d-\d\d: /,
    );
    expect(fate(changed((p) => set(p.deactivation, { afterDays: 2_000 })))).toMatch(/without a deactivation$/);
    expect(fate(changed((p) => set(p.reminders, { whileDeactivatedEveryDays: 0 })))).toMatch(/^Played ahead, /);
    expect(fate(changed((p) => set(p.calendar, { bankHolidays: everyDay('2026-01-01', 730) })))).toMatch(
      /^Played ahead, .*No open day in the calendar/,
    );
  });

  test('end when their time is up', () => {
    let asked = 0;
    expect(rehearse(shipped, NOW, () => ++asked > 20)).toMatch(/^Played ahead, .*: it took too long to work out$/);
    expect(asked).toBe(21);
  });
});

/** Every number's ends, one at a time; what contradicts another number is the check's to refuse. */
function edges(ranges: object, place: string[] = []): { at: string; policy: Policy }[] {
  return Object.entries(ranges).flatMap(([key, range]) => {
    const path = [...place, key];
    if (!Array.isArray(range)) return edges(range, path);
    return range.flatMap((value: number) => {
      const policy = changed((p) => {
        const inside = path.slice(0, -1).reduce<any>((part, step) => part[step], p);
        inside[key] = Array.isArray(inside[key]) ? [value] : value;
      });
      return validatePolicy(policy).length === 0 ? [{ at: `${path.join('.')} ${value}`, policy }] : [];
    });
  });
}

describe('what the check lets through is lived through', () => {
  // No sample life meets a network's cap.
  const { networks, ...ranges } = POLICY_RANGES;
  const welcome = edges(ranges);
  test('and that is most of it', () => {
    expect(welcome.length).toBeGreaterThan(50);
  });

  test.each(welcome.map((one) => [one.at, one.policy] as const))('%s', (_at, policy) => {
    expect(fate(policy)).toBe(null);
  });

  test('also when all of it is as far as it goes', () => {
    const far = changed((p) => [
      set(p.reminders, { onDays: [1, 365, 730], lastNoticeOnDay: 730, whileDeactivatedEveryDays: 365 }),
      set(p.deactivation, { afterDays: 730, noticeWorkingDays: 90 }),
      set(p.holds, { promiseMaxWorkingDays: 90, proofReviewWorkingDays: 90, proofBankDays: 90 }),
      set(p.charge, { retryOnDays: [30, 60, 90], noticeDays: 90 }),
      set(p.due, { monthDay: 28, issuedThroughDay: 0, oneTimeDays: 365 }),
    ]);
    expect(validatePolicy(far)).toEqual([]);
    expect(fate(far)).toBe(null);
  });
});
