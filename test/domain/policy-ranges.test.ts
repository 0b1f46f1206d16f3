import { describe, expect, test } from '@jest/globals';
import { windowProblems } from '../../domain/policy/calendar-check.ts';
import { validatePolicy } from '../../domain/policy/check.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { POLICY_RANGES, type Range } from '../../domain/policy/ranges.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { ClockTime, Day } from '../../domain/time/time.ts';

/** Its years of holidays are reckoned once. */
const shipped = mexicoPolicy();

/** With every cap that a policy may have, so that nothing of its shape is missing. */
const whole = (): Policy => {
  const policy = structuredClone(shipped);
  policy.networks.push({
    network: 'amex',
    from: '2026-01-01',
    source: 'ours',
    declines: { max: 10, hours: 720 },
    sameAmount: { max: 10, hours: 720 },
  });
  return policy;
};

type Place = (string | number)[];

const numbersIn = (value: unknown, place: Place = []): Place[] =>
  typeof value === 'number'
    ? [place]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => numbersIn(one, [...place, Array.isArray(value) ? +key : key]))
      : [];

const rangeAt = (place: Place): Range | undefined =>
  place.filter((step) => typeof step === 'string').reduce<any>((ranges, step) => ranges?.[step], POLICY_RANGES);

function withNumber(place: Place, value: number): Policy {
  const policy = whole();
  const inside = place.slice(0, -1).reduce<any>((part, step) => part[step], policy);
  inside[place.at(-1) ?? ''] = value;
  return policy;
}

const saidAt = (policy: Policy, path: string): string[] =>
  validatePolicy(policy)
    .filter((problem) => problem.path === path)
    .map((problem) => problem.message);

const PLACES = numbersIn(whole()).map((place): [string, Place] => [place.join('.'), place]);

describe('every number of a policy has an end', () => {
  test('and there are many', () => {
    expect(PLACES.length).toBeGreaterThan(40);
  });

  test.each(PLACES)('%s', (path, place) => {
    const range = rangeAt(place);
    expect(range).toEqual([expect.any(Number), expect.any(Number)]);
    const [least, most] = range as Range;
    expect(least).toBeGreaterThanOrEqual(0);
    expect(most).toBeGreaterThan(least);
    const out = (value: number): string => saidAt(withNumber(place, value), path)[0] ?? '';
    expect([out(most + 1), out(1_000_000_000_000), out(least - 1)]).toEqual([
      `must be at most ${most}`,
      `must be at most ${most}`,
      `must be at least ${least}`,
    ]);
    for (const none of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(out(none)).toBe('must be a whole number');
    for (const edge of [least, most])
      expect(saidAt(withNumber(place, edge), path).filter((said) => said.startsWith('must be at'))).toEqual([]);
  });
});

test('a number that nobody has given a range is none of a policy', () => {
  const policy = whole();
  Object.assign(policy.charge, { tries: 5 });
  expect(validatePolicy(policy)).toEqual([{ path: 'charge.tries', message: 'is a number without a range' }]);
});

test('nor is one in a list or a part that nobody has given any', () => {
  const policy = whole();
  Object.assign(policy.charge, { fees: [5], extra: { deep: { tries: 5, name: 'x', none: null } } });
  expect(validatePolicy(policy).map(({ path, message }) => `${path} ${message}`)).toEqual([
    'charge.fees.0 is a number without a range',
    'charge.extra.deep.tries is a number without a range',
  ]);
});

test.each(['1MXN', 'MXN ', 'MX', 'mxn', ''])('%j is no currency', (currency) => {
  expect(validatePolicy({ ...whole(), currency }).map(({ path }) => path)).toEqual(['currency']);
});

test('calls are billed each, or all between two numbers', () => {
  const of = (row: Policy['billing']['calls']['row']) => {
    const policy = whole();
    policy.billing.calls.row = row;
    return validatePolicy(policy);
  };
  expect([of('call'), of('pair')]).toEqual([[], []]);
});

describe('hours of a day', () => {
  const said = (from: ClockTime, to: ClockTime): string[] =>
    windowProblems({ from, to }, 'window').map(({ path, message }) => `${path} ${message}`);

  test('are one at least', () => {
    expect(said('08:00', '09:00')).toEqual([]);
    expect(said('23:00', '24:00')).toEqual([]);
    expect(said('08:00', '08:59')).toEqual(['window.to must be 60 minutes after 08:00 or more']);
    for (const to of ['08:00', '07:59'] as const)
      expect(said('08:00', to)).toEqual(["window.to must be later than the window's beginning, 08:00"]);
  });

  test('begin and end at times', () => {
    expect(said('8:00', '24:01')).toEqual(['window.from must be a time, HH:MM', 'window.to must be a time, HH:MM']);
    expect(said('08:00', '9' as ClockTime)).toEqual(['window.to must be a time, HH:MM']);
  });
});

test('the first retry comes before the first retry day, by a minute at least', () => {
  const at = (retryAfterMinutes: number, retryOnDays: number[]) => {
    const policy = whole();
    Object.assign(policy.charge, { retryAfterMinutes, retryOnDays });
    return validatePolicy(policy).map(({ path }) => path);
  };
  expect([at(3 * 24 * 60 - 1, [3]), at(3 * 24 * 60, [3]), at(3 * 24 * 60, [])]).toEqual([
    [],
    ['charge.retryAfterMinutes'],
    [],
  ]);
});

const everyDay = (from: Day, days: number): Day[] => Array.from({ length: days }, (_, i) => addDays(from, i));

describe('in any 15 days one is open', () => {
  const pathsWith = (calendar: Partial<Policy['calendar']>): string[] => {
    const policy = whole();
    Object.assign(policy.calendar, calendar);
    return validatePolicy(policy).map(({ path, message }) => `${path} ${message}`);
  };

  test('a year without a working day, or without a bank day, is refused, and says from when on', () => {
    expect(pathsWith({ holidays: everyDay('2026-01-01', 730) })).toEqual([
      'calendar.holidays leaves no working day in the 15 days from 2026-01-01: it must leave one in any 15',
    ]);
    expect(pathsWith({ bankHolidays: everyDay('2026-01-01', 730) })).toEqual([
      'calendar.bankHolidays leaves no bank day in the 15 days from 2026-01-01: it must leave one in any 15',
    ]);
  });

  // The year begins on a Thursday; weekends close by themselves.
  test.each<[string, Day, number, string[]]>([
    ['14 closed days pass', '2026-01-02', 14, []],
    ['15 do not', '2026-01-01', 15, ['2026-01-01']],
    ['nor 12 between two weekends', '2026-01-05', 12, ['2026-01-03']],
  ])('%s', (_name, from, days, since) => {
    const said = pathsWith({ holidays: everyDay(from, days) });
    expect(said.map((one) => /from (\S+):/.exec(one)?.[1])).toEqual(since);
  });

  test('in whatever order they are listed, and twice too', () => {
    const list = everyDay('2026-01-05', 12);
    expect(pathsWith({ holidays: [...list.toReversed(), ...list] })).toHaveLength(1);
    expect(pathsWith({ holidays: everyDay('2026-01-01', 60).toReversed() })).toEqual([
      'calendar.holidays leaves no working day in the 15 days from 2026-01-01: it must leave one in any 15',
    ]);
    expect(pathsWith({ holidays: list.filter((day) => day !== '2026-01-09') })).toEqual([]);
    expect(pathsWith({ holidays: [] })).toEqual([]);
  });
});
