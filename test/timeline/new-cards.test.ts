import { describe, test } from '@jest/globals';
import { story } from './story.ts';

describe('hard declines and new cards', () => {
  const refused = (token = 'tok_stolen') =>
    story({ card: token, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10')
      .watch('charge', 'email')
      .on('2026-03-10', '12:00');

  test('a hard decline is told at once, and that card is never tried again', () => {
    refused()
      .tells('2026-03-10 10:30 declined stolen_card', '2026-03-10 10:30 email payment-method-needed')
      .shows({ autopay: 'needsMethod' })
      .pays(null, { refused: 'card_blocked' })
      .overrides({ type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null }, { refused: 'card_blocked' })
      .watch('charge')
      .on('2026-04-30')
      .tells();
  });

  test('an expired card needs a new one', () => {
    refused('tok_expired')
      .tells('2026-03-10 10:30 declined expired_card', '2026-03-10 10:30 email payment-method-needed')
      .shows({ autopay: 'needsMethod' });
  });

  test('card replaced in a hard-decline hold: a new default card with autopay on is tried at once', () => {
    refused()
      .watch('charge', 'email')
      .card('tok_ok')
      .tells('2026-03-10 12:00 charged 1,160.00', '2026-03-10 12:00 email payment-receipt')
      .shows({ autopay: 'idle' });
  });

  test('a new card that is not the default is not; made the default, it is', () => {
    refused()
      .watch('charge')
      .card('tok_ok', { default: false })
      .tells()
      .shows({ autopay: 'needsMethod' })
      .on('2026-03-12')
      .tells()
      .fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' })
      .tells('2026-03-12 09:00 charged 1,160.00');
  });

  test('the refused card removed, and another is the default then: that one is tried', () => {
    refused()
      .watch('charge')
      .card('tok_ok', { default: false })
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: 'pm_2' })
      .tells('2026-03-10 12:00 charged 1,160.00');
  });

  test('without autopay a new card charges nothing by itself; chargeNow does', () => {
    const debtor = () =>
      story({ autopay: false, watch: ['charge'] })
        .on('2026-03-02')
        .invoice('1,160.00', { due: '2026-03-10' })
        .on('2026-03-12');
    debtor().card('tok_ok').on('2026-03-31').tells();
    debtor().card('tok_ok', { chargeNow: true }).tells('2026-03-12 09:00 charged 1,160.00');
  });

  test('chargeNow tries only what is due', () => {
    story({ autopay: false, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .card('tok_ok', { chargeNow: true })
      .on('2026-03-05')
      .tells();
  });

  test('a new default card before the due day waits for its window', () => {
    story({ card: 'tok_stolen', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '06:00')
      .card('tok_ok')
      .on('2026-03-11')
      .tells('2026-03-10 10:30 charged 1,160.00');
  });

  test('no card on the due day, a new default one later: tried at once', () => {
    story({ autopay: true, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-12', '16:00')
      .tells()
      .card('tok_ok')
      .tells('2026-03-12 16:00 charged 1,160.00');
  });

  test("card replaced in a hard-decline hold, and an agent's pause beside it: tried when the pause is over", () => {
    refused()
      .watch('charge')
      .pause('2026-03-19')
      .card('tok_ok')
      .on('2026-03-19')
      .tells()
      .on('2026-03-21')
      .tells('2026-03-20 10:30 charged 1,160.00')
      .shows({ autopay: 'idle' });
  });

  test('asked for with chargeNow it does not wait for the hold', () => {
    refused()
      .watch('charge')
      .pause('2026-03-19')
      .card('tok_ok', { chargeNow: true })
      .tells('2026-03-10 12:00 charged 1,160.00');
  });

  test('a new card that is declined begins a ladder of its own', () => {
    refused()
      .watch('charge')
      .card('tok_declined_once')
      .shows({ autopay: 'retryScheduled' })
      .on('2026-03-11')
      .tells('2026-03-10 12:00 declined insufficient_funds', '2026-03-10 13:00 charged 1,160.00');
  });

  test('the same card under another token is known again', () => {
    refused()
      .card('tok_ok', { fingerprint: 'tok_stolen' })
      .shows({ autopay: 'needsMethod' })
      .pays(null, { refused: 'card_blocked' });
  });

  test('a new card while an attempt is in flight waits for its outcome', () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .bankKeepsBack()
      .on('2026-03-10', '10:31')
      .card('tok_ok')
      .tells()
      .bankAnswers()
      .tells('2026-03-10 10:31 declined insufficient_funds', '2026-03-10 10:31 charged 1,160.00');
  });

  test('autopay with a refused default card needs another, whatever was paid since', () => {
    refused()
      .transfer('1,160.00', 'A')
      .shows({ autopay: 'needsMethod', collections: 'current' })
      .card('tok_ok')
      .shows({ autopay: 'idle' });
  });
});
