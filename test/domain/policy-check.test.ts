import { describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy.ts';
import { validatePolicy } from '../../domain/policy-check.ts';
import type { NetworkRule, Policy } from '../../domain/policy-type.ts';

type Change = (policy: Policy) => unknown;

const pathsAfter = (change: Change): string[] => {
  const changed = mexicoPolicy();
  change(changed);
  return validatePolicy(changed).map((problem) => problem.path);
};

const set = Object.assign;
const rule = (policy: Policy, i: number, change: Partial<NetworkRule>): unknown => set(policy.networks, { [i]: { ...policy.networks[i], ...change } });

describe('a policy that contradicts itself is refused, naming the field', () => {
  const refused: [string, Change, string[]][] = [
    ['a ladder that is not ascending', (p) => set(p.reminders, { onDays: [1, 7, 7, 30] }), ['reminders.onDays.2']],
    ['a reminder on day 0', (p) => set(p.reminders, { onDays: [0, 7] }), ['reminders.onDays.0']],
    ['a reminder after the deactivation', (p) => set(p.reminders, { onDays: [1, 61] }), ['reminders.onDays.1']],
    ['a last notice after the deactivation', (p) => set(p.reminders, { lastNoticeOnDay: 61 }), ['reminders.lastNoticeOnDay']],
    ['a last notice on day 0', (p) => set(p.reminders, { lastNoticeOnDay: 0 }), ['reminders.lastNoticeOnDay']],
    ['reminders without end on one day', (p) => set(p.reminders, { whileDeactivatedEveryDays: 0 }), ['reminders.whileDeactivatedEveryDays']],
    ['a deactivation before its notices', (p) => set(p.deactivation, { afterDays: 40 }), ['reminders.onDays.4', 'reminders.lastNoticeOnDay']],
    ['a deactivation without warning', (p) => set(p.deactivation, { noticeWorkingDays: 0 }), ['deactivation.noticeWorkingDays']],
    ['a breaker above everybody', (p) => set(p.deactivation.breaker, { maxPercent: 101 }), ['deactivation.breaker.maxPercent']],
    ['a breaker that lets more go than it lets go at most', (p) => set(p.deactivation.breaker, { minCount: 51 }), ['deactivation.breaker.minCount']],
    ['retry days that are not ascending', (p) => set(p.charge, { retryOnDays: [3, 2] }), ['charge.retryOnDays.1']],
    ['a retry on the day of the decline', (p) => set(p.charge, { retryOnDays: [0] }), ['charge.retryOnDays.0']],
    ['a retry at once', (p) => set(p.charge, { retryAfterMinutes: 0, sameMethodWaitMinutes: 0 }), ['charge.retryAfterMinutes']],
    ['a retry before the method may be used again', (p) => set(p.charge, { retryAfterMinutes: 30 }), ['charge.retryAfterMinutes']],
    ['a charging window upside down', (p) => set(p.charge, { window: { from: '15:00', to: '09:00' } }), ['charge.window.to']],
    ['contact hours of no length', (p) => set(p.calendar, { contactHours: { from: '20:00', to: '20:00' } }), ['calendar.contactHours.to']],
    ['times that are none', (p) => set(p.charge, { window: { from: '8:00', to: '25:00' } }), ['charge.window.from', 'charge.window.to']],
    ['a holiday that is none', (p) => set(p.calendar, { holidays: ['2026-02-30'] }), ['calendar.holidays.0']],
    ['a bank holiday that is none', (p) => set(p.calendar, { bankHolidays: ['2026-01-01', '2026-13-01'] }), ['calendar.bankHolidays.1']],
    ['a due day that February lacks', (p) => set(p.due, { monthDay: 30 }), ['due.monthDay']],
    ['a due day 0', (p) => set(p.due, { monthDay: 0, issuedThroughDay: 0 }), ['due.monthDay']],
    ['invoices issued after their due day', (p) => set(p.due, { issuedThroughDay: 11 }), ['due.issuedThroughDay']],
    ['unknown outcomes that nobody looks up', (p) => set(p.lookup, { afterMinutes: [] }), ['lookup.afterMinutes']],
    ['look-ups that are not ascending', (p) => set(p.lookup, { afterMinutes: [60, 5] }), ['lookup.afterMinutes.1']],
    ['look-ups without pause', (p) => set(p.lookup, { thenEveryHours: 0 }), ['lookup.thenEveryHours']],
    ['a negative amount', (p) => set(p.thresholds, { restBelowMinor: -1 }), ['thresholds.restBelowMinor']],
    ['negative days', (p) => set(p.holds, { proofBankDays: -3 }), ['holds.proofBankDays']],
    ['half a day', (p) => set(p.holds, { disputeWindowDays: 1.5 }), ['holds.disputeWindowDays']],
    ['a number that is none', (p) => set(p.agentLimits, { creditMinor: Number.NaN }), ['agentLimits.creditMinor']],
    ['more declines than Visa allows', (p) => rule(p, 1, { declines: { max: 21, hours: 720 } }), ['networks.1.declines.max']],
    ['the new number for attempts before it', (p) => rule(p, 0, { declines: { max: 20, hours: 720 } }), ['networks.0.declines.max']],
    ['Visa’s number over less time', (p) => rule(p, 1, { declines: { max: 20, hours: 24 } }), ['networks.1.declines.hours']],
    ['no cap where Mastercard has one', (p) => rule(p, 2, { sameAmount: null }), ['networks.2.sameAmount']],
    ['a cap of nothing', (p) => rule(p, 2, { declines: { max: 0, hours: 24 } }), ['networks.2.declines.max', 'charge.retryOnDays']],
    ['no rule for a network', (p) => set(p, { networks: p.networks.slice(0, 2) }), ['networks']],
    ['more retries than a network allows', (p) => set(p.charge, { retryOnDays: [...Array(20).keys()].map((i) => i + 1) }), ['charge.retryOnDays']],
  ];

  test.each(refused)('%s', (_name, change, paths) => {
    expect(pathsAfter(change)).toEqual(paths);
  });

  test('every problem is said at once, each with its words', () => {
    const changed = mexicoPolicy();
    set(changed.reminders, { onDays: [1, 61], lastNoticeOnDay: 62 });
    expect(validatePolicy(changed)).toEqual([
      { path: 'reminders.onDays.1', message: 'comes after the deactivation, which follows day 60' },
      { path: 'reminders.lastNoticeOnDay', message: 'comes after the deactivation, which follows day 60' },
    ]);
  });
});

describe('a policy is welcome', () => {
  test('as shipped', () => {
    expect(pathsAfter(() => {})).toEqual([]);
  });

  test('when it is stricter than the networks', () => {
    expect(pathsAfter((p) => rule(p, 1, { declines: { max: 10, hours: 1_000 }, sameAmount: { max: 5, hours: 24 } }))).toEqual([]);
    expect(pathsAfter((p) => p.networks.push({ network: 'amex', from: '2026-01-01', source: 'ours', declines: { max: 10, hours: 720 }, sameAmount: null }))).toEqual([]);
  });

  test('without reminders and retries, and round the clock', () => {
    expect(pathsAfter((p) => [set(p.reminders, { onDays: [] }), set(p.charge, { retryOnDays: [], window: { from: '00:00', to: '24:00' } })])).toEqual([]);
  });
});
