import { describe, expect, test } from '@jest/globals';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Setting } from './life.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { marked, told } from './told.ts';

/** An account is moved to another policy in mid-case: what is over, what waits, and what is told of it. */

const moved = (life: Story, policy: Policy): Story =>
  life.overrides({ type: 'CHANGE_POLICY_REQUESTED', policy }, { admin: true });

const reminding = (reminders: Partial<Policy['reminders']>): Policy => ({
  ...mexico,
  version: 2,
  reminders: { ...mexico.reminders, ...reminders },
});
const charging = (charge: Partial<Policy['charge']>): Policy => ({
  ...mexico,
  version: 2,
  charge: { ...mexico.charge, ...charge },
});

/** Due on Tuesday 10 March. */
const owing = (setting: Setting = {}): Story =>
  story({ watch: ['email', 'charge', 'service'], ...setting })
    .on('2026-03-02')
    .invoice('1,160.00', { due: '2026-03-10' });

test('the timeline names both, and the ledger is told of the new one', () => {
  const life = moved(owing(), { ...mexico, name: 'spain', version: 3 });
  expect(told(life, /^(override|policy)\./)).toEqual([
    [
      'override.applied',
      'ana',
      'changePolicy: because',
      { command: 'changePolicy', reason: 'because', basedOnVersion: null, from: 1, to: 3 },
    ],
    [
      'policy.changed',
      'ana',
      'Policy mexico 1 → spain 3',
      { from: { name: 'mexico', version: 1 }, to: { name: 'spain', version: 3 } },
    ],
  ]);
  expect(marked(life).filter(({ kind }) => kind === 'policy')).toEqual([{ kind: 'policy', name: 'spain', version: 3 }]);
});

describe('reminders whose day the new rule has put into the past', () => {
  const daily = reminding({ onDays: [1, 3, 20] });

  test('are over: the next is the next of the new days', () => {
    moved(owing().on('2026-03-13', '12:00').watch('email'), daily)
      .on('2026-03-31')
      .tells('2026-03-30 08:00 email overdue-reminder');
  });

  test('wait under a pause of the account as any that it keeps back: the latest goes when it ends, once', () => {
    moved(owing().on('2026-03-12').pause('2026-03-17').on('2026-03-13', '12:00').watch('email'), daily)
      .on('2026-03-31')
      .tells('2026-03-18 08:00 email overdue-reminder', '2026-03-30 08:00 email overdue-reminder');
  });

  test('wait of an invoice that is paused, and are over of another', () => {
    const life = (paused: 'A' | 'B') =>
      moved(
        owing()
          .invoice('1,000.00', { due: '2026-03-10' })
          .on('2026-03-12')
          .pause('2026-03-17', { invoiceId: paused })
          .on('2026-03-13', '12:00'),
        daily,
      ).context.debts.map(({ id, rungDay }) => [id, rungDay]);
    expect(life('A')).toEqual([
      ['A', 1],
      ['B', 3],
    ]);
    expect(life('B')).toEqual([
      ['A', 3],
      ['B', 0],
    ]);
  });

  test('with a new rule that has none of them, those that have gone have gone', () => {
    const life = moved(owing().on('2026-03-18', '07:00'), reminding({ onDays: [30] }));
    expect(life.context.debts.map(({ rungDay }) => rungDay)).toEqual([7]);
  });
});

describe('the monthly word to whoever is off', () => {
  /** Off since Monday 11 May at eight. */
  const off = (): Story => owing().on('2026-05-12').watch('email');

  test('more often: those that would have gone by now are over', () => {
    moved(off().on('2026-06-05').watch('email'), reminding({ whileDeactivatedEveryDays: 10 }))
      .on('2026-06-22', '12:00')
      .tells('2026-06-10 08:00 email overdue-reminder', '2026-06-22 08:00 email overdue-reminder');
  });

  test('the one whose hour is this very one is not over', () => {
    const at = (time: '08:00' | '08:01') =>
      moved(off().on('2026-05-21', time).watch('email'), reminding({ whileDeactivatedEveryDays: 10 })).on(
        '2026-05-23',
        '07:00',
      );
    at('08:00').tells('2026-05-22 08:00 email overdue-reminder');
    at('08:01').tells();
  });

  test('of an account that is on, none is counted', () => {
    const life = moved(owing().on('2026-04-20'), reminding({ whileDeactivatedEveryDays: 1 }));
    expect(life.context.service).toEqual({ is: 'active' });
  });
});

