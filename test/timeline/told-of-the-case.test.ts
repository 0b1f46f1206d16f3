import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';
import { ordered, told } from './told.ts';

const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const carrier = { kind: 'provider', id: 'mailer' } as const;

describe('the timeline tells of a case', () => {
  test('since when which invoice is overdue, and by how much; and that nothing is any more', () => {
    const life = owing()
      .on('2026-03-10', '12:00')
      .invoice('300.00', { due: '2026-02-20', issued: '2026-02-01' })
      .on('2026-03-16')
      .voids('A')
      .transfer('300.00', 'B');
    expect(told(life, /^overdue/)).toEqual([
      [
        'overdue.began',
        'puntual',
        '300.00 MXN overdue since 2026-02-20',
        { invoiceId: 'B', dueOn: '2026-02-20', overdueMinor: 30_000 },
      ],
      ['overdue.ended', 'puntual', 'Nothing is overdue any more', {}],
    ]);
  });

  test('which mail went to whom', () => {
    const life = owing()
      .changes({ billingRecipients: ['a@x.example', 'b@x.example'] })
      .on('2026-03-11');
    const key = 'acc_214:overdue-reminder:case-1:A:1';
    expect(told(life, /^email.sent/).at(-1)).toEqual([
      'email.sent',
      'puntual',
      'overdue-reminder to a@x.example, b@x.example',
      {
        template: 'overdue-reminder',
        emailId: `eml_${key}`,
        to: ['a@x.example', 'b@x.example'],
        subject: 'overdue-reminder',
        key,
      },
    ]);
  });

  test('which the ledger has belied', () => {
    const life = owing().on('2026-03-11', '07:00');
    life.world.ledger.receive(1_000, ['A']);
    expect(told(life.on('2026-03-11'), /^email.skipped/)).toEqual([
      [
        'email.skipped',
        'puntual',
        'overdue-reminder not sent: a balance has changed',
        { template: 'overdue-reminder', key: 'acc_214:overdue-reminder:case-1:A:1', why: 'a balance has changed' },
      ],
    ]);
  });

  test('which came back; and that somebody is to find another address, once', () => {
    const life = owing().on('2026-05-05').bounces('last-notice').bounces('overdue-reminder');
    const bounced = (template: string, key: string) => [
      'email.bounced',
      'mailer',
      `${template} bounced at ap@guthrie.example`,
      { template, key, emailId: `eml_${key}`, bounced: ['ap@guthrie.example'], everybody: true },
    ];
    expect(told(life, /^(email.bounced|task)/)).toEqual([
      bounced('last-notice', 'acc_214:last-notice:case-1:A:1'),
      [
        'task.opened',
        'puntual',
        'The last notice reached nobody: find another address',
        { template: 'last-notice', bounced: ['ap@guthrie.example'] },
      ],
      bounced('overdue-reminder', 'acc_214:overdue-reminder:case-1:A:45'),
    ]);
    const two = owing()
      .on('2026-05-05')
      .fact(
        {
          type: 'EMAIL_BOUNCED',
          key: 'acc_214:last-notice:case-1:A:1',
          template: 'last-notice',
          emailId: 'eml_1',
          bounced: ['a@x.example', 'b@x.example'],
          everybody: true,
        },
        carrier,
      );
    expect(told(two, /^email.bounced/)[0]?.[2]).toBe('last-notice bounced at a@x.example, b@x.example');
  });

  test('which deactivation waits for an approval', () => {
    const life = owing({ policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } } }).on(
      '2026-05-12',
    );
    expect(told(life, /^task/)).toEqual([
      ['task.opened', 'puntual', 'Deactivation waits for an approval', { overdueMinor: 100_000 }],
    ]);
    expect(ordered(life, 'clearDeactivation')).toEqual([]);
  });
});

describe('a last notice that came back', () => {
  test('counts no more: whoever was asked for an approval is asked again, after one that reaches somebody', () => {
    owing({
      policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } },
      watch: ['task', 'email'],
    })
      .on('2026-05-12')
      .watch('task', 'email')
      .bounces('last-notice')
      .on('2026-05-18')
      .changes({ email: 'real@guthrie.example' })
      .on('2026-05-31')
      .tells('2026-05-12 09:00 task.opened', '2026-05-18 09:00 email last-notice', '2026-05-21 08:00 task.opened');
  });

  test('of an older one nothing follows for the service, nor of another mail: somebody finds another address', () => {
    const life = owing({ watch: ['service', 'task'] })
      .on('2026-05-05')
      .transfer('100.00', 'A')
      .unmatch()
      .on('2026-05-07'); // a second one went on the 5th
    expect(
      ordered(life, 'sendEmail').filter(({ params }) => params.mail.topic.template === 'last-notice'),
    ).toHaveLength(2);
    life
      .fact(
        {
          type: 'EMAIL_BOUNCED',
          key: 'acc_214:last-notice:case-1:A:1',
          template: 'last-notice',
          emailId: 'eml_1',
          bounced: ['a@x.example'],
          everybody: true,
        },
        carrier,
      )
      .bounces('overdue-reminder')
      .on('2026-05-31')
      .tells('2026-05-07 09:00 task.opened', '2026-05-11 08:00 service.deactivated');
  });

  test('after the case: nothing follows but that', () => {
    owing({ watch: ['task', 'skipped'] })
      .on('2026-05-05')
      .transfer('1,000.00', 'A')
      .bounces('last-notice')
      .tells('2026-05-05 09:00 email.bounced last-notice', '2026-05-05 09:00 task.opened')
      .shows({ collections: 'current' });
  });
});
