import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

/** What a careful desk found about the service. A: 1,000.00, due 10 February; last notice 6 April, off 13 April. */

type Setting = Parameters<typeof story>[0];

const debtor = (setting: Setting = {}): Story =>
  story({ watch: ['email', 'service'], ...setting })
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' });

const off = (setting: Setting = {}): Story =>
  debtor(setting).on('2026-04-14').shows({ service: 'deactivated' }).watch('email', 'service');

const deactivate = (life: Story, refused?: string): Story =>
  life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }, refused === undefined ? {} : { refused });

const refusedUntil = (life: Story): unknown =>
  life.refusal({ type: 'DEACTIVATE_REQUESTED', fraud: false, reason: 'asked', expectedVersion: null, role: 'agent' })
    ?.data;

describe('desk 1: a loan is redeemed by the debt that it was for, whatever fell due since', () => {
  /** A due 10 March and off 11 May, C due 10 June. */
  const withAnother = (): Story =>
    story()
      .on('2026-03-01')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-06-01')
      .invoice('300.00', { due: '2026-06-10', as: 'C' })
      .shows({ service: 'deactivated' });

  test('by the money of its proof', () => {
    withAnother()
      .on('2026-06-08')
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .shows({ service: 'provisional' })
      .watch('email', 'service')
      .on('2026-06-11')
      .transfer('1,000.00', 'A')
      .shows({ service: 'active', collections: 'overdue', overdue: '300.00' })
      .on('2026-06-18')
      .tells(
        '2026-06-11 09:00 service.reactivated',
        '2026-06-11 09:00 email payment-receipt',
        '2026-06-11 09:00 email service-reactivated',
        // The first of C, which the proof has kept back.
        '2026-06-11 09:00 email overdue-reminder',
        '2026-06-17 08:00 email overdue-reminder',
      )
      .watch('service')
      .on('2026-08-11')
      .tells('2026-08-10 08:00 service.deactivated');
  });

  test("an agent's", () => {
    const life = withAnother()
      .on('2026-06-08')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-06-12' })
      .watch('email', 'service')
      .on('2026-06-11')
      .transfer('1,000.00', 'A')
      .shows({ service: 'active', collections: 'overdue', overdue: '300.00' });
    life
      .on('2026-06-16')
      .tells('2026-06-11 09:00 service.reactivated', '2026-06-11 09:00 email payment-receipt')
      .on('2026-06-18')
      .tells('2026-06-17 08:00 email overdue-reminder');
  });

  test('what was overdue when it was lent belongs to it: that alone unpaid, it goes off again', () => {
    withAnother()
      .on('2026-06-11')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-06-15' })
      .transfer('1,000.00', 'A')
      .shows({ service: 'active', collections: 'overdue' })
      .watch('service')
      .on('2026-06-17')
      .tells('2026-06-16 08:00 service.relocked');
  });
});

describe('desk 4: nobody switches off by hand', () => {
  test('while a hold keeps the service on: it says which, and until when', () => {
    const late = (): Story => debtor().on('2026-04-09');
    const promised = late().promises('1,000.00', '2026-04-15');
    expect(refusedUntil(promised)).toMatchObject({ hold: 'promise', until: '2026-04-17T06:00:00.000Z' });
    expect(refusedUntil(late().plan({ '2026-04-20': '1,000.00' }))).toMatchObject({ hold: 'plan' });
    expect(refusedUntil(late().pause('2026-04-20'))).toMatchObject({
      hold: 'agent',
      until: '2026-04-21T06:00:00.000Z',
    });
    expect(refusedUntil(late().pause('2026-04-20', { invoiceId: 'A' }))).toMatchObject({ hold: 'agent' });
    expect(refusedUntil(late().pause(null, { legal: true }))).toMatchObject({ hold: 'legal', until: null });
    const shown = late().proof('prf_1', '1,000.00');
    expect(refusedUntil(shown)).toMatchObject({ hold: 'proof', until: '2026-04-14T06:00:00.000Z' });
    expect(refusedUntil(shown.accepts('prf_1'))).toMatchObject({ hold: 'proof' });
    expect(refusedUntil(late().disputes('A', { late: true }))).toMatchObject({});
    deactivate(promised, 'not_allowed_now');
  });

  test('before the day that the last notice named', () => {
    const life = debtor().on('2026-04-12');
    expect(refusedUntil(life)).toEqual(expect.objectContaining({ until: '2026-04-13' }));
    const stopped = debtor().stops('deactivations').on('2026-04-13', '09:00');
    deactivate(stopped).shows({ service: 'deactivated' });
  });

  test('in the grace of a dispute', () => {
    const life = debtor().on('2026-04-09').disputes('A', { late: true }).on('2026-04-14').resolve('A', 'rejected');
    expect(refusedUntil(life)).toEqual(expect.objectContaining({ until: '2026-04-21' }));
    expect(refusedUntil(life.on('2026-04-20'))).toEqual(expect.objectContaining({ until: '2026-04-21' }));
  });

  test('while money on its way covers all that is overdue, and no longer', () => {
    const life = debtor({ card: 'tok_bank_ok', autopay: false })
      .on('2026-04-09')
      .bankKeepsBack()
      .pays()
      .on('2026-04-13', '09:00')
      .shows({ service: 'active' });
    deactivate(life, 'not_allowed_now');
    // Beside it, what no debit pays.
    const two = debtor({ card: 'tok_bank_ok', autopay: false })
      .invoice('500.00', { due: '2026-02-10' })
      .stops('deactivations')
      .on('2026-04-09')
      .pays('A')
      .on('2026-04-13', '09:00');
    deactivate(two).shows({ service: 'deactivated' });
  });

  test('but an admin who says fraud may always', () => {
    const life = debtor().on('2026-04-09').promises('1,000.00', '2026-04-15');
    life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true }).shows({ service: 'deactivated' });
  });
});