describe('retries whose day the new rule has put into the past', () => {
  const declined = (): Story => owing({ card: 'tok_insufficient_funds' }).on('2026-03-12').watch('charge');

  test('are over, all of them, and the next is the next of the new days', () => {
    moved(declined().on('2026-03-12', '12:00'), charging({ retryOnDays: [1, 2, 9] }))
      .on('2026-04-30')
      .tells('2026-03-19 10:30 declined insufficient_funds', '2026-03-19 10:30 retries.exhausted');
  });

  test('at its very minute one goes', () => {
    const at = (time: '10:30' | '10:31') =>
      moved(declined().on('2026-03-12', time), charging({ retryOnDays: [2, 9] }))
        .on('2026-03-18')
        .watch('charge');
    const tries = (life: Story) => life.world.calls.length;
    expect([tries(at('10:30')), tries(at('10:31'))]).toEqual([3, 2]);
  });

  test('one that a pause keeps back was late before, and goes at its hour when the pause ends', () => {
    moved(declined().pause('2026-03-14').on('2026-03-14', '12:00'), charging({ retryOnDays: [2, 7] }))
      .on('2026-03-18')
      .tells(
        '2026-03-15 10:30 declined insufficient_funds',
        '2026-03-17 10:30 declined insufficient_funds',
        '2026-03-17 10:30 retries.exhausted',
      );
  });

  test('of two ladders each has its own; one that is exhausted stays so', () => {
    const life = owing({ card: 'tok_insufficient_funds' })
      .invoice('200.00', { due: '2026-03-20' })
      .on('2026-03-26', '12:00');
    expect(life.context.ladders.map(({ state, rung }) => [state, rung])).toEqual([
      ['running', 2],
      ['exhausted', 4],
    ]);
    moved(life, charging({ retryOnDays: [1, 2, 4, 9, 20] }));
    expect(life.context.ladders.map(({ state, rung }) => [state, rung])).toEqual([
      ['running', 4],
      ['exhausted', 4],
    ]);
  });

  test('of two that run, each passes its own', () => {
    const life = owing({ card: 'tok_insufficient_funds' })
      .invoice('200.00', { due: '2026-03-12' })
      .on('2026-03-15', '12:00');
    expect(life.context.ladders.map(({ state, rung }) => [state, rung])).toEqual(Array(2).fill(['running', 2]));
    moved(life, charging({ retryOnDays: [1, 2, 3, 9] }));
    expect(life.context.ladders.map(({ state, rung }) => [state, rung])).toEqual(Array(2).fill(['running', 4]));
  });

  test("a direct debit's ladder has no hour's retry: with or without it for cards, its rungs stay what they are", () => {
    const life = owing({ card: 'tok_bank_returned' }).on('2026-03-18');
    const [before] = life.context.ladders;
    expect(before).toMatchObject({ state: 'running', method: { kind: 'bankAccount' } });
    moved(life, charging({ retryAfterMinutes: null }));
    expect(life.context.ladders).toEqual([before]);
    moved(life, { ...mexico, version: 3 });
    expect(life.context.ladders).toEqual([before]);
  });
});

describe("with or without the hour's retry", () => {
  const declined = (policy = mexico): Story =>
    owing({ card: 'tok_insufficient_funds', policy }).on('2026-03-10', '11:00').watch('charge');
  const hourless = (retryOnDays = mexico.charge.retryOnDays) => charging({ retryAfterMinutes: null, retryOnDays });

  test('without it, before it has come: the first day is next, and not the second', () => {
    const life = moved(declined(), hourless());
    expect(life.context.ladders.map(({ rung }) => rung)).toEqual([0]);
    life.on('2026-03-14').tells('2026-03-13 10:30 declined insufficient_funds');
  });

  test('with it, in the hour: nobody is charged in an hour because a rule has changed', () => {
    moved(declined(hourless()), { ...mexico, version: 3 })
      .on('2026-03-14')
      .tells('2026-03-13 10:30 declined insufficient_funds');
  });

  test('each later day stays what it was', () => {
    moved(declined().on('2026-03-14').watch('charge'), hourless())
      .on('2026-03-18')
      .tells('2026-03-17 10:30 declined insufficient_funds');
    moved(declined(hourless()).on('2026-03-14').watch('charge'), { ...mexico, version: 3 })
      .on('2026-03-18')
      .tells('2026-03-17 10:30 declined insufficient_funds');
  });

  test('a day that is past by the new rule is over all the same', () => {
    moved(declined().on('2026-03-16', '12:00').watch('charge'), hourless([3, 5, 14]))
      .on('2026-03-25')
      .tells('2026-03-24 10:30 declined insufficient_funds', '2026-03-24 10:30 retries.exhausted');
    moved(declined(hourless()).on('2026-03-16', '12:00').watch('charge'), {
      ...charging({ retryOnDays: [3, 5, 14] }),
      version: 3,
    })
      .on('2026-03-25')
      .tells('2026-03-24 10:30 declined insufficient_funds', '2026-03-24 10:30 retries.exhausted');
  });

  test('what a pause keeps back was late before, and is not over', () => {
    const paused = (policy?: Policy) => declined(policy).on('2026-03-14').pause('2026-03-18').on('2026-03-18', '12:00');
    const goes = ['2026-03-19 10:30 declined insufficient_funds'];
    moved(paused(), hourless())
      .watch('charge')
      .on('2026-03-20')
      .tells(...goes);
    moved(paused(hourless()), { ...mexico, version: 3 })
      .watch('charge')
      .on('2026-03-20')
      .tells(...goes);
  });
});

describe("the account's minute of the day", () => {
  const early = charging({ window: { from: '07:00', to: '08:00' } });
  const since = (life: Story) => life.context.debts.map(({ chargeableSince }) => chargeableSince);

  test('past by the new rule, before it has come by the old: made up in the next window, once', () => {
    moved(owing({ card: 'tok_ok' }).on('2026-03-10').watch('charge'), early)
      .on('2026-03-31')
      .tells('2026-03-11 07:30 charged 1,160.00');
  });

  test('is moved of what is due today alone', () => {
    const life = owing({ card: 'tok_ok' }).invoice('1,000.00', { due: '2026-03-20' }).on('2026-03-10');
    expect(since(moved(life, early))).toEqual(['2026-03-10T15:00:00.000Z', '2026-03-02T15:00:00.000Z']);
  });

  test('stays what it was of what was late before, and while autopay is off', () => {
    const late = owing({ card: 'tok_ok' }).pause('2026-03-20').on('2026-03-11', '12:00');
    expect(since(moved(late, early))).toEqual(['2026-03-02T15:00:00.000Z']);
    const off = owing({ card: 'tok_ok', autopay: false }).on('2026-03-10');
    expect(since(moved(off, early))).toEqual(['2026-03-02T15:00:00.000Z']);
  });
});
