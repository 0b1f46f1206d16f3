import { describe, expect, test } from '@jest/globals';
import type { MailTemplate } from '../../domain/messages/mail.ts';
import type { Day } from '../../domain/time/time.ts';
import { mexico, story } from './story.ts';
import { ordered, told, written } from './told.ts';

type Setting = NonNullable<Parameters<typeof story>[0]>;
const owing = (setting: Setting = {}) =>
  story({ watch: ['email', 'skipped'], ...setting })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' });
const mails = (life: ReturnType<typeof owing>) => ordered(life, 'sendEmail').map(({ params }) => params.mail);
/** What the mails of a day say of their invoices. */
const last = (life: ReturnType<typeof owing>, template: MailTemplate) => written(life, template).at(-1);

const A = {
  id: 'A',
  number: 'IN60A',
  issuedOn: '2026-03-02',
  dueOn: '2026-03-10',
  totalMinor: 100_000,
  balanceMinor: 100_000,
  daysOverdue: 0,
};
const visa = { kind: 'card', brand: 'visa', last4: '4242' };

describe('a mail', () => {
  test('says whose it is, in which language and zone, and when it goes; its key is account, template and cause', () => {
    const life = owing({ zone: 'America/Tijuana' }).on('2026-03-11', '12:00');
    expect(mails(life).at(-1)).toEqual({
      key: 'acc_214:overdue-reminder:case-1:A:1',
      accountId: 'acc_214',
      accountName: 'Guthrie',
      locale: 'es-MX',
      timeZone: 'America/Tijuana',
      currency: 'MXN',
      to: ['ap@guthrie.example'],
      topic: {
        template: 'overdue-reminder',
        data: {
          invoices: [{ ...A, daysOverdue: 1 }],
          totalMinor: 100_000,
          daysOverdue: 1,
          disputedMinor: 0,
          rung: 1,
          tried: false,
          deactivated: false,
          comesBack: false,
          retryOn: null,
        },
      },
      charges: [],
      also: [],
      at: '2026-03-11T15:00:00.000Z',
    });
  });

  test('goes only if the ledger has what it says: of every invoice that it speaks of, and of no other', () => {
    const life = owing()
      .invoice('300.00', { due: '2026-03-10' })
      .invoice('70.00', { due: '2026-05-10' })
      .disputes('B', { amount: '100.00' })
      .on('2026-03-12');
    const orders = ordered(life, 'sendEmail').map(({ params: { mail, believes } }) => [
      mail.topic.template,
      mail.also.length,
      believes,
    ]);
    expect(orders).toEqual([
      ['invoice-issued', 0, [{ invoiceId: 'A', balanceMinor: 100_000 }]],
      ['invoice-issued', 0, [{ invoiceId: 'B', balanceMinor: 30_000 }]],
      ['invoice-issued', 0, [{ invoiceId: 'C', balanceMinor: 7_000 }]],
      ['dispute-opened', 0, null],
      [
        'overdue-reminder',
        0,
        [
          { invoiceId: 'A', balanceMinor: 100_000 },
          { invoiceId: 'B', balanceMinor: 30_000 },
        ],
      ],
    ]);
  });

  test("a receipt goes to its own address, else to the first of the recipients, else to the account's", () => {
    const receiptTo = (profile: Parameters<ReturnType<typeof owing>['changes']>[0]) =>
      mails(owing().changes(profile).transfer('1.00', 'A')).find((mail) => mail.topic.template === 'payment-receipt')
        ?.to;
    expect(receiptTo({})).toEqual(['ap@guthrie.example']);
    expect(receiptTo({ billingRecipients: ['a@x.example', 'b@x.example'] })).toEqual(['a@x.example']);
    expect(receiptTo({ billingRecipients: ['a@x.example'], receiptEmail: 'r@x.example' })).toEqual(['r@x.example']);
  });

  test("that isn't true any more when it would go is not sent, says so, and takes nobody's place on that day", () => {
    const life = owing()
      .on('2026-03-12', '21:00')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .invoice('500.00', { due: '2026-03-12' })
      .watch('email', 'skipped')
      .transfer('1,000.00', 'A')
      .disputes('B')
      .on('2026-03-13', '09:00')
      .resolve('B', 'rejected')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .tells(
        '2026-03-12 21:00 email payment-receipt',
        '2026-03-12 21:00 email dispute-opened',
        '2026-03-13 08:00 email invoice-issued',
        '2026-03-13 08:00 email.skipped overdue-reminder',
        '2026-03-13 09:00 email dispute-resolved',
        '2026-03-13 09:00 email overdue-reminder',
      );
    expect(told(life, /^email.skipped/)).toEqual([
      [
        'email.skipped',
        'puntual',
        'overdue-reminder not sent: it would not be true any more',
        { template: 'overdue-reminder', key: 'acc_214:overdue-reminder:agent:1' },
      ],
    ]);
  });

  test('of two reminders that wait the newer goes, once', () => {
    const life = owing().on('2026-03-16', '21:00').overrides({ type: 'SEND_REMINDER_REQUESTED' }).on('2026-03-18');
    const { topic, also } = mails(life).at(-1)!;
    expect([topic, also]).toMatchObject([{ template: 'overdue-reminder', data: { rung: 2 } }, []]);
  });

  test('the strongest goes, and the others are in it, stronger first', () => {
    const life = story({ card: 'tok_stolen', watch: ['email'] })
      .on('2026-05-01')
      .invoice('1,000.00', { due: '2026-05-09' })
      .on('2026-05-10')
      .watch('email')
      .on('2026-05-12')
      .tells('2026-05-11 08:00 email payment-method-needed');
    expect(
      mails(life)
        .at(-1)
        ?.also.map((topic) => topic.template),
    ).toEqual(['overdue-reminder']);
  });
});

