import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';

describe('contacts', () => {
  test('wait for working days: a rung on a Sunday goes on Monday', () => {
    story()
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-14' }) // day 1 is Sunday the 15th, Monday the 16th a holiday
      .on('2026-03-18')
      .tells('2026-03-02 09:00 email invoice-issued', '2026-03-17 08:00 email overdue-reminder');
  });

  test('a decline on a Sunday is told on Monday, whether another card is needed or not', () => {
    const declined = (card: string) =>
      story({ card })
        .on('2026-05-04')
        .invoice('100.00', { due: '2026-05-10' })
        .on('2026-05-09')
        .watch('charge', 'email')
        .on('2026-05-12');
    declined('tok_stolen').tells(
      '2026-05-10 10:30 declined stolen_card',
      '2026-05-11 08:00 email payment-method-needed',
    );
    declined('tok_insufficient_funds').tells(
      '2026-05-10 10:30 declined insufficient_funds',
      '2026-05-10 11:30 declined insufficient_funds',
      '2026-05-11 08:00 email payment-declined',
    );
  });

  test('[08:00, 20:00): at 20:00 sharp it is too late, a minute before it is not', () => {
    story()
      .on('2026-03-03', '19:59')
      .invoice('500.00', { due: '2026-04-10' })
      .tells('2026-03-03 19:59 email invoice-issued');
    story()
      .on('2026-03-03', '20:00')
      .invoice('500.00', { due: '2026-04-10' })
      .tells()
      .on('2026-03-05')
      .tells('2026-03-04 08:00 email invoice-issued');
    story()
      .on('2026-03-03', '07:59')
      .invoice('500.00', { due: '2026-04-10' })
      .tells()
      .on('2026-03-05')
      .tells('2026-03-03 08:00 email invoice-issued');
  });

  test('an observance such as 10 May is a working day, if it is no Sunday', () => {
    story({ startsOn: '2027-01-04' })
      .on('2027-05-10')
      .invoice('500.00', { due: '2027-06-10' })
      .tells('2027-05-10 09:00 email invoice-issued');
  });

  test('at most one a day: the strongest goes, and says what the others would have said', () => {
    const life = story({ card: 'tok_insufficient_funds', watch: ['email'] })
      .on('2026-03-06')
      .invoice('1,160.00', { due: '2026-03-14' }) // a Saturday
      .on('2026-03-18')
      .tells(
        '2026-03-06 09:00 email invoice-issued',
        '2026-03-11 08:00 email autopay-upcoming',
        '2026-03-17 08:00 email payment-declined',
      );
    const mail = life.effects.flatMap(({ effect }) => (effect.type === 'sendEmail' ? [effect.params.mail] : [])).at(-1);
    expect(mail?.also.map((topic) => topic.template)).toEqual(['overdue-reminder']);
  });

  test("F59: a reminder at an agent's word is one contact of the day, and none besides one that went or waits", () => {
    const again = { refused: 'not_allowed_now' };
    story({ watch: ['email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-11', '09:00')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' }, again)
      .on('2026-03-12', '21:00')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .overrides({ type: 'SEND_REMINDER_REQUESTED' }, again)
      .on('2026-03-14')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-13 08:00 email overdue-reminder',
      );
  });

  describe('a paper is no dunning', () => {
    const held = (pause: (life: ReturnType<typeof story>) => unknown) => {
      const life = story({ watch: ['email'] }).on('2026-03-01', '12:00');
      pause(life);
      return life.invoice('1,160.00', { due: '2026-03-10' }).on('2026-03-13');
    };
    const standing = (life: ReturnType<typeof story>) =>
      life.effects.flatMap(({ effect }) =>
        effect.type === 'sendEmail' && effect.params.mail.topic.template === 'invoice-issued'
          ? [effect.params.mail.topic.data.standing]
          : [],
      );

    test('it goes beside the contact of its day', () => {
      story({ watch: ['email'] })
        .on('2026-03-02')
        .invoice('1,160.00', { due: '2026-03-10' })
        .on('2026-03-10', '21:00')
        .invoice('500.00', { due: '2026-04-10' })
        .on('2026-03-11', '09:00')
        .invoice('300.00', { due: '2026-04-10' })
        .on('2026-03-13')
        .tells(
          '2026-03-02 09:00 email invoice-issued',
          '2026-03-11 08:00 email invoice-issued',
          '2026-03-11 08:00 email overdue-reminder',
          '2026-03-11 09:00 email invoice-issued',
        );
    });

    test('of an invoice that is void before it leaves it does not go; of another it does', () => {
      story({ watch: ['email', 'skipped'] })
        .on('2026-03-02', '21:00')
        .invoice('100.00', { due: '2026-03-10' })
        .invoice('200.00', { due: '2026-03-10' })
        .voids('A')
        .on('2026-03-03')
        .tells('2026-03-03 08:00 email invoice-issued');
    });

    test('desk 6: a pause does not keep it back, a legal hold of the account does', () => {
      held((life) => life.pause('2026-03-20')).tells('2026-03-02 08:00 email invoice-issued');
      held((life) => life.pause('2026-03-20', { legal: true })).tells();
    });

    test('desk 13: of a disputed invoice it says that it is in dispute, and not that it is paid', () => {
      const life = story({ watch: ['email'] })
        .on('2026-03-01', '12:00')
        .invoice('1,160.00', { due: '2026-03-10' })
        .disputes('A')
        .on('2026-03-13')
        .tells('2026-03-01 12:00 email dispute-opened', '2026-03-02 08:00 email invoice-issued');
      expect(standing(life)).toEqual(['disputed']);
    });

    test('one that the ledger has belied is read anew at the next opening', () => {
      const life = story({ watch: ['email', 'skipped'] }).on('2026-03-01', '12:00');
      life.invoice('1,160.00', { due: '2026-03-10' });
      // The account hears of it a little later.
      const paid = life.world.ledger.receive(116_000, ['A']);
      life
        .on('2026-03-02', '08:01')
        .fact({
          type: 'TRANSFER_RECEIVED',
          transferId: 'btx_1',
          trackingKey: null,
          settledAt: '2026-03-02T14:00:00.000Z',
          status: 'matched',
          byHand: false,
          ...paid,
        })
        .on('2026-03-04')
        .tells(
          '2026-03-02 08:00 email.skipped invoice-issued',
          '2026-03-02 08:01 email payment-receipt',
          '2026-03-03 08:00 email invoice-issued',
        );
      expect(standing(life)).toEqual(['due', 'paid']);
    });
  });

  test('a reminder that waits is not sent after the payment', () => {
    story({ watch: ['email', 'skipped'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-12', '21:00')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .on('2026-03-12', '22:00')
      .transfer('1,160.00', 'A')
      .on('2026-03-31')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-12 22:00 email payment-receipt',
        '2026-03-13 08:00 email.skipped overdue-reminder',
      );
  });

  test('a mail that the ledger belies at the last moment is skipped, and says why', () => {
    const life = story({ watch: ['email', 'skipped'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10');
    // The ledger has the payment; the account's workflow hears of it a little later.
    const paid = life.world.ledger.receive(116_000, ['A']);
    life
      .on('2026-03-11', '08:01')
      .fact({
        type: 'TRANSFER_RECEIVED',
        transferId: 'btx_1',
        trackingKey: null,
        settledAt: '2026-03-11T14:00:00.000Z',
        status: 'matched',
        byHand: false,
        ...paid,
      })
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-11 08:00 email.skipped overdue-reminder',
        '2026-03-11 08:01 email payment-receipt',
      )
      .on('2026-03-31')
      .tells('2026-03-12 08:00 email.skipped overdue-reminder');
  });

  describe('of which the ledger has belied one', () => {
    /** The word of a decline that carries a reminder is decided, and begun only when a part has been paid. */
    const belied = (then: (life: ReturnType<typeof story>) => unknown = () => undefined) => {
      const life = story({ card: 'tok_insufficient_funds', watch: ['email', 'skipped'] })
        .on('2026-03-06')
        .invoice('1,160.00', { due: '2026-03-14' }) // a Saturday
        .on('2026-03-17', '07:00')
        .watch('email', 'skipped');
      life.waitsToBegin('sendEmail').on('2026-03-17', '08:01').transfer('160.00', 'A');
      then(life);
      return life.bankAnswers();
    };
    const mailsOf = (life: ReturnType<typeof belied>) =>
      life.effects.flatMap(({ effect }) => (effect.type === 'sendEmail' ? [effect.params.mail] : []));

    test('it is not lost: all that it was made of goes at the next opening, with what is owed by then', () => {
      const life = belied()
        .on('2026-03-19')
        .tells(
          '2026-03-17 08:01 email.skipped payment-declined',
          '2026-03-17 08:01 email payment-receipt',
          '2026-03-18 08:00 email payment-declined',
        );
      const { topic, also } = mailsOf(life).at(-1) ?? {};
      expect([topic, also]).toMatchObject([
        { data: { amountMinor: 100_000 } },
        [{ template: 'overdue-reminder', data: { totalMinor: 100_000, rung: 1 } }],
      ]);
    });

    test('nothing of it goes when the debt is written off meanwhile', () => {
      belied((one) => one.overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }))
        .on('2026-03-31')
        .tells('2026-03-17 08:01 email.skipped payment-declined', '2026-03-17 08:01 email payment-receipt');
    });
  });

  test('answers never wait: the result of what somebody did, receipts, everything about a proof', () => {
    story({ card: 'tok_insufficient_funds', autopay: false, watch: ['email', 'charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-15', '23:10')
      .watch('email', 'charge') // a Sunday night
      .pays()
      .proof('prf_1', '1,160.00')
      .rejects('prf_1')
      .proof('prf_2', '1,160.00')
      .accepts('prf_2')
      .transfer('1,160.00', 'A')
      .tells(
        '2026-03-15 23:10 declined insufficient_funds',
        '2026-03-15 23:10 email payment-declined',
        '2026-03-15 23:10 email proof-received',
        '2026-03-15 23:10 email proof-rejected',
        '2026-03-15 23:10 email proof-received',
        '2026-03-15 23:10 email proof-accepted',
        '2026-03-15 23:10 email payment-receipt',
      );
  });

  test('receipts go to one address, contacts to all', () => {
    const life = story({ card: 'tok_ok', autopay: false })
      .changes({ billingRecipients: ['a@x.example', 'b@x.example'], receiptEmail: 'r@x.example' })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .pays();
    const to = life.effects.flatMap(({ effect }) => (effect.type === 'sendEmail' ? [effect.params.mail.to] : []));
    expect(to).toEqual([['a@x.example', 'b@x.example'], ['r@x.example']]);
  });

  test('the invoice mail of an autopay account says amount, day and card', () => {
    const life = story({ card: 'tok_ok' }).on('2026-03-02').invoice('1,160.00', { due: '2026-03-10' });
    const topic = life.effects.flatMap(({ effect }) =>
      effect.type === 'sendEmail' ? [effect.params.mail.topic] : [],
    )[0];
    expect(topic?.data).toMatchObject({
      invoice: { balanceMinor: 116_000 },
      autopay: { chargeOn: '2026-03-10', method: { last4: '4242' } },
    });
  });

  test('an invoice that is charged within the notice days needs no other notice than its own mail', () => {
    story({ card: 'tok_ok' })
      .on('2026-03-08', '08:00')
      .invoice('1,160.00', { due: '2026-03-10' }) // a Sunday
      .on('2026-03-11')
      .tells(
        '2026-03-09 08:00 email invoice-issued',
        '2026-03-10 10:30 charged 1,160.00',
        '2026-03-10 10:30 email payment-receipt',
      );
  });

  test('with an older one beside it in the same charge, both are announced together', () => {
    const life = (older: boolean) => {
      const account = story({ card: 'tok_ok', watch: ['email'] }).on('2026-03-02');
      if (older) account.invoice('100.00', { due: '2026-03-27' });
      return account
        .on('2026-03-23', '21:00')
        .watch('email')
        .invoice('200.00', { due: '2026-03-27', as: 'new' })
        .on('2026-03-26');
    };
    const own = '2026-03-24 08:00 email invoice-issued';
    life(true).tells(own, '2026-03-24 08:00 email autopay-upcoming');
    life(false).tells(own);
  });

  test('no account hears of charges under a policy without notices', () => {
    story({ card: 'tok_ok', policy: { ...mexico, charge: { ...mexico.charge, noticeDays: 0 } }, watch: ['email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .tells('2026-03-02 09:00 email invoice-issued', '2026-03-10 10:30 email payment-receipt');
  });

  test('what comes of a new rule alone waits for the morning after; with something older it goes along', () => {
    const fewer = { ...mexico, version: 2, charge: { ...mexico.charge, retryOnDays: [1] } };
    const declined = () =>
      story({ card: 'tok_insufficient_funds', watch: ['email'] })
        .on('2026-03-02')
        .invoice('1,160.00', { due: '2026-03-10' });
    const changed = (life: ReturnType<typeof declined>) =>
      life
        .on('2026-03-12', '07:00')
        .watch('email')
        .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: fewer }, { admin: true })
        .on('2026-03-14');
    changed(declined()).tells('2026-03-13 08:00 email retries-exhausted');
    changed(declined().on('2026-03-12', '06:30').overrides({ type: 'SEND_REMINDER_REQUESTED' })).tells(
      '2026-03-12 08:00 email retries-exhausted',
    );
  });
});
