import { mexicanBankClosures, mexicanHolidays } from '../mexico/holidays.ts';
import { NETWORK_RULES } from './network-rules.ts';
import type { Policy } from './policy.ts';

/**
 * Version 1 of the policy `mexico`: the only file with day numbers. It seeds the store and nothing else reads it; an
 * account's case carries its policy's whole body. Sources: the guide (the telephone service's billing guide), the
 * mission (what Puntual was made for), the rules (what the collections desk settled), the design (the same, for the
 * ladder).
 */
export const mexicoPolicy = (): Policy => ({
  name: 'mexico',
  version: 1,
  currency: 'MXN', // rules, Currency
  timeZone: 'America/Mexico_City', // rules, Currency
  locale: 'es-MX', // rules, Currency
  calendar: {
    holidays: mexicanHolidays(2020, 2045), // rules, Days: date-holidays MX, public and bank
    bankHolidays: mexicanBankClosures(2020, 2045), // rules, Days: the banks' own list
    weekend: ['saturday', 'sunday'], // rules, Days: Monday to Friday
    bankWeekend: ['saturday', 'sunday'], // rules, Days
    contactDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], // rules, Days: on working days
    contactHours: { from: '08:00', to: '20:00' }, // rules, Days
    openingSpreadMinutes: 45, // rules, Days: within the first contact hour, spread by account
  },
  due: {
    monthDay: 10, // guide: charges are made on the 10th of each month
    issuedThroughDay: 5, // guide: recurring invoices go out between the 1st and the 5th
    monthEnd: false, // guide: on the 10th
    netDays: null, // guide: on the 10th
    oneTimeDays: 15, // rules, Days: issue day + 15
    rollTo: 'none', // rules, Charging: a weekend or holiday changes nothing
  },
  charge: {
    window: { from: '09:00', to: '15:00' }, // rules, Charging
    retryAfterMinutes: 60, // mission: again after exactly one hour
    retryOnDays: [3, 7, 14], // rules, Charging
    // rules, Charging: debits have a ladder of their own
    debits: {
      retryOnDays: [3, 10], // rules, Charging: the ladder for debits
      stuckAfterBankDays: 8, // rules, Charging: after 8 bank days a task
      noticeDays: 3, // desk: as for cards
    },
    sameMethodWaitMinutes: 60, // guide: a declined payment may be sent again after an hour
    cardExpiringDays: 30, // rules, Tasks
    confirmWithinHours: 24, // rules, Charging: a day, as long as banks let a confirmation wait
    noticeDays: 3, // desk: time enough to move money; the invoice's own mail has told those who got it later than this
  },
  lookup: {
    afterMinutes: [5, 60], // rules, Charging: an unknown outcome is looked up after 5 min and 1 h
    thenEveryHours: 24, // rules, Charging: then daily
    taskAfterHours: 24, // rules, Charging: look-ups that fail for a day are an agent's task
  },
  reminders: {
    beforeDueDays: [], // guide: the invoice's own mail is all
    onDays: [1, 7, 15, 30, 45], // design, The policy is data
    lastNoticeOnDay: 55, // design, The policy is data
    whileDeactivatedEveryDays: 30, // rules, The case: once a month
  },
  deactivation: {
    afterDays: 60, // guide: invoices overdue for more than 60 days
    noticeWorkingDays: 3, // rules, The case: no deactivation without warning
    noticeLastsWorkingDays: 10, // rules, The case: no deactivation without warning
    needsApproval: false, // rules, The case: automatic, unless a policy says otherwise
    // rules, The case: circuit breaker, of the accounts in a day; desk: of fewer than 100 accounts 5 % says nothing
    breaker: { maxPercent: 5, maxCount: 50, minCount: 5 },
  },
  thresholds: {
    restBelowMinor: 5_000, // rules, Money: MXN 50.00
    adjustUpToMinor: 2_000, // rules, Money: MXN 20.00
  },
  holds: {
    promiseMaxWorkingDays: 10, // rules, Holds
    promisesPerCase: 2, // rules, Holds
    planNoticeWorkingDays: 3, // rules, Holds
    disputeWindowDays: 15, // guide: 15 days after its date of issue
    disputedDaysCount: false, // rules, Holds: days go on counting, except disputed days
    disputeRejectedWorkingDays: 5, // rules, Holds
    disputeDecideWorkingDays: 10, // rules, Tasks
    proofReviewWorkingDays: 2, // rules, Holds
    proofStopsPerCase: 2, // rules, Holds
    proofBankDays: 3, // rules, Holds
    proofLapsedWorkingDays: 2, // rules, Holds
    provisionalReturnsPerCase: 1, // rules, Holds
    transferBankDays: 1, // rules, Holds: the next bank day
  },
  agentLimits: {
    extendDays: 15, // rules, Holds
    pauseDays: 30, // rules, Holds
    planDays: 180, // rules, Holds
    reactivateDays: 5, // rules, Holds
    creditMinor: 200_000, // rules, Holds: MXN 2,000.00
    refundMinor: 200_000, // rules, Holds: MXN 2,000.00
  },
  payLinks: {
    lifeDays: 60, // rules, Money: as long as a debt takes from its due day to deactivation
    afterPaidDays: 7, // rules, Money
    afterNewerDays: 7, // rules, Money: who opens the older mail can pay there, too
  },
  billing: {
    window: { from: '06:00', to: '12:00' }, // rules, Billing
    firstInvoiceThroughDay: 5, // guide: between the 1st and the 5th
    startBackMonths: 3, // rules, Billing
    noticeDays: 30, // guide: 30 days before the next billing cycle
    lowUsePhones: 20, // guide: at least 20 phones
    // rules, Billing: until day 3, 12:00; each hour
    gate: {
      untilDay: 3, // rules, Billing: until day 3
      untilTime: '12:00', // rules, Billing: at noon
      askAgainMinutes: 60, // rules, Billing: each hour
    },
    // rules, Billing: on day 5, 12:00 a task
    unbilled: {
      taskOnDay: 5, // rules, Billing: on day 5 a task
      taskTime: '12:00', // rules, Billing: at noon
    },
    // rules, Billing: late ones, and what is rounded
    calls: {
      lateDays: 60, // rules, Billing
      row: 'call', // rules, Billing: each call
    },
    equipmentWorkingDays: 5, // guide: five working days after the e-signature
    // guide: 2 to 18 working days
    porting: {
      fewestDays: 2, // guide: 2 to 18 working days
      mostDays: 18, // guide: the same
    },
  },
  networks: [...NETWORK_RULES], // the networks' own, dated; a policy may be stricter
});