describe('the invoice mail', () => {
  test('of an invoice that credit has paid: what it was, and what paid it', () => {
    const life = owing()
      .transfer('1,250.00', 'A')
      .on('2026-03-03')
      .invoice('200.00', { due: '2026-04-10' })
      .on('2026-03-04')
      .invoice('80.00', { due: '2026-04-10' });
    const B = {
      id: 'B',
      number: 'IN60B',
      issuedOn: '2026-03-03',
      dueOn: '2026-04-10',
      totalMinor: 20_000,
      balanceMinor: 0,
      daysOverdue: 0,
    };
    const plain = { creditAppliedMinor: 0, creditToComeMinor: 0, disputedMinor: 0, autopay: null };
    expect(written(life, 'invoice-issued')).toEqual([
      { ...plain, invoice: A, standing: 'due', payableMinor: 100_000 },
      { ...plain, invoice: B, standing: 'paidByCredit', creditAppliedMinor: 20_000, payableMinor: 0 },
      {
        ...plain,
        invoice: { ...B, id: 'C', number: 'IN60C', issuedOn: '2026-03-04', totalMinor: 8_000, balanceMinor: 3_000 },
        standing: 'due',
        creditAppliedMinor: 5_000,
        payableMinor: 3_000,
      },
    ]);
  });

  test(
    'names the charge only where there will be one: not without autopay, not with a card that may not be ' +
      'charged, not when it was tried',
    () => {
      const autopay = (life: ReturnType<typeof owing>) =>
        (last(life, 'invoice-issued') as { autopay: unknown }).autopay;
      expect(autopay(owing({ card: 'tok_ok' }))).toEqual({
        chargeOn: '2026-03-10',
        amountMinor: 100_000,
        method: visa,
      });
      expect(autopay(owing({ card: 'tok_ok', autopay: false }))).toBeNull();
      expect(
        autopay(
          owing({ card: 'tok_stolen' }).on('2026-03-11').invoice('10.00', { due: '2026-04-10' }).on('2026-03-13'),
        ),
      ).toBeNull();
      const tried = story({ card: 'tok_insufficient_funds' })
        .on('2026-05-08', '21:00')
        .invoice('100.00', { due: '2026-05-09' })
        .on('2026-05-12');
      expect(last(tried, 'invoice-issued')).toMatchObject({ standing: 'late', payableMinor: 10_000, autopay: null });
    },
  );
});

