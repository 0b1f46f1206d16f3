import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';

const debtor = () => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
/** Off after 45 days, warned on day 35. */
const strict = {
  ...mexico,
  version: 2,
  reminders: { ...mexico.reminders, onDays: [2, 10, 20], lastNoticeOnDay: 35 },
  deactivation: { ...mexico.deactivation, afterDays: 45 },
};

describe('the exact day that a last notice names', () => {
  test('is kept: a stricter policy that comes later makes it no sooner', () => {
    debtor()
      .on('2026-05-04', '09:00')
      .expects('2026-05-11 08:00 deactivation')
      .on('2026-05-05')
      .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }, { admin: true })
      .expects('2026-05-11 08:00 deactivation')
      .watch('service')
      .on('2026-05-31')
      .tells('2026-05-11 08:00 service.deactivated');
  });

  test('an extension moves it on, and the same policy leaves it there', () => {
    debtor()
      .on('2026-05-05')
      .overrides({ type: 'EXTEND_REQUESTED', days: 3 })
      .expects('2026-05-14 08:00 deactivation')
      .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }, { admin: true })
      .expects('2026-05-14 08:00 deactivation');
  });

  test('speaks of its own debt only: another invoice has a notice and a day of its own', () => {
    debtor()
      .invoice('500.00', { due: '2026-04-10' })
      .on('2026-05-05')
      .transfer('1,000.00', 'A')
      .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }, { admin: true })
      .expects('2026-05-15 08:00 lastNotice', '2026-05-26 08:00 deactivation');
  });
});

test('a command that has no meaning now is told so before its fields are looked at', () => {
  const request = {
    type: 'REACTIVATE_REQUESTED',
    until: null,
    reason: 'asked',
    expectedVersion: null,
    role: 'agent',
  } as const;
  const life = debtor().on('2026-03-12');
  expect(life.refusal(request)).toMatchObject({
    status: 409,
    code: 'not_allowed_now',
    data: { allowed: expect.arrayContaining(life.view.allowed.agent) as unknown },
  });
  expect(life.on('2026-05-12').refusal(request)).toMatchObject({ status: 422, code: 'until_required' });
});

test('what is to come counts with the one contact a day: the service goes off three working days after the notice that can go', () => {
  // Off on Monday morning, and paid by a transfer that was somebody else's. Today's contact has gone, so the next
  // notice goes on Tuesday.
  debtor()
    .on('2026-05-11', '08:30')
    .shows({ service: 'deactivated' })
    .transfer('1,000.00', 'A')
    .unmatch()
    .expects('2026-05-15 08:00 deactivation')
    .watch('email', 'service')
    .on('2026-05-31')
    .tells(
      '2026-05-12 08:00 email last-notice',
      '2026-05-15 08:00 service.deactivated',
      '2026-05-15 08:00 email service-deactivated',
    );
});

test('a rung after the last notice that has gone does not come again with a notice of another day', () => {
  const policy = { ...mexico, reminders: { ...mexico.reminders, onDays: [1, 57] } };
  story({ policy, watch: ['email', 'service'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-05-07')
    .tells(
      '2026-03-02 09:00 email invoice-issued',
      '2026-03-11 08:00 email overdue-reminder',
      '2026-05-04 08:00 email last-notice',
      '2026-05-06 08:00 email overdue-reminder',
    )
    .overrides({ type: 'EXTEND_REQUESTED', days: 5 })
    .on('2026-05-08')
    .shows({ rung: '4' })
    .on('2026-05-19')
    .tells(
      '2026-05-07 09:00 email last-notice',
      '2026-05-18 08:00 service.deactivated',
      '2026-05-18 08:00 email service-deactivated',
    );
});

test('a paper that leaves while a last notice waits is none: the notice still has to go', () => {
  const life = debtor()
    .on('2026-05-04', '09:00')
    .overrides({ type: 'EXTEND_REQUESTED', days: 5 })
    .invoice('10.00', { due: '2026-06-10' });
  const key = 'acc_214:last-notice:case-1:A:2';
  expect(life.context.case?.notice).toMatchObject({ is: 'asked', key, renews: { is: 'out' } });
  life.on('2026-05-05');
  expect(life.context.case?.notice).toMatchObject({ is: 'out', key, names: '2026-05-18' });
});
