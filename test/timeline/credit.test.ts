import { describe, expect, test } from '@jest/globals';
import { plainMoney } from '../../domain/money/money.ts';
import type { Day } from '../../domain/time/time.ts';
import { localTime } from './lines.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered } from './told.ts';

/** What was put, when, and where to. */
const put = (life: Story): string[] =>
  ordered(life, 'applyCredit').map(
    ({ params: { at, amountMinor, invoiceIds } }) =>
      `${localTime(at, 'America/Mexico_City').slice(5)} ${plainMoney(amountMinor, 'MXN').replace(' MXN', '')} to ${invoiceIds.join(' ')}`,
  );

/** The account's minute in the charging window is 10:30. */
describe('credit, when something falls due', () => {
  test("pays it in the due day's window, and nobody is dunned", () => {
    story({ watch: ['email', 'money', 'case'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('1,200.00', '')
      .watch('email', 'money', 'case')
      .shows({ open: '1,000.00', credit: '1,200.00' })
      .on('2026-05-30')
      .tells('2026-03-10 10:30 credit.applied', '2026-03-10 10:30 invoice.paid')
      .shows({ open: '0.00', credit: '200.00', service: 'active', collections: 'current' });
  });

  test('just before the automatic charge, which takes the rest', () => {
    const { world } = story({ card: 'tok_ok', watch: ['charge', 'money'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('400.00', '')
      .watch('charge', 'money')
      .on('2026-03-31')
      .tells('2026-03-10 10:30 credit.applied', '2026-03-10 10:30 charged 600.00', '2026-03-10 10:30 invoice.paid')
      .shows({ open: '0.00', credit: '0.00' });
    expect(world.calls.map((call) => call.amountMinor)).toEqual([60_000]);
  });

  test('it stays put when the charge is declined', () => {
    story({ card: 'tok_declined_once', watch: ['charge', 'money'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('400.00', '')
      .watch('charge', 'money')
      .on('2026-03-31')
      .tells(
        '2026-03-10 10:30 credit.applied',
        '2026-03-10 10:30 declined insufficient_funds',
        '2026-03-10 11:30 charged 600.00',
        '2026-03-10 11:30 invoice.paid',
      );
  });

  test('oldest first, and only what is due by then', () => {
    story({ watch: ['money'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .invoice('200.00', { due: '2026-03-10' })
      .invoice('300.00', { due: '2026-04-10' })
      .transfer('250.00', '')
      .watch('money')
      .on('2026-03-11')
      .tells('2026-03-10 10:30 credit.applied', '2026-03-10 10:30 credit.applied', '2026-03-10 10:30 invoice.paid')
      .shows({ open: '350.00', credit: '0.00' })
      .transfer('500.00', '')
      .on('2026-03-12')
      .shows({ open: '300.00', credit: '450.00' })
      .on('2026-04-11')
      .shows({ open: '0.00', credit: '150.00' });
  });

  test('at once when it arises while something is overdue', () => {
    story({ watch: ['money', 'case', 'service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-20', '23:00')
      .watch('money', 'case')
      .transfer('1,000.00', '')
      .tells(
        '2026-03-20 23:00 transfer.matched',
        '2026-03-20 23:00 credit.applied',
        '2026-03-20 23:00 invoice.paid',
        '2026-03-20 23:00 overdue.ended',
      )
      .shows({ open: '0.00', credit: '0.00' });
  });

  test('and gives a deactivated service back at once', () => {
    const off = () =>
      story({ watch: ['service', 'email'] })
        .on('2026-03-02')
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-05-13', '03:00')
        .watch('service', 'email');
    off()
      .transfer('1,000.00', '')
      .tells(
        '2026-05-13 03:00 email payment-receipt',
        '2026-05-13 03:00 service.reactivated',
        '2026-05-13 03:00 email service-reactivated',
      )
      .shows({ service: 'active', collections: 'current' });
    off()
      .transfer('500.00', '')
      .watch('service')
      .on('2026-05-14')
      .tells()
      .shows({ service: 'deactivated', open: '500.00' });
    // The small remainder goes with it.
    off().transfer('985.00', '').shows({ service: 'active', open: '0.00' });
  });

  test('by a credit note or a void above what was open of another invoice', () => {
    story({ watch: ['money'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('300.00', { due: '2026-03-10' })
      .transfer('1,000.00', 'A')
      .on('2026-03-20')
      .watch('money')
      .voids('A')
      .tells('2026-03-20 09:00 credit.applied', '2026-03-20 09:00 invoice.paid')
      .shows({ open: '0.00', credit: '700.00' });
  });

  test('not what is disputed, and not what is set aside', () => {
    const disputed = story({ watch: ['money'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .disputes('A', { amount: '600.00' })
      .transfer('1,000.00', '')
      .watch('money')
      .on('2026-03-11')
      .tells('2026-03-10 10:30 credit.applied')
      .shows({ open: '600.00', credit: '600.00' });
    disputed
      .resolve('A', 'rejected')
      .tells('2026-03-11 09:00 credit.applied', '2026-03-11 09:00 invoice.paid')
      .shows({ open: '0.00', credit: '0.00' });
    story({ watch: ['money'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .pause('2026-03-19', { invoiceId: 'A' })
      .transfer('1,000.00', '')
      .on('2026-03-19')
      .shows({ open: '1,000.00' })
      .on('2026-03-20')
      .shows({ open: '0.00' });
  });

  test('a hold of the account keeps no money from its debt', () => {
    story({ watch: ['money', 'hold'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-20')
      .promises('1,000.00', '2026-03-27')
      .watch('money', 'hold')
      .transfer('1,000.00', '')
      .tells(
        '2026-03-20 09:00 transfer.matched',
        '2026-03-20 09:00 promise.kept',
        '2026-03-20 09:00 hold.released promise',
        '2026-03-20 09:00 credit.applied',
        '2026-03-20 09:00 invoice.paid',
      );
  });

  test('of a plan, what its installment asks for on its day: it is not missed while the money is there', () => {
    story({ watch: ['money', 'hold'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .plan({ '2026-03-16': '300.00', '2026-04-16': '700.00' })
      .transfer('400.00', '')
      .watch('money', 'hold')
      .on('2026-04-10')
      .tells('2026-03-16 10:30 credit.applied')
      .shows({ open: '700.00', credit: '100.00', holds: 'plan' })
      .on('2026-04-16', '12:00')
      .tells('2026-04-16 10:30 credit.applied')
      .shows({ open: '600.00', credit: '0.00' });
  });

  test('beside a plan, it goes to what asks for it first', () => {
    const planned = (due: Day) =>
      put(
        story()
          .on('2026-03-02')
          .invoice('1,000.00', { due: '2026-03-10' })
          .plan({ '2026-03-16': '300.00', '2026-04-16': '700.00' })
          .invoice('200.00', { due })
          .transfer('400.00', '')
          .on('2026-04-30'),
      );
    expect(planned('2026-03-12')).toEqual(['03-12 10:30 200.00 to B', '03-16 10:30 200.00 to A']);
    expect(planned('2026-03-20')).toEqual(['03-16 10:30 300.00 to A', '03-20 10:30 100.00 to B']);
  });

  test('not what is being paid by direct debit', () => {
    expect(
      put(
        story({ card: 'tok_bank_ok', autopay: false })
          .on('2026-03-02')
          .invoice('1,000.00', { due: '2026-03-03' })
          .invoice('200.00', { due: '2026-03-03' })
          .pays('A')
          .transfer('500.00', '')
          .on('2026-03-03', '12:00')
          .shows({ credit: '300.00', open: '1,000.00' }),
      ),
    ).toEqual(['03-03 10:30 200.00 to B']);
  });

  test('what is due first, whichever was issued first', () => {
    expect(
      put(
        story()
          .on('2026-03-02')
          .invoice('300.00', { due: '2026-04-10' })
          .invoice('100.00', { due: '2026-03-10' })
          .transfer('200.00', '')
          .on('2026-04-11'),
      ),
    ).toEqual(['03-10 10:30 100.00 to B', '04-10 10:30 100.00 to A']);
  });

  test('more of it a minute later goes at once, too', () => {
    expect(
      put(
        story()
          .on('2026-03-02')
          .invoice('1,000.00', { due: '2026-03-10' })
          .on('2026-03-20')
          .transfer('100.00', '')
          .later(1)
          .transfer('50.00', ''),
      ),
    ).toEqual(['03-20 09:00 100.00 to A', '03-20 09:01 50.00 to A']);
  });

  test('told of again, it is put once', () => {
    const life = story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('1,400.00', '')
      .on('2026-03-10', '10:31')
      .shows({ credit: '400.00' });
    const { key } = ordered(life, 'applyCredit')[0]!;
    life
      .fact({
        type: 'CREDIT_APPLIED',
        key,
        allocations: [{ invoiceId: 'A', amountMinor: 100_000 }],
        creditMinor: -100_000,
      })
      .shows({ credit: '400.00', open: '0.00' });
  });

  test('not beside an attempt that is on its way: that one counts on it', () => {
    const life = story({ card: 'tok_ok', autopay: false, watch: ['money', 'charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('400.00', '')
      .bankKeepsBack()
      .pays()
      .watch('money', 'charge')
      .on('2026-03-10', '12:00')
      .tells();
    expect(life.effects.filter(({ effect }) => effect.type === 'applyCredit')).toEqual([]);
    life
      .bankAnswers()
      .tells('2026-03-10 12:00 charged 600.00', '2026-03-10 12:00 invoice.paid')
      .shows({ open: '0.00', credit: '0.00' })
      .on('2026-03-31')
      .tells();
  });

  test('nothing is charged, sent or switched off while it is under way', () => {
    const life = story({ card: 'tok_ok', watch: ['money', 'charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('400.00', '')
      .on('2026-03-09')
      .watch('money', 'charge', 'email', 'skipped');
    life.world.slow.add('applyCredit');
    life
      .on('2026-03-11', '09:00')
      .tells()
      .bankAnswers()
      .on('2026-03-12')
      .tells(
        '2026-03-11 09:00 credit.applied',
        '2026-03-11 09:00 charged 600.00',
        '2026-03-11 09:00 invoice.paid',
        '2026-03-11 09:00 email payment-receipt',
      );
  });

  const refund = (amountMinor: number) => (life: ReturnType<typeof story>) => {
    life.world.ledger.refund(amountMinor);
    return life.fact({ type: 'CREDIT_REFUNDED', refundId: 'rfd_1', amountMinor, reason: 'asked for' });
  };
  const waiting = () =>
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('400.00', '')
      .waitsToBegin('applyCredit')
      .on('2026-03-10', '10:33');

  test('refunded between its decision and its beginning, it is not put, and not asked for again', () => {
    const life = refund(40_000)(waiting()).bankAnswers().on('2026-03-31').shows({ credit: '0.00', open: '1,000.00' });
    expect(put(life)).toEqual(['03-10 10:30 400.00 to A']);
  });

  test('a part of it refunded meanwhile, the rest is put; what is due still takes what comes', () => {
    const life = refund(10_000)(waiting()).bankAnswers().shows({ credit: '0.00', open: '700.00' });
    expect(put(life.on('2026-03-20', '09:00').transfer('50.00', '').shows({ open: '650.00' }))).toEqual([
      '03-10 10:30 400.00 to A',
      '03-20 09:00 50.00 to A',
    ]);
  });

  test('what the ledger has not, by nothing that the account knows of, is tried each hour: no circle at one instant', () => {
    const life = story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).transfer('400.00', '');
    // Our own bug.
    life.world.ledger.refund(40_000);
    expect(put(life.on('2026-03-10', '12:00').shows({ credit: '400.00' }))).toEqual([
      '03-10 10:30 400.00 to A',
      '03-10 11:30 400.00 to A',
    ]);
  });

  test('undone with the payment that it came from, its debt is open again', () => {
    story({ watch: ['money'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('1,000.00', '')
      .on('2026-03-11')
      .watch('money')
      .unmatch()
      .tells('2026-03-11 09:00 transfer.unmatched', '2026-03-11 09:00 invoice.reopened')
      .shows({ open: '1,000.00', credit: '0.00' });
  });
});