describe('desk 9: off, and short by little', () => {
  test('more than is let go, less than is asked for while it is on: its monthly word says what is missing', () => {
    for (const [paid, left] of [
      ['979.99', 2_001],
      ['950.01', 4_999],
    ] as const) {
      const life = off().transfer(paid, 'A').shows({ service: 'deactivated', collections: 'deactivated' });
      life
        .watch('email', 'service')
        .on('2026-06-15')
        .tells('2026-05-13 08:00 email overdue-reminder', '2026-06-12 08:00 email overdue-reminder');
      expect(written(life, 'overdue-reminder').slice(-2)).toMatchObject([
        { totalMinor: left, deactivated: true, comesBack: true },
        { totalMinor: left, deactivated: true, comesBack: true },
      ]);
    }
  });

  test('up to what is let go: adjusted first, then the receipt, which names nothing owed', () => {
    const life = off().watch('money', 'email', 'service').transfer('980.00', 'A');
    life
      .tells(
        '2026-04-14 09:00 transfer.matched',
        '2026-04-14 09:00 balance.adjusted',
        '2026-04-14 09:00 invoice.paid',
        '2026-04-14 09:00 service.reactivated',
        '2026-04-14 09:00 email payment-receipt',
        '2026-04-14 09:00 email service-reactivated',
      )
      .shows({ service: 'active', collections: 'current', open: '0.00' });
    expect(written(life, 'payment-receipt')).toMatchObject([{ paid: [{ amountMinor: 98_000, balanceMinor: 0 }] }]);
  });
});

describe('desk 10: off for a debt that was written off', () => {
  const forgiven = (): Story =>
    off().overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }).shows({ service: 'deactivated' });

  test('a new invoice brings it back neither paid late nor in time', () => {
    for (const paidOn of ['2026-05-08', '2026-05-13'] as const) {
      const life = forgiven().on('2026-05-01').invoice('100.00', { due: '2026-05-10' }).on(paidOn);
      life.transfer('100.00', 'B').shows({ service: 'deactivated', credit: '0.00' });
    }
  });

  test('the debt itself does, by transfer, card or as the rest of a larger one; a part of it does not', () => {
    forgiven()
      .transfer('400.00', 'A')
      .shows({ service: 'deactivated' })
      .watch('email', 'service')
      .transfer('600.00', 'A')
      .tells(
        '2026-04-14 09:00 service.reactivated',
        '2026-04-14 09:00 email payment-receipt',
        '2026-04-14 09:00 email service-reactivated',
      )
      .shows({ service: 'active', collections: 'current' });
  });

  test('an agent lends it, and brings it back for good where nothing is asked for any more', () => {
    forgiven()
      .overrides({ type: 'REACTIVATE_REQUESTED', until: null })
      .shows({ service: 'active', collections: 'writtenOff' });
  });
});

describe('desk 12: a last notice has an end', () => {
  test('a pause of three months over its day: another goes first, and three working days', () => {
    debtor()
      .on('2026-04-09')
      .pause('2026-07-09')
      .watch('email', 'service')
      .on('2026-07-31')
      .tells(
        '2026-07-10 08:00 email last-notice',
        '2026-07-15 08:00 service.deactivated',
        '2026-07-15 08:00 email service-deactivated',
      );
  });

  test('within its ten working days it counts, on the last of them too', () => {
    // Named: Monday 13 April; the tenth working day after is Monday the 27th.
    debtor()
      .on('2026-04-09')
      .pause('2026-04-26')
      .watch('email', 'service')
      .on('2026-05-31')
      .tells(
        '2026-04-27 08:00 service.deactivated',
        '2026-04-27 08:00 email service-deactivated',
        '2026-05-27 08:00 email overdue-reminder',
      );
    debtor()
      .on('2026-04-09')
      .pause('2026-04-27')
      .watch('email', 'service')
      .on('2026-05-06')
      .tells(
        '2026-04-28 08:00 email last-notice',
        '2026-05-04 08:00 service.deactivated',
        '2026-05-04 08:00 email service-deactivated',
      );
  });

  test('also before the deactivation of an agent', () => {
    const held = (): Story => debtor().on('2026-04-09').stops('deactivations');
    deactivate(held().on('2026-04-24')).shows({ service: 'deactivated' });
    // Tried again on the next day at the soonest, it would be too late: another has gone, and names its own.
    expect(refusedUntil(held().on('2026-04-27'))).toEqual(expect.objectContaining({ until: '2026-04-30' }));
    const expired = debtor().on('2026-04-09').pause('2026-06-01').on('2026-05-20').resume();
    deactivate(expired, 'not_allowed_now');
  });

  test('not across a reactivation: the next debt has a notice of its own', () => {
    off()
      .invoice('500.00', { due: '2026-04-14' })
      .transfer('1,000.00', 'A')
      .shows({ service: 'active' })
      .watch('service', 'email')
      .on('2026-06-30')
      .watch('service')
      .tells();
  });
});

describe('desk 24: a loan is prolonged', () => {
  test('to at most five days after the first began, all together; an admin as he says', () => {
    const life = off()
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' })
      .on('2026-04-15')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-20' }, { refused: 'limit_exceeded' })
      .watch('service', 'email')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-19' })
      .tells('2026-04-15 09:00 service.reactivated', '2026-04-15 09:00 email service-reactivated')
      .expects('2026-04-20 08:00 relock');
    life
      .on('2026-04-20', '09:00')
      .tells('2026-04-20 08:00 service.relocked', '2026-04-20 08:00 email service-relocked')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-21' }, { refused: 'limit_exceeded' })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-04' }, { admin: true })
      .shows({ service: 'active' });
  });
});
