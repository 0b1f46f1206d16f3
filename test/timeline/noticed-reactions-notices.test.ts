import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { ordered } from './told.ts';

/** What becomes of a last notice after it was asked for: it leaves, or it reaches nobody, or another replaces it. */

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const wary = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
const EXTEND = { type: 'EXTEND_REQUESTED', days: 1 } as const;
const tasks = (life: Story): string[] =>
  life.tasks.map((change) => ('open' in change ? `+ ${change.open.key}` : `- ${change.close}`));
const notices = (life: Story): string[] =>
  ordered(life, 'sendEmail').flatMap(({ key, params: { mail } }) =>
    mail.topic.template === 'last-notice' ? [`${key} to ${mail.to.join(' ')}`] : [],
  );

describe('a last notice that reached nobody', () => {
  const gone = (life: Story) => life.on('2026-05-04').watch('email', 'service');

  test('is no person’s task where mails go to others by now, and another goes to them', () => {
    const life = gone(owing())
      .changes({ billingRecipients: ['cfo@guthrie.example'] })
      .bounces('last-notice');
    expect(tasks(life)).toEqual([]);
    life.on('2026-05-06').tells('2026-05-05 08:00 email last-notice');
    expect(notices(life)).toEqual([
      'acc_214:last-notice:case-1:A:1 to ap@guthrie.example',
      'acc_214:last-notice:case-1:A:2 to cfo@guthrie.example',
    ]);
  });

  test('is one where it is still who is written to that it came back from, if only with receipts', () => {
    const other = gone(owing()).changes({ receiptEmail: 'ap@guthrie.example', email: 'ceo@guthrie.example' });
    expect(tasks(other.bounces('last-notice'))).toHaveLength(1);
    const two = gone(owing().changes({ billingRecipients: ['a@x.example', 'b@x.example'] }));
    expect(
      tasks(two.changes({ billingRecipients: ['a@x.example', 'c@x.example'] }).bounces('last-notice')),
    ).toHaveLength(1);
  });
});

describe('a last notice that is to replace another', () => {
  const asked = '+ deactivationApproval:case-1:1';
  const closed = '- deactivationApproval:case-1:1';
  const again = '+ deactivationApproval:case-1:2';
  /** Mails are stopped, so that the one before it names a day which comes first. */
  const renewing = (): Story =>
    owing({ policy: wary }).on('2026-05-08').stops('mails').overrides(EXTEND).on('2026-05-14');

  test('has its day asked about when that comes, though the other’s was being asked about', () => {
    const life = renewing();
    expect(tasks(life)).toEqual([asked]);
    expect(life.context.case?.notice).toMatchObject({ is: 'asked', renews: { approvalAsked: true, dismissed: false } });
    life.lets('mails').on('2026-05-14', '12:00');
    expect(tasks(life)).toEqual([asked, closed]);
    expect(life.context.case).toMatchObject({
      notice: { is: 'out', names: '2026-05-15', approvalAsked: false, dismissed: false },
      rungsGone: 7,
    });
    expect(tasks(life.on('2026-05-18'))).toEqual([asked, closed, again]);
  });

  test('is asked about though a no was said to the other’s', () => {
    const life = renewing().dismisses('deactivationApproval');
    expect(life.context.case?.notice).toMatchObject({ is: 'asked', renews: { approvalAsked: true, dismissed: true } });
    expect(tasks(life.on('2026-05-16'))).toEqual([asked]);
    expect(tasks(life.lets('mails').on('2026-05-20'))).toEqual([asked, again]);
  });

  test('and where another day is named, the question about the first is over at once', () => {
    const life = renewing().overrides(EXTEND, { admin: true });
    expect(tasks(life)).toEqual([asked, closed]);
    expect(life.context.case?.notice).toMatchObject({ is: 'asked', renews: { approvalAsked: false } });
  });

  test('has days of its own where the other came back', () => {
    const life = renewing().bounces('last-notice');
    expect(tasks(life).slice(0, 2)).toEqual([asked, closed]);
    expect(life.context.case?.notice).toMatchObject({ is: 'asked', renews: null });
    life.lets('mails').on('2026-05-14', '12:00');
    expect(life.context.case?.notice).toMatchObject({ is: 'out', at: '2026-05-14T18:00:00.000Z', names: '2026-05-19' });
  });

  test('keeps the day on which the first left: the service goes off on the day that is named', () => {
    const life = owing().on('2026-05-08').watch('email', 'service').overrides(EXTEND).on('2026-05-20');
    expect(life.context.case?.notice).toMatchObject({ at: '2026-05-04T14:00:00.000Z', names: '2026-05-12' });
    life.tells(
      '2026-05-08 09:00 email last-notice',
      '2026-05-12 08:00 service.deactivated',
      '2026-05-12 08:00 email service-deactivated',
    );
  });

  test('gives way to it where it is not true any more', () => {
    const life = owing().on('2026-05-08', '21:00').overrides(EXTEND).transfer('960.00', 'A').watch('skipped');
    life.on('2026-05-11').tells('2026-05-11 08:00 email.skipped last-notice');
    expect(life.context.case?.notice).toMatchObject({ is: 'out', key: 'acc_214:last-notice:case-1:A:1' });
  });

  test('is the one that counts: refused by the carrier, the service stays on until there is another address', () => {
    const life = owing().on('2026-05-08');
    life.world.refusedTemplates.add('last-notice');
    life.overrides(EXTEND);
    expect(tasks(life)).toEqual(['+ undeliverable:acc_214:last-notice:case-1:A:2']);
    expect(life.context.case?.notice).toEqual({ is: 'unreachable' });
    life.on('2026-06-30').shows({ service: 'active' });
  });
});

describe('a last notice of one debt', () => {
  test('gives no day to another that it has not named: that is warned anew, with days of its own', () => {
    const life = owing()
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-04-30')
      .pause('2026-05-06', { invoiceId: 'B' })
      .on('2026-05-06')
      .transfer('1,000.00', 'A')
      .watch('email', 'service')
      .on('2026-05-20');
    life.tells(
      '2026-05-07 08:00 email last-notice',
      '2026-05-12 08:00 service.deactivated',
      '2026-05-12 08:00 email service-deactivated',
    );
  });

  test('that has named another as well: what was asked about the first is over when that is paid', () => {
    const life = owing({ policy: wary }).on('2026-04-02').invoice('2,000.00', { due: '2026-04-10' }).on('2026-05-12');
    expect(tasks(life.transfer('1,000.00', 'A'))).toEqual([
      '+ deactivationApproval:case-1:1',
      '- deactivationApproval:case-1:1',
    ]);
    expect(life.context.case?.notice).toMatchObject({ is: 'out', invoiceIds: ['A', 'B'], approvalAsked: false });
  });
});
