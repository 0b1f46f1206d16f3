import { billingProblems } from './billing-check.ts';
import { calendarProblems, windowProblems } from './calendar-check.ts';
import { networkProblems } from './network-check.ts';
import type { Policy } from './policy.ts';
import { POLICY_RANGES, type Range, outOfRange } from './ranges.ts';

/** `path` names the field as in `reminders.onDays.3`. */
export interface PolicyProblem {
  path: string;
  message: string;
}

/**
 * What is wrong with a policy whose shape is right (the edge has seen to that): every problem, none when it may be
 * stored. A policy that passes can't contradict itself, warn too late, count without end, or try cards more often than
 * their networks allow.
 */
export const validatePolicy = (policy: Policy): PolicyProblem[] => [
  ...outOfRanges(policy, POLICY_RANGES, ''),
  ...calendarProblems(policy.calendar),
  ...[currencyProblem(policy), ...dueProblems(policy), ...chargeProblems(policy), ...reminderProblems(policy)].filter(
    (problem) => problem !== null,
  ),
  ...billingProblems(policy.billing),
  ...networkProblems(policy),
];

type Maybe = PolicyProblem | null;

const unless = (fine: boolean, path: string, message: string): Maybe => (fine ? null : { path, message });

/** Every number that is none, or beyond its range. */
function outOfRanges(value: unknown, ranges: unknown, path: string): PolicyProblem[] {
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  if (typeof value === 'number') {
    const message = Array.isArray(ranges)
      ? outOfRange(value, ranges as unknown as Range)
      : 'is a number without a range';
    return message === null ? [] : [{ path, message }];
  }
  if (Array.isArray(value)) return value.flatMap((one, i) => outOfRanges(one, ranges, at(String(i))));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    outOfRanges(one, (ranges as Record<string, unknown> | undefined)?.[key], at(key)),
  );
}

/** Each above the one before it. */
const ascending = (list: number[], path: string): Maybe[] =>
  list.map((value, i) =>
    i === 0
      ? null
      : unless(value > (list[i - 1] ?? 0), `${path}.${i}`, `must be above the one before it, ${list[i - 1]}`),
  );

/** The edge knows the list of ISO 4217; the rules only its form. */
const currencyProblem = ({ currency }: Policy): Maybe =>
  unless(/^[A-Z]{3}$/.test(currency), 'currency', 'must be a currency of ISO 4217 in capital letters, such as MXN');

function dueProblems({ due: { monthDay, monthEnd, netDays, issuedThroughDay } }: Policy): Maybe[] {
  const ways = [...(monthDay === null ? [] : ['monthDay']), ...(monthEnd ? ['monthEnd'] : [])];
  const [way] = ways;
  if (way === undefined)
    return [
      unless(netDays !== null, 'due.netDays', 'must be a number of days where there is no monthDay and no monthEnd'),
      unless(issuedThroughDay === null, 'due.issuedThroughDay', 'must be null where no day of a month is due'),
    ];
  return [
    unless(ways.length === 1, 'due.monthEnd', `must be false beside monthDay, ${monthDay}`),
    unless(netDays === null, 'due.netDays', `must be null beside ${way}`),
    issuedThroughDay === null
      ? unless(false, 'due.issuedThroughDay', `must be a day of the month beside ${way}`)
      : unless(
          issuedThroughDay <= (monthDay ?? issuedThroughDay),
          'due.issuedThroughDay',
          `must not be after the day on which they fall due, ${monthDay}`,
        ),
  ];
}

const DAY_MINUTES = 24 * 60;

const chargeProblems = ({ charge, lookup }: Policy): Maybe[] => [
  ...windowProblems(charge.window, 'charge.window'),
  unless(
    charge.retryAfterMinutes === null || charge.retryAfterMinutes >= charge.sameMethodWaitMinutes,
    'charge.retryAfterMinutes',
    `must not be less than a declined method has to wait, ${charge.sameMethodWaitMinutes}`,
  ),
  unless(
    (charge.retryAfterMinutes ?? 0) < (charge.retryOnDays[0] || Number.POSITIVE_INFINITY) * DAY_MINUTES,
    'charge.retryAfterMinutes',
    `must come before the first of retryOnDays, day ${charge.retryOnDays[0]}`,
  ),
  ...ascending(charge.retryOnDays, 'charge.retryOnDays'),
  ...ascending(charge.debits.retryOnDays, 'charge.debits.retryOnDays'),
  unless(
    lookup.afterMinutes.length > 0,
    'lookup.afterMinutes',
    'must have one look-up or more: an unknown outcome is never guessed',
  ),
  ...ascending(lookup.afterMinutes, 'lookup.afterMinutes'),
];

const reminderProblems = ({ reminders, deactivation }: Policy): Maybe[] => [
  ...reminders.beforeDueDays.map((days, i, list) =>
    unless(
      days < (list[i - 1] ?? Number.POSITIVE_INFINITY),
      `reminders.beforeDueDays.${i}`,
      `must be below the one before it, ${list[i - 1]}: the last comes nearest to the due day`,
    ),
  ),
  ...ascending(reminders.onDays, 'reminders.onDays'),
  ...reminders.onDays.map((day, i) =>
    unless(
      day <= deactivation.afterDays,
      `reminders.onDays.${i}`,
      `comes after the deactivation, which follows day ${deactivation.afterDays}`,
    ),
  ),
  unless(
    reminders.lastNoticeOnDay <= deactivation.afterDays,
    'reminders.lastNoticeOnDay',
    `comes after the deactivation, which follows day ${deactivation.afterDays}`,
  ),
  unless(
    deactivation.breaker.minCount <= deactivation.breaker.maxCount,
    'deactivation.breaker.minCount',
    `must not be more than the most on a day, ${deactivation.breaker.maxCount}`,
  ),
];
