import { z } from 'zod';
import type { Policy } from '../../../domain/policy/policy.ts';
import { POLICY_RANGES as RANGES, type Range } from '../../../domain/policy/ranges.ts';
import { UNSAID } from '../../../domain/policy/unsaid.ts';
import { type ClockTime, WEEKDAYS } from '../../../domain/time/time.ts';
import { currency } from '../../http/schemas/money.ts';
import { line, oneOf, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day, locale, timeZone } from '../../http/schemas/time.ts';

const MAX_DAYS_LISTED = 5_000;
const NETWORK = 'a brand of cards in small letters, such as visa, or other';

const number = ([least, most]: Range) =>
  z.int(wants('a whole number')).min(least, `must be at least ${least}`).max(most, `must be at most ${most}`);
const list = <T extends z.ZodType>(item: T, max: number) =>
  z.array(item, wants('a list')).max(max, `must have at most ${max} entries`);
const part = <T extends z.core.$ZodLooseShape>(fields: T) => z.strictObject(fields, wants('an object'));
const time = z
  .string(wants('a time as HH:MM'))
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time as HH:MM')
  .transform((text) => text as ClockTime);
const window = part({ from: time, to: time });
const cap = ({ max, hours }: typeof RANGES.networks.declines) =>
  part({ max: number(max), hours: number(hours) }).nullable();

const weekdays = list(oneOf(...WEEKDAYS), WEEKDAYS.length);
/** A body that was written before there was a field says it as version 1 of `mexico` does. */
const unlessSaid = <T extends z.ZodType>(field: T, unsaid: z.output<T>) => field.default(unsaid as never);

