import { dayNumber, minuteOfDay } from '../time/epoch.ts';
import { networkProblems } from './network-check.ts';
import type { Policy } from './policy.ts';
import type { ClockTime, Day } from '../time/time.ts';

/** `path` names the field as in `reminders.onDays.3`. */
export interface PolicyProblem {
  path: string;
  message: string;
}

/**
 * What is wrong with a policy whose shape is right (the edge has seen to that): every problem, none when it may be
 * stored. A policy that passes can't contradict itself, warn too late, or try cards more often than their networks
 * allow.
 */
export const validatePolicy = (policy: Policy): PolicyProblem[] => [
  ...negativeNumbers(policy, ''),
  ...[
    currencyProblem(policy),
    ...calendarProblems(policy),
    ...dueProblems(policy),
    ...chargeProblems(policy),
    ...reminderProblems(policy),
  ].filter((problem) => problem !== null),
  ...networkProblems(policy),
];

type Maybe = PolicyProblem | null;

const unless = (fine: boolean, path: string, message: string): Maybe => (fine ? null : { path, message });

/** No number of a policy is negative or broken, whatever it counts. */
function negativeNumbers(value: unknown, path: string): PolicyProblem[] {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && value >= 0 ? [] : [{ path, message: 'must be a whole number, 0 or more' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => negativeNumbers(one, path === '' ? key : `${path}.${key}`));
}

const atLeastOne = (value: number, path: string): Maybe => unless(value >= 1, path, 'must be 1 or more');

/** Each above the one before; each of them at least 1. */
const ascending = (list: number[], path: string): Maybe[] =>
  list.map((value, i) =>
    i === 0
      ? atLeastOne(value, `${path}.0`)
      : unless(value > (list[i - 1] ?? 0), `${path}.${i}`, `must be above the one before it, ${list[i - 1]}`),
  );

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

const days = (list: Day[], path: string): Maybe[] =>
  list.map((day, i) =>
    unless(
      reads(() => dayNumber(day)),
      `${path}.${i}`,
      'must be a day of the calendar, YYYY-MM-DD',
    ),
  );

function clockWindow(window: { from: ClockTime; to: ClockTime }, path: string): Maybe[] {
  const { from, to } = window;
  const times = [
    unless(
      reads(() => minuteOfDay(from)),
      `${path}.from`,
      'must be a time, HH:MM',
    ),
    unless(
      reads(() => minuteOfDay(to)),
      `${path}.to`,
      'must be a time, HH:MM',
    ),
  ];
  return times.some((problem) => problem !== null)
    ? times
    : [unless(minuteOfDay(from) < minuteOfDay(to), `${path}.to`, `must be later than the window's beginning, ${from}`)];
}

/** The edge knows the list of ISO 4217; the rules only its form. */
const currencyProblem = ({ currency }: Policy): Maybe =>
  unless(/^[A-Z]{3}$/.test(currency), 'currency', 'must be a currency of ISO 4217 in capital letters, such as MXN');

const calendarProblems = ({ calendar }: Policy): Maybe[] => [
  ...days(calendar.holidays, 'calendar.holidays'),
  ...days(calendar.bankHolidays, 'calendar.bankHolidays'),
  ...clockWindow(calendar.contactHours, 'calendar.contactHours'),
];

const dueProblems = ({ due }: Policy): Maybe[] => [
  unless(due.monthDay >= 1 && due.monthDay <= 28, 'due.monthDay', 'must be a day that every month has, 1 to 28'),
  unless(
    due.issuedThroughDay <= due.monthDay,
    'due.issuedThroughDay',
    `must not be after the day on which they fall due, ${due.monthDay}`,
  ),
];

const chargeProblems = ({ charge, lookup }: Policy): Maybe[] => [
  ...clockWindow(charge.window, 'charge.window'),
  atLeastOne(charge.retryAfterMinutes, 'charge.retryAfterMinutes'),
  unless(
    charge.retryAfterMinutes >= charge.sameMethodWaitMinutes,
    'charge.retryAfterMinutes',
    `must not be less than a declined method has to wait, ${charge.sameMethodWaitMinutes}`,
  ),
  ...ascending(charge.retryOnDays, 'charge.retryOnDays'),
  unless(
    lookup.afterMinutes.length > 0,
    'lookup.afterMinutes',
    'must have one look-up or more: an unknown outcome is never guessed',
  ),
  ...ascending(lookup.afterMinutes, 'lookup.afterMinutes'),
  atLeastOne(lookup.thenEveryHours, 'lookup.thenEveryHours'),
];

const reminderProblems = ({ reminders, deactivation }: Policy): Maybe[] => [
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
  atLeastOne(reminders.lastNoticeOnDay, 'reminders.lastNoticeOnDay'),
  atLeastOne(reminders.whileDeactivatedEveryDays, 'reminders.whileDeactivatedEveryDays'),
  atLeastOne(deactivation.afterDays, 'deactivation.afterDays'),
  unless(
    deactivation.noticeWorkingDays >= 1,
    'deactivation.noticeWorkingDays',
    'must be 1 or more: nobody is deactivated without warning',
  ),
  unless(deactivation.breaker.maxPercent <= 100, 'deactivation.breaker.maxPercent', 'must be 100 or less'),
  unless(
    deactivation.breaker.minCount <= deactivation.breaker.maxCount,
    'deactivation.breaker.minCount',
    `must not be more than the most on a day, ${deactivation.breaker.maxCount}`,
  ),
];
