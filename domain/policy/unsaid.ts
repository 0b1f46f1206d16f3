import type { Policy } from './policy.ts';

/**
 * What a body means that was written before there was a field: version 1 of `mexico`, whose holidays are too dear to
 * work out for these.
 */
export const UNSAID = {
  timeZone: 'America/Mexico_City',
  locale: 'es-MX',
  calendar: {
    weekend: ['saturday', 'sunday'],
    bankWeekend: ['saturday', 'sunday'],
    contactDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  },
  reminders: { beforeDueDays: [] },
  due: { monthEnd: false, netDays: null, rollTo: 'none' },
} satisfies { [K in keyof Policy]?: Policy[K] extends object ? Partial<Policy[K]> : Policy[K] };
