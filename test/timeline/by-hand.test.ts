import { describe, expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { story } from './story.ts';

describe('attempts that somebody asks for', () => {
  const due = (token: string) =>
    story({ card: token, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-09', '12:00')
      .watch('charge', 'email');

  test('after a decline the same method waits an hour, whoever asks; another may be used at once', () => {
    due('tok_insufficient_funds')
      .on('2026-03-10', '10:30')
      .watch('charge')
      .on('2026-03-10', '11:00')
      .pays(null, { refused: 'retry_too_soon' })
      .overrides({ type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null }, { refused: 'retry_too_soon' })
      .card('tok_ok', { default: false })
      .pays(null, { method: 'pm_2' })
      .tells('2026-03-10 11:00 charged 1,160.00');
  });

  test('allowed from the very instant', () => {
    story({ card: 'tok_declined_once', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .pays()
      .later(59)
      .pays(null, { refused: 'retry_too_soon' })
      .later(1)
      .pays()
      .tells('2026-03-02 09:00 declined insufficient_funds', '2026-03-02 10:00 charged 1,160.00');
  });

  test('the refusal names the instant', () => {
    const life = story({ card: 'tok_insufficient_funds', autopay: false })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .pays()
      .later(10);
    const refusal = accountChart.refusal(
      life.state,
      { type: 'PAY_REQUESTED', attemptId: 'att_x', invoiceId: null, methodId: null, trigger: 'api' },
      '2026-03-02T15:10:00.000Z',
    );
    expect(refusal).toMatchObject({
      status: 409,
      code: 'retry_too_soon',
      data: { retryAllowedAt: '2026-03-02T16:00:00.000Z' },
    });
  });

  test('an attempt by hand moves no rung', () => {
    due('tok_insufficient_funds')
      .on('2026-03-11', '15:00')
      .watch('charge')
      .pays()
      .on('2026-03-14')
      .tells('2026-03-11 15:00 declined insufficient_funds', '2026-03-13 10:30 declined insufficient_funds');
  });

  test('it takes the place of a retry that is due within the hour', () => {
    due('tok_insufficient_funds')
      .on('2026-03-13', '10:00')
      .watch('charge')
      .pays()
      .on('2026-03-18')
      .tells('2026-03-13 10:00 declined insufficient_funds', '2026-03-17 10:30 declined insufficient_funds');
  });

  test('in the place of the last retry, it ends the ladder with its one mail', () => {
    due('tok_insufficient_funds')
      .on('2026-03-24', '10:00')
      .watch('charge', 'email')
      .pays()
      .on('2026-03-24', '19:00')
      .tells(
        '2026-03-24 10:00 declined insufficient_funds',
        '2026-03-24 10:00 retries.exhausted',
        '2026-03-24 10:00 email payment-declined',
        '2026-03-24 10:00 email retries-exhausted',
      )
      .shows({ autopay: 'exhausted' });
  });

  test("in the place of the due day's charge, it begins the ladder", () => {
    due('tok_declined_once')
      .on('2026-03-10', '10:00')
      .pays()
      .tells('2026-03-10 10:00 declined insufficient_funds', '2026-03-10 10:00 email payment-declined')
      .on('2026-03-11')
      .watch('charge')
      .shows({ autopay: 'idle', open: '0.00' });
    due('tok_insufficient_funds')
      .on('2026-03-10', '10:00')
      .watch('charge')
      .pays()
      .on('2026-03-14')
      .tells(
        '2026-03-10 10:00 declined insufficient_funds',
        '2026-03-10 11:00 declined insufficient_funds',
        '2026-03-13 10:00 declined insufficient_funds',
      );
  });

  test('well before the due day it takes no place', () => {
    due('tok_declined_once')
      .watch('charge')
      .pays()
      .on('2026-03-11')
      .tells('2026-03-09 12:00 declined insufficient_funds', '2026-03-10 10:30 charged 1,160.00');
  });

  test('one invoice, or everything; nothing twice', () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-04-10' })
      .pays('B')
      .pays('B', { refused: 'nothing_due' })
      .pays()
      .pays(null, { refused: 'nothing_due' })
      .tells('2026-03-02 09:00 charged 20.00', '2026-03-02 09:00 charged 10.00');
  });

  test("refused without a method, and with one that is not the account's", () => {
    story()
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .pays(null, { refused: 'no_payment_method' })
      .pays(null, { method: 'pm_77', refused: 'no_payment_method' });
  });

  test('what is disputed is paid neither with the balance nor by itself', () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-03-10' })
      .disputes('A')
      .pays()
      .pays(null, { refused: 'nothing_due' })
      .pays('A', { refused: 'nothing_due' })
      .tells('2026-03-02 09:00 charged 20.00');
  });

  test('ten at once take the money once', () => {
    const life = story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .bankKeepsBack()
      .pays();
    for (let i = 0; i < 9; i++) life.pays(null, { refused: 'payment_in_progress' });
    life.bankAnswers().tells('2026-03-02 09:00 charged 10.00');
    expect(life.world.calls).toHaveLength(1);
  });

  test("an agent's retry charges what is due, under a hold too", () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .invoice('20.00', { due: '2026-04-10' })
      .on('2026-03-12')
      .pause('2026-03-19')
      .overrides({ type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null })
      .tells('2026-03-12 09:00 charged 10.00');
  });
});
