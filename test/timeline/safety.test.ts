import { describe, expect, test } from '@jest/globals';
import { localTime } from './lines.ts';
import { story } from './story.ts';
import { ordered } from './told.ts';

/** Due on Tuesday 10 March; its service would go off on Monday 11 May at eight. */
const owing = () =>
  story({ watch: ['email', 'service', 'held', 'task'] })
    .on('2026-03-02')
    .invoice('1,160.00', { due: '2026-03-10' });
const warned = () => owing().on('2026-05-10').watch('email', 'service', 'held', 'task');
const due = (token: string) =>
  story({ card: token, watch: ['charge', 'held', 'email'] })
    .on('2026-03-02')
    .invoice('1,160.00', { due: '2026-03-10' })
    .on('2026-03-10', '10:00')
    .watch('charge', 'held', 'email');

describe('charges are stopped', () => {
  test('the automatic charge is told of once, looks again within the hour, and goes when they are let go on', () => {
    const life = due('tok_ok')
      .stops('charges')
      .on('2026-03-10', '13:00')
      .tells('2026-03-10 10:30 charge.held')
      .shows({ autopay: 'idle', payment: 'idle', open: '1,160.00' });
    expect(life.world.calls).toEqual([]);
    life
      .lets('charges')
      .on('2026-03-31')
      .tells('2026-03-10 13:30 charged 1,160.00', '2026-03-10 13:30 email payment-receipt');
    expect(life.world.calls).toHaveLength(1);
  });

  test('for days: one look a window, and charged in the next one after that', () => {
    const life = due('tok_ok')
      .watch('charge', 'held')
      .stops('charges')
      .on('2026-03-12', '12:00')
      .tells('2026-03-10 10:30 charge.held');
    expect(
      life.effects.flatMap(({ at, effect }) => (effect.type === 'chargeBalance' ? [at.slice(5, 16)] : [])),
    ).toEqual([
      '03-10T16:30',
      '03-10T17:30',
      '03-10T18:30',
      '03-10T19:30',
      '03-10T20:30',
      '03-11T16:30',
      '03-12T16:30',
    ]);
    life.lets('charges').on('2026-03-31').tells('2026-03-13 10:30 charged 1,160.00');
  });

  test('a retry waits on its rung: it is no decline, and no try', () => {
    const life = due('tok_declined_once')
      .on('2026-03-10', '11:00')
      .stops('charges')
      .on('2026-03-10', '20:00')
      .tells('2026-03-10 10:30 declined insufficient_funds', '2026-03-10 11:30 charge.held')
      .shows({ autopay: 'retryScheduled' })
      .lets('charges')
      .on('2026-03-31')
      .tells(
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-11 10:30 charged 1,160.00',
        '2026-03-11 10:30 email payment-receipt',
      );
    expect(life.world.calls.map((call) => call.outcome)).toEqual(['declined', 'succeeded']);
  });

  test('stopped again later is told again', () => {
    due('tok_declined_once')
      .stops('charges')
      .on('2026-03-10', '11:00')
      .lets('charges')
      .on('2026-03-10', '12:00')
      .stops('charges')
      .on('2026-03-10', '15:00')
      .lets('charges')
      .on('2026-03-12')
      .tells(
        '2026-03-10 10:30 charge.held',
        '2026-03-10 11:30 declined insufficient_funds',
        '2026-03-10 12:30 charge.held',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-11 11:30 charged 1,160.00',
        '2026-03-11 11:30 email payment-receipt',
      );
  });

  test('a new card waits with what it was to be tried for', () => {
    story({ card: 'tok_stolen', watch: ['charge', 'held'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .watch('charge', 'held')
      .stops('charges')
      .card('tok_ok')
      .on('2026-03-11', '12:30')
      .tells('2026-03-11 09:00 charge.held')
      .lets('charges')
      .on('2026-03-12')
      .tells('2026-03-11 13:00 charged 1,160.00');
  });

  test('one that somebody asked for in that moment ends with a word on the timeline, each time', () => {
    story({ card: 'tok_ok', autopay: false, watch: ['charge', 'held'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .stops('charges')
      .pays()
      .later(5)
      .pays()
      .lets('charges')
      .later(5)
      .pays()
      .tells('2026-03-02 09:00 charge.held', '2026-03-02 09:05 charge.held', '2026-03-02 09:10 charged 10.00');
  });

  test('a lost one that is to be sent again is held too, and the bank may still say that it took the first', () => {
    const life = due('tok_timeout_lost')
      .on('2026-03-10', '11:00')
      .stops('charges')
      .on('2026-03-10', '12:00')
      .tells('2026-03-10 10:30 charge.unknown', '2026-03-10 11:30 charge.lost', '2026-03-10 11:30 charge.held')
      .shows({ payment: 'idle' });
    const [first] = life.effects.flatMap(({ effect }) => (effect.type === 'chargeBalance' ? [effect.params] : []));
    const paid = life.world.ledger.receiveCharge(116_000, ['A'], 0, 'pay_late');
    life
      .fact({ type: 'CHARGE_SUCCEEDED', attemptId: first!.attemptId, ...paid, found: true })
      .tells('2026-03-10 12:00 charged 1,160.00', '2026-03-10 12:00 email payment-receipt')
      .shows({ open: '0.00' });
  });

  test('of one that was never sent the bank has nothing to say, whoever keeps it back', () => {
    const watched = (life: ReturnType<typeof due>) =>
      life.on('2026-03-10', '12:00').context.lost.map(({ amountMinor }) => amountMinor);
    const limited = (token: string) => {
      const life = due(token).on('2026-03-10', '11:00');
      life.world.limitedUntil = '2026-03-25T04:00:00.000Z';
      return life;
    };
    expect(watched(due('tok_ok').stops('charges'))).toEqual([]);
    expect(watched(limited('tok_declined_once'))).toEqual([]);
    expect(watched(due('tok_timeout_lost').on('2026-03-10', '11:00').stops('charges'))).toEqual([116_000]);
    expect(watched(limited('tok_timeout_lost'))).toEqual([116_000]);
  });
});

describe('mails are stopped', () => {
  test('a reminder waits; over several rungs the latest goes, once, within the hour after they are let go on', () => {
    const life = owing()
      .on('2026-03-11', '07:00')
      .watch('email', 'held')
      .stops('mails')
      .on('2026-03-26', '10:20')
      .tells(
        '2026-03-11 08:00 email.held overdue-reminder',
        '2026-03-17 08:00 email.held overdue-reminder',
        '2026-03-25 08:00 email.held overdue-reminder',
      );
    life.lets('mails').on('2026-03-31').tells('2026-03-26 12:00 email overdue-reminder');
    const last = life.effects.flatMap(({ effect }) => (effect.type === 'sendEmail' ? [effect.params.mail] : [])).at(-1);
    expect(last).toMatchObject({ topic: { data: { rung: 3, daysOverdue: 16 } }, also: [] });
  });

  test('on the same day it still goes on that day', () => {
    owing()
      .on('2026-03-11', '07:00')
      .watch('email', 'held')
      .stops('mails')
      .on('2026-03-11', '09:30')
      .lets('mails')
      .on('2026-03-12')
      .tells('2026-03-11 08:00 email.held overdue-reminder', '2026-03-11 10:00 email overdue-reminder');
  });

  test('without a last notice nobody is deactivated; when it has gone, the three working days begin', () => {
    owing()
      .on('2026-05-03')
      .stops('mails')
      .watch('email', 'service', 'held')
      .on('2026-05-20')
      .shows({ service: 'active' })
      .tells('2026-05-04 08:00 email.held last-notice')
      .lets('mails')
      .on('2026-05-20', '12:00')
      .tells('2026-05-20 12:00 email last-notice')
      .expects('2026-05-25 08:00 deactivation')
      .on('2026-05-25')
      .tells('2026-05-25 08:00 service.deactivated', '2026-05-25 08:00 email service-deactivated');
  });

  test("what isn't true any more by then is not sent", () => {
    owing()
      .on('2026-03-11', '07:00')
      .watch('email', 'held', 'skipped')
      .stops('mails')
      .on('2026-03-11', '09:00')
      .transfer('1,160.00', 'A')
      .on('2026-03-11', '11:30')
      .tells(
        '2026-03-11 08:00 email.held overdue-reminder',
        '2026-03-11 09:00 email.held payment-receipt',
        '2026-03-11 10:00 email.skipped overdue-reminder',
      )
      .lets('mails')
      .on('2026-03-31')
      .tells('2026-03-11 12:00 email payment-receipt');
  });

  test('answers wait, and all go with the first that goes', () => {
    const life = owing()
      .on('2026-05-12', '22:10')
      .watch('email', 'held')
      .stops('mails')
      .transfer('160.00', 'A')
      .later(30)
      .proof('prf_1', '1,000.00')
      .transfer('1,000.00', 'A')
      .tells(
        '2026-05-12 22:10 email.held payment-receipt',
        '2026-05-12 22:40 email.held proof-received',
        '2026-05-12 22:40 email.held payment-receipt',
        '2026-05-12 22:40 email.held service-reactivated',
      )
      .on('2026-05-13', '01:00')
      .tells()
      .lets('mails')
      .on('2026-05-20');
    expect(
      life.entries
        .filter((entry) => entry.type === 'email.sent')
        .slice(-4)
        .map((entry) => [entry.data.template, entry.at]),
    ).toEqual([
      ['payment-receipt', '2026-05-13T07:40:00.000Z'],
      ['proof-received', '2026-05-13T07:40:00.000Z'],
      ['payment-receipt', '2026-05-13T07:40:00.000Z'],
      ['service-reactivated', '2026-05-13T07:40:00.000Z'],
    ]);
  });

  test('for weeks: the looks become fewer, and the timeline tells of each mail once', () => {
    const life = owing()
      .on('2026-03-11', '07:00')
      .stops('mails')
      .transfer('100.00', 'A')
      .on('2026-04-11')
      .watch('email', 'held');
    const looks = life.effects.filter(({ effect }) => effect.type === 'sendEmail').length;
    expect(looks).toBeLessThan(300);
    life.lets('mails').on('2026-04-13', '12:00');
    expect(
      life.entries
        .filter((entry) => entry.type === 'email.sent' && entry.at > '2026-03-11')
        .map((entry) => entry.data.template),
    ).toEqual(['payment-receipt', 'overdue-reminder']);
    expect(life.state.snapshot.context.stopped.mails).toBeNull();
    expect(life.state.snapshot.context.sending).toEqual([]);
  });

  test('an answer is looked at each hour for a day, and every four from then on', () => {
    const life = owing().on('2026-03-03', '09:00').stops('mails').transfer('100.00', 'A').on('2026-03-04', '20:00');
    const looks = life.effects.flatMap(({ at, effect }) =>
      effect.type === 'sendEmail' && effect.params.mail.topic.template === 'payment-receipt'
        ? [localTime(at, 'America/Mexico_City').slice(5)]
        : [],
    );
    expect(looks).toHaveLength(1 + 24 + 2);
    expect(looks.slice(-4)).toEqual(['03-04 08:00', '03-04 09:00', '03-04 13:00', '03-04 17:00']);
  });

  test('a contact and an answer go with the same look', () => {
    const life = owing()
      .on('2026-03-11', '07:00')
      .stops('mails')
      .on('2026-03-11', '08:30')
      .transfer('100.00', 'A')
      .lets('mails')
      .watch('email')
      .on('2026-03-12');
    life.tells('2026-03-11 09:30 email overdue-reminder', '2026-03-11 09:30 email payment-receipt');
  });

  test('what comes to wait beside a held contact goes with it, in one mail', () => {
    const life = due('tok_insufficient_funds')
      .on('2026-03-10', '07:00')
      .stops('mails')
      .on('2026-03-11', '08:30')
      .lets('mails')
      .watch('email')
      .on('2026-03-12')
      .tells('2026-03-11 09:00 email payment-declined');
    expect(ordered(life, 'sendEmail').at(-1)?.params.mail.also).toMatchObject([{ template: 'overdue-reminder' }]);
  });

  test('two whose outcomes are late: they become one', () => {
    const late = () => {
      const life = owing().on('2026-03-11', '07:00');
      life.world.slow.add('sendEmail');
      return life;
    };
    late()
      .stops('mails')
      .on('2026-03-18')
      .bankAnswers()
      .lets('mails')
      .watch('email')
      .on('2026-03-19')
      .tells('2026-03-18 10:00 email overdue-reminder');
    late()
      .on('2026-03-11', '09:00')
      .stops('mails')
      .on('2026-03-18')
      .watch('email')
      .bankAnswers()
      .on('2026-03-26')
      .lets('mails')
      .on('2026-03-27')
      .tells('2026-03-18 09:00 email overdue-reminder', '2026-03-26 12:00 email overdue-reminder');
  });

  test('whichever of two is heard of first', () => {
    const life = owing().on('2026-03-11', '07:00').stops('mails').watch('email', 'held');
    life.world.slow.add('sendEmail');
    life.on('2026-03-11', '08:05').transfer('100.00', 'A');
    life.world.keptBack.reverse();
    life
      .bankAnswers()
      .tells('2026-03-11 08:05 email.held payment-receipt', '2026-03-11 08:05 email.held overdue-reminder')
      .lets('mails')
      .on('2026-03-12')
      .tells('2026-03-11 09:05 email overdue-reminder', '2026-03-11 09:05 email payment-receipt');
  });
});

describe('deactivations are stopped', () => {
  test('told once, tried again each working day in the first contact hour, and done when they are let go on', () => {
    const life = warned()
      .stops('deactivations')
      .on('2026-05-13')
      .tells('2026-05-11 08:00 deactivation.held switch')
      .shows({ service: 'active', collections: 'overdue' })
      .expects('2026-05-14 08:00 deactivation');
    expect(life.view.upcoming[0]?.detail).toMatchObject({ heldBack: 'switch' });
    life
      .lets('deactivations')
      .on('2026-05-15')
      .tells('2026-05-14 08:00 service.deactivated', '2026-05-14 08:00 email service-deactivated');
  });

  test('a service that was lent is not taken back either', () => {
    const lent = warned()
      .on('2026-05-12')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-13' })
      .on('2026-05-13')
      .watch('service', 'held')
      .stops('deactivations')
      .on('2026-05-14')
      .tells('2026-05-14 08:00 deactivation.held switch')
      .shows({ service: 'active' });
    lent.lets('deactivations').on('2026-05-16').tells('2026-05-15 08:00 service.relocked');
  });

  test('nor one that was given back on a proof: the money has so much longer', () => {
    const lent = warned()
      .on('2026-05-13', '18:30')
      .watch('service', 'held')
      .proof('prf_1', '1,160.00')
      .accepts('prf_1')
      .stops('deactivations')
      .on('2026-05-19')
      .tells('2026-05-13 18:30 service.provisional', '2026-05-19 08:00 deactivation.held switch')
      .shows({ service: 'provisional' });
    lent
      .transfer('1,160.00', 'A')
      .lets('deactivations')
      .on('2026-06-30')
      .tells('2026-05-19 09:00 service.reactivated')
      .shows({ service: 'active' });
  });
});
