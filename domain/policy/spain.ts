import { madridHolidays, targetClosures } from '../spain/holidays.ts';
import { NETWORK_RULES } from './network-rules.ts';
import type { Policy } from './policy.ts';

/**
 * Version 1 of the policy `spain`, shipped beside `mexico`: euros, direct debits, 30 days to pay, the days of Madrid. It
 * seeds the store and nothing else reads it. Where no source is named it is as in `mexico`.
 */
export const spainPolicy = (): Policy => ({
  name: 'spain',
  version: 1,
  currency: 'EUR', // rules, Currency
  timeZone: 'Europe/Madrid', // rules, Currency
  locale: 'es-ES', // rules, Currency
  calendar: {
    holidays: madridHolidays(2020, 2045), // the decrees of the Community of Madrid, and the city's own two days
    bankHolidays: targetClosures(2020, 2045), // SEPA: bank days are those of T2, once TARGET
    weekend: ['saturday', 'sunday'], // desk: as in mexico
    bankWeekend: ['saturday', 'sunday'], // SEPA
    contactDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], // desk: as in mexico
    contactHours: { from: '09:00', to: '20:00' }, // desk: nobody is at work before nine
    openingSpreadMinutes: 45, // desk: as in mexico
  },
  due: {
    monthDay: null, // law: days are counted from the invoice's own
    issuedThroughDay: null, // law: as monthDay
    monthEnd: false, // law: as monthDay
    netDays: 30, // law: 30 days unless agreed otherwise (Ley 3/2004, article 4)
    oneTimeDays: 30, // law: the same
    rollTo: 'none', // desk: as in mexico
  },
  charge: {
    window: { from: '09:00', to: '15:00' }, // desk: as in mexico
    retryAfterMinutes: 60, // desk: as in mexico
    retryOnDays: [3, 7, 14], // desk: as in mexico
    debits: {
      retryOnDays: [5, 12], // desk: a return is told, and money is moved, before it is tried again
      stuckAfterBankDays: 8, // desk: as in mexico
      noticeDays: 14, // SEPA: the debtor is told 14 days before, unless agreed otherwise (core rulebook, 4.3.1)
    },
    sameMethodWaitMinutes: 60, // desk: as in mexico
    noticeDays: 3, // desk: as in mexico, for cards
    cardExpiringDays: 30, // desk: as in mexico
    confirmWithinHours: 24, // desk: as in mexico
  },
  lookup: {
    afterMinutes: [5, 60], // desk: as in mexico
    thenEveryHours: 24, // desk: as in mexico
    taskAfterHours: 24, // desk: as in mexico
  },
  reminders: {
    beforeDueDays: [3], // desk: 30 days after an invoice it is forgotten
    onDays: [1, 7, 15, 30, 45], // desk: as in mexico
    lastNoticeOnDay: 55, // desk: as in mexico
    whileDeactivatedEveryDays: 30, // desk: as in mexico
  },
  deactivation: {
    afterDays: 60, // desk: as in mexico
    noticeWorkingDays: 3, // desk: as in mexico
    noticeLastsWorkingDays: 10, // desk: as in mexico
    needsApproval: false, // desk: as in mexico
    breaker: { maxPercent: 5, maxCount: 50, minCount: 5 }, // desk: as in mexico
  },
  thresholds: {
    restBelowMinor: 300, // desk: EUR 3.00, about what it is in mexico
    adjustUpToMinor: 100, // desk: EUR 1.00
  },
  holds: {
    promiseMaxWorkingDays: 10, // desk: as in mexico
    promisesPerCase: 2, // desk: as in mexico
    planNoticeWorkingDays: 3, // desk: as in mexico
    disputeWindowDays: 15, // desk: as in mexico
    disputedDaysCount: false, // desk: as in mexico
    disputeRejectedWorkingDays: 5, // desk: as in mexico
    disputeDecideWorkingDays: 10, // desk: as in mexico
    proofReviewWorkingDays: 2, // desk: as in mexico
    proofStopsPerCase: 2, // desk: as in mexico
    proofLapsedWorkingDays: 2, // desk: as in mexico
    proofBankDays: 2, // SEPA: a transfer is there on the next bank day; one more for the statement
    provisionalReturnsPerCase: 1, // desk: as in mexico
    transferBankDays: 1, // desk: as in mexico
  },
  agentLimits: {
    extendDays: 15, // desk: as in mexico
    pauseDays: 30, // desk: as in mexico
    planDays: 180, // desk: as in mexico
    reactivateDays: 5, // desk: as in mexico
    creditMinor: 10_000, // desk: EUR 100.00, about what it is in mexico
    refundMinor: 10_000, // desk: the same
  },
  payLinks: {
    lifeDays: 60, // desk: as in mexico
    afterPaidDays: 7, // desk: as in mexico
    afterNewerDays: 7, // desk: as in mexico
  },
  billing: {
    window: { from: '06:00', to: '12:00' }, // desk: as in mexico
    firstInvoiceThroughDay: 5, // desk: as in mexico
    startBackMonths: 3, // desk: as in mexico
    noticeDays: 30, // desk: as in mexico
    lowUsePhones: 20, // desk: as in mexico
    gate: {
      untilDay: 3, // desk: as in mexico
      untilTime: '12:00', // desk: as in mexico
      askAgainMinutes: 60, // desk: as in mexico
    },
    unbilled: {
      taskOnDay: 5, // desk: as in mexico
      taskTime: '12:00', // desk: as in mexico
    },
    calls: {
      lateDays: 60, // desk: as in mexico
      row: 'call', // desk: as in mexico
    },
    equipmentWorkingDays: 5, // desk: as in mexico
    porting: {
      fewestDays: 1, // law: a number is to be ported within a working day (Directive 2018/1972, article 106)
      mostDays: 18, // desk: as in mexico
    },
  },
  networks: [...NETWORK_RULES], // the networks' own, dated
});
