import { describe, test } from '@jest/globals';
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
