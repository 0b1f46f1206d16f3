import { describe, expect, test } from '@jest/globals';
import type { Setting } from './life.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

/** A mail is true when it leaves (rules, Days): mails of charges that were stopped, and what happens until they may go. */
const owing = (setting: Setting = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

/** What comes of it when mails may go again, within three hours. */
function leaves(life: Story, ...lines: string[]): void {
  life
    .watch('email', 'skipped')
    .lets('mails')
    .later(180)
    .tells(...lines);
}

describe('that nothing is tried any more', () => {
  const exhausted = (life = owing({ card: 'tok_insufficient_funds' })): Story =>
    life.on('2026-03-24', '10:00').stops('mails').on('2026-03-24', '11:00');
  const [said, skipped] = ['email retries-exhausted', 'email.skipped retries-exhausted'];

  test('goes late, and asks for what is left by then', () => {
    leaves(exhausted(), `2026-03-24 11:30 ${said}`);
    const life = exhausted().transfer('400.00', 'A');
    leaves(life, `2026-03-24 12:00 ${said}`, '2026-03-24 12:00 email payment-receipt');
    expect(written(life, 'retries-exhausted').at(-1)).toMatchObject({ amountMinor: 60_000, attempts: 5 });
  });

  test('does not go where nothing is asked for by now', () => {
    leaves(
      exhausted().transfer('1,000.00', 'A'),
      `2026-03-24 12:00 ${skipped}`,
      '2026-03-24 12:00 email payment-receipt',
    );
    leaves(
      exhausted().plan({ '2026-04-02': '500.00', '2026-05-02': '500.00' }),
      `2026-03-24 12:00 ${skipped}`,
      '2026-03-24 12:00 email plan-confirmed',
    );
    leaves(
      exhausted().disputes('A', { late: true }),
      `2026-03-24 12:00 ${skipped}`,
      '2026-03-24 12:00 email dispute-opened',
    );
  });

  test('does not go where another card is tried, also while it waits for that, or where autopay is off', () => {
    leaves(
      exhausted().card('tok_declined_twice'),
      `2026-03-24 11:30 ${skipped}`,
      '2026-03-24 12:00 email payment-declined',
    );
    leaves(exhausted().stops('charges').card('tok_ok'), `2026-03-24 11:30 ${skipped}`);
    leaves(exhausted().autopay(false), `2026-03-24 11:30 ${skipped}`);
  });

  test('does not go where its own ladder is no more, though another has come to its end', () => {
    const life = story({ card: 'tok_insufficient_funds' })
      .on('2026-02-02')
      .invoice('500.00', { due: '2026-02-10' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' });
    exhausted(life).dueMoved('B', '2026-03-30');
    expect(life.context.ladders).toMatchObject([{ state: 'exhausted', invoiceIds: ['A'] }]);
    leaves(life, `2026-03-24 11:30 ${skipped}`);
  });
});

describe('that a card expires', () => {
  const expiring = (): Story =>
    story({ autopay: true }).card('tok_ok', { expiresOn: '2026-03-31' }).stops('mails').on('2026-03-05');
  const [said, skipped] = ['email card-expiring', 'email.skipped card-expiring'];

  test('goes as long as it is charged and has not expired, on its last day too', () => {
    leaves(expiring(), `2026-03-05 12:00 ${said}`);
    leaves(expiring().card('tok_ok', { fingerprint: 'another', default: false }), `2026-03-05 12:00 ${said}`);
    leaves(expiring().on('2026-03-31', '09:30'), `2026-03-31 12:00 ${said}`);
  });

  test('does not go where autopay is off, another is charged, or it has expired', () => {
    leaves(expiring().autopay(false), `2026-03-05 12:00 ${skipped}`);
    leaves(expiring().card('tok_ok', { fingerprint: 'another' }), `2026-03-05 12:00 ${skipped}`);
    leaves(expiring().on('2026-04-01', '07:00'), `2026-04-01 08:00 ${skipped}`);
  });
});

describe('that another method is needed', () => {
  const [said, skipped] = ['email payment-method-needed', 'email.skipped payment-method-needed'];

  describe('since one was declined for good', () => {
    const declined = (): Story =>
      owing({ card: 'tok_stolen' }).on('2026-03-10').stops('mails').on('2026-03-10', '11:00');

    test('goes late, also where autopay is off by then and nothing tries another', () => {
      leaves(declined(), `2026-03-10 11:30 ${said}`);
      leaves(declined().autopay(false).card('tok_ok'), `2026-03-10 11:30 ${said}`);
    });

    test('does not go where another is there, which is tried', () => {
      leaves(
        declined().card('tok_declined_twice'),
        `2026-03-10 11:30 ${skipped}`,
        '2026-03-10 12:00 email payment-declined',
      );
      leaves(declined().stops('charges').card('tok_ok'), `2026-03-10 11:30 ${skipped}`);
    });
  });

  describe('since there is none', () => {
    const none = (): Story => owing({ autopay: true }).on('2026-03-09', '07:00').stops('mails').on('2026-03-09');

    test('goes late', () => leaves(none(), `2026-03-09 10:00 ${said}`));

    test('does not go where autopay is off, one is there, or nothing is owed', () => {
      leaves(none().autopay(false), `2026-03-09 10:00 ${skipped}`);
      leaves(none().card('tok_ok'), `2026-03-09 10:00 ${skipped}`);
      leaves(none().transfer('1,000.00', 'A'), `2026-03-09 10:00 ${skipped}`, '2026-03-09 10:00 email payment-receipt');
    });
  });

  describe('since a chargeback', () => {
    const back = (): Story =>
      owing({ card: 'tok_ok' }).on('2026-03-12').stops('mails').chargeback().on('2026-03-12', '09:30');

    test('goes late, also where another is there and autopay is still off; it names the one', () => {
      leaves(back(), `2026-03-12 10:00 ${said}`);
      const life = back().card('tok_ok', { fingerprint: 'another', brand: 'mastercard' });
      leaves(life, `2026-03-12 10:00 ${said}`);
      expect(written(life, 'payment-method-needed').at(-1)).toMatchObject({
        why: 'chargeback',
        amountMinor: 100_000,
        method: { brand: 'visa', last4: '4242' },
        reason: null,
      });
    });

    test('names it also where it is gone by then', () => {
      const life = back().fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null });
      leaves(life, `2026-03-12 10:00 ${said}`);
      expect(written(life, 'payment-method-needed').at(-1)).toMatchObject({ method: { brand: 'visa', last4: '4242' } });
    });

    test('does not go where autopay is on again, or nothing is owed', () => {
      leaves(back().autopay(true), `2026-03-12 10:00 ${skipped}`);
      leaves(back().transfer('1,000.00', 'A'), `2026-03-12 10:30 ${skipped}`, '2026-03-12 10:30 email payment-receipt');
    });
  });
});

describe('that a charge was declined', () => {
  const [said, skipped] = ['email payment-declined', 'email.skipped payment-declined'];
  const declined = (): Story =>
    owing({ card: 'tok_insufficient_funds' }).on('2026-03-10').stops('mails').on('2026-03-10', '12:00');

  test('names the method as it is by then, what was tried, and what is owed by now', () => {
    const life = declined().transfer('400.00', 'A');
    life.fact({
      type: 'METHOD_CHANGED',
      method: {
        id: 'pm_1',
        kind: 'card',
        brand: 'visa',
        last4: '1881',
        fingerprint: 'tok_insufficient_funds',
        default: true,
        expiresOn: null,
      },
    });
    leaves(life, `2026-03-10 13:00 ${said}`, '2026-03-10 13:00 email payment-receipt');
    expect(written(life, 'payment-declined').at(-1)).toMatchObject({
      amountMinor: 60_000,
      triedMinor: 100_000,
      method: { last4: '1881' },
      nextRetryAt: '2026-03-13T16:30:00.000Z',
    });
  });

  test('does not go where it is paid, or a plan asks for nothing yet', () => {
    leaves(
      declined().transfer('1,000.00', 'A'),
      `2026-03-10 13:00 ${skipped}`,
      '2026-03-10 13:00 email payment-receipt',
    );
    leaves(
      declined().plan({ '2026-04-02': '500.00', '2026-05-02': '500.00' }),
      `2026-03-10 13:00 ${skipped}`,
      '2026-03-10 13:00 email plan-confirmed',
    );
  });

  test('is told to who pays ahead of a plan that asks for nothing yet', () => {
    const life = owing().card('tok_insufficient_funds').plan({ '2026-04-02': '500.00', '2026-05-02': '500.00' });
    life.watch('email').pays('A').tells('2026-03-02 09:00 email payment-declined');
    expect(written(life, 'payment-declined')).toMatchObject([{ amountMinor: 100_000, triedMinor: 100_000 }]);
  });

  test('is told to nobody where its invoice was paid while the bank looked at it', () => {
    owing()
      .card('tok_insufficient_funds')
      .bankKeepsBack()
      .pays('A')
      .transfer('1,000.00', 'A')
      .watch('charge', 'email')
      .bankAnswers()
      .on('2026-03-03')
      .tells('2026-03-02 09:00 declined insufficient_funds');
  });
});
