import { describe, expect, test } from '@jest/globals';
import { story } from './story.ts';

describe('proofs of payment', () => {
  const off = () => story({ watch: ['service', 'email', 'hold', 'task'] }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-05-13').watch('service', 'email', 'hold', 'task'); // a Wednesday

  test('accepted on Wednesday 13 May: three bank days, and off again on Tuesday the 19th at 08:00', () => {
    off().proof('prf_1', '1,000.00').accepts('prf_1').shows({ service: 'provisional', collections: 'overdue', holds: 'proof' }).expects('2026-05-19 08:00 relock')
      .tells('2026-05-13 09:00 proof.received', '2026-05-13 09:00 hold.placed proof', '2026-05-13 09:00 email proof-received', '2026-05-13 09:00 proof.accepted', '2026-05-13 09:00 service.provisional', '2026-05-13 09:00 email proof-accepted')
      .on('2026-05-20').tells('2026-05-19 08:00 proof.returned', '2026-05-19 08:00 hold.released proof', '2026-05-19 08:00 service.relocked', '2026-05-19 08:00 email service-relocked')
      .shows({ service: 'deactivated', collections: 'deactivated', holds: '' });
  });

  test('then the transfer: active, with one service-reactivated and one receipt', () => {
    const life = off().proof('prf_1', '1,000.00', { key: 'SPEI-7' }).accepts('prf_1').on('2026-05-15').watch('service', 'email', 'hold').transfer('1,000.00', 'A', { key: 'SPEI-7' })
      .tells('2026-05-15 09:00 proof.settled', '2026-05-15 09:00 hold.released proof', '2026-05-15 09:00 service.reactivated', '2026-05-15 09:00 email payment-receipt', '2026-05-15 09:00 email service-reactivated')
      .shows({ service: 'active', collections: 'current', holds: '' }).on('2026-07-31').tells();
    expect(life.effects.filter(({ effect }) => effect.type === 'reactivateService')).toHaveLength(1);
    expect(life.entries.filter((entry) => entry.data.template === 'service-reactivated')).toHaveLength(1);
  });

  test('or any other money that makes overdue zero', () => {
    off().proof('prf_1', '1,000.00').accepts('prf_1').on('2026-05-15').watch('service').credits('A', '1,000.00').tells('2026-05-15 09:00 service.reactivated').shows({ holds: '' });
  });

  test('the transfer is a little short: the remainder is let go', () => {
    off().proof('prf_1', '1,000.00').accepts('prf_1').on('2026-05-15').watch('service').transfer('985.00', 'A').tells('2026-05-15 09:00 service.reactivated').shows({ open: '0.00' });
  });

  test('it must cover all that is overdue', () => {
    off().proof('prf_1', '999.99').accepts('prf_1', { refused: 'proof_too_small' }).shows({ service: 'deactivated' });
  });

  test('one provisional return a case', () => {
    off().proof('prf_1', '1,000.00').accepts('prf_1').on('2026-05-20').proof('prf_2', '1,000.00').accepts('prf_2', { refused: 'provisional_return_used' });
  });

  test('decided once', () => {
    off().proof('prf_1', '1,000.00').rejects('prf_1').accepts('prf_1', { refused: 'not_allowed_now' }).rejects('prf_1', { refused: 'not_allowed_now' }).shows({ service: 'deactivated', holds: '' });
  });

  test('received: silence for up to two working days, then an agent\'s task; it may still be accepted', () => {
    story({ card: 'tok_ok', watch: ['charge', 'email', 'task', 'hold'] }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-09', '12:00').watch('charge', 'task', 'hold').proof('prf_1', '1,000.00')
      .expects('2026-03-12 00:00 holdEnds').on('2026-03-12').tells('2026-03-09 12:00 proof.received', '2026-03-09 12:00 hold.placed proof', '2026-03-12 00:00 hold.released proof', '2026-03-12 00:00 task.opened')
      .accepts('prf_1').shows({ holds: 'proof' }).on('2026-03-13').watch('charge').tells();
  });

  test('on an active account it is only a hold; then the ladder goes on', () => {
    story({ watch: ['email', 'service', 'hold'] }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-16').proof('prf_1', '1,000.00').accepts('prf_1').shows({ service: 'active', holds: 'proof' })
      .expects('2026-03-20 08:00 holdEnds').watch('email', 'hold').on('2026-03-21').tells('2026-03-20 08:00 proof.returned', '2026-03-20 08:00 hold.released proof', '2026-03-20 08:00 email overdue-reminder');
  });

  test('lent on a proof, and then written off: not given for good', () => {
    off().proof('prf_1', '1,000.00').accepts('prf_1').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }).watch('service').on('2026-05-31').tells('2026-05-19 08:00 service.relocked').shows({ service: 'deactivated' });
  });

  test('lent on a proof, and then disputed: it stays lent until that is decided', () => {
    off().proof('prf_1', '1,000.00').accepts('prf_1').disputes('A', { late: true }).watch('service').on('2026-05-25').tells().shows({ service: 'provisional' }).resolve('A', 'rejected').on('2026-06-05').tells('2026-06-01 08:00 service.relocked');
  });

  test('a service off for fraud does not come back on a proof, nor by money', () => {
    story({ watch: ['service'] }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-12').overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })
      .proof('prf_1', '1,000.00').accepts('prf_1').shows({ service: 'deactivated', holds: 'proof' }).transfer('1,000.00', 'A').shows({ service: 'deactivated', collections: 'current' })
      .on('2026-04-30').tells('2026-03-12 09:00 service.deactivated').overrides({ type: 'REACTIVATE_REQUESTED', until: null }).tells('2026-04-30 09:00 service.reactivated');
  });
});