describe('the notice of a coming charge', () => {
  /** Charged on Tuesday the 10th; its notice is due on Monday at eight, and waits if that day has had its contact. */
  const noticed = (setting: Setting = {}) =>
    story({ card: 'tok_ok', watch: ['email', 'skipped'], ...setting })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('200.00', { due: '2026-03-10' });

  test('is one for all that it will take, less credit', () => {
    const life = noticed()
      .transfer('150.00', '')
      .watch('email')
      .on('2026-03-10', '08:30')
      .tells('2026-03-09 08:00 email autopay-upcoming');
    expect(last(life, 'autopay-upcoming')).toEqual({
      invoices: [A, { ...A, id: 'B', number: 'IN60B', totalMinor: 20_000, balanceMinor: 20_000 }],
      amountMinor: 105_000,
      chargeOn: '2026-03-10',
      method: visa,
    });
  });

  test('not when there is no such charge any more: autopay is off, or all is paid', () => {
    const waiting = () =>
      noticed()
        .on('2026-03-08', '12:00')
        .pause('2026-03-19')
        .on('2026-03-09', '21:00')
        .resume()
        .watch('email', 'skipped');
    waiting().on('2026-03-10', '09:00').tells('2026-03-10 08:00 email autopay-upcoming');
    waiting().autopay(false).on('2026-03-10', '09:00').tells('2026-03-10 08:00 email.skipped autopay-upcoming');
    waiting()
      .transfer('1,200.00', 'A B')
      .watch('skipped')
      .on('2026-03-10', '09:00')
      .tells('2026-03-10 08:00 email.skipped autopay-upcoming');
  });
});

