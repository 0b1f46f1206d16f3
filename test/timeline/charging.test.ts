import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';

const charges = { card: 'tok_ok', watch: ['charge'] as 'charge'[] };

describe('the due day', () => {
  test('the 10th on a Sunday and on a holiday: charged on that day, at its minute', () => {
    story({ ...charges, startsOn: '2020-01-02' })
      .on('2020-04-03')
      .invoice('1.00', { due: '2020-04-10' }) // Good Friday
      .on('2020-05-04')
      .invoice('2.00', { due: '2020-05-10' }) // a Sunday
      .on('2020-05-31')
      .tells('2020-04-10 10:30 charged 1.00', '2020-05-10 10:30 charged 2.00');
  });

  test('a weekend or a holiday changes nothing', () => {
    story(charges)
      .on('2026-05-04')
      .invoice('1.00', { due: '2026-05-10' }) // a Sunday
      .on('2026-09-02')
      .invoice('2.00', { due: '2026-09-16' }) // a holiday
      .on('2026-12-31')
      .tells('2026-05-10 10:30 charged 1.00', '2026-09-16 10:30 charged 2.00');
  });

  test('everything due by that day is charged once, and what is due later is not', () => {
    story(charges)
      .on('2026-03-02')
      .invoice('1.00', { due: '2026-03-10' })
      .invoice('2.00', { due: '2026-03-10' })
      .invoice('4.00', { due: '2026-03-11' })
      .on('2026-03-10', '12:00')
      .tells('2026-03-10 10:30 charged 3.00')
      .on('2026-03-12')
      .tells('2026-03-11 10:30 charged 4.00');
  });

  test('minus credit, which pays its part', () => {
    story(charges)
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .transfer('400.00', '')
      .on('2026-03-11')
      .tells('2026-03-10 10:30 charged 600.00')
      .shows({ open: '0.00', credit: '0.00' });
  });

  test('nothing to charge: no charge, no mail; what falls due the next day is charged with it', () => {
    story({ ...charges, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-03-12' })
      .transfer('1,200.00', '')
      .on('2026-03-03')
      .watch('charge', 'email')
      .on('2026-03-13')
      .tells(
        '2026-03-09 08:00 email autopay-upcoming',
        '2026-03-12 10:30 charged 300.00',
        '2026-03-12 10:30 email payment-receipt',
      )
      .shows({ open: '0.00', credit: '0.00' });
  });

  test('minus what is disputed and paused; minus what money on a proof covers, oldest first', () => {
    story(charges)
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-03-10' })
      .invoice('40.00', { due: '2026-03-10' })
      .invoice('80.00', { due: '2026-03-10' })
      .disputes('A')
      .disputes('B', { amount: '5.00' })
      .pause('2026-03-19', { invoiceId: 'C' })
      .on('2026-03-09', '12:00')
      .proof('prf_1', '30.00')
      .accepts('prf_1')
      .on('2026-03-11')
      .tells('2026-03-10 10:30 charged 80.00'); // the 30.00 are for B and C
  });

  test('a due day missed because of a hold is made up in the next window, not at once', () => {
    story(charges)
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .pause('2026-03-12')
      .expects('2026-03-13 00:00 holdEnds')
      .on('2026-03-12')
      .resume()
      .expects(
        '2026-03-12 10:30 charge 100.00', // and nobody is dunned before that
      )
      .on('2026-03-13')
      .tells('2026-03-12 10:30 charged 100.00');
  });

  test('a hold that ends in the middle of the due day leaves the window of that day', () => {
    story(charges)
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .pause('2026-03-12')
      .on('2026-03-10', '13:00')
      .resume()
      .tells('2026-03-10 13:00 charged 10.00');
    story(charges)
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .pause('2026-03-12')
      .on('2026-03-10', '15:00')
      .resume()
      .on('2026-03-12')
      .tells('2026-03-11 10:30 charged 10.00');
  });

  test('backdated: in the next window', () => {
    story(charges)
      .on('2026-03-12', '12:00')
      .invoice('10.00', { due: '2026-03-10', issued: '2026-03-01' })
      .on('2026-03-14')
      .tells('2026-03-13 10:30 charged 10.00');
    story(charges)
      .on('2026-03-12', '09:00')
      .invoice('10.00', { due: '2026-03-10', issued: '2026-03-01' })
      .on('2026-03-14')
      .tells('2026-03-12 10:30 charged 10.00');
  });

  test('field report F71: autopay switched on late charges nothing by itself; a new default card does', () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .on('2026-03-12', '12:00')
      .autopay(true)
      .tells()
      .on('2026-03-20')
      .tells()
      .card('tok_ok', { fingerprint: 'another' })
      .tells('2026-03-20 09:00 charged 10.00');
  });

  test('an outage over the window: charged in the next one, never outside of it', () => {
    story(charges)
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .outageUntil('2026-03-10', '22:00')
      .on('2026-03-12')
      .tells('2026-03-10 22:00 charge.skipped', '2026-03-11 10:30 charged 10.00');
    story(charges)
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .outageUntil('2026-03-11', '05:00')
      .on('2026-03-12')
      .tells('2026-03-11 05:00 charge.skipped', '2026-03-11 10:30 charged 10.00');
    story(charges)
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .outageUntil('2026-03-10', '14:59')
      .tells('2026-03-10 14:59 charged 10.00');
  });

  test('a later 10th does not try old debt again: the newly due invoice is charged alone', () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-04-02')
      .shows({ autopay: 'exhausted' })
      .watch('charge')
      .card('tok_ok', { default: false })
      .on('2026-04-03')
      .invoice('70.00', { due: '2026-04-10' })
      .on('2026-04-11')
      .tells('2026-04-10 10:30 declined insufficient_funds', '2026-04-10 11:30 declined insufficient_funds')
      .expects(
        '2026-04-13 10:30 retry 70.00',
        '2026-04-24 08:00 reminder',
        '2026-05-04 08:00 lastNotice',
        '2026-05-11 08:00 deactivation',
      );
  });

  test('what the ladder could not take is taken by a new method, a person, or the customer', () => {
    const exhausted = () =>
      story({ card: 'tok_insufficient_funds', watch: ['charge'] })
        .on('2026-03-02')
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-04-02')
        .shows({ autopay: 'exhausted' })
        .watch('charge');
    exhausted().card('tok_ok').tells('2026-04-02 09:00 charged 1,000.00');
    exhausted()
      .overrides({ type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null })
      .tells('2026-04-02 09:00 declined insufficient_funds')
      .shows({ autopay: 'exhausted' })
      .on('2026-04-30')
      .tells();
    exhausted()
      .card('tok_ok', { default: false })
      .pays(null, { method: 'pm_2' })
      .tells('2026-04-02 09:00 charged 1,000.00');
  });

  test('backdated beside what was tried or is paused: made up in the next window, not at once', () => {
    const due = (card: string) =>
      story({ card, watch: ['charge'] })
        .on('2026-03-02')
        .invoice('1,000.00', { due: '2026-03-10' });
    due('tok_stolen')
      .on('2026-03-11')
      .card('tok_ok', { default: false })
      .fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' })
      .on('2026-03-12', '12:00')
      .watch('charge')
      .invoice('70.00', { due: '2026-03-10' })
      .on('2026-03-14')
      .tells('2026-03-13 10:30 charged 70.00');
    due('tok_ok')
      .pause('2026-04-30', { invoiceId: 'A' })
      .on('2026-03-12', '12:00')
      .watch('charge')
      .invoice('70.00', { due: '2026-03-10' })
      .on('2026-03-14')
      .tells('2026-03-13 10:30 charged 70.00');
  });

  test('what is wholly disputed is no part of it', () => {
    const life = story({ card: 'tok_ok' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('70.00', { due: '2026-03-10' })
      .disputes('A')
      .on('2026-03-11');
    expect(life.entries.find((entry) => entry.type === 'charge.attempted')?.data).toMatchObject({
      invoiceIds: ['B'],
      amountMinor: 7_000,
    });
  });

  test('a remainder of exactly 50.00 is retried, and so is a small invoice of which nothing is paid', () => {
    const declined = (total: string) =>
      story({ card: 'tok_declined_once', watch: ['charge'] })
        .on('2026-03-02')
        .invoice(total, { due: '2026-03-10' })
        .on('2026-03-10', '11:00')
        .watch('charge');
    declined('1,000.00').transfer('950.00', 'A').on('2026-03-11').tells('2026-03-10 11:30 charged 50.00');
    declined('40.00').on('2026-03-11').tells('2026-03-10 11:30 charged 40.00');
  });

  test('a small remainder is not retried by itself, and joins the next charge', () => {
    story({ card: 'tok_declined_once', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:00')
      .transfer('960.00', 'A')
      .shows({ autopay: 'idle', open: '40.00' })
      .expects()
      .on('2026-04-01')
      .tells('2026-03-10 10:30 declined insufficient_funds')
      .invoice('100.00', { due: '2026-04-10' })
      .on('2026-04-09')
      .expects('2026-04-10 10:30 charge 140.00')
      .on('2026-04-11')
      .tells('2026-04-10 10:30 charged 140.00')
      .shows({ open: '0.00' });
  });

  test('switching it on records the consent: who, when, and to which text', () => {
    const life = story().on('2026-03-02').autopay(true);
    expect(life.entries.at(-1)).toMatchObject({
      type: 'autopay.changed',
      at: '2026-03-02T15:00:00.000Z',
      actor: { kind: 'customer', id: 'guthrie' },
      data: { enabled: true, consent: { by: 'guthrie', text: 'I agree' } },
    });
  });

  test('autopay off: nothing is charged', () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .on('2026-06-30')
      .tells()
      .shows({ autopay: 'off' });
  });

  test('the window is policy: an account keeps its own minute of it', () => {
    const policy = { ...mexico, charge: { ...mexico.charge, window: { from: '12:00', to: '14:00' } as const } };
    story({ ...charges, policy })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .tells('2026-03-10 13:30 charged 10.00');
  });
});
