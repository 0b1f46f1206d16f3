import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import type { OverrideRequest } from '../../domain/events.ts';
import { policyChange } from '../../domain/forecast/policy-change.ts';
import { segmentPolicy, unreachable } from '../../domain/policy-segments.ts';
import { Life, mexico } from './life.ts';

const strict = { ...mexico, version: 2, reminders: { ...mexico.reminders, onDays: [2, 5, 10, 20], lastNoticeOnDay: 25 }, deactivation: { ...mexico.deactivation, afterDays: 30 } };
const override = (given: object): OverrideRequest => ({ reason: 'asked', expectedVersion: null, role: 'admin', ...given }) as OverrideRequest;

const debtor = (): Life => {
  const life = new Life();
  life.on('2026-03-02').invoice(116_000, '2026-03-10');
  return life;
};

describe('what another policy would change', () => {
  test('is the next action and its day, before and after; nothing happens', () => {
    const life = debtor().on('2026-03-11');
    const before = JSON.stringify(accountChart.freeze(life.current));
    expect(policyChange(life.current, strict, life.now)).toEqual({ before: { kind: 'reminder', at: '2026-03-17T14:00:00.000Z' }, after: { kind: 'reminder', at: '2026-03-12T14:00:00.000Z' }, changed: true });
    expect(policyChange(life.current, mexico, life.now)).toMatchObject({ changed: false });
    expect(JSON.stringify(accountChart.freeze(life.current))).toBe(before);
  });

  test('of an invoice that is not due yet is what will come first', () => {
    expect(policyChange(debtor().current, strict, debtor().now)).toMatchObject({ before: { kind: 'reminder', at: '2026-03-11T14:00:00.000Z' }, after: { kind: 'reminder', at: '2026-03-12T14:00:00.000Z' } });
  });

  test('shows also where the next action stays and a later one moves', () => {
    const later = { ...mexico, version: 3, deactivation: { ...mexico.deactivation, afterDays: 90 } };
    const life = debtor().on('2026-03-11');
    expect(policyChange(life.current, later, life.now)).toEqual({ before: { kind: 'reminder', at: '2026-03-17T14:00:00.000Z' }, after: { kind: 'reminder', at: '2026-03-17T14:00:00.000Z' }, changed: true });
  });

  test('is nothing where nothing is open', () => {
    expect(policyChange(new Life().current, strict, new Life().now)).toEqual({ before: null, after: null, changed: false });
  });
});

describe('a change of the policy in mid-case', () => {
  test('reminds nobody of days that are past under the new ladder', () => {
    const life = debtor().on('2026-03-27');
    life.ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }));
    const since = life.timeline.length;
    life.on('2026-04-06');
    expect(life.lines(since)).toEqual(['2026-03-30 08:00 email overdue-reminder', '2026-04-06 08:00 email last-notice']);
  });

  test('under a hold leaves the latest one that was kept back, for when the hold ends', () => {
    const life = debtor().on('2026-03-11');
    life.ask(override({ type: 'PAUSE_REQUESTED', until: '2026-03-27', invoiceId: null, legal: false }));
    life.on('2026-03-25').ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }));
    const since = life.timeline.length;
    life.on('2026-03-30');
    expect(life.lines(since)).toEqual(['2026-03-27 08:00 email overdue-reminder', '2026-03-30 08:00 email overdue-reminder']);
  });
});

describe('segments', () => {
  const rules = [{ policy: 'wholesale', currency: null, tag: 'wholesale' }, { policy: 'usa', currency: 'USD', tag: null }];

  test('the first rule that fits counts', () => {
    expect(segmentPolicy(rules, { currency: 'USD', tags: ['wholesale'] })).toBe('wholesale');
    expect(segmentPolicy(rules, { currency: 'USD', tags: ['retail'] })).toBe('usa');
    expect(segmentPolicy(rules, { currency: 'MXN', tags: [] })).toBeNull();
    expect(segmentPolicy([{ policy: 'a', currency: 'USD', tag: 'x' }], { currency: 'MXN', tags: ['x'] })).toBeNull();
  });

  test('a rule behind one that fits all is never reached', () => {
    expect(unreachable([...rules, { policy: 'mexico', currency: null, tag: null }])).toEqual([]);
    expect(unreachable([{ policy: 'mexico', currency: null, tag: null }, ...rules])).toEqual([1, 2]);
  });
});
