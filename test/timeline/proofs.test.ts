import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import { mexico, story } from './story.ts';

describe('proofs of payment', () => {
  const off = () =>
    story({ watch: ['service', 'email', 'hold', 'task'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-05-13')
      .watch('service', 'email', 'hold', 'task'); // a Wednesday

  test('accepted on Wednesday 13 May: three bank days, and off again on Tuesday the 19th at 08:00', () => {
    off()
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .shows({ service: 'provisional', collections: 'overdue', holds: 'proof' })
      .expects('2026-05-19 08:00 relock')
      .tells(
        '2026-05-13 09:00 proof.received',
        '2026-05-13 09:00 hold.placed proof',
        '2026-05-13 09:00 task.opened',
        '2026-05-13 09:00 email proof-received',
        '2026-05-13 09:00 proof.accepted',
        '2026-05-13 09:00 service.provisional',
        '2026-05-13 09:00 email proof-accepted',
      )
      .on('2026-05-20')
      .tells(
        '2026-05-19 08:00 proof.returned',
        '2026-05-19 08:00 hold.released proof',
        '2026-05-19 08:00 service.relocked',
        '2026-05-19 08:00 email service-relocked',
      )
      .shows({ service: 'deactivated', collections: 'deactivated', holds: '' });
  });

  test('then the transfer: active, with one service-reactivated and one receipt', () => {
    const life = off()
      .proof('prf_1', '1,000.00', { key: 'SPEI-7' })
      .accepts('prf_1')
      .on('2026-05-15')
      .watch('service', 'email', 'hold')
      .transfer('1,000.00', 'A', { key: 'SPEI-7' })
      .tells(
        '2026-05-15 09:00 proof.settled',
        '2026-05-15 09:00 hold.released proof',
        '2026-05-15 09:00 service.reactivated',
        '2026-05-15 09:00 email payment-receipt',
        '2026-05-15 09:00 email service-reactivated',
      )
      .shows({ service: 'active', collections: 'current', holds: '' })
      .on('2026-07-31')
      .tells();
    expect(life.effects.filter(({ effect }) => effect.type === 'reactivateService')).toHaveLength(1);
    expect(life.entries.filter((entry) => entry.data.template === 'service-reactivated')).toHaveLength(1);
  });

  test('its key is the same in small letters and with spaces', () => {
    off()
      .proof('prf_1', '1,000.00', { key: 'Spei 7a' })
      .accepts('prf_1')
      .on('2026-05-15')
      .watch('hold', 'task')
      .transfer('1,000.00', 'A', { key: 'SPEI7A' })
      .tells('2026-05-15 09:00 proof.settled', '2026-05-15 09:00 hold.released proof');
  });

  test('or any other money that makes overdue zero', () => {
    off()
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .on('2026-05-15')
      .watch('service')
      .credits('A', '1,000.00')
      .tells('2026-05-15 09:00 service.reactivated')
      .shows({ holds: '' });
  });

  test('the transfer is a little short: the remainder is let go', () => {
    off()
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .on('2026-05-15')
      .watch('service')
      .transfer('985.00', 'A')
      .tells('2026-05-15 09:00 service.reactivated')
      .shows({ open: '0.00' });
  });

  test('it must cover all that is overdue', () => {
    off().proof('prf_1', '999.99').accepts('prf_1', { refused: 'proof_too_small' }).shows({ service: 'deactivated' });
  });

  test('one provisional return a case', () => {
    off()
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .on('2026-05-20')
      .proof('prf_2', '1,000.00')
      .accepts('prf_2', { refused: 'provisional_return_used' });
  });

  test('or as many as the policy says', () => {
    const policy = { ...mexico, holds: { ...mexico.holds, provisionalReturnsPerCase: 2 } };
    const returned = (life: ReturnType<typeof off>, id: string, day: Day) =>
      life.proof(id, '1,000.00').accepts(id).on(day).shows({ service: 'deactivated' });
    returned(
      returned(
        story({ policy }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-05-13'),
        'prf_1',
        '2026-05-20',
      ),
      'prf_2',
      '2026-05-29',
    )
      .proof('prf_3', '1,000.00')
      .accepts('prf_3', { refused: 'provisional_return_used' });
  });

  test('its money is less to be charged once it is accepted; before, a person may charge all the same', () => {
    const retry = { type: 'RETRY_NOW_REQUESTED', attemptId: 'att_9', methodId: null } as const;
    const shown = () =>
      story({ card: 'tok_ok', autopay: false })
        .on('2026-03-02')
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-03-10')
        .proof('prf_1', '400.00')
        .watch('charge');
    shown().overrides(retry).tells('2026-03-10 09:00 charged 1,000.00');
    shown().accepts('prf_1').overrides(retry).tells('2026-03-10 09:00 charged 600.00');
  });

  test('another case has one of its own', () => {
    off()
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .on('2026-05-20')
      .transfer('1,000.00', 'A')
      .on('2026-06-02')
      .invoice('500.00', { due: '2026-06-10' })
      .on('2026-08-13')
      .shows({ service: 'deactivated' })
      .proof('prf_2', '500.00')
      .accepts('prf_2')
      .shows({ service: 'provisional' });
  });

  test('decided once', () => {
    off()
      .proof('prf_1', '1,000.00')
      .rejects('prf_1')
      .accepts('prf_1', { refused: 'not_allowed_now' })
      .rejects('prf_1', { refused: 'not_allowed_now' })
      .shows({ service: 'deactivated', holds: '' });
  });

  test('each is decided by itself', () => {
    const two = () => off().proof('prf_1', '1,000.00').proof('prf_2', '1,100.00').shows({ holds: 'proof proof' });
    const accepted = two().accepts('prf_2').shows({ holds: 'proof proof', service: 'provisional' });
    expect(accepted.entries.at(-1)).toMatchObject({ data: { key: 'acc_214:proof-accepted:prf_2' } });
    expect(accepted.entries.find((entry) => entry.type === 'proof.accepted')).toMatchObject({
      summary: 'Proof of 1,100.00 MXN accepted: the money has until 2026-05-19 08:00',
    });
    accepted
      .accepts('prf_2', { refused: 'not_allowed_now' })
      .rejects('prf_1')
      .shows({ holds: 'proof', service: 'provisional' })
      .expects('2026-05-19 08:00 relock');
    two()
      .rejects('prf_2')
      .rejects('prf_2', { refused: 'not_allowed_now' })
      .shows({ holds: 'proof' })
      .accepts('prf_1')
      .shows({ service: 'provisional' });
  });

  test('its transfer comes while it is looked at: that one is settled, and the other still to be decided', () => {
    off()
      .proof('prf_1', '1,000.00', { key: 'SPEI-1' })
      .proof('prf_2', '400.00', { key: 'SPEI-2' })
      .watch('hold')
      .transfer('400.00', 'A', { key: 'SPEI-2' })
      .tells('2026-05-13 09:00 proof.settled', '2026-05-13 09:00 hold.released proof')
      .accepts('prf_2', { refused: 'not_allowed_now' })
      .shows({ holds: 'proof' })
      .accepts('prf_1')
      .shows({ service: 'provisional' });
  });

  test('everything overdue is paid while one is looked at: somebody still decides about it', () => {
    off()
      .proof('prf_1', '1,000.00')
      .transfer('1,000.00', 'A')
      .shows({ service: 'active', holds: 'proof' })
      .rejects('prf_1')
      .shows({ holds: '' });
  });

  test('decided after its time, beside a pause', () => {
    const late = () =>
      story()
        .on('2026-03-02')
        .invoice('1,000.00', { due: '2026-03-10' })
        .on('2026-03-12')
        .pause('2026-04-29')
        .proof('prf_1', '1,000.00')
        .on('2026-03-20')
        .shows({ holds: 'agent' });
    late().rejects('prf_1').shows({ holds: 'agent' });
    late().accepts('prf_1').shows({ holds: 'agent proof' });
  });

  test('rejected after its time', () => {
    story({ watch: ['hold', 'email'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .proof('prf_1', '1,000.00')
      .on('2026-03-20')
      .watch('hold', 'email')
      .rejects('prf_1')
      .tells('2026-03-20 09:00 proof.rejected', '2026-03-20 09:00 email proof-rejected')
      .shows({ holds: '' });
  });

  test("received: an agent's task, and silence for up to two working days; it may still be accepted after them", () => {
    story({ card: 'tok_ok', watch: ['charge', 'email', 'task', 'hold'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-09', '12:00')
      .watch('charge', 'task', 'hold')
      .proof('prf_1', '1,000.00')
      .expects('2026-03-12 00:00 holdEnds')
      .on('2026-03-12')
      .tells(
        '2026-03-09 12:00 proof.received',
        '2026-03-09 12:00 hold.placed proof',
        '2026-03-09 12:00 task.opened',
        '2026-03-12 00:00 hold.released proof',
      )
      .accepts('prf_1')
      .shows({ holds: 'proof' })
      .on('2026-03-13')
      .watch('charge')
      .tells();
  });

  test('on an active account it is only a hold; then the ladder goes on', () => {
    story({ watch: ['email', 'service', 'hold'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-16')
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .shows({ service: 'active', holds: 'proof' })
      .expects('2026-03-20 08:00 holdEnds')
      .watch('email', 'hold')
      .on('2026-03-21')
      .tells(
        '2026-03-20 08:00 proof.returned',
        '2026-03-20 08:00 hold.released proof',
        '2026-03-20 08:00 email proof-lapsed',
      );
  });

  test('lent on a proof, and then written off: not given for good', () => {
    off()
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .watch('service')
      .on('2026-05-31')
      .tells('2026-05-19 08:00 service.relocked')
      .shows({ service: 'deactivated' });
  });

  test("written off: a proof doesn't lend it, only the debt paid after all or an agent brings it back", () => {
    off()
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .shows({ service: 'deactivated' })
      .watch('service')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: null })
      .tells('2026-05-13 09:00 service.reactivated')
      .shows({ service: 'active' });
  });

  test('written off, and then lent by an agent until a day: off again on that day', () => {
    off()
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-17' })
      .shows({ service: 'active' })
      .watch('service')
      .on('2026-05-31')
      .tells('2026-05-18 08:00 service.relocked');
  });

  test('lent on a proof, and then disputed: it stays lent until that is decided', () => {
    off()
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .disputes('A', { late: true })
      .watch('service')
      .on('2026-05-25')
      .tells()
      .shows({ service: 'provisional' })
      .resolve('A', 'rejected')
      .on('2026-06-05')
      .tells('2026-06-01 08:00 service.relocked');
  });

  test('a service off for fraud does not come back on a proof, nor by money', () => {
    story({ watch: ['service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-12')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .shows({ service: 'deactivated', holds: 'proof' })
      .transfer('1,000.00', 'A')
      .shows({ service: 'deactivated', collections: 'current' })
      .on('2026-04-30')
      .tells('2026-03-12 09:00 service.deactivated')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: null }, { refused: 'forbidden' })
      .overrides({ type: 'REACTIVATE_REQUESTED', until: null }, { admin: true })
      .tells('2026-04-30 09:00 service.reactivated');
  });
});

test('a lapse that somebody has decided about since is told to nobody, and gives no days', () => {
  story({ watch: ['email', 'service'] })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-05-06')
    .expects('2026-05-11 08:00 deactivation') // a Monday, as the last notice has named
    .proof('prf_1', '1,000.00') // a Wednesday: nobody looks at it until the weekend
    .on('2026-05-09')
    .watch('email', 'service')
    .rejects('prf_1')
    .expects('2026-05-11 08:00 deactivation')
    .on('2026-05-12')
    .tells(
      '2026-05-09 09:00 email proof-rejected',
      '2026-05-11 08:00 service.deactivated',
      '2026-05-11 08:00 email service-deactivated',
    );
});