describe('the mail of a decline', () => {
  /** Declined on Sunday the 10th; told on Monday. */
  const declined = (card: string) =>
    story({ card, watch: ['email', 'skipped'] })
      .on('2026-05-04')
      .invoice('100.00', { due: '2026-05-10' })
      .invoice('40.00', { due: '2026-05-10' })
      .invoice('999.00', { due: '2026-06-10' })
      .on('2026-05-10', '12:00')
      .watch('email', 'skipped');
  const [X, Y] = [
    { id: 'A', balanceMinor: 10_000 },
    { id: 'B', balanceMinor: 4_000 },
  ];

  test('says for what, with which card, why in words, and when it is tried again', () => {
    expect(last(declined('tok_insufficient_funds').on('2026-05-12'), 'payment-declined')).toMatchObject({
      invoices: [X, Y],
      amountMinor: 14_000,
      method: visa,
      reason: 'insufficientFunds',
      nextRetryAt: '2026-05-13T16:30:00.000Z',
    });
    expect(last(declined('tok_stolen').on('2026-05-12'), 'payment-method-needed')).toEqual({
      invoices: [expect.objectContaining(X), expect.objectContaining(Y)],
      amountMinor: 14_000,
      why: 'declined',
      method: visa,
      reason: 'blocked',
    });
  });

  test('speaks of what is still open and not disputed', () => {
    expect(
      last(declined('tok_insufficient_funds').transfer('100.00', 'A').on('2026-05-12'), 'payment-declined'),
    ).toMatchObject({ invoices: [Y], amountMinor: 4_000 });
    expect(last(declined('tok_insufficient_funds').disputes('B').on('2026-05-12'), 'payment-declined')).toMatchObject({
      invoices: [X],
      amountMinor: 10_000,
    });
    declined('tok_insufficient_funds')
      .disputes('A')
      .disputes('B')
      .on('2026-05-12')
      .tells(
        '2026-05-10 12:00 email dispute-opened',
        '2026-05-10 12:00 email dispute-opened',
        '2026-05-11 08:00 email.skipped payment-declined',
      );
  });

  test('F15: is told of a card that is not there any more: nothing is tried again', () => {
    const life = declined('tok_insufficient_funds')
      .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null })
      .on('2026-05-12');
    life.tells('2026-05-11 08:00 email payment-declined');
    expect(last(life, 'payment-declined')).toMatchObject({ method: visa, nextRetryAt: null });
  });

  test('names no retry where none is to come: autopay is off, or a hold keeps it', () => {
    const byHand = (life: ReturnType<typeof declined>) => last(life.pays(), 'payment-declined');
    expect(last(declined('tok_insufficient_funds').autopay(false).on('2026-05-12'), 'payment-declined')).toMatchObject({
      nextRetryAt: null,
    });
    expect(byHand(declined('tok_insufficient_funds').on('2026-05-11').pause('2026-05-19'))).toMatchObject({
      nextRetryAt: null,
    });
    expect(byHand(declined('tok_insufficient_funds').on('2026-05-11'))).toMatchObject({
      nextRetryAt: '2026-05-13T16:30:00.000Z',
    });
    expect(last(declined('tok_insufficient_funds').on('2026-05-11').pays('A'), 'payment-declined')).toMatchObject({
      invoices: [X],
      nextRetryAt: '2026-05-13T16:30:00.000Z',
    });
  });

  test('of two ladders it names the retry that comes first, and of the invoices that it is about', () => {
    const two = (paid: string | null, on: Day = '2026-03-16') =>
      story({ card: 'tok_insufficient_funds' })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .invoice('200.00', { due: '2026-03-16' })
        .on(on, '18:00')
        .pays(paid);
    expect(last(two(null, '2026-03-18'), 'payment-declined')).toMatchObject({
      nextRetryAt: '2026-03-19T16:30:00.000Z',
    });
    expect(last(two(null), 'payment-declined')).toMatchObject({ nextRetryAt: '2026-03-17T16:30:00.000Z' });
    expect(last(two('A'), 'payment-declined')).toMatchObject({ nextRetryAt: '2026-03-17T16:30:00.000Z' });
    expect(last(two('B'), 'payment-declined')).toMatchObject({ nextRetryAt: '2026-03-19T16:30:00.000Z' });
  });

  test('when it is over: how often it was tried, for what is open', () => {
    const life = story({ card: 'tok_insufficient_funds', watch: ['email', 'skipped'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-31');
    expect(last(life, 'retries-exhausted')).toMatchObject({
      invoices: [{ id: 'A', daysOverdue: 14 }],
      amountMinor: 10_000,
      attempts: 5,
    });
    // Its last try is on a Sunday, and told of on Monday.
    story({ card: 'tok_insufficient_funds', watch: ['email', 'skipped'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-08' })
      .on('2026-03-22', '12:00')
      .watch('skipped')
      .transfer('100.00', 'A')
      .on('2026-03-24')
      .tells('2026-03-23 08:00 email.skipped retries-exhausted');
  });
});

describe('a reminder', () => {
  /**
   * The rung of a Tuesday that waits for Wednesday, since the day has had its contact, of another invoice, when the pause
   * of this one is ended.
   */
  const waiting = () =>
    owing()
      .invoice('70.00', { due: '2026-03-10' })
      .on('2026-03-16')
      .pause('2026-03-31', { invoiceId: 'A' })
      .on('2026-03-17')
      .later(60)
      .resume({ invoiceId: 'A' })
      .watch('email', 'skipped');

  test('rests with what is open when it would go', () => {
    waiting().on('2026-03-18').tells('2026-03-18 08:00 email overdue-reminder');
    waiting()
      .transfer('1,030.00', 'A B')
      .watch('email', 'skipped')
      .on('2026-03-18')
      .tells('2026-03-18 08:00 email.skipped overdue-reminder');
    waiting()
      .transfer('70.00', 'B')
      .disputes('A')
      .watch('email', 'skipped')
      .on('2026-03-18')
      .tells('2026-03-18 08:00 email.skipped overdue-reminder');
  });

  test('that an agent wants goes for the smallest remainder, and says on which rung the case is', () => {
    const life = owing()
      .on('2026-03-18')
      .transfer('960.00', 'A')
      .watch('email')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .tells('2026-03-18 09:00 email overdue-reminder');
    expect(last(life, 'overdue-reminder')).toMatchObject({
      totalMinor: 4_000,
      daysOverdue: 8,
      rung: 2,
      deactivated: false,
    });
    const off = owing().on('2026-05-13').overrides({ type: 'SEND_REMINDER_REQUESTED' });
    expect(last(off, 'overdue-reminder')).toMatchObject({ rung: 6, deactivated: true });
  });
});

describe('the last notice', () => {
  /** A fresh one that is due on a Friday which has had its contact: it waits for Monday the 11th. */
  const waiting = (given: Setting = {}) =>
    owing(given)
      .on('2026-04-02')
      .invoice('2,000.00', { due: '2026-04-10' })
      .on('2026-05-08')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .later(60)
      .transfer('100.00', 'A')
      .unmatch()
      .watch('email', 'skipped', 'service');

  test('names invoices, total, days, and the day that follows from its going', () => {
    const life = waiting().on('2026-05-11').tells('2026-05-11 08:00 email last-notice');
    expect(last(life, 'last-notice')).toMatchObject({
      invoices: [{ id: 'A' }, { id: 'B' }],
      totalMinor: 300_000,
      daysOverdue: 62,
      deactivationOn: '2026-05-14',
    });
    life.on('2026-05-15').tells('2026-05-14 08:00 service.deactivated', '2026-05-14 08:00 email service-deactivated');
  });

  test('also under a policy that has changed while it waited', () => {
    const life = waiting()
      .overrides(
        {
          type: 'CHANGE_POLICY_REQUESTED',
          policy: { ...mexico, version: 2, reminders: { ...mexico.reminders, lastNoticeOnDay: 90 } },
        },
        { admin: true },
      )
      .on('2026-05-15')
      .tells(
        '2026-05-11 08:00 email last-notice',
        '2026-05-14 08:00 service.deactivated',
        '2026-05-14 08:00 email service-deactivated',
      );
    expect(last(life, 'last-notice')).toMatchObject({ deactivationOn: '2026-05-14' });
  });

  test('the day that it has named stands, when a stricter policy comes after it', () => {
    const life = owing()
      .on('2026-05-05')
      .overrides(
        {
          type: 'CHANGE_POLICY_REQUESTED',
          policy: { ...mexico, version: 2, deactivation: { ...mexico.deactivation, afterDays: 40 } },
        },
        { admin: true },
      )
      .expects('2026-05-11 08:00 deactivation');
    expect(last(life, 'last-notice')).toMatchObject({ deactivationOn: '2026-05-11' });
  });

  test('is not sent when its debt is paid, and the next debt has one of its own in its time', () => {
    waiting()
      .transfer('1,000.00', 'A')
      .watch('email', 'skipped')
      .on('2026-06-05')
      .tells(
        '2026-05-11 08:00 email.skipped last-notice',
        '2026-05-11 08:00 email overdue-reminder',
        '2026-05-25 08:00 email overdue-reminder',
        '2026-06-04 08:00 email last-notice',
      );
  });

  test('nor when what is left is too little to be asked for; and is, when that becomes more again', () => {
    owing()
      .on('2026-05-08')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .later(60)
      .transfer('100.00', 'A')
      .unmatch()
      .transfer('960.00', 'A')
      .watch('email', 'skipped')
      .on('2026-05-12')
      .tells('2026-05-11 08:00 email.skipped last-notice')
      .unmatch()
      .tells('2026-05-12 09:00 email transfer-unmatched', '2026-05-12 09:00 email last-notice');
  });

  test('that the ledger belied goes at the next opening', () => {
    const life = owing().on('2026-05-03').watch('email', 'skipped');
    const paid = life.world.ledger.receive(10_000, ['A']); // the account hears of it a little later
    life
      .on('2026-05-04', '08:01')
      .fact({
        type: 'TRANSFER_RECEIVED',
        transferId: 'btx_1',
        trackingKey: null,
        settledAt: '2026-05-04T14:00:00.000Z',
        status: 'partial',
        byHand: false,
        ...paid,
      })
      .on('2026-05-06')
      .tells(
        '2026-05-04 08:00 email.skipped last-notice',
        '2026-05-04 08:01 email payment-receipt',
        '2026-05-05 08:00 email last-notice',
      );
  });

  test('that was on its way when its debt was paid is of no use for the next', () => {
    const life = owing()
      .on('2026-04-02')
      .invoice('2,000.00', { due: '2026-04-10' })
      .on('2026-05-04', '07:00')
      .watch('email', 'service');
    life.world.slow.add('sendEmail');
    life
      .on('2026-05-04', '08:01')
      .transfer('1,000.00', 'A')
      .bankAnswers()
      .on('2026-06-11')
      .tells(
        '2026-05-04 08:01 email last-notice',
        '2026-05-04 08:01 email payment-receipt',
        '2026-05-11 08:00 email overdue-reminder',
        '2026-05-25 08:00 email overdue-reminder',
        '2026-06-04 08:00 email last-notice',
        '2026-06-10 08:00 service.deactivated',
        '2026-06-10 08:00 email service-deactivated',
      );
  });

  test('is not undone by another mail that is skipped on the same day', () => {
    const life = waiting()
      .fact({ type: 'EMAIL_SKIPPED', key: 'another', template: 'overdue-reminder', why: 'a balance has changed' })
      .on('2026-05-12')
      .tells('2026-05-08 10:00 email.skipped overdue-reminder', '2026-05-11 08:00 email last-notice');
    expect(mails(life).at(-1)?.also).toEqual([]);
  });
});

describe('word of a deactivation', () => {
  test('goes in contact hours, says what is owed, and not when the service is back by then', () => {
    const night = () =>
      owing({ policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } } })
        .on('2026-05-11', '21:00')
        .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false })
        .watch('email', 'skipped');
    const life = night().on('2026-05-13').tells('2026-05-12 08:00 email service-deactivated');
    expect(last(life, 'service-deactivated')).toEqual({
      why: 'debt',
      invoices: [{ ...A, daysOverdue: 63 }],
      totalMinor: 100_000,
      disputedMinor: 0,
    });
    night()
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-14' })
      .watch('email', 'skipped')
      .on('2026-05-13')
      .tells('2026-05-12 08:00 email.skipped service-deactivated');
  });

  test('desk 8: on suspicion of fraud it names no debt, with or without one', () => {
    for (const life of [story(), owing().on('2026-04-01')]) {
      life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true });
      expect(last(life, 'service-deactivated')).toEqual({
        why: 'fraud',
        invoices: [],
        totalMinor: 0,
        disputedMinor: 0,
      });
    }
  });
});

