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
    openingSpreadMinutes: 45,
  },
  reminders: { beforeDueDays: [] },
  charge: {
    cardExpiringDays: 30,
    confirmWithinHours: 24,
    debits: { retryOnDays: [3, 10], stuckAfterBankDays: 8, noticeDays: 3 },
  },
  deactivation: { noticeLastsWorkingDays: 10 },
  holds: { disputeDecideWorkingDays: 10, proofStopsPerCase: 2, proofLapsedWorkingDays: 2, transferBankDays: 1 },
  agentLimits: { pauseDays: 30, planDays: 180, refundMinor: 200_000 },
  payLinks: { lifeDays: 60, afterPaidDays: 7, afterNewerDays: 7 },
  billing: {
    window: { from: '06:00', to: '12:00' },
    firstInvoiceThroughDay: 5,
    startBackMonths: 3,
    noticeDays: 30,
    lowUsePhones: 20,
    gate: { untilDay: 3, untilTime: '12:00', askAgainMinutes: 60 },
    unbilled: { taskOnDay: 5, taskTime: '12:00' },
    calls: { lateDays: 60, row: 'call' },
    equipmentWorkingDays: 5,
    porting: { fewestDays: 2, mostDays: 18 },
  },
  due: { monthEnd: false, netDays: null, rollTo: 'none' },
} satisfies { [K in keyof Policy]?: Policy[K] extends object ? Partial<Policy[K]> : Policy[K] };
