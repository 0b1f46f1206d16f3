import { describe, test } from '@jest/globals';
import type { ClockTime } from '../../domain/time/time.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** A service that is lent goes off again after its last day, unless something holds that (rules, Lent and Holds). */
const lent = (): Story =>
  story({ watch: ['service'] })
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .invoice('500.00', { due: '2026-02-10' })
    .on('2026-04-14')
    .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-20' }, { admin: true })
    .watch('service');

describe('lent by an admin', () => {
  test('it goes off on the morning after its last day', () => {
    lent().on('2026-04-30').tells('2026-04-21 08:00 service.relocked');
  });

  test('it stays on while somebody looks at a proof, however little that shows', () => {
    lent()
      .on('2026-04-20')
      .proof('prf_1', '100.00')
      .watch('service')
      .on('2026-04-30')
      .tells('2026-04-23 08:00 service.relocked');
  });

  test('it stays on while the money of accepted proofs is awaited that cover all of it, and not of a part', () => {
    const proven = (amount: string) =>
      lent().on('2026-04-20').proof('prf_1', amount).accepts('prf_1').watch('service').on('2026-04-30');
    proven('1,500.00').tells('2026-04-24 08:00 service.relocked');
    proven('1,000.00').tells('2026-04-21 08:00 service.relocked');
  });

  test('it stays on where one invoice is in dispute and the other paused, for as long as both are', () => {
    const held = () => lent().disputes('A', { late: true }).pause('2026-04-27', { invoiceId: 'B' });
    held().watch('service').on('2026-04-30').tells('2026-04-28 08:00 service.relocked');
    held().on('2026-04-22').resolve('A', 'rejected').watch('service').on('2026-04-27').tells();
  });

  test('a pause of one of two invoices alone holds nothing', () => {
    lent()
      .pause('2026-04-27', { invoiceId: 'B' })
      .watch('service')
      .on('2026-04-30')
      .tells('2026-04-21 08:00 service.relocked');
  });
});

describe('a relock is cleared first, and what happens while it is asked counts', () => {
  const asked = (time: ClockTime = '08:02'): Story => {
    const life = lent();
    life.world.slow.add('clearDeactivation');
    return life.on('2026-04-21', time).watch('service');
  };
  const later = (life: Story): Story => life.bankAnswers().on('2026-04-24');

  test('cleared within the first contact hour it goes off, and later the next morning', () => {
    later(asked('08:59')).tells('2026-04-21 08:59 service.relocked');
    later(asked('09:00')).tells('2026-04-22 08:00 service.relocked');
  });

  test('a pause', () => {
    later(asked().pause('2026-04-22')).tells('2026-04-23 08:00 service.relocked');
  });

  test('a later end of the loan', () => {
    const prolonged = asked().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-22' }, { admin: true });
    later(prolonged).tells('2026-04-21 08:02 service.reactivated', '2026-04-23 08:00 service.relocked');
  });

  test('a dispute of all that it is lent for', () => {
    later(asked().disputes('A', { late: true }).disputes('B', { late: true })).tells();
  });

  test('a payment of all of it, and not of a part', () => {
    later(asked().transfer('1,500.00', 'A B'))
      .tells('2026-04-21 08:02 service.reactivated')
      .shows({ service: 'active' });
    later(asked().transfer('1,000.00', 'A')).tells('2026-04-21 08:02 service.relocked');
  });
});
