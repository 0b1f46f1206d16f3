import { describe, expect, test } from '@jest/globals';
import type { Fact } from '../../domain/events.ts';
import { AGENT } from './life.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

/**
 * A version is what somebody may have decided upon: whoever bases a request on one is told when anything of it is
 * another by now, and not when only a mail has gone (api, version).
 */

const risesBy = (life: Story, what: (life: Story) => unknown): number => {
  const before = life.view.version;
  what(life);
  return life.view.version - before;
};
const says = (fact: Fact) => (life: Story) => life.fact(fact, AGENT);

const CARD = { id: 'pm_1', kind: 'card', brand: 'visa', last4: '4242', fingerprint: 'tok_ok', default: true } as const;

/** 1,000.00, due on Tuesday 10 March. */
const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const off = (): Story => owing().on('2026-05-12').shows({ service: 'deactivated' });
const lent = (): Story => off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-14' });
const writtenOff = (): Story => owing().overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
const subscribed = (): Story => story().subscribes('2026-02-01').on('2026-02-10');
const rented = (): Story => story().on('2026-02-10').rents('eqo_1', '2026-02-10', '2026-03-01', '2027-02-09');

describe('a version rises', () => {
  test.each<[string, () => Story, (life: Story) => unknown]>([
    ['a part is paid', owing, (life) => life.transfer('400.00', 'A')],
    ['credit comes', story, (life) => life.transfer('5.00', '')],
    ['a due day is moved', owing, (life) => life.dueMoved('A', '2026-03-12')],
    [
      'one more is overdue',
      () => owing().on('2026-03-12').invoice('70.00', { due: '2026-03-20' }).on('2026-03-20'),
      (life) => life.on('2026-03-21', '07:00'),
    ],
    [
      'a reminder is passed over',
      () => owing().on('2026-03-12'),
      (life) => life.overrides({ type: 'SKIP_REMINDER_REQUESTED' }),
    ],
    [
      'days begin to count no more',
      () => owing().on('2026-03-12').disputes('A', { late: true }).on('2026-03-20'),
      (life) => life.resolve('A', 'rejected'),
    ],
    ['it is paused', owing, (life) => life.pause('2026-03-05')],
    ['a promise is beside it', () => owing().pause('2026-03-05'), (life) => life.promises('1,000.00', '2026-03-12')],
    ['the pause ends', () => owing().pause('2026-03-05'), (life) => life.on('2026-03-06')],
    [
      'a promise is kept in part',
      () => owing().promises('1,000.00', '2026-03-12'),
      (life) => life.transfer('400.00', 'A'),
    ],
    [
      'a card has another last day',
      () => owing({ card: 'tok_ok' }),
      says({ type: 'METHOD_CHANGED', method: { ...CARD, expiresOn: '2026-12-31' } }),
    ],
    [
      'another card is the default',
      () => owing({ card: 'tok_ok' }).card('tok_other', { default: false }),
      says({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' }),
    ],
    ['a part of what was written off is paid', writtenOff, (life) => life.transfer('400.00', 'A')],
    ['a loan is made longer', lent, (life) => life.overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' })],
    [
      'another policy rules',
      owing,
      (life) => life.overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: { ...mexico, version: 2 } }, { admin: true }),
    ],
    [
      'a policy of another name rules',
      owing,
      (life) =>
        life.overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: { ...mexico, name: 'other' } }, { admin: true }),
    ],
    ['the service is to end', subscribed, (life) => life.endsService('2026-03-31')],
    [
      'the rental is to end',
      rented,
      says({ type: 'RENTAL_ENDED', orderId: 'eqo_1', on: '2026-02-20', endsOn: '2026-03-31' }),
    ],
    ['numbers are to leave', subscribed, (life) => life.ports('prt_1', '2026-03-10')],
    [
      'they have left',
      () => subscribed().ports('prt_1', '2026-03-10'),
      says({ type: 'PORT_COMPLETED', portId: 'prt_1', on: '2026-02-20', endsOn: null }),
    ],
    [
      'they can’t leave',
      () => subscribed().ports('prt_1', '2026-03-10'),
      says({ type: 'PORT_FAILED', portId: 'prt_1', reason: 'no such number' } as Fact),
    ],
  ])('when %s', (_, life, what) => {
    expect(risesBy(life(), what)).toBe(1);
  });
});

describe('a version stays', () => {
  test.each<[string, () => Story, (life: Story) => unknown]>([
    [
      'the invoice’s own mail has gone',
      () => story().on('2026-03-02', '21:00').invoice('1,000.00', { due: '2026-03-10' }),
      (life) => life.on('2026-03-03', '12:00'),
    ],
    ['a charge was announced', () => owing({ card: 'tok_ok' }), (life) => life.on('2026-03-09')],
    ['it is said once a month what is missing', () => off(), (life) => life.on('2026-07-20')],
    ['a month is asked for', subscribed, says({ type: 'MONTH_CHASED', subscriptionId: 'sub_1' })],
    [
      'an account is called otherwise',
      owing,
      (life) => life.changes({ name: 'Another', email: 'other@guthrie.example' }),
    ],
  ])('when %s', (_, life, what) => {
    expect(risesBy(life(), what)).toBe(0);
  });
});
