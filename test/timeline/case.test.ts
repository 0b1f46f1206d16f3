import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';

const reminders = { watch: ['email', 'service'] as ('email' | 'service')[] };

describe('the case', () => {
  test('oldest of two invoices paid: the next oldest takes its place, with its own days', () => {
    story(reminders)
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-04-02')
      .invoice('2,000.00', { due: '2026-04-10' })
      .on('2026-04-23')
      .watch('email', 'service')
      .transfer('1,000.00', 'A')
      .expects('2026-04-27 08:00 reminder', '2026-06-04 08:00 lastNotice', '2026-06-10 08:00 deactivation');
  });

  test('rungs that have passed are never sent later', () => {
    story(reminders)
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-04-02')
      .invoice('2,000.00', { due: '2026-04-10' })
      .on('2026-04-28')
      .watch('email')
      .transfer('1,000.00', 'A')
      .on('2026-06-04')
      .tells(
        '2026-04-28 09:00 email payment-receipt',
        '2026-05-11 08:00 email overdue-reminder',
        '2026-05-25 08:00 email overdue-reminder',
        '2026-06-04 08:00 email last-notice',
      );
  });

  test('the last notice was about the older debt: the next gets its own, on its own day', () => {
    story({ watch: ['service', 'email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-04-02')
      .invoice('2,000.00', { due: '2026-04-10' })
      .on('2026-05-10')
      .watch('service', 'email')
      .transfer('1,000.00', 'A')
      .on('2026-06-11')
      .tells(
        '2026-05-10 09:00 email payment-receipt',
        '2026-05-11 08:00 email overdue-reminder',
        '2026-05-25 08:00 email overdue-reminder',
        '2026-06-04 08:00 email last-notice',
        '2026-06-10 08:00 service.deactivated',
        '2026-06-10 08:00 email service-deactivated',
      );
  });

  test('outage over three rungs: the latest only, once', () => {
    story(reminders)
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .watch('email')
      .outageUntil('2026-04-12', '23:00')
      .on('2026-04-25')
      .tells('2026-04-13 08:00 email overdue-reminder', '2026-04-24 08:00 email overdue-reminder')
      .shows({ rung: '2' });
  });

  test('an outage over the last notice too: that one says it all, and the service goes three working days later', () => {
    story(reminders)
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .watch('email', 'service')
      .outageUntil('2026-05-20', '12:00')
      .on('2026-05-26')
      .tells(
        '2026-05-20 12:00 email last-notice',
        '2026-05-25 08:00 service.deactivated',
        '2026-05-25 08:00 email service-deactivated',
      );
  });

  test('a hold over several rungs: days go on counting, the latest passed rung goes once', () => {
    story(reminders)
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .watch('email')
      .pause('2026-04-11')
      .on('2026-04-25')
      .tells('2026-04-13 08:00 email overdue-reminder', '2026-04-24 08:00 email overdue-reminder');
  });

  test('a pause of the oldest invoice: the next drives the case; afterwards the oldest again, its latest passed rung once', () => {
    story(reminders)
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-03')
      .invoice('2,000.00', { due: '2026-03-20' })
      .on('2026-03-23')
      .watch('email')
      .pause('2026-04-12', { invoiceId: 'A' })
      .on('2026-04-25')
      .tells(
        '2026-03-27 08:00 email overdue-reminder',
        '2026-04-06 08:00 email overdue-reminder',
        '2026-04-13 08:00 email overdue-reminder',
        '2026-04-24 08:00 email overdue-reminder',
      );
  });

  test('it lists all that nothing holds', () => {
    const life = story(reminders)
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .invoice('200.00', { due: '2026-03-10' })
      .invoice('400.00', { due: '2026-03-10' })
      .invoice('800.00', { due: '2026-03-12' })
      .disputes('B', { amount: '50.00' })
      .pause('2026-04-30', { invoiceId: 'C' })
      .on('2026-03-13')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' });
    const mail = life.effects
      .flatMap(({ effect }) =>
        effect.type === 'sendEmail' && effect.params.mail.topic.template === 'overdue-reminder'
          ? [effect.params.mail.topic.data]
          : [],
      )
      .at(-1);
    expect(mail).toMatchObject({
      totalMinor: 105_000,
      invoices: [{ id: 'A' }, { id: 'B', balanceMinor: 15_000 }, { id: 'D' }],
      daysOverdue: 3,
    });
  });

  test('it ends with the payment, and the next begins anew', () => {
    story({ watch: ['case'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .transfer('100.00', 'A')
      .on('2026-04-02')
      .invoice('100.00', { due: '2026-04-10' })
      .on('2026-04-12')
      .tells('2026-03-11 00:00 overdue.began', '2026-03-12 09:00 overdue.ended', '2026-04-11 00:00 overdue.began')
      .shows({ rung: '0' });
  });
});

describe('no deactivation without warning', () => {
  const overdue = () => story(reminders).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

  test('the last notice names the exact day', () => {
    const life = overdue().on('2026-05-05');
    const notice = life.effects.flatMap(({ effect }) =>
      effect.type === 'sendEmail' && effect.params.mail.topic.template === 'last-notice'
        ? [effect.params.mail.topic.data]
        : [],
    );
    expect(notice).toMatchObject([{ deactivationOn: '2026-05-11', totalMinor: 100_000, daysOverdue: 55 }]);
    life.on('2026-05-12').watch('service');
    expect(life.entries.find((entry) => entry.type === 'service.deactivated')?.at.slice(0, 10)).toBe('2026-05-11');
  });

  test('backdated far: the notice first, the service three working days later', () => {
    story(reminders)
      .on('2026-05-12')
      .invoice('1,000.00', { due: '2026-02-10', issued: '2026-02-01' })
      .on('2026-05-31')
      .tells(
        '2026-05-12 09:00 email invoice-issued',
        '2026-05-12 09:00 email last-notice',
        '2026-05-15 08:00 service.deactivated',
        '2026-05-15 08:00 email service-deactivated',
      );
  });

  test('it bounced at every recipient: it does not count; a task, and a fresh one when there is another address', () => {
    overdue()
      .on('2026-05-04', '09:00')
      .watch('service', 'email', 'task')
      .bounces('last-notice')
      .tells('2026-05-04 09:00 task.opened')
      .on('2026-06-01')
      .tells()
      .shows({ service: 'active' })
      .changes({ email: 'ceo@guthrie.example' })
      .on('2026-06-10')
      .tells(
        '2026-06-01 09:00 email last-notice',
        '2026-06-04 08:00 service.deactivated',
        '2026-06-04 08:00 email service-deactivated',
      );
  });

  test('it bounced at one of two: it counts', () => {
    const life = overdue().on('2026-05-04', '09:00').watch('service');
    const key = life.entries.findLast((entry) => entry.data.template === 'last-notice')!.data.key as string;
    life
      .fact({
        type: 'EMAIL_BOUNCED',
        key,
        template: 'last-notice',
        emailId: 'eml_1',
        bounced: ['a@x.example'],
        everybody: false,
      })
      .on('2026-05-12')
      .tells('2026-05-11 08:00 service.deactivated');
  });

  test('in the first contact hour only: a hold that ends at noon leaves it to the next morning', () => {
    overdue()
      .on('2026-05-08')
      .pause('2026-05-31')
      .on('2026-05-20', '12:00')
      .watch('service')
      .resume()
      .on('2026-05-31')
      .tells('2026-05-21 08:00 service.deactivated');
    overdue()
      .on('2026-05-08')
      .pause('2026-05-31')
      .on('2026-05-20', '08:40')
      .watch('service')
      .resume()
      .on('2026-05-31')
      .tells('2026-05-20 08:40 service.deactivated');
  });

  test("under a policy that wants approval it becomes an agent's task, once; the agent's word does it", () => {
    const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
    story({ policy, watch: ['service', 'task'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-20')
      .tells('2026-05-11 08:00 task.opened')
      .shows({ service: 'active', collections: 'overdue' })
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false })
      .tells('2026-05-20 09:00 service.deactivated')
      .shows({ collections: 'deactivated' })
      .transfer('1,000.00', 'A')
      .tells('2026-05-20 09:00 service.reactivated');
  });

  test('under approval, an extension asks again on its day', () => {
    const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
    story({ policy, watch: ['service', 'task'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-12')
      .overrides({ type: 'EXTEND_REQUESTED', days: 10 })
      .on('2026-06-04')
      .tells('2026-05-11 08:00 task.opened', '2026-05-21 08:00 task.opened');
  });
});
