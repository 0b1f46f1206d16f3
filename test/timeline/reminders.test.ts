import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';
import { ordered, written } from './told.ts';

const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['email', 'service'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });

describe('the oldest debt drives the case', () => {
  test('a rung of the next oldest that is due in the very instant in which the oldest is paid still goes', () => {
    owing()
      .on('2026-04-02')
      .invoice('2,000.00', { due: '2026-04-10' })
      .on('2026-04-27', '08:00')
      .watch('email')
      .transfer('1,000.00', 'A')
      .tells('2026-04-27 08:00 email payment-receipt', '2026-04-27 08:00 email overdue-reminder')
      .shows({ rung: '6' });
  });

  test('an older one turns up and is paid: rungs that had their day meanwhile are over, though the invoice had been paused before', () => {
    const older = (life: ReturnType<typeof owing>) =>
      life.invoice('300.00', { due: '2026-02-20', issued: '2026-02-01', as: 'Z' });
    const paused = owing()
      .invoice('50.00', { due: '2026-03-11' })
      .on('2026-03-12')
      .pause('2026-03-15', { invoiceId: 'A' })
      .on('2026-03-16', '12:00');
    older(paused)
      .on('2026-03-20')
      .watch('email')
      .transfer('300.00', 'Z')
      .expects('2026-03-25 08:00 reminder', '2026-05-04 08:00 lastNotice', '2026-05-11 08:00 deactivation')
      .tells('2026-03-20 09:00 email payment-receipt');
    const reminded = owing().on('2026-03-12').pause('2026-03-17', { invoiceId: 'A' }).on('2026-03-19').watch('email');
    older(reminded)
      .on('2026-03-27')
      .watch('email')
      .transfer('300.00', 'Z')
      .tells('2026-03-27 09:00 email payment-receipt')
      .expects('2026-04-09 08:00 reminder', '2026-05-04 08:00 lastNotice', '2026-05-11 08:00 deactivation');
  });

  test('what was asked of an agent about the older is asked anew about the next', () => {
    owing({ policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } }, watch: ['task'] })
      .on('2026-04-02')
      .invoice('2,000.00', { due: '2026-04-10' })
      .on('2026-05-12')
      .transfer('1,000.00', 'A')
      .on('2026-06-20')
      .tells('2026-05-11 08:00 task.opened', '2026-06-10 08:00 task.opened');
  });

  test('a remainder too small to be asked for gives its age to nobody; alone it rests', () => {
    owing()
      .on('2026-05-05')
      .transfer('950.01', 'A')
      .watch('email', 'service')
      .shows({ open: '49.99', collections: 'current' })
      .expects()
      .on('2026-06-30')
      .tells()
      .invoice('50.00', { due: '2026-07-10' })
      .on('2026-07-11')
      .watch('email')
      .on('2026-07-14')
      .tells('2026-07-13 08:00 email overdue-reminder');
    owing().on('2026-05-05').transfer('950.00', 'A').expects('2026-05-11 08:00 deactivation');
  });

  test('a policy without such a threshold asks for anything; with its debt set aside, a case has nothing to ask for', () => {
    const policy = { ...mexico, thresholds: { ...mexico.thresholds, restBelowMinor: 0 } };
    owing({ policy })
      .on('2026-03-12')
      .transfer('999.99', 'A')
      .watch('email')
      .pause('2026-03-19', { invoiceId: 'A' })
      .expects('2026-03-20 00:00 holdEnds')
      .shows({ collections: 'overdue' })
      .on('2026-03-26')
      .tells('2026-03-20 08:00 email overdue-reminder', '2026-03-25 08:00 email overdue-reminder');
  });

  test('two small ones are asked for together', () => {
    owing()
      .invoice('30.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-03-10' })
      .transfer('1,000.00', 'A')
      .on('2026-03-10')
      .watch('email')
      .on('2026-03-12')
      .tells('2026-03-11 08:00 email overdue-reminder');
  });
});

describe('while what became of credit is not known yet', () => {
  test("it counts as paid: the rest is so little that nobody is reminded, and is when it isn't there", () => {
    const life = owing().on('2026-03-11', '07:58').watch('email');
    const paid = life.world.ledger.receive(95_001, []);
    life.world.ledger.refund(95_001); // the account hears of that later
    life
      .fact({
        type: 'TRANSFER_RECEIVED',
        transferId: 'btx_1',
        trackingKey: null,
        settledAt: '2026-03-11T13:00:00.000Z',
        status: 'partial',
        byHand: false,
        ...paid,
      })
      .on('2026-03-11', '08:02')
      .tells('2026-03-11 07:58 email payment-receipt')
      .fact({ type: 'CREDIT_REFUNDED', refundId: 'rfd_1', amountMinor: 95_001, reason: 'asked for' })
      .tells('2026-03-11 08:02 email overdue-reminder');
  });
});