describe('word of what was agreed and did not come', () => {
  test('a promise: what was promised for when, and what came of it', () => {
    const life = owing()
      .on('2026-03-12')
      .promises('600.00', '2026-03-20')
      .on('2026-03-20')
      .transfer('250.00', 'A')
      .on('2026-03-25');
    expect(last(life, 'promise-broken')).toEqual({
      amountMinor: 60_000,
      on: '2026-03-20',
      receivedMinor: 25_000,
      missingMinor: 35_000,
    });
  });

  test('desk 3, F47: a promise whose money came in the night before its mail: nothing, nor what is disputed by then', () => {
    const broken = () =>
      owing().on('2026-03-12').promises('600.00', '2026-03-20').on('2026-03-24', '07:30').watch('email', 'skipped');
    broken()
      .transfer('600.00', 'A')
      .on('2026-03-24')
      .tells(
        '2026-03-24 07:30 email payment-receipt',
        '2026-03-24 08:00 email.skipped promise-broken',
        '2026-03-24 08:00 email overdue-reminder',
      );
    const partly = broken().transfer('250.00', 'A').on('2026-03-24');
    expect(last(partly, 'promise-broken')).toMatchObject({ receivedMinor: 25_000, missingMinor: 35_000 });
  });

  test('a plan: the installment, and not if it came before the mail would go', () => {
    const missed = () =>
      owing()
        .on('2026-03-12')
        .plan({ '2026-03-20': '400.00', '2026-04-20': '600.00' })
        .watch('email', 'skipped')
        .on('2026-03-24', '07:00');
    expect(last(missed().on('2026-03-25'), 'plan-missed')).toEqual({
      amountMinor: 40_000,
      on: '2026-03-20',
      endsOn: '2026-03-27',
    });
    missed()
      .transfer('400.00', 'A')
      .on('2026-03-25')
      .tells('2026-03-24 07:00 email payment-receipt', '2026-03-24 08:00 email.skipped plan-missed');
  });
});
