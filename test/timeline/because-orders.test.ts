import { describe, expect, test } from '@jest/globals';
import { explainedAlone } from '../../domain/chart/because/explained.ts';
import { refusedOverrideLine } from '../../domain/chart/requests/refused-override.ts';
import type { Command } from '../../domain/projection.ts';
import { AGENT } from './life.ts';
import { becauseOf, because } from './rests.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/** What people order: by which rule, against what, and by which rule it was refused. */

/** 1,000.00 since 1 February, due on Tuesday 10 February. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const overdue = (): Story => owing().on('2026-02-12', '07:00');
const warned = (): Story => owing().on('2026-04-07');
const off = (): Story => owing().on('2026-04-14');
const ordered = (life: Story, command: Command) => becauseOf(life, new RegExp(`override.applied ${command}$`));

describe('an order names its rule, and what it is against', () => {
  test('pause, and resume', () => {
    const life = overdue().pause('2026-03-01').resume();
    expect(ordered(life, 'pause')).toEqual(['2026-02-12 override.applied pause: Holds: holds add up']);
    expect(ordered(life, 'resume')).toEqual(['2026-02-12 override.applied resume: Holds: holds add up']);
  });

  test('extend: the last notice that it moves', () => {
    expect(ordered(warned().overrides({ type: 'EXTEND_REQUESTED', days: 5 }), 'extend')).toEqual([
      '2026-04-07 override.applied extend: The case: extend',
      '  since 2026-04-06 email.sent last-notice',
      '  by agentLimits.extendDays 15',
    ]);
  });

  test('extend, before any notice', () => {
    expect(ordered(overdue().overrides({ type: 'EXTEND_REQUESTED', days: 5 }), 'extend')).toEqual([
      '2026-02-12 override.applied extend: The case: extend',
      '  by agentLimits.extendDays 15',
    ]);
  });

  test('promise, and its end by word', () => {
    const life = overdue().promises('500.00', '2026-02-20').overrides({ type: 'CANCEL_PROMISE_REQUESTED' });
    expect(ordered(life, 'promise')).toEqual([
      '2026-02-12 override.applied promise: Holds: promise',
      '  by holds.promiseMaxWorkingDays 10',
      '  by holds.promisesPerCase 2',
    ]);
    expect(ordered(life, 'cancelPromise')).toEqual([
      '2026-02-12 override.applied cancelPromise: Holds: promise',
      '  since 2026-02-12 override.applied promise',
    ]);
  });

  test('plan, and its end by word', () => {
    const life = overdue()
      .plan({ '2026-03-02': '500.00', '2026-04-01': '500.00' })
      .overrides({ type: 'CANCEL_PLAN_REQUESTED' });
    expect(ordered(life, 'plan')).toEqual([
      '2026-02-12 override.applied plan: Holds: plan',
      '  by holds.planNoticeWorkingDays 3',
    ]);
    expect(ordered(life, 'cancelPlan')).toEqual([
      '2026-02-12 override.applied cancelPlan: Holds: plan',
      '  since 2026-02-12 override.applied plan',
    ]);
  });

  test('retryNow, with the charge that it makes', () => {
    const life = owing({ card: 'tok_ok', autopay: false }).on('2026-02-11').overrides({
      type: 'RETRY_NOW_REQUESTED',
      attemptId: 'att_1',
      methodId: null,
    });
    expect(ordered(life, 'retryNow')).toEqual([
      '2026-02-11 override.applied retryNow: Charging: a manual attempt',
      '  by charge.sameMethodWaitMinutes 60',
    ]);
    expect(becauseOf(life, /charge.attempted/)).toEqual([
      '2026-02-11 charge.attempted: Charging: a manual attempt',
      '  since 2026-02-01 invoice.issued A',
      '  since 2026-02-11 override.applied retryNow',
      '  by charge.sameMethodWaitMinutes 60',
    ]);
  });

  test('skipReminder and sendReminder: the case', () => {
    const life = overdue().overrides({ type: 'SKIP_REMINDER_REQUESTED' });
    expect(ordered(life, 'skipReminder')).toEqual([
      '2026-02-12 override.applied skipReminder: The case: a rung that has passed',
      '  since 2026-02-11 overdue.began A',
      '  by reminders.onDays 1,7,15,30,45',
    ]);
    expect(ordered(overdue().overrides({ type: 'SEND_REMINDER_REQUESTED' }), 'sendReminder')).toEqual([
      '2026-02-12 override.applied sendReminder: Holds: what deactivate and sendReminder need',
      '  since 2026-02-11 overdue.began A',
    ]);
  });

  test('deactivate: the debt, and the notice', () => {
    const life = owing().on('2026-04-07').stops('deactivations').on('2026-04-14');
    expect(ordered(life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }), 'deactivate')).toEqual([
      '2026-04-14 override.applied deactivate: The case: deactivating by hand',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-06 email.sent last-notice',
    ]);
  });

  test('deactivate on suspicion of fraud rests on no debt', () => {
    const life = overdue().overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true });
    expect(ordered(life, 'deactivate')).toEqual(['2026-02-12 override.applied deactivate: The case: fraud']);
  });

  test('reactivate until a day is a loan; for good it is not', () => {
    const until = off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' });
    expect(ordered(until, 'reactivate')).toEqual([
      '2026-04-14 override.applied reactivate: The case: lent',
      '  since 2026-04-13 service.deactivated',
      '  by agentLimits.reactivateDays 5',
    ]);
    const forGood = story()
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: null }, { admin: true });
    expect(ordered(forGood, 'reactivate')).toEqual([
      '2026-01-05 override.applied reactivate: The case: why it is off decides what brings it back',
      '  since 2026-01-05 service.deactivated',
    ]);
  });

  test('reactivate again, after the loan has ended: against the end', () => {
    const life = off()
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' })
      .on('2026-04-17')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-18' }, { admin: true });
    expect(ordered(life, 'reactivate')).toEqual([
      '2026-04-14 override.applied reactivate: The case: lent',
      '  since 2026-04-13 service.deactivated',
      '  by agentLimits.reactivateDays 5',
      '2026-04-17 override.applied reactivate: The case: lent',
      '  since 2026-04-17 service.relocked',
      '  by agentLimits.reactivateDays 5',
    ]);
  });

  test('writeOff: the case that it ends', () => {
    const life = off().overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
    expect(ordered(life, 'writeOff')).toEqual([
      '2026-04-14 override.applied writeOff: Money: uncollectible invoices',
      '  since 2026-02-11 overdue.began A',
    ]);
    expect(becauseOf(life, /invoice.uncollectible/)).toEqual([
      '2026-04-14 invoice.uncollectible A: Money: uncollectible invoices',
      '  since 2026-04-14 override.applied writeOff',
    ]);
  });

  test('close and reopen', () => {
    const life = story().overrides({ type: 'CLOSE_REQUESTED' }).overrides({ type: 'REOPEN_REQUESTED' });
    expect(becauseOf(life, /override|account/)).toEqual([
      '2026-01-05 account.opened: nothing decided it',
      '2026-01-05 override.applied close: The case: closing an account',
      '2026-01-05 account.closed: The case: closing an account',
      '2026-01-05 override.applied reopen: The case: closing an account',
      '2026-01-05 account.reopened: The case: closing an account',
    ]);
  });

  test("changePolicy is a person's word alone", () => {
    const life = story().overrides(
      { type: 'CHANGE_POLICY_REQUESTED', policy: { ...mexico, version: 2 } },
      { admin: true },
    );
    expect(becauseOf(life, /override|policy/)).toEqual([
      '2026-01-05 override.applied changePolicy: nothing decided it',
      '2026-01-05 policy.changed: nothing decided it',
    ]);
  });
});

/** Why an order was refused, as it stands on the timeline. */
const refused = ({ state, context, entries, time }: Story, command: Command, code: string): string[] =>
  because(
    entries,
    explainedAlone(
      {
        entry: refusedOverrideLine({ command, reason: 'because', basedOnVersion: 1, code, message: 'No' }, AGENT, time),
        context,
      },
      state.landmarks,
    ).because,
  );