describe('the last notice', () => {
  test('after an outage says what all the reminders would have said, in their place', () => {
    const life = owing().outageUntil('2026-05-20', '12:00').on('2026-05-22').shows({ rung: '1' });
    expect(ordered(life, 'sendEmail').at(-1)?.params.mail).toMatchObject({
      topic: { template: 'last-notice' },
      also: [],
    });
  });

  test('on a day of the ladder goes in the place of its reminder', () => {
    const policy = { ...mexico, reminders: { ...mexico.reminders, onDays: [1, 20], lastNoticeOnDay: 20 } };
    owing({ policy })
      .on('2026-03-12')
      .expects('2026-03-30 08:00 lastNotice', '2026-05-11 08:00 deactivation')
      .watch('email')
      .on('2026-05-01')
      .tells('2026-03-30 08:00 email last-notice')
      .shows({ rung: '2' });
  });

  test('stands, over a dispute of its debt, whatever else is not due yet', () => {
    owing()
      .on('2026-05-05')
      .invoice('70.00', { due: '2026-07-10' })
      .on('2026-05-06')
      .disputes('A', { late: true })
      .on('2026-05-25')
      .shows({ collections: 'current' })
      .watch('email', 'service')
      .resolve('A', 'rejected')
      .on('2026-06-10')
      .tells(
        '2026-05-25 09:00 email dispute-resolved',
        '2026-05-25 09:00 email last-notice',
        '2026-06-01 08:00 service.deactivated',
        '2026-06-01 08:00 email service-deactivated',
      );
  });
});

describe('a case', () => {
  test('opens with a failed automatic charge: promises count from then on', () => {
    const life = owing({ card: 'tok_insufficient_funds' })
      .on('2026-03-10', '12:00')
      .shows({ collections: 'current' })
      .promises('1,000.00', '2026-03-10')
      .on('2026-03-12')
      .promises('1,000.00', '2026-03-12')
      .on('2026-03-20')
      .promises('1,000.00', '2026-03-20', { refused: 'not_allowed_now' })
      .on('2026-03-26');
    expect(ordered(life, 'sendEmail').at(-1)?.key).toBe('acc_214:overdue-reminder:case-1:A:15');
  });

  test('deactivates in the first contact hour: at its end it is too late for that day', () => {
    owing()
      .on('2026-05-08')
      .pause('2026-05-31')
      .on('2026-05-20', '08:59')
      .watch('service')
      .resume()
      .on('2026-05-31')
      .tells('2026-05-20 08:59 service.deactivated');
    owing()
      .on('2026-05-08')
      .pause('2026-05-31')
      .on('2026-05-20', '09:00')
      .watch('service')
      .resume()
      .on('2026-05-31')
      .tells('2026-05-21 08:00 service.deactivated');
  });

  test('a service that was given back without a debt, until a day, stays on after it', () => {
    owing()
      .on('2026-03-05')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
      .transfer('1,000.00', 'A')
      .watch('service')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-03-10' }, { admin: true })
      .expects('2026-03-11 08:00 relock')
      .on('2026-03-31')
      .tells('2026-03-05 09:00 service.reactivated', '2026-03-11 08:00 service.reactivated')
      .expects()
      .shows({ service: 'active' });
  });
});

