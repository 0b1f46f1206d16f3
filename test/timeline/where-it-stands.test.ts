import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { sure } from '../../domain/chart/machine/reacting.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** Where the machine stands, beside what the context knows: states that follow from it, and the ways between them. */

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

const standsAt = (life: Story, region: 'collections' | 'hold'): unknown =>
  (life.state.snapshot.value as Record<string, unknown>)[region];

describe('an overdue case stands where its last notice is', () => {
  test('reminding, until the notice is out; again where it is about an invoice that no notice named', () => {
    const life = owing().on('2026-03-20');
    expect(standsAt(life, 'collections')).toEqual({ overdue: 'reminding' });
    life.on('2026-05-05').invoice('500.00', { due: '2026-05-06' });
    expect(standsAt(life, 'collections')).toEqual({ overdue: 'noticed' });
    life.on('2026-05-08').transfer('1,000.00', 'A');
    expect(standsAt(life, 'collections')).toEqual({ overdue: 'reminding' });
  });

  test('unreachable when it has bounced at everybody, until another is out', () => {
    const life = owing().on('2026-05-05').bounces('last-notice');
    expect(standsAt(life, 'collections')).toEqual({ overdue: 'unreachable' });
    life.changes({ email: 'new@guthrie.example' }).on('2026-05-06');
    expect(standsAt(life, 'collections')).toEqual({ overdue: 'noticed' });
  });

  test('awaiting approval when its day is there, under a policy that wants a word', () => {
    const life = owing({ policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } } });
    expect(standsAt(life.on('2026-05-09'), 'collections')).toEqual({ overdue: 'noticed' });
    expect(standsAt(life.on('2026-05-12'), 'collections')).toEqual({ overdue: 'awaitingApproval' });
  });
});

test('an account is held from its first hold until the last has ended', () => {
  const life = owing();
  expect(standsAt(life, 'hold')).toBe('none');
  life.pause('2026-03-20').disputes('A');
  expect(standsAt(life, 'hold')).toBe('held');
  life.resume();
  expect(standsAt(life, 'hold')).toBe('held');
  life.resolve('A', 'rejected');
  expect(standsAt(life, 'hold')).toBe('none');
});

describe('what a bank says of an attempt that is none of ours', () => {
  const strange = { attemptId: 'att_strange', methodId: 'pm_1', fingerprint: 'tok', amountMinor: 100_000 } as const;
  const changesNothing = (life: Story, event: object): void => {
    const { state } = life;
    const when = { at: life.time, actor: SYSTEM };
    const step = accountChart.step(state, { ...strange, ...event, ...when } as Parameters<typeof accountChart.step>[1]);
    expect([step.effects, step.entries, step.marks, step.tasks]).toEqual([[], [], [], []]);
    const { now: _then, ...before } = state.snapshot.context;
    const { now: _now, ...after } = step.state.snapshot.context;
    expect(after).toEqual(before);
    expect(step.state.snapshot.value).toEqual(state.snapshot.value);
  };
  const taken = {
    paymentId: 'pay_strange',
    allocations: [{ invoiceId: 'A', amountMinor: 100_000 }],
    creditMinor: 0,
  };

  test('is nothing to a debit on its way', () => {
    const life = owing({ card: 'tok_bank_ok' }).on('2026-03-10', '12:00');
    expect(life.context.debits).toHaveLength(1);
    changesNothing(life, { type: 'CHARGE_SUCCEEDED', ...taken });
    changesNothing(life, { type: 'CHARGE_RETURNED', returnCode: 'R01', reversal: null });
    changesNothing(life, { type: 'CHARGE_PENDING' });
    changesNothing(life, { type: 'LOOKUP_FAILED' });
  });

  test('is nothing to one that was given up as lost', () => {
    const life = owing({ card: 'tok_never_answers' }).on('2026-03-10', '17:00');
    expect(life.context.lost).toHaveLength(2);
    changesNothing(life, { type: 'CHARGE_SUCCEEDED', ...taken });
  });
});

test('what a guard has let through and is not there is our own bug', () => {
  expect(sure(0)).toBe(0);
  expect(() => sure(null)).toThrow("A guard has let through what can't be done");
});
