import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';

describe('money', () => {
  test('a partial payment lowers the balance and moves no date', () => {
    story({ watch: ['email', 'service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-16')
      .watch('email', 'service')
      .transfer('400.00', 'A')
      .on('2026-05-12')
      .tells(
        '2026-03-16 09:00 email payment-receipt',
        '2026-03-17 08:00 email overdue-reminder',
        '2026-03-25 08:00 email overdue-reminder',
        '2026-04-09 08:00 email overdue-reminder',
        '2026-04-24 08:00 email overdue-reminder',
        '2026-05-04 08:00 email last-notice',
        '2026-05-11 08:00 service.deactivated',
        '2026-05-11 08:00 email service-deactivated',
      )
      .shows({ overdue: '600.00' });
  });

  test('below 50.00 the campaign rests, with the rest visible', () => {
    story({ watch: ['email', 'service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-16')
      .watch('email', 'service')
      .transfer('950.01', 'A')
      .on('2026-12-31')
      .tells('2026-03-16 09:00 email payment-receipt')
      .shows({ overdue: '49.99', collections: 'current', service: 'active' })
      .expects();
    story({ watch: ['service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-16')
      .transfer('950.00', 'A')
      .on('2026-05-12')
      .tells('2026-05-11 08:00 service.deactivated');
  });

  test('of exactly 50.00 it does not rest, and gives its age', () => {
    story({ watch: ['service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-16')
      .transfer('950.00', 'A')
      .on('2026-05-02')
      .invoice('500.00', { due: '2026-05-10' })
      .on('2026-05-12')
      .tells('2026-05-11 08:00 service.deactivated');
  });

  test('a remainder that rests gives its age to no newer debt', () => {
    story({ watch: ['email', 'service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-16')
      .transfer('960.00', 'A')
      .on('2026-05-02')
      .invoice('500.00', { due: '2026-05-10' })
      .on('2026-05-05')
      .watch('email', 'service')
      .on('2026-05-20')
      .tells('2026-05-11 08:00 email overdue-reminder', '2026-05-18 08:00 email overdue-reminder')
      .expects('2026-05-25 08:00 reminder', '2026-07-06 08:00 lastNotice', '2026-07-10 08:00 deactivation');
  });

  test('credit pays its part on the due day; a remainder so small is no reason to remind or to deactivate', () => {
    story({ watch: ['email', 'service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-09')
      .watch('email', 'service')
      .transfer('990.00', '')
      .on('2026-06-30')
      .tells('2026-03-09 09:00 email payment-receipt')
      .shows({ overdue: '10.00', credit: '0.00', service: 'active' });
  });

  test('overpaid: the rest is credit, and pays the next invoice when it is issued', () => {
    story({ watch: ['money', 'email'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .transfer('350.00', 'A')
      .shows({ open: '0.00', credit: '250.00' })
      .on('2026-04-01')
      .watch('money', 'email')
      .invoice('200.00', { due: '2026-04-10' })
      .tells(
        '2026-04-01 09:00 credit.applied',
        '2026-04-01 09:00 invoice.paid',
        '2026-04-01 09:00 email invoice-issued',
      )
      .shows({ open: '0.00', credit: '50.00' })
      .invoice('80.00', { due: '2026-04-10' })
      .shows({ open: '30.00', credit: '0.00' });
  });

  test('a transfer to what is paid already is all credit', () => {
    story()
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .transfer('100.00', 'A')
      .transfer('100.00', 'A')
      .shows({ credit: '100.00' })
      .fact({ type: 'CREDIT_REFUNDED', refundId: 'rfd_1', amountMinor: 10_000, reason: 'paid twice' })
      .shows({ credit: '0.00' });
  });

  test('a transfer that is reported again changes nothing; with other content it is flagged', () => {
    const life = story()
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .transfer('100.00', 'A')
      .fact({ type: 'TRANSFER_REPEATED', transferId: 'btx_2', differs: ['amountMinor'] })
      .shows({ open: '0.00', credit: '0.00' });
    expect(life.entries.at(-1)).toMatchObject({ type: 'transfer.flagged', data: { differs: ['amountMinor'] } });
  });

  test('a credit note; more than is open of it becomes credit', () => {
    story()
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .transfer('70.00', 'A')
      .credits('A', '50.00')
      .shows({ open: '0.00', credit: '20.00' });
  });

  test('an invoice is voided in the middle of the campaign', () => {
    story({ watch: ['email', 'case'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-16')
      .watch('email', 'case')
      .voids('A')
      .on('2026-06-30')
      .tells('2026-03-16 09:00 overdue.ended')
      .shows({ open: '0.00', collections: 'current' });
  });

  describe('reactivation, only when all that is overdue is zero', () => {
    const off = () =>
      story({ watch: ['service', 'money'] })
        .on('2026-03-02')
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-04-02')
        .invoice('500.00', { due: '2026-04-10' })
        .on('2026-05-13')
        .watch('service', 'money');

    test('by payments', () => {
      off()
        .transfer('1,000.00', 'A')
        .tells('2026-05-13 09:00 transfer.matched', '2026-05-13 09:00 invoice.paid')
        .shows({ service: 'deactivated', collections: 'deactivated' })
        .transfer('500.00', 'B')
        .tells(
          '2026-05-13 09:00 transfer.matched',
          '2026-05-13 09:00 invoice.paid',
          '2026-05-13 09:00 service.reactivated',
        )
        .shows({ service: 'active', collections: 'current' });
    });

    test('by a credit note and a void', () => {
      off()
        .credits('A', '1,000.00')
        .voids('B')
        .tells(
          '2026-05-13 09:00 credit.applied',
          '2026-05-13 09:00 invoice.paid',
          '2026-05-13 09:00 service.reactivated',
        );
    });

    test('what is not due yet may be open', () => {
      off()
        .invoice('70.00', { due: '2026-06-10' })
        .transfer('1,500.00', 'A B')
        .shows({ service: 'active', open: '70.00' });
    });

    test('never by a write-off', () => {
      off()
        .overrides({ type: 'WRITE_OFF_REQUESTED' }, { refused: 'forbidden' })
        .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
        .tells('2026-05-13 09:00 invoice.uncollectible', '2026-05-13 09:00 invoice.uncollectible')
        .shows({ service: 'deactivated', collections: 'writtenOff', open: '0.00' })
        .on('2026-12-31')
        .tells()
        .overrides({ type: 'REACTIVATE_REQUESTED', until: null })
        .tells('2026-12-31 09:00 service.reactivated');
    });

    test('never by a promise, a plan or a dispute', () => {
      off()
        .promises('1,500.00', '2026-05-20')
        .plan({ '2026-05-20': '1,500.00' })
        .disputes('A', { late: true })
        .disputes('B', { late: true })
        .shows({ service: 'deactivated', overdue: '0.00' })
        .on('2026-05-14')
        .transfer('1.00', '')
        .shows({ service: 'deactivated' })
        .watch('service')
        .on('2026-05-16')
        .tells();
    });

    test('by the credit of a dispute that is accepted', () => {
      off()
        .transfer('500.00', 'B')
        .disputes('A', { late: true })
        .shows({ service: 'deactivated' })
        .watch('service')
        .resolve('A', 'accepted', '1,000.00')
        .tells('2026-05-13 09:00 service.reactivated');
    });

    test('short by up to 20.00: the remainder is let go, on the timeline', () => {
      const life = off()
        .transfer('1,480.00', 'A B')
        .tells(
          '2026-05-13 09:00 transfer.matched',
          '2026-05-13 09:00 invoice.paid',
          '2026-05-13 09:00 balance.adjusted',
          '2026-05-13 09:00 invoice.paid',
          '2026-05-13 09:00 service.reactivated',
        )
        .shows({ open: '0.00' });
      expect(life.world.ledger.of('B').status).toBe('paid');
      off().transfer('1,479.99', 'A B').shows({ service: 'deactivated', open: '20.01' });
    });

    test('the remainder of several invoices; what is not due yet is not let go', () => {
      off()
        .invoice('15.00', { due: '2026-06-10' })
        .transfer('990.00', 'A')
        .transfer('495.00', 'B')
        .watch('money')
        .shows({ service: 'active', open: '15.00', overdue: '0.00' });
    });

    test('a remainder is let go of a service that is lent, and of one that is off; while it is on it stays', () => {
      off()
        .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' })
        .transfer('1,490.00', 'A B')
        .shows({ service: 'active', open: '0.00' });
      story()
        .on('2026-03-02')
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-03-12')
        .transfer('990.00', 'A')
        .shows({ open: '10.00', overdue: '10.00' });
    });
  });

  test('a small remainder is let go while the money for it is on its way', () => {
    const life = story({ watch: ['service'] })
      .on('2026-03-02')
      .invoice('101.00', { due: '2026-03-10' })
      .invoice('1.00', { due: '2026-03-10' })
      .on('2026-05-13')
      .disputes('A', { amount: '100.00', late: true })
      .watch('service');
    // The ledger has both transfers; the account hears of them one after the other, and lets go what it believes to be
    // left.
    const [second, first] = [life.world.ledger.receive(10_100, ['A']), life.world.ledger.receive(100, ['B'])];
    const told = (paid: typeof first) =>
      life.fact({
        type: 'TRANSFER_RECEIVED',
        transferId: paid.paymentId,
        trackingKey: null,
        settledAt: '2026-05-13T15:00:00.000Z',
        status: 'matched',
        byHand: false,
        ...paid,
      });
    told(first);
    told(second).shows({ open: '0.00', credit: '0.00', service: 'active', collections: 'current' });
    expect(life.world.ledger.open).toEqual([]);
  });

  test('a credit note on what was written off, and then its payment taken back: it is written off again', () => {
    const life = story()
      .on('2026-03-02')
      .invoice('101.00', { due: '2026-03-10' })
      .transfer('100.00', 'A')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .credits('A', '100.00')
      .unmatch();
    expect(life.world.ledger.of('A')).toMatchObject({ status: 'uncollectible', balanceMinor: 100 });
    life.shows({ open: '0.00', credit: '0.00', collections: 'writtenOff' });
  });

  test('written off while an attempt is in flight: the money that comes all the same pays it', () => {
    const life = story({ card: 'tok_ok', watch: ['service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .bankKeepsBack()
      .on('2026-03-10', '10:30')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .bankAnswers()
      .shows({ open: '0.00', credit: '0.00', payment: 'idle', collections: 'current' });
    expect(life.world.ledger.of('A')).toMatchObject({ status: 'paid', balanceMinor: 0 });
    expect(life.world.ledger.creditMinor).toBe(0);
  });

  test('a new debt after a write-off is collected like any other', () => {
    story({ watch: ['email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-20')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .shows({ collections: 'writtenOff' })
      .on('2026-04-02')
      .invoice('70.00', { due: '2026-04-10' })
      .shows({ collections: 'current' })
      .on('2026-04-12')
      .watch('email')
      .on('2026-04-20')
      .tells('2026-04-13 08:00 email overdue-reminder', '2026-04-17 08:00 email overdue-reminder');
  });
});

describe('money that is taken back', () => {
  test('a wrong match undone: the debt is open again, and deactivation needs a fresh last notice', () => {
    story({ watch: ['email', 'service', 'money'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-05')
      .watch('email', 'service', 'money')
      .transfer('1,000.00', 'A')
      .unmatch()
      .tells(
        '2026-05-05 09:00 transfer.matched',
        '2026-05-05 09:00 invoice.paid',
        '2026-05-05 09:00 email payment-receipt',
        '2026-05-05 09:00 transfer.unmatched',
        '2026-05-05 09:00 invoice.reopened',
        '2026-05-05 09:00 email transfer-unmatched',
        '2026-05-05 09:00 email last-notice', // that of the 4th counts no more
      )
      .on('2026-05-31')
      .tells('2026-05-11 08:00 service.deactivated', '2026-05-11 08:00 email service-deactivated');
  });

  test('of a part: the same', () => {
    story({ watch: ['email', 'service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-08')
      .watch('email', 'service')
      .transfer('100.00', 'A')
      .unmatch()
      .on('2026-05-31')
      .tells(
        '2026-05-08 09:00 email payment-receipt',
        '2026-05-08 09:00 email transfer-unmatched',
        '2026-05-08 09:00 email last-notice',
        '2026-05-13 08:00 service.deactivated',
        '2026-05-13 08:00 email service-deactivated',
      );
  });

  test('undone before its due day: autopay charges it like any other', () => {
    story({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('1,000.00', 'A')
      .on('2026-03-06')
      .unmatch()
      .on('2026-03-11')
      .tells('2026-03-10 10:30 charged 1,000.00');
  });

  test('undone before its due day, by which it was to be charged: no notice goes besides the one of the undoing', () => {
    story({ card: 'tok_ok', watch: ['email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('1,000.00', 'A')
      .on('2026-03-06')
      .watch('email')
      .unmatch()
      .on('2026-03-11')
      .tells('2026-03-06 09:00 email transfer-unmatched', '2026-03-10 10:30 email payment-receipt');
  });

  test("undone on its due day: that day's window", () => {
    story({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('1,000.00', 'A')
      .on('2026-03-10')
      .unmatch()
      .on('2026-03-12')
      .tells('2026-03-10 10:30 charged 1,000.00');
  });

  test('undone after some rungs: they are over, and the next goes on its day', () => {
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('1,000.00', 'A')
      .on('2026-04-01')
      .watch('email')
      .unmatch()
      .on('2026-04-10')
      .tells('2026-04-01 09:00 email transfer-unmatched', '2026-04-09 08:00 email overdue-reminder');
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-20')
      .transfer('400.00', 'A')
      .watch('email')
      .unmatch()
      .on('2026-03-26')
      .tells('2026-03-20 09:00 email transfer-unmatched', '2026-03-25 08:00 email overdue-reminder');
  });

  test('undone in the same case: rungs that passed meanwhile are over as well', () => {
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .disputes('B')
      .on('2026-03-18')
      .transfer('1,000.00', 'A')
      .on('2026-04-01')
      .watch('email')
      .unmatch()
      .on('2026-04-10')
      .tells('2026-04-01 09:00 email transfer-unmatched', '2026-04-09 08:00 email overdue-reminder');
  });

  test('what counted towards a promise counts no more', () => {
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .promises('600.00', '2026-03-20')
      .transfer('300.00', 'A')
      .unmatch()
      .transfer('400.00', 'A')
      .shows({ holds: 'promise' })
      .transfer('200.00', 'A')
      .shows({ holds: '' });
  });

  test("undone after its due day: a person's, or its payer's", () => {
    story({ card: 'tok_ok', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('1,000.00', 'A')
      .on('2026-03-12')
      .unmatch()
      .on('2026-04-12')
      .tells();
  });

  describe('the account hears of it after what has paid it since', () => {
    /** The ledger has taken the first payment back and then received another, of which the account hears first. */
    const late = (
      secondMinor: number,
      debts = () =>
        story()
          .on('2026-03-02')
          .invoice('1,000.00', { due: '2026-03-10' })
          .invoice('500.00', { due: '2026-03-12' })
          .transfer('1,500.00', 'A B'),
    ) => {
      const life = debts();
      const { ledger } = life.world;
      const first = ledger.reverse([...ledger.payments.keys()].at(-1)!);
      life.fact({
        type: 'TRANSFER_RECEIVED',
        transferId: 'btx_9',
        trackingKey: null,
        settledAt: '2026-03-02T15:00:00.000Z',
        status: 'matched',
        byHand: false,
        ...ledger.receive(secondMinor, ['A', 'B']),
      });
      return {
        life: life.watch('money'),
        hear: () => life.fact({ type: 'TRANSFER_UNMATCHED', transferId: 'btx_1', reason: "another's", ...first }),
      };
    };

    test('all of it is paid: nothing is open again', () => {
      const { life, hear } = late(150_000);
      hear().tells('2026-03-02 09:00 transfer.unmatched').shows({ open: '0.00', credit: '0.00' });
      // And that one is taken back, too.
      life
        .unmatch()
        .tells(
          '2026-03-02 09:00 transfer.unmatched',
          '2026-03-02 09:00 invoice.reopened',
          '2026-03-02 09:00 invoice.reopened',
        )
        .shows({ open: '1,500.00' });
    });

    test('a part of it is paid: the rest is open again', () => {
      const { life, hear } = late(120_000);
      hear()
        .tells('2026-03-02 09:00 transfer.unmatched', '2026-03-02 09:00 invoice.reopened')
        .shows({ open: '300.00', credit: '0.00' });
      expect(life.world.ledger.of('B').balanceMinor).toBe(30_000);
    });

    test('void since: a void invoice is not open again', () => {
      const life = story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).transfer('1,000.00', 'A');
      const back = life.world.ledger.reverse('pay_1');
      life
        .voids('A')
        .watch('money')
        .fact({ type: 'TRANSFER_UNMATCHED', transferId: 'btx_1', reason: "another's", ...back })
        .tells('2026-03-02 09:00 transfer.unmatched')
        .shows({ open: '0.00', credit: '0.00' });
    });

    test('written off once, and open again: it is a debt like any other', () => {
      const { life, hear } = late(100, () =>
        story()
          .on('2026-03-02')
          .invoice('101.00', { due: '2026-03-10' })
          .invoice('500.00', { due: '2026-03-12' })
          .transfer('500.00', 'B')
          .transfer('100.00', 'A')
          .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
          .credits('A', '100.00')
          .unmatch()
          .transfer('1.00', 'A'),
      );
      hear().shows({ open: '0.00', credit: '0.00' });
      expect(life.world.ledger.of('A')).toMatchObject({ status: 'paid', balanceMinor: 0 });
    });
  });

  test('its credit was spent: what that paid is open again', () => {
    story()
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .transfer('300.00', 'A')
      .invoice('150.00', { due: '2026-04-10' })
      .shows({ open: '0.00', credit: '50.00' })
      .unmatch()
      .shows({ open: '250.00', credit: '0.00' });
  });

  test('a chargeback: aged by its due day, the ladder from today, autopay off with a task, that card never again by itself', () => {
    story({ card: 'tok_ok', watch: ['charge', 'email', 'service', 'task'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-06-01')
      .watch('charge', 'email', 'service', 'task')
      .chargeback()
      .tells(
        '2026-06-01 09:00 chargeback.received',
        '2026-06-01 09:00 task.opened',
        '2026-06-01 09:00 email payment-method-needed',
      )
      .shows({ autopay: 'off', overdue: '1,000.00', collections: 'overdue', service: 'active' })
      .expects('2026-06-02 08:00 reminder', '2026-07-27 08:00 lastNotice', '2026-08-03 08:00 deactivation')
      .on('2026-06-20')
      .autopay(true)
      .card('tok_ok', { default: false })
      .on('2026-06-30')
      .tells(
        '2026-06-02 08:00 email overdue-reminder',
        '2026-06-08 08:00 email overdue-reminder',
        '2026-06-16 08:00 email overdue-reminder',
      )
      .pays()
      .tells('2026-06-30 09:00 charged 1,000.00', '2026-06-30 09:00 email payment-receipt');
  });

  test('a chargeback after the reactivation does not deactivate at once', () => {
    story({ card: 'tok_ok', autopay: false, watch: ['service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-12')
      .pays()
      .chargeback()
      .on('2026-07-31')
      .tells(
        '2026-05-11 08:00 service.deactivated',
        '2026-05-12 09:00 service.reactivated',
        '2026-07-13 08:00 service.deactivated',
      );
  });
});
