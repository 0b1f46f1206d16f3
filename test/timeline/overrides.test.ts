import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

const debtor = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['email', 'service'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });

/** Under a policy that wants a person's word, the service waits for it. */
const wary = (setting: Parameters<typeof story>[0] = {}) =>
  debtor({ policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } }, ...setting });

describe('overrides', () => {
  test('every one stands on the timeline, with who, why and the version that it was based on', () => {
    const life = debtor();
    const { version } = life.view;
    life.ask({
      type: 'PAUSE_REQUESTED',
      until: '2026-04-01',
      invoiceId: null,
      legal: false,
      reason: 'talking',
      expectedVersion: version,
      role: 'agent',
    });
    expect(life.entries.find((entry) => entry.type === 'override.applied')).toMatchObject({
      actor: { kind: 'agent', id: 'ana' },
      data: { command: 'pause', reason: 'talking', basedOnVersion: version },
    });
    life.ask(
      { type: 'RESUME_REQUESTED', invoiceId: null, reason: 'talked', expectedVersion: version, role: 'agent' },
      undefined,
      { refused: 'stale_version' },
    );
  });

  test('what is not allowed now says what is', () => {
    const life = debtor();
    const refusal = accountChart.refusal(
      life.state,
      { type: 'EXTEND_REQUESTED', days: 5, reason: '', expectedVersion: null, role: 'agent' },
      life.state.snapshot.context.now,
    );
    expect(refusal).toMatchObject({ status: 409, code: 'not_allowed_now', data: { allowed: life.view.allowed.agent } });
  });

  test('what is allowed is what the chart would take', () => {
    const life = debtor();
    expect(life.view.allowed).toEqual({
      admin: ['pause', 'promise', 'plan', 'deactivate', 'writeOff', 'changePolicy'],
      agent: ['pause', 'promise', 'plan'],
    });
    expect(life.on('2026-03-12').card('tok_ok', { default: true }).view.allowed.agent).toEqual([
      'pause',
      'extend',
      'promise',
      'plan',
      'retryNow',
      'skipReminder',
      'sendReminder',
    ]);
    expect(life.on('2026-05-12').pause('2026-05-31').view.allowed).toEqual({
      admin: ['pause', 'resume', 'promise', 'plan', 'retryNow', 'deactivate', 'reactivate', 'writeOff', 'changePolicy'],
      agent: ['pause', 'resume', 'promise', 'plan', 'retryNow', 'reactivate'],
    });
  });

  test('resume is allowed of a pause of one invoice too; of a legal hold to admins alone', () => {
    const paused = debtor().pause('2026-03-31', { invoiceId: 'A' }).view.allowed;
    expect([paused.agent, paused.admin].map((commands) => commands.includes('resume'))).toEqual([true, true]);
    const legal = debtor().pause(null, { legal: true }).view.allowed;
    expect([legal.agent, legal.admin].map((commands) => commands.includes('resume'))).toEqual([false, true]);
    const beside = debtor().promises('1.00', '2026-03-05');
    expect(beside.pause(null, { legal: true, invoiceId: 'A' }).view.allowed.admin).toContain('resume');
    expect(beside.pause('2026-03-31', { invoiceId: 'A' }).view.allowed.agent).toContain('resume');
    expect(debtor().promises('1.00', '2026-03-05').view.allowed.admin).not.toContain('resume');
  });

  test("extend moves this case's deactivation: once, by up to 15 days, an admin by more", () => {
    debtor()
      .on('2026-03-12')
      .overrides({ type: 'EXTEND_REQUESTED', days: 16 }, { refused: 'limit_exceeded' })
      .overrides({ type: 'EXTEND_REQUESTED', days: 15 })
      .overrides({ type: 'EXTEND_REQUESTED', days: 1 }, { refused: 'not_allowed_now' })
      .overrides({ type: 'EXTEND_REQUESTED', days: 30 }, { admin: true })
      .watch('service')
      .on('2026-07-31')
      .tells('2026-06-25 08:00 service.deactivated');
    debtor().overrides({ type: 'EXTEND_REQUESTED', days: 1 }, { refused: 'not_allowed_now' });
  });

  test('there is nothing to skip while a small remainder rests', () => {
    debtor()
      .on('2026-03-12')
      .transfer('960.00', 'A')
      .overrides({ type: 'SKIP_REMINDER_REQUESTED' }, { refused: 'not_allowed_now' });
  });

  test('skipReminder passes the next one over', () => {
    debtor()
      .on('2026-03-12')
      .watch('email')
      .overrides({ type: 'SKIP_REMINDER_REQUESTED' })
      .on('2026-03-26')
      .tells('2026-03-25 08:00 email overdue-reminder');
  });

  test('sendReminder sends one in contact hours, and moves no rung', () => {
    debtor()
      .on('2026-03-12', '21:00')
      .watch('email')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .on('2026-03-18')
      .tells('2026-03-13 08:00 email overdue-reminder', '2026-03-17 08:00 email overdue-reminder');
  });

  test('sendReminder goes for a small remainder too, and says whether the service is off; each is a mail of its own', () => {
    const small = debtor()
      .on('2026-03-12')
      .transfer('970.00', 'A')
      .watch('email')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .tells('2026-03-12 09:00 email overdue-reminder');
    expect(written(small, 'overdue-reminder').at(-1)).toMatchObject({ totalMinor: 3_000, rung: 1, deactivated: false });
    const off = debtor()
      .on('2026-05-13')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .on('2026-05-14')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' });
    expect(written(off, 'overdue-reminder').slice(-2)).toMatchObject([
      { totalMinor: 100_000, rung: 6, deactivated: true },
      { daysOverdue: 65, deactivated: true },
    ]);
    expect(
      off.entries
        .filter((entry) => entry.data.template === 'overdue-reminder')
        .map((entry) => entry.data.key)
        .slice(-2),
    ).toEqual(['acc_214:overdue-reminder:agent:2', 'acc_214:overdue-reminder:agent:3']);
  });

  test('writeOff: nothing that waited is said any more, and no hold is left but a legal one', () => {
    debtor()
      .on('2026-03-12', '21:00')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .pause('2026-03-31')
      .pause(null, { legal: true })
      .promises('10.00', '2026-03-13')
      .watch('email', 'skipped', 'hold')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .shows({ holds: 'legal' })
      .resume({ admin: true })
      .on('2026-04-30')
      .tells(
        '2026-03-12 21:00 hold.released agent',
        '2026-03-12 21:00 hold.released promise',
        '2026-03-12 21:00 hold.released legal',
      );
  });

  test('deactivate needs overdue debt and a sent last notice, unless an admin says fraud', () => {
    debtor()
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }, { refused: 'not_allowed_now' })
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { refused: 'not_allowed_now' })
      .on('2026-05-03')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }, { refused: 'not_allowed_now', admin: true })
      .on('2026-05-05')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }, { refused: 'not_allowed_now' });
    wary()
      .on('2026-05-12')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false })
      .shows({ service: 'deactivated', collections: 'deactivated' });
    debtor()
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
      .shows({ service: 'deactivated', collections: 'current' });
  });

  test('reactivate with debt needs an end, of up to five days; off again in its first contact hour', () => {
    debtor()
      .on('2026-05-12')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: null }, { refused: 'until_required' })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-12' }, { refused: 'until_in_the_past' })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-18' }, { refused: 'limit_exceeded' })
      .watch('service', 'email')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-16' })
      .shows({ service: 'active', collections: 'overdue' })
      .expects('2026-05-18 08:00 relock') // a Saturday
      .on('2026-05-19')
      .tells(
        '2026-05-12 09:00 service.reactivated',
        '2026-05-12 09:00 email service-reactivated',
        '2026-05-18 08:00 service.relocked',
        '2026-05-18 08:00 email service-relocked',
      );
  });

  test('while it is lent, nothing says that it is off', () => {
    const life = debtor()
      .on('2026-05-12')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-16' })
      .overrides({ type: 'SEND_REMINDER_REQUESTED' });
    expect(written(life, 'overdue-reminder').at(-1)).toMatchObject({ deactivated: false });
    expect(life.view.upcoming).toEqual([{ kind: 'relock', at: '2026-05-18T14:00:00.000Z', detail: { why: 'agent' } }]);
  });

  test('off again, and a pause of another invoice stays', () => {
    debtor()
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-05-12')
      .pause('2026-06-29', { invoiceId: 'B' })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-14' })
      .watch('service', 'hold')
      .on('2026-05-16')
      .tells('2026-05-15 08:00 service.relocked')
      .shows({ holds: 'agent' });
  });

  test('a suspected service that is given back until a day, with nothing owed by then, stays', () => {
    debtor()
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-03-05' }, { admin: true })
      .watch('service')
      .on('2026-03-09')
      .tells('2026-03-06 08:00 service.reactivated')
      .shows({ service: 'active' });
  });

  test('off in the evening, and paid before the morning: nobody is told that it is off, whatever else is overdue', () => {
    wary()
      .on('2026-05-12', '21:00')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false })
      .transfer('1,000.00', 'A')
      .later(5)
      .invoice('70.00', { due: '2026-05-05' })
      .watch('email', 'service')
      .on('2026-05-13', '12:00')
      .tells('2026-05-13 08:00 email invoice-issued');
  });

  test('lent by an agent, and paid meanwhile: it stays, and nobody is told twice', () => {
    debtor()
      .on('2026-05-12')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' })
      .on('2026-05-13')
      .watch('service', 'email')
      .transfer('1,000.00', 'A')
      .tells('2026-05-13 09:00 service.reactivated', '2026-05-13 09:00 email payment-receipt')
      .on('2026-05-31')
      .tells()
      .shows({ service: 'active' });
  });

  test('the policy changed in mid-case: every deadline moves', () => {
    const strict = {
      ...mexico,
      version: 2,
      reminders: { ...mexico.reminders, onDays: [2, 20], lastNoticeOnDay: 30 },
      deactivation: { ...mexico.deactivation, afterDays: 40 },
    };
    debtor()
      .on('2026-03-18')
      .expects('2026-03-25 08:00 reminder', '2026-05-04 08:00 lastNotice', '2026-05-11 08:00 deactivation')
      .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }, { refused: 'forbidden' })
      .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }, { admin: true })
      .expects('2026-03-30 08:00 reminder', '2026-04-09 08:00 lastNotice', '2026-04-20 08:00 deactivation');
  });

  test('the policy changed to one in another currency: refused, with both, and nothing has moved', () => {
    const dollars = { ...mexico, name: 'usa', version: 2, currency: 'USD' };
    const life = debtor().on('2026-03-18');
    const { version } = life.view;
    life
      .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: dollars }, { admin: true, refused: 'policy_currency' })
      .expects('2026-03-25 08:00 reminder', '2026-05-04 08:00 lastNotice', '2026-05-11 08:00 deactivation');
    expect([life.view.version, life.view.allowed.admin.includes('changePolicy')]).toEqual([version, true]);
  });

  test('the policy changed so that the deactivation is past: the last notice first, all the same, and not on that day', () => {
    const strict = {
      ...mexico,
      version: 2,
      reminders: { ...mexico.reminders, onDays: [1], lastNoticeOnDay: 5 },
      deactivation: { ...mexico.deactivation, afterDays: 10 },
    };
    debtor()
      .on('2026-04-20')
      .watch('service', 'email')
      .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: strict }, { admin: true })
      .on('2026-04-30')
      .tells(
        '2026-04-21 08:00 email last-notice',
        '2026-04-24 08:00 service.deactivated',
        '2026-04-24 08:00 email service-deactivated',
      );
  });
});

