import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

/** A: 1,000.00 and B: 500.00, due 10 February; off on 13 April. */
const off = (): Story =>
  story()
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .invoice('500.00', { due: '2026-02-10' })
    .on('2026-04-14')
    .shows({ service: 'deactivated' });

describe('desk 7: proofs add up with what is paid', () => {
  /** A proof of B, accepted as long as a second one was shown with it; that one is rejected. */
  const halfProven = (): Story =>
    off()
      .proof('prf_1', '500.00')
      .proof('prf_2', '1,000.00')
      .accepts('prf_1')
      .rejects('prf_2')
      .shows({ service: 'deactivated' })
      .watch('service', 'email');

  test('a part payment after which the accepted ones cover what is left brings the service back, lent', () => {
    const life = halfProven().on('2026-04-15').transfer('1,000.00', 'A').shows({ service: 'provisional' });
    life.tells(
      '2026-04-15 09:00 service.provisional',
      '2026-04-15 09:00 email payment-receipt',
      '2026-04-15 09:00 email service-reactivated',
    );
    expect(written(life, 'service-reactivated')).toEqual([{ why: 'proof', until: '2026-04-20' }]);
    life
      .expects('2026-04-21 08:00 relock')
      .on('2026-04-16')
      .watch('service')
      .transfer('500.00', 'B')
      .tells('2026-04-16 09:00 service.reactivated')
      .shows({ service: 'active' });
  });

  test('its money does not come: off again on the day that was said, and not lent once more', () => {
    halfProven()
      .on('2026-04-15')
      .transfer('1,000.00', 'A')
      .watch('service')
      .on('2026-05-31')
      .tells('2026-04-21 08:00 service.relocked');
  });

  test('not while something is left that nothing covers', () => {
    halfProven().transfer('900.00', 'A').shows({ service: 'deactivated' });
  });
});
