import { z } from 'zod';
import type { ClockTime } from '../../../domain/time/time.ts';
import { currency } from '../../http/schemas/money.ts';
import { line, oneOf, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';

const MAX_NUMBER = 1_000_000_000;
const MAX_DAYS_LISTED = 5_000;

const number = z
  .int(wants('a whole number'))
  .min(0, 'must not be negative')
  .max(MAX_NUMBER, `must be at most ${MAX_NUMBER}`);
const list = <T extends z.ZodType>(item: T, max: number) =>
  z.array(item, wants('a list')).max(max, `must have at most ${max} entries`);
const part = <T extends z.core.$ZodLooseShape>(fields: T) => z.strictObject(fields, wants('an object'));
const time = z
  .string(wants('a time as HH:MM'))
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time as HH:MM')
  .transform((text) => text as ClockTime);
const window = part({ from: time, to: time });
const cap = part({ max: number, hours: number }).nullable();

const fields = {
  currency: currency.meta({ description: 'What its amounts are in, and every account under it.' }),
  calendar: part({
    holidays: list(day, MAX_DAYS_LISTED),
    bankHolidays: list(day, MAX_DAYS_LISTED),
    contactHours: window,
  }),
  due: part({ monthDay: number, issuedThroughDay: number, oneTimeDays: number }),
  charge: part({
    window,
    retryAfterMinutes: number,
    retryOnDays: list(number, 50),
    sameMethodWaitMinutes: number,
    noticeDays: number,
  }),
  lookup: part({ afterMinutes: list(number, 50), thenEveryHours: number, taskAfterHours: number }),
  reminders: part({ onDays: list(number, 50), lastNoticeOnDay: number, whileDeactivatedEveryDays: number }),
  deactivation: part({
    afterDays: number,
    noticeWorkingDays: number,
    needsApproval: yesOrNo,
    breaker: part({ maxPercent: number, maxCount: number, minCount: number }),
  }),
  thresholds: part({ restBelowMinor: number, adjustUpToMinor: number }),
  holds: part({
    promiseMaxWorkingDays: number,
    promisesPerCase: number,
    planNoticeWorkingDays: number,
    disputeWindowDays: number,
    disputedDaysCount: yesOrNo,
    disputeRejectedWorkingDays: number,
    proofReviewWorkingDays: number,
    proofBankDays: number,
    provisionalReturnsPerCase: number,
  }),
  agentLimits: part({ extendDays: number, reactivateDays: number, creditMinor: number }),
  networks: list(
    part({
      network: oneOf('visa', 'mastercard', 'amex', 'other'),
      from: day,
      source: line(500),
      declines: cap,
      sameAmount: cap,
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
