import { describe, expect, test } from '@jest/globals';
import { addMinutes, dayOf, timeOf } from '../../domain/time/calendar.ts';
import { accountChart, projectionOf } from '../../domain/chart/chart.ts';
import type { OverrideRequest } from '../../domain/events.ts';
import { policyChange } from '../../domain/foresight/forecast/policy-change.ts';
import { segmentPolicy, unreachable } from '../../domain/policy/segments.ts';
import { Life, mexico, ZONE } from './life.ts';

const strict = {
  ...mexico,
  version: 2,
  reminders: { ...mexico.reminders, onDays: [2, 5, 10, 20], lastNoticeOnDay: 25 },
  deactivation: { ...mexico.deactivation, afterDays: 30 },
};
const override = (given: object): OverrideRequest =>
  ({ reason: 'asked', expectedVersion: null, role: 'admin', ...given }) as OverrideRequest;

const debtor = (): Life => {
  const life = new Life();
  life.on('2026-03-02').invoice(116_000, '2026-03-10');
  return life;
};

/** `2026-03-17 08:00 reminder` */
const planned = (life: Life): string[] =>
  projectionOf(life.current).upcoming.map(({ kind, at }) => `${dayOf(at, ZONE)} ${timeOf(at, ZONE)} ${kind}`);

describe('what another policy would change', () => {
  test('is the next action and its day, before and after; nothing happens', () => {
    const life = debtor().on('2026-03-11');
    const before = JSON.stringify(accountChart.freeze(life.current));
    expect(policyChange(life.current, strict, life.now)).toEqual({
      before: { kind: 'reminder', at: '2026-03-17T14:00:00.000Z' },
      after: { kind: 'reminder', at: '2026-03-12T14:00:00.000Z' },
      changed: true,
    });
    expect(policyChange(life.current, mexico, life.now)).toMatchObject({ changed: false });
    expect(JSON.stringify(accountChart.freeze(life.current))).toBe(before);
  });

  test('of an invoice that is not due yet is what will come first', () => {
    expect(policyChange(debtor().current, strict, debtor().now)).toMatchObject({
      before: { kind: 'reminder', at: '2026-03-11T14:00:00.000Z' },
      after: { kind: 'reminder', at: '2026-03-12T14:00:00.000Z' },
    });
  });

  test('of an invoice that falls due in many months is what will come then', () => {
    const life = new Life();
    life.on('2026-03-02').invoice(116_000, '2028-12-10');
    expect(policyChange(life.current, strict, life.now)).toEqual({
      before: { kind: 'reminder', at: '2028-12-11T14:00:00.000Z' },
      after: { kind: 'reminder', at: '2028-12-13T14:00:00.000Z' },
      changed: true,
    });
  });

  test('is nothing under a hold without end', () => {
    const life = debtor().on('2026-03-20');
    life.ask(override({ type: 'PAUSE_REQUESTED', until: null, invoiceId: null, legal: true }));
    expect(policyChange(life.current, strict, life.now)).toEqual({ before: null, after: null, changed: false });
  });

  test("is of now, also where the account's last step was later than the question", () => {
    const life = debtor().on('2026-03-25');
    life.ask(override({ type: 'SKIP_REMINDER_REQUESTED' }));
    expect(policyChange(life.current, strict, '2026-03-12T14:00:00.000Z')).toEqual(
      policyChange(life.current, strict, life.now),
    );
  });

  test('shows also where the next action stays and a later one moves', () => {
    const later = { ...mexico, version: 3, deactivation: { ...mexico.deactivation, afterDays: 90 } };
    const life = debtor().on('2026-03-11');
    expect(policyChange(life.current, later, life.now)).toEqual({
      before: { kind: 'reminder', at: '2026-03-17T14:00:00.000Z' },
      after: { kind: 'reminder', at: '2026-03-17T14:00:00.000Z' },
      changed: true,
    });
  });

  test('is nothing where nothing is open', () => {
    expect(policyChange(new Life().current, strict, new Life().now)).toEqual({
      before: null,
      after: null,
      changed: false,
    });
  });
});

