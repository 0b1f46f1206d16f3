import { describe, test } from '@jest/globals';
import type { Policy } from '../../domain/policy/policy.ts';
import { mexico, story } from './story.ts';

const under = (calendar: Partial<Policy['calendar']>, more: Partial<Policy> = {}) =>
  story({
    policy: { ...mexico, ...more, calendar: { ...mexico.calendar, ...calendar } },
    watch: ['email', 'service'],
    startsOn: '2026-02-03' as const,
  });

describe('desk 23: the week is the policy’s', () => {
  test('where contacts go on Saturdays too, a reminder does, and no service goes off then', () => {
    const saturdays = under({ contactDays: [...mexico.calendar.contactDays, 'saturday'] });
    // Day 1 is Saturday 14 February, day 55 Thursday 9 April, day 61 Wednesday 15 April.
    saturdays
      .invoice('1,000.00', { due: '2026-02-13' })
      .on('2026-02-16')
      .tells('2026-02-03 09:00 email invoice-issued', '2026-02-14 08:00 email overdue-reminder')
      .watch('service')
      .on('2026-04-16')
      .tells('2026-04-15 08:00 service.deactivated');
    under({ contactDays: [...mexico.calendar.contactDays, 'saturday'] })
      // Day 61 is Saturday 18 April.
      .invoice('1,000.00', { due: '2026-02-16' })
      .watch('service')
      .on('2026-04-21')
      .tells('2026-04-20 08:00 service.deactivated');
  });

  test('where Friday and Saturday are the weekend, Sunday is a day like any other', () => {
    under({ weekend: ['friday', 'saturday'], contactDays: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'] })
      // Day 1 is Friday 20 February, day 61 Tuesday 21 April.
      .invoice('1,000.00', { due: '2026-02-19' })
      .on('2026-02-23')
      .tells('2026-02-03 09:00 email invoice-issued', '2026-02-22 08:00 email overdue-reminder')
      .watch('service')
      .on('2026-04-22')
      .tells('2026-04-21 08:00 service.deactivated');
  });

  test('where contacts go on no Friday, a service that would go off then goes off on the next day that has both', () => {
    // Day 61 is Friday 17 April.
    under({ contactDays: ['monday', 'tuesday', 'wednesday', 'thursday'] })
      .invoice('1,000.00', { due: '2026-02-15' })
      .watch('service', 'email')
      .on('2026-04-20')
      .tells(
        '2026-02-16 08:00 email overdue-reminder',
        '2026-02-23 08:00 email overdue-reminder',
        '2026-03-02 08:00 email overdue-reminder',
        '2026-03-17 08:00 email overdue-reminder',
        '2026-04-01 08:00 email overdue-reminder',
        '2026-04-13 08:00 email last-notice',
        '2026-04-20 08:00 service.deactivated',
        '2026-04-20 08:00 email service-deactivated',
      );
  });
});