describe('a deactivated account', () => {
  const off = () => owing().on('2026-05-12').watch('email');
  const reminders = (life: ReturnType<typeof off>) =>
    (written(life, 'overdue-reminder') as { deactivated: boolean }[]).filter(({ deactivated }) => deactivated);

  test('is reminded of what it owes once a month, in contact hours, and told that it is off', () => {
    const life = off()
      .expects('2026-06-10 08:00 reminder')
      .on('2026-08-31')
      .tells(
        '2026-06-10 08:00 email overdue-reminder',
        '2026-07-10 08:00 email overdue-reminder',
        '2026-08-10 08:00 email overdue-reminder',
      );
    expect(reminders(life)).toMatchObject([
      { rung: 6, daysOverdue: 92, totalMinor: 100_000 },
      { rung: 6 },
      { rung: 6 },
    ]);
  });

  test('an outage over several months: one, and the next a month after the last that was due', () => {
    off().outageUntil('2026-07-10', '08:00').on('2026-08-01').tells('2026-07-10 08:00 email overdue-reminder');
    off()
      .outageUntil('2026-08-20')
      .on('2026-09-30')
      .tells('2026-08-20 09:00 email overdue-reminder', '2026-09-08 08:00 email overdue-reminder');
  });

  test('off again after it was on: the months begin anew', () => {
    off()
      .on('2026-06-12')
      .watch('email')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-06-15' })
      .on('2026-08-01')
      .tells(
        '2026-06-12 09:00 email service-reactivated',
        '2026-06-16 08:00 email service-relocked',
        '2026-07-16 08:00 email overdue-reminder',
      );
  });

  test('on again on a proof whose money came short: it stays lent until its day, and nobody is reminded until then', () => {
    off()
      .invoice('70.00', { due: '2026-06-03' })
      .on('2026-06-08')
      .proof('prf_1', '1,070.00', { key: 'SPEI-7' })
      .accepts('prf_1')
      .on('2026-06-09')
      .watch('email', 'service')
      .transfer('1,000.00', 'A', { key: 'SPEI-7' })
      .shows({ service: 'provisional', holds: '' })
      .expects('2026-06-12 08:00 relock')
      .on('2026-06-30')
      .tells(
        '2026-06-09 09:00 email payment-receipt',
        '2026-06-12 08:00 service.relocked',
        '2026-06-12 08:00 email service-relocked',
      );
  });

  test('off for a debt that was written off: what falls due since is said once a month, and paying that does not bring it back', () => {
    const life = off()
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-14' })
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .invoice('100.00', { due: '2026-05-15' })
      .autopay(true)
      .on('2026-05-15', '07:00')
      .card('tok_insufficient_funds', { chargeNow: true })
      .shows({ collections: 'current' })
      .on('2026-05-15')
      .shows({ service: 'deactivated' })
      .watch('email', 'service')
      .on('2026-06-16')
      .tells('2026-05-29 08:00 email retries-exhausted', '2026-06-15 08:00 email overdue-reminder')
      .shows({ collections: 'deactivated', service: 'deactivated' });
    expect(written(life, 'overdue-reminder').at(-1)).toMatchObject({ daysOverdue: 31, deactivated: true });
    // Paying something else brings it back no more than paying nothing.
    life.transfer('100.00', 'B').shows({ service: 'deactivated', collections: 'current' });
  });

  test('all is paid but what was declined today: tomorrow that is a debt like any other', () => {
    const life = owing({ card: 'tok_insufficient_funds' })
      .on('2026-06-02')
      .invoice('500.00', { due: '2026-06-10' })
      .on('2026-06-10', '12:00')
      .shows({ collections: 'deactivated' })
      .transfer('1,000.00', 'A')
      .shows({ collections: 'current', service: 'active' })
      .on('2026-06-11', '07:00')
      .watch('email')
      .on('2026-06-12')
      .tells('2026-06-11 08:00 email payment-declined');
    expect(ordered(life, 'sendEmail').at(-1)?.params.mail.also).toMatchObject([
      { template: 'overdue-reminder', data: { deactivated: false, daysOverdue: 1, totalMinor: 50_000 } },
    ]);
  });
});

describe('every mail has a key of its own', () => {
  const keys = (life: ReturnType<typeof story>) => ordered(life, 'sendEmail').map(({ key }) => key);
  const isUnique = (all: string[]) => expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);

  test('reminders of one day of the ladder, before a chargeback and after it', () => {
    const life = owing({ card: 'tok_ok', autopay: false })
      .invoice('500.00', { due: '2026-03-10' })
      .on('2026-03-18')
      .pays('A')
      .chargeback()
      .on('2026-03-31');
    isUnique(keys(life));
    expect(keys(life).filter((key) => key.includes('reminder'))).toEqual([
      'acc_214:overdue-reminder:case-1:A:1',
      'acc_214:overdue-reminder:case-1:A:7',
      'acc_214:overdue-reminder:case-1:A:2026-03-18:1',
      'acc_214:overdue-reminder:case-1:A:2026-03-18:7',
    ]);
  });

  test('last notices of one debt, and reminders by hand', () => {
    const life = owing()
      .on('2026-03-12')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .on('2026-03-13')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .on('2026-05-05')
      .transfer('100.00', 'A')
      .unmatch()
      .on('2026-05-06');
    isUnique(keys(life));
    expect(keys(life).filter((key) => /notice|agent/.test(key))).toEqual([
      'acc_214:overdue-reminder:agent:1',
      'acc_214:overdue-reminder:agent:2',
      'acc_214:last-notice:case-1:A:3',
      'acc_214:last-notice:case-1:A:4',
    ]);
  });

  test('the months of two deactivations in one case, and the cases of a year', () => {
    const life = owing()
      .on('2026-06-12')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-06-15' })
      .on('2026-07-31')
      .transfer('1,000.00', 'A')
      .on('2026-08-03')
      .invoice('1,000.00', { due: '2026-08-10', as: 'A2' })
      .on('2026-12-31');
    isUnique(keys(life));
    expect(
      keys(life)
        .filter((key) => key.includes(':deactivated:'))
        .slice(0, 2),
    ).toEqual(['acc_214:overdue-reminder:case-1:deactivated:1:1', 'acc_214:overdue-reminder:case-1:deactivated:3:1']);
    expect(keys(life).some((key) => key.startsWith('acc_214:last-notice:case-2:A2:'))).toBe(true);
  });
});
