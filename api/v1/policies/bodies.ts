import { z } from 'zod';
import { POLICY_RANGES as RANGES, type Range } from '../../../domain/policy/ranges.ts';
import type { ClockTime } from '../../../domain/time/time.ts';
import { currency } from '../../http/schemas/money.ts';
import { line, oneOf, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';

const MAX_DAYS_LISTED = 5_000;

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

const fields = {
  currency: currency.meta({ description: 'What its amounts are in, and every account under it.' }),
  calendar: part({
    holidays: list(day, MAX_DAYS_LISTED),
    bankHolidays: list(day, MAX_DAYS_LISTED),
    contactHours: window,
  }),
  due: part({
    monthDay: number(RANGES.due.monthDay),
    issuedThroughDay: number(RANGES.due.issuedThroughDay),
    oneTimeDays: number(RANGES.due.oneTimeDays),
  }),
  charge: part({
    window,
    retryAfterMinutes: number(RANGES.charge.retryAfterMinutes)
      .nullable()
      .meta({ description: 'Null: no retry before the first of `retryOnDays`, and the decline is told at once.' }),
    retryOnDays: list(number(RANGES.charge.retryOnDays), 50),
    debits: part({
      retryOnDays: list(number(RANGES.charge.debits.retryOnDays), 50),
      stuckAfterBankDays: number(RANGES.charge.debits.stuckAfterBankDays),
    }),
    sameMethodWaitMinutes: number(RANGES.charge.sameMethodWaitMinutes),
    noticeDays: number(RANGES.charge.noticeDays),
    cardExpiringDays: number(RANGES.charge.cardExpiringDays),
  }),
  lookup: part({
    afterMinutes: list(number(RANGES.lookup.afterMinutes), 50),
    thenEveryHours: number(RANGES.lookup.thenEveryHours),
    taskAfterHours: number(RANGES.lookup.taskAfterHours),
  }),
  reminders: part({
    onDays: list(number(RANGES.reminders.onDays), 50),
    lastNoticeOnDay: number(RANGES.reminders.lastNoticeOnDay),
    whileDeactivatedEveryDays: number(RANGES.reminders.whileDeactivatedEveryDays),
  }),
  deactivation: part({
    afterDays: number(RANGES.deactivation.afterDays),
    noticeWorkingDays: number(RANGES.deactivation.noticeWorkingDays),
    noticeLastsWorkingDays: number(RANGES.deactivation.noticeLastsWorkingDays).default(10),
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
    disputeDecideWorkingDays: number(RANGES.holds.disputeDecideWorkingDays),
    proofReviewWorkingDays: number(RANGES.holds.proofReviewWorkingDays),
    proofStopsPerCase: number(RANGES.holds.proofStopsPerCase),
    proofBankDays: number(RANGES.holds.proofBankDays),
    proofLapsedWorkingDays: number(RANGES.holds.proofLapsedWorkingDays),
    provisionalReturnsPerCase: number(RANGES.holds.provisionalReturnsPerCase),
  }),
  agentLimits: part({
    extendDays: number(RANGES.agentLimits.extendDays),
    pauseDays: number(RANGES.agentLimits.pauseDays),
    planDays: number(RANGES.agentLimits.planDays),
    reactivateDays: number(RANGES.agentLimits.reactivateDays),
    creditMinor: number(RANGES.agentLimits.creditMinor),
  }),
  networks: list(
    part({
      network: oneOf('visa', 'mastercard', 'amex', 'other'),
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