describe('a change of the policy in mid-case', () => {
  test('reminds nobody of days that are past under the new ladder', () => {
    const life = debtor().on('2026-03-27');
    life.ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }));
    const since = life.timeline.length;
    life.on('2026-04-06');
    expect(life.lines(since)).toEqual([
      '2026-03-30 08:00 email overdue-reminder',
      '2026-04-06 08:00 email last-notice',
    ]);
  });

  test('leaves a last notice whose day is past for the next morning, and says so before', () => {
    const life = debtor().on('2026-04-22', '12:00');
    const tomorrow = { kind: 'lastNotice', at: '2026-04-23T14:00:00.000Z' };
    expect(policyChange(life.current, strict, life.now).after).toEqual(tomorrow);
    life.ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }));
    const since = life.timeline.length;
    expect(planned(life).slice(0, 2)).toEqual(['2026-04-23 08:00 lastNotice', '2026-04-28 08:00 deactivation']);
    life.on('2026-04-30');
    expect(life.lines(since)).toEqual([
      '2026-04-23 08:00 email last-notice',
      '2026-04-28 08:00 deactivation',
      '2026-04-28 08:00 email service-deactivated',
    ]);
  });

  test('deactivates nobody on that day, warned as they may be', () => {
    const life = debtor().on('2026-05-08', '08:30');
    life.ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }));
    const since = life.timeline.length;
    life.on('2026-05-12');
    expect(life.lines(since)).toEqual(['2026-05-11 08:00 deactivation', '2026-05-11 08:00 email service-deactivated']);
  });

  test('tries no card today because its day would have been before; what was late already goes on', () => {
    const life = new Life({ card: 'declines' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-12', '16:00');
    const sooner = { ...mexico, version: 2, charge: { ...mexico.charge, retryOnDays: [1, 4] } };
    const minute = life.attempts[0]!.at;
    expect(policyChange(life.current, sooner, life.now)).toMatchObject({
      before: { kind: 'retry' },
      after: { kind: 'retry' },
      changed: true,
    });
    life.ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: sooner }));
    life.on('2026-04-01');
    expect(life.attempts.map((one) => one.at)).toEqual([
      minute,
      addMinutes(minute, 60),
      addMinutes(minute, 4 * 24 * 60),
    ]);
  });

  test('ends a ladder of which nothing is left, and tells so the next morning', () => {
    const life = new Life({ card: 'declines' });
    life.on('2026-03-02').invoice(116_000, '2026-03-10');
    life.on('2026-03-12', '16:00').ask(
      override({
        type: 'CHANGE_POLICY_REQUESTED',
        policy: { ...mexico, version: 2, charge: { ...mexico.charge, retryOnDays: [1] } },
      }),
    );
    const [since, tries] = [life.timeline.length, life.attempts.length];
    expect(projectionOf(life.current).autopay.state).toBe('exhausted');
    life.on('2026-03-16');
    expect([life.lines(since), life.attempts.length]).toEqual([['2026-03-13 08:00 email retries-exhausted'], tries]);
  });

  test('reminds a deactivated account on days that are still to come', () => {
    const life = debtor().on('2026-06-05');
    life.ask(
      override({
        type: 'CHANGE_POLICY_REQUESTED',
        policy: { ...mexico, version: 2, reminders: { ...mexico.reminders, whileDeactivatedEveryDays: 10 } },
      }),
    );
    const since = life.timeline.length;
    life.on('2026-06-13');
    expect([life.timeline.find((entry) => entry.type === 'service.deactivated')?.at, life.lines(since)]).toEqual([
      '2026-05-11T14:00:00.000Z',
      ['2026-06-10 08:00 email overdue-reminder'],
    ]);
  });

  test('announces a charge the next morning whose day of notice would have been before', () => {
    const life = new Life({ card: 'pays' });
    life.on('2026-03-02').invoice(116_000, '2026-04-10');
    life.on('2026-04-01', '12:00').ask(
      override({
        type: 'CHANGE_POLICY_REQUESTED',
        policy: { ...mexico, version: 2, charge: { ...mexico.charge, noticeDays: 15 } },
      }),
    );
    const since = life.timeline.length;
    life.on('2026-04-07');
    expect(life.lines(since)).toEqual(['2026-04-06 08:00 email autopay-upcoming']);
  });

  test('to the version that it is under is none', () => {
    const life = debtor();
    expect(() => life.ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: mexico }))).toThrow('policy_unchanged');
    expect(projectionOf(life.current).allowed.admin).toContain('changePolicy');
    expect(
      life
        .ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }))
        .timeline.filter((entry) => entry.type === 'policy.changed'),
    ).toHaveLength(1);
  });

  test('under a hold leaves the latest one that was kept back, for when the hold ends', () => {
    const life = debtor().on('2026-03-11');
    life.ask(override({ type: 'PAUSE_REQUESTED', until: '2026-03-26', invoiceId: null, legal: false }));
    life.on('2026-03-25').ask(override({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }));
    const since = life.timeline.length;
    life.on('2026-03-30');
    expect(life.lines(since)).toEqual([
      '2026-03-27 08:00 email overdue-reminder',
      '2026-03-30 08:00 email overdue-reminder',
    ]);
  });
});

describe('segments', () => {
  const rules = [
    { policy: 'wholesale', currency: null, tag: 'wholesale' },
    { policy: 'usa', currency: 'USD', tag: null },
  ];

  test('the first rule that fits counts', () => {
    expect(segmentPolicy(rules, { currency: 'USD', tags: ['wholesale'] })).toBe('wholesale');
    expect(segmentPolicy(rules, { currency: 'USD', tags: ['retail'] })).toBe('usa');
    expect(segmentPolicy(rules, { currency: 'MXN', tags: [] })).toBeNull();
    expect(segmentPolicy([{ policy: 'a', currency: 'USD', tag: 'x' }], { currency: 'MXN', tags: ['x'] })).toBeNull();
  });

  test('a rule behind one that fits all is never reached', () => {
    expect(unreachable([...rules, { policy: 'mexico', currency: null, tag: null }])).toEqual([]);
    expect(unreachable(rules)).toEqual([]);
    expect(unreachable([{ policy: 'mexico', currency: null, tag: null }, ...rules])).toEqual([1, 2]);
  });
});
