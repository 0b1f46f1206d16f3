import { describe, expect, test } from '@jest/globals';
import type { MailTemplate } from '../../domain/messages/mail.ts';
import { ordered, told, written } from './told.ts';
import { story } from './story.ts';

/** Charges that the bank wants their holder to confirm (3-D Secure). */

const mails = (life: Parameters<typeof ordered>[0], template: MailTemplate) =>
  ordered(life, 'sendEmail')
    .map(({ params }) => params.mail)
    .filter(({ topic }) => topic.template === template);

const due = () =>
  story({ card: 'tok_requires_action', watch: ['charge', 'email'] })
    .on('2026-03-02')
    .invoice('1,160.00', { due: '2026-03-10' })
    .on('2026-03-10')
    .watch('charge', 'email');

describe('a charge that its holder is to confirm', () => {
  test('is told at once, with the address, and waits: nothing else is tried or dunned', () => {
    const life = due()
      .on('2026-03-10', '11:00')
      .tells('2026-03-10 10:30 charge.confirming', '2026-03-10 10:30 email payment-confirm')
      .shows({ payment: 'confirming', autopay: 'charging', open: '1,160.00' })
      .expects('2026-03-11 10:30 lookup');
    const [mail] = mails(life, 'payment-confirm');
    expect(mail?.topic.data).toMatchObject({
      amountMinor: 116_000,
      url: 'https://bank.example/att_214-1',
      confirmBy: '2026-03-11T16:30:00.000Z',
    });
    life.pays(null, { refused: 'payment_in_progress' });
  });

  test('confirmed, it is paid', () => {
    const life = due().on('2026-03-10', '11:00');
    life
      .fact(life.world.confirm('att_214-1', 'confirm'))
      .on('2026-03-20')
      .tells(
        '2026-03-10 10:30 charge.confirming',
        '2026-03-10 10:30 email payment-confirm',
        '2026-03-10 11:00 charged 1,160.00',
        '2026-03-10 11:00 email payment-receipt',
      )
      .shows({ open: '0.00', payment: 'idle' });
  });

  test('refused by its holder, it is a decline like others: again after the hour', () => {
    const life = due().on('2026-03-10', '11:00');
    life
      .fact(life.world.confirm('att_214-1', 'refuse'))
      .on('2026-03-10', '12:00')
      .tells(
        '2026-03-10 10:30 charge.confirming',
        '2026-03-10 10:30 email payment-confirm',
        '2026-03-10 11:00 declined authentication_required',
        '2026-03-10 12:00 charge.confirming',
        '2026-03-10 12:00 email payment-confirm',
      );
  });

  test('not confirmed in a day, it is let go, and goes on from there', () => {
    const life = due()
      .on('2026-03-11', '10:31')
      .tells(
        '2026-03-10 10:30 charge.confirming',
        '2026-03-10 10:30 email payment-confirm',
        '2026-03-11 10:30 declined authentication_required',
      );
    expect(life.world.taken.size).toBe(0);
  });

  test('confirmed in the last second, and nobody has heard of it: what the provider says counts', () => {
    const life = due().on('2026-03-11', '10:00');
    life.world.take('att_214-1');
    life
      .on('2026-03-11', '11:00')
      .tells(
        '2026-03-10 10:30 charge.confirming',
        '2026-03-10 10:30 email payment-confirm',
        '2026-03-11 10:30 charged 1,160.00',
        '2026-03-11 10:30 email payment-receipt',
      );
    expect([...life.world.taken.values()]).toEqual([116_000]);
  });

  test('the provider away at the end of the day, it is asked each hour', () => {
    const life = due().on('2026-03-11', '10:00');
    life.world.deaf = true;
    life.on('2026-03-11', '12:00').shows({ payment: 'confirming' }).expects('2026-03-11 12:30 lookup');
    life.world.deaf = false;
    life.on('2026-03-11', '12:31').shows({ payment: 'idle' });
  });

  test('of somebody who pays on a page no mail is sent: the page asks', () => {
    story({ card: 'tok_requires_action', autopay: false, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('10.00', { due: '2026-03-10' })
      .on('2026-03-03', '12:00')
      .watch('charge', 'email')
      .pays()
      .tells('2026-03-03 12:00 charge.confirming');
  });

  test('keeps a reminder and the deactivation back while it waits', () => {
    const life = story({ card: 'tok_requires_action', autopay: false, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '20:00')
      .watch('charge', 'email')
      .ask({ type: 'PAY_REQUESTED', attemptId: 'att_x', invoiceId: null, methodId: null, trigger: 'api' });
    life
      .on('2026-03-11', '19:00')
      .tells('2026-03-10 20:00 charge.confirming', '2026-03-10 20:00 email payment-confirm')
      .on('2026-03-12', '09:00');
    expect(mails(life, 'overdue-reminder').length).toBe(1);
  });

  test('the timeline tells by when, the mail for what and with which card; a look-up lets go of it then', () => {
    const life = due().on('2026-03-11', '10:31');
    const until = '2026-03-11T16:30:00.000Z';
    expect(told(life, /^charge\.confirming/)).toEqual([
      [
        'charge.confirming',
        'puntual',
        "The bank wants the holder's confirmation",
        { attemptId: 'att_214-1', amountMinor: 116_000, until },
      ],
    ]);
    expect(written(life, 'payment-confirm')).toEqual([
      {
        numbers: ['IN60A'],
        amountMinor: 116_000,
        method: { kind: 'card', brand: 'visa', last4: '4242' },
        url: 'https://bank.example/att_214-1',
        confirmBy: until,
      },
    ]);
    expect(ordered(life, 'lookUpCharge')).toMatchObject([
      { key: 'acc_214:lookup:att_214-1:confirm.1', params: { attemptId: 'att_214-1', at: until, cancel: true } },
    ]);
  });
});