describe('the version', () => {
  test('rises with what changes state, holds, balance, methods or policy, and with nothing else', () => {
    const life = story({ autopay: false });
    let { version } = life.view;
    const rose = (by: number) => {
      expect(life.view.version - version).toBe(by);
      version = life.view.version;
    };
    life.changes({ name: 'Guthrie 2' });
    rose(0);
    life.card('tok_insufficient_funds');
    rose(1);
    life.on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }); // and the mail of it
    version = life.view.version - 0;
    life.on('2026-03-10', '23:59');
    rose(0);
    life.on('2026-03-11', '00:00'); // overdue
    rose(1);
    life.on('2026-03-11', '08:00'); // a rung, and its mail, which counts nothing
    rose(1);
    life.on('2026-03-12').pause('2026-03-13');
    rose(1);
    life.on('2026-03-14', '00:00'); // the hold ends
    rose(1);
    life.ask(
      {
        type: 'PAUSE_REQUESTED',
        until: '2026-03-01',
        invoiceId: null,
        legal: false,
        reason: '',
        expectedVersion: null,
        role: 'agent',
      },
      undefined,
      { refused: 'until_in_the_past' },
    );
    rose(0);
    life
      .fact({ type: 'LOOKUP_FAILED', attemptId: 'att_none' })
      .fact({ type: 'CHARGE_DECLINED', attemptId: 'att_none', declineCode: 'x', found: false });
    rose(0);
    life.pays(); // begun, and declined
    rose(2);
    life.transfer('10.00', 'A');
    rose(1);
  });

  test('look-ups count nothing, what they find does', () => {
    const life = story({ card: 'tok_timeout_charged' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:30');
    life.world.deaf = true;
    const { version } = life.view;
    life.on('2026-03-10', '10:36');
    expect(life.view.version).toBe(version);
    life.world.deaf = false;
    life.on('2026-03-10', '12:00');
    expect(life.view.version).toBe(version + 1);
  });
});