const fields = {
  currency: currency.meta({ description: 'What its amounts are in, and every account under it.' }),
  timeZone: unlessSaid(timeZone, UNSAID.timeZone).meta({ description: 'Of a new account that names none.' }),
  locale: unlessSaid(locale, UNSAID.locale).meta({ description: 'Of a new account that names none.' }),
  calendar: part({
    holidays: list(day, MAX_DAYS_LISTED),
    bankHolidays: list(day, MAX_DAYS_LISTED),
    weekend: unlessSaid(weekdays, UNSAID.calendar.weekend).meta({ description: 'Weekdays on which nobody works.' }),
    bankWeekend: unlessSaid(weekdays, UNSAID.calendar.bankWeekend),
    contactDays: unlessSaid(weekdays, UNSAID.calendar.contactDays).meta({
      description: 'Weekdays on which contacts go, holidays apart.',
    }),
    contactHours: window,
    openingSpreadMinutes: unlessSaid(
      number(RANGES.calendar.openingSpreadMinutes),
      UNSAID.calendar.openingSpreadMinutes,
    ).meta({
      description:
        "Each account's contact hours open at an instant of its own, within so many minutes of `from`; on a test clock on the dot.",
    }),
  }),
  due: part({
    monthDay: number(RANGES.due.monthDay).nullable().meta({ description: 'Null beside `monthEnd` or `netDays`.' }),
    monthEnd: unlessSaid(yesOrNo, UNSAID.due.monthEnd),
    netDays: unlessSaid(number(RANGES.due.netDays).nullable(), UNSAID.due.netDays).meta({
      description: 'Days after the issue.',
    }),
    issuedThroughDay: number(RANGES.due.issuedThroughDay).nullable().meta({ description: 'Null beside `netDays`.' }),
    oneTimeDays: number(RANGES.due.oneTimeDays),
    rollTo: unlessSaid(oneOf('none', 'next', 'previous'), UNSAID.due.rollTo).meta({
      description: 'Where a due day goes that is no working day.',
    }),
  }),
  charge: part({
    window,
    retryAfterMinutes: number(RANGES.charge.retryAfterMinutes)
      .nullable()
      .meta({ description: 'Null: no retry before the first of `retryOnDays`, and the decline is told at once.' }),
    retryOnDays: list(number(RANGES.charge.retryOnDays), 50),
    debits: unlessSaid(
      part({
        retryOnDays: list(number(RANGES.charge.debits.retryOnDays), 50),
        stuckAfterBankDays: number(RANGES.charge.debits.stuckAfterBankDays),
        noticeDays: number(RANGES.charge.debits.noticeDays),
      }),
      UNSAID.charge.debits,
    ),
    sameMethodWaitMinutes: number(RANGES.charge.sameMethodWaitMinutes),
    noticeDays: number(RANGES.charge.noticeDays),
    cardExpiringDays: unlessSaid(number(RANGES.charge.cardExpiringDays), UNSAID.charge.cardExpiringDays),
    confirmWithinHours: unlessSaid(number(RANGES.charge.confirmWithinHours), UNSAID.charge.confirmWithinHours),
  }),
  lookup: part({
    afterMinutes: list(number(RANGES.lookup.afterMinutes), 50),
    thenEveryHours: number(RANGES.lookup.thenEveryHours),
    taskAfterHours: number(RANGES.lookup.taskAfterHours),
  }),
  reminders: part({
    beforeDueDays: unlessSaid(list(number(RANGES.reminders.beforeDueDays), 50), UNSAID.reminders.beforeDueDays).meta({
      description: 'Days before the due day on which whoever pays by hand hears of an invoice.',
    }),
    onDays: list(number(RANGES.reminders.onDays), 50),
    lastNoticeOnDay: number(RANGES.reminders.lastNoticeOnDay),
    whileDeactivatedEveryDays: number(RANGES.reminders.whileDeactivatedEveryDays),
  }),
  deactivation: part({
    afterDays: number(RANGES.deactivation.afterDays),
    noticeWorkingDays: number(RANGES.deactivation.noticeWorkingDays),
    noticeLastsWorkingDays: unlessSaid(
      number(RANGES.deactivation.noticeLastsWorkingDays),
      UNSAID.deactivation.noticeLastsWorkingDays,
    ),
    needsApproval: yesOrNo,
    breaker: part({
      maxPercent: number(RANGES.deactivation.breaker.maxPercent),
      maxCount: number(RANGES.deactivation.breaker.maxCount),
      minCount: number(RANGES.deactivation.breaker.minCount),
    }),
  }),
  thresholds: part({
    restBelowMinor: number(RANGES.thresholds.restBelowMinor),
    adjustUpToMinor: number(RANGES.thresholds.adjustUpToMinor),
  }),
  holds: part({
    promiseMaxWorkingDays: number(RANGES.holds.promiseMaxWorkingDays),
    promisesPerCase: number(RANGES.holds.promisesPerCase),
    planNoticeWorkingDays: number(RANGES.holds.planNoticeWorkingDays),
    disputeWindowDays: number(RANGES.holds.disputeWindowDays),
    disputedDaysCount: yesOrNo,
    disputeRejectedWorkingDays: number(RANGES.holds.disputeRejectedWorkingDays),
    disputeDecideWorkingDays: unlessSaid(
      number(RANGES.holds.disputeDecideWorkingDays),
      UNSAID.holds.disputeDecideWorkingDays,
    ),
    proofReviewWorkingDays: number(RANGES.holds.proofReviewWorkingDays),
    proofStopsPerCase: unlessSaid(number(RANGES.holds.proofStopsPerCase), UNSAID.holds.proofStopsPerCase),
    proofBankDays: number(RANGES.holds.proofBankDays),
    proofLapsedWorkingDays: unlessSaid(
      number(RANGES.holds.proofLapsedWorkingDays),
      UNSAID.holds.proofLapsedWorkingDays,
    ),
    provisionalReturnsPerCase: number(RANGES.holds.provisionalReturnsPerCase),
    transferBankDays: unlessSaid(number(RANGES.holds.transferBankDays), UNSAID.holds.transferBankDays),
  }),
  agentLimits: part({
    extendDays: number(RANGES.agentLimits.extendDays),
    pauseDays: unlessSaid(number(RANGES.agentLimits.pauseDays), UNSAID.agentLimits.pauseDays),
    planDays: unlessSaid(number(RANGES.agentLimits.planDays), UNSAID.agentLimits.planDays),
    reactivateDays: number(RANGES.agentLimits.reactivateDays),
    creditMinor: number(RANGES.agentLimits.creditMinor),
    refundMinor: unlessSaid(number(RANGES.agentLimits.refundMinor), UNSAID.agentLimits.refundMinor),
  }),
  payLinks: unlessSaid(
    part({
      lifeDays: number(RANGES.payLinks.lifeDays),
      afterPaidDays: number(RANGES.payLinks.afterPaidDays),
      afterNewerDays: number(RANGES.payLinks.afterNewerDays).meta({
        description: 'How long the link of an older mail goes on beside that of a newer one of its kind. 0: it ends.',
      }),
    }),
    UNSAID.payLinks,
  ),
  billing: unlessSaid(
    part({
      window: window.meta({
        description: 'Months are billed on the 1st between these, each account at its own minute.',
      }),
      firstInvoiceThroughDay: number(RANGES.billing.firstInvoiceThroughDay),
      startBackMonths: number(RANGES.billing.startBackMonths),
      noticeDays: number(RANGES.billing.noticeDays).meta({
        description: 'Before the month that is not billed any more.',
      }),
      lowUsePhones: number(RANGES.billing.lowUsePhones),
      gate: part({
        untilDay: number(RANGES.billing.gate.untilDay),
        untilTime: time,
        askAgainMinutes: number(RANGES.billing.gate.askAgainMinutes),
      }).meta({ description: 'How long a month waits for its calls, and how often what keeps it is asked.' }),
      unbilled: part({ taskOnDay: number(RANGES.billing.unbilled.taskOnDay), taskTime: time }),
      calls: part({ lateDays: number(RANGES.billing.calls.lateDays), row: oneOf('call', 'pair') }),
      equipmentWorkingDays: number(RANGES.billing.equipmentWorkingDays),
      porting: part({
        fewestDays: number(RANGES.billing.porting.fewestDays),
        mostDays: number(RANGES.billing.porting.mostDays),
      }),
    }),
    UNSAID.billing as Policy['billing'],
  ),
  networks: list(
    part({
      network: z
        .string(wants(NETWORK))
        .max(40, 'must be at most 40 characters long')
        .regex(/^[a-z][a-z0-9_-]*$/, `must be ${NETWORK}`),
      from: day,
      source: line(500),
      declines: cap(RANGES.networks.declines),
      sameAmount: cap(RANGES.networks.sameAmount),
    }),
    100,
  ),
};

/** A new version names neither its policy nor its number: the path and the versions before it do. */
export const NewPolicyVersion = z.strictObject(fields).meta({
  id: 'NewPolicyVersion',
  title: 'A new version of a policy',
  description: 'Start from the version before it.',
});
