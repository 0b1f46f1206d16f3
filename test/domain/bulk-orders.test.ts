import { describe, expect, test } from '@jest/globals';
import {
  BULK_COMMANDS,
  type BulkOrder,
  bulkRequest,
  type ChartOrder,
  isMonth,
  isOfChart,
  tagged,
} from '../../domain/bulk.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Instant } from '../../domain/time/time.ts';

/** An order that is given to many accounts, as the chart of one of them is asked. */

const ZONE = 'America/Mexico_City';
const asked = (order: ChartOrder, policy: ReturnType<typeof mexicoPolicy> | null = null) =>
  bulkRequest(order, { reason: 'A strike at the bank', role: 'agent', timeZone: ZONE, policy });
const COMMON = { reason: 'A strike at the bank', role: 'agent', expectedVersion: null };

describe('an order to many, as one account is asked', () => {
  test.each<[ChartOrder, object]>([
    [{ command: 'resume' }, { type: 'RESUME_REQUESTED', invoiceId: null }],
    [
      { command: 'extend', days: 7 },
      { type: 'EXTEND_REQUESTED', days: 7 },
    ],
    [{ command: 'skipReminder' }, { type: 'SKIP_REMINDER_REQUESTED' }],
    [{ command: 'sendReminder' }, { type: 'SEND_REMINDER_REQUESTED' }],
    [
      { command: 'deactivate', fraud: true },
      { type: 'DEACTIVATE_REQUESTED', fraud: true },
    ],
    [
      { command: 'deactivate', fraud: false },
      { type: 'DEACTIVATE_REQUESTED', fraud: false },
    ],
    [{ command: 'writeOff' }, { type: 'WRITE_OFF_REQUESTED' }],
  ])('%j', (order, wanted) => {
    expect(asked(order)).toEqual({ ...COMMON, ...wanted });
  });

  test('a pause goes through a day of the account’s own: that of an instant, and no day that only begins then', () => {
    const until = (end: Extract<BulkOrder, { command: 'pause' }>['until']) =>
      asked({ command: 'pause', until: end, legal: false });
    const wanted = { ...COMMON, type: 'PAUSE_REQUESTED', invoiceId: null, legal: false };
    expect(until('2026-04-02')).toEqual({ ...wanted, until: '2026-04-02' });
    // 23:30 of the 2nd there.
    expect(until('2026-04-03T05:30:00.000Z' as Instant)).toEqual({ ...wanted, until: '2026-04-02' });
    expect(until('2026-04-03T06:00:00.000Z' as Instant)).toEqual({ ...wanted, until: '2026-04-02' });
    expect(until('2026-04-03T06:00:00.001Z' as Instant)).toEqual({ ...wanted, until: '2026-04-03' });
    expect(asked({ command: 'pause', until: null, legal: true })).toEqual({ ...wanted, until: null, legal: true });
  });

  test('a change of policy carries the policy itself', () => {
    const policy = { ...mexicoPolicy(), version: 2 };
    expect(asked({ command: 'changePolicy', version: 2 }, policy)).toEqual({
      ...COMMON,
      type: 'CHANGE_POLICY_REQUESTED',
      policy,
    });
    expect(() => asked({ command: 'changePolicy', version: 2 })).toThrow('A change of policy has a policy');
  });

  test('whose they are and what they are called is no matter of the chart', () => {
    expect(isOfChart({ command: 'assign', ownerId: null })).toBe(false);
    expect(isOfChart({ command: 'tag', add: [], remove: [] })).toBe(false);
    expect(isOfChart({ command: 'resume' })).toBe(true);
    expect([isMonth({ command: 'billMonth', month: '2026-09' }), isMonth({ command: 'resume' })]).toEqual([
      true,
      false,
    ]);
  });

  test('what can’t be taken back, or changes the rules, is an admin’s to give to many', () => {
    const of = (role: string) => Object.entries(BULK_COMMANDS).flatMap(([name, by]) => (by === role ? [name] : []));
    expect(of('admin')).toEqual(['deactivate', 'writeOff', 'changePolicy']);
    expect(of('agent')).toHaveLength(7);
  });
});

describe('tags after an order', () => {
  test('stay in their order, the new ones behind them, each once', () => {
    expect(tagged(['b', 'a'], { add: ['c', 'a'], remove: [] })).toEqual(['b', 'a', 'c']);
    expect(tagged(['b', 'a'], { add: [], remove: ['b', 'x'] })).toEqual(['a']);
    expect(tagged(['b', 'a'], { add: [], remove: [] })).toEqual(['b', 'a']);
  });

  test('that are taken away and added at once are away', () => {
    expect(tagged(['a'], { add: ['a', 'b'], remove: ['a', 'b'] })).toEqual([]);
  });
});