describe('an order that was refused names what refuses it', () => {
  test('a limit', () => {
    expect(refused(warned(), 'extend', 'limit_exceeded')).toEqual([
      "Holds: agents' limits",
      '  since 2026-04-06 email.sent last-notice',
      '  by agentLimits.extendDays 15',
    ]);
    expect(refused(off(), 'reactivate', 'limit_exceeded')).toEqual([
      "Holds: agents' limits",
      '  since 2026-04-13 service.deactivated',
      '  by agentLimits.reactivateDays 5',
    ]);
    expect(refused(overdue(), 'pause', 'limit_exceeded')).toEqual([
      "Holds: agents' limits",
      '  by agentLimits.pauseDays 30',
    ]);
    expect(refused(overdue(), 'plan', 'limit_exceeded')).toEqual([
      "Holds: agents' limits",
      '  by agentLimits.planDays 180',
    ]);
    expect(refused(overdue(), 'writeOff', 'limit_exceeded')).toEqual([
      "Holds: agents' limits",
      '  since 2026-02-11 overdue.began A',
    ]);
  });

  test('a charge', () => {
    const asked = owing({ card: 'tok_never_answers' }).on('2026-02-10', '10:33');
    expect(refused(asked, 'retryNow', 'payment_in_progress')).toEqual([
      'Charging: one attempt at a time',
      '  since 2026-02-10 charge.unknown',
    ]);
    const debited = owing({ card: 'tok_bank_ok' }).on('2026-02-10', '10:45');
    expect(refused(debited, 'retryNow', 'payment_in_progress')).toEqual([
      'Charging: one attempt at a time',
      '  since 2026-02-10 charge.pending',
    ]);
    const life = owing({ card: 'tok_insufficient_funds' }).on('2026-02-10', '10:45');
    expect(refused(life, 'retryNow', 'retry_too_soon')).toEqual([
      'Charging: the hour after a decline',
      '  since 2026-02-10 charge.declined',
      '  by charge.sameMethodWaitMinutes 60',
    ]);
    expect(refused(life, 'retryNow', 'attempt_limit_reached')).toEqual(['Charging: network limits']);
    expect(refused(life, 'retryNow', 'card_blocked')).toEqual(['Charging: hard decline']);
    expect(refused(life, 'retryNow', 'not_allowed_now')).toEqual([
      'Charging: a manual attempt',
      '  by charge.sameMethodWaitMinutes 60',
    ]);
  });

  test('a hold, by which nobody may deactivate', () => {
    const life = warned().pause('2026-04-30').promises('500.00', '2026-04-15');
    expect(refused(life, 'deactivate', 'not_allowed_now')).toEqual([
      'The case: deactivating by hand',
      '  since 2026-02-11 overdue.began A',
      '  since 2026-04-06 email.sent last-notice',
      '  since 2026-04-07 hold.placed agent',
      '  since 2026-04-07 hold.placed promise',
    ]);
    expect(refused(life, 'writeOff', 'not_allowed_now')).toEqual([
      'Money: uncollectible invoices',
      '  since 2026-02-11 overdue.began A',
    ]);
  });

  test('nothing, where it was only late, or only a person decides', () => {
    expect(refused(overdue(), 'pause', 'stale_version')).toEqual(['nothing decided it']);
    expect(refused(overdue(), 'changePolicy', 'not_allowed_now')).toEqual(['nothing decided it']);
  });
});
