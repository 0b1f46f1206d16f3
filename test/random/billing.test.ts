import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isUsage } from '../../domain/billing/lines.ts';
import { firstDayOf, lastDayOfMonth, type Month, monthOf, nextMonths } from '../../domain/billing/month.ts';
import { addDays, daysBetween } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import { Billed } from '../billing/company.ts';
import { LIVES, SEED } from '../timeline/lives.ts';

/** What happens to a subscription, in the order in which it is told. Days are counted from the start of 2026. */
type Told =
  | { is: 'added'; price: 'device' | 'number' | 'seat'; quantity: number; day: number }
  | { is: 'removed'; price: 'device' | 'number' | 'seat'; quantity: number; day: number }
  | { is: 'off'; day: number; days: number }
  | { is: 'called'; day: number; minutes: number; to: string }
  | { is: 'run'; months: number }
  | { is: 'voided' };

const FIRST: Day = '2026-01-01';
const day = fc.integer({ min: 0, max: 330 });
const price = fc.constantFrom('device', 'number', 'seat');
const quantity = fc.integer({ min: 1, max: 9 });
const told = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant('added'), price, quantity, day }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('removed'), price, quantity, day }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('off'), day, days: fc.integer({ min: 0, max: 90 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('called'),
      day,
      minutes: fc.integer({ min: 0, max: 2_000 }),
      to: fc.constantFrom('13055551234', '525511112222', '353841234567'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('run'), months: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('voided') }) },
) as fc.Arbitrary<Told>;

const DAYS = 900;
const numberOf = (on: Day): number => daysBetween(FIRST, on);

/** What stands on each day, counted by hand: units of each price that are owed, less those that invoices say. */
function missing(account: Billed, through: Day): string[] {
  const last = numberOf(through);
  const units = new Map<string, number[]>();
  const count = (price: string, from: number, to: number, quantity: number, holds: (day: number) => boolean): void => {
    const daily = units.get(price) ?? new Array<number>(DAYS).fill(0);
    units.set(price, daily);
    for (let at = Math.max(0, from); at <= Math.min(to, last); at++)
      if (holds(at)) daily[at] = (daily[at] ?? 0) + quantity;
  };
  const off = account.off.map(({ offOn, onOn }) => ({
    from: numberOf(firstDayOf(nextMonths(monthOf(offOn), 1))),
    before: onOn === null ? DAYS : numberOf(onOn),
  }));
  const start = numberOf(account.startsOn) + (account.startsOn.endsWith('-01') ? 0 : 1);
  const accrues = (at: number): boolean => at >= start && !off.some(({ from, before }) => at >= from && at < before);
  for (const { price, quantity, from, through: to } of account.items)
    count(price, numberOf(from), to === null ? DAYS : numberOf(to), quantity, accrues);
  for (const line of account.standing)
    if (!isUsage(line)) count(line.price, numberOf(line.from), numberOf(line.through), -line.quantity, () => true);
  return [...units].flatMap(([price, daily]) =>
    daily.flatMap((quantity, at) => (quantity === 0 ? [] : [`${price} ${quantity} on ${addDays(FIRST, at)}`])),
  );
}

function happens(account: Billed, one: Told, state: { month: Month }): void {
  switch (one.is) {
    case 'added': {
      const from = addDays(FIRST, one.day);
      if (from >= account.startsOn) account.add(one.price, one.quantity, from);
      return;
    }
    case 'removed': {
      const on = addDays(FIRST, one.day);
      const there = account.items.filter(
        (item) => item.price === one.price && item.through === null && item.from <= on,
      );
      const [item] = there;
      if (item === undefined) return;
      const gone = Math.min(one.quantity, item.quantity);
      const stays = item.quantity - gone;
      Object.assign(item, { quantity: gone, through: on });
      if (stays > 0) account.items.push({ ...item, quantity: stays, through: null });
      return;
    }
    case 'off':
      account.off.push({ offOn: addDays(FIRST, one.day), onOn: addDays(FIRST, one.day + one.days) });
      return;
    case 'called':
      account.call(`${addDays(FIRST, one.day)}T18:00:00.000Z` as Instant, one.to, one.minutes);
      return;
    case 'run':
      state.month = nextMonths(state.month, one.months);
      isRun(account, state.month);
      return;
    case 'voided': {
      const last = account.issued.findLast(({ isVoid, draft }) => !isVoid && draft.is === 'issued');
      if (last !== undefined) last.isVoid = true;
      return;
    }
  }
}

/** After a run what was billed is what is owed, on every day; it adds up; and there is nothing more to bill. */
function isRun(account: Billed, month: Month): void {
  const draft = account.bill(month);
  expect(account.draft(month)).toMatchObject({ is: 'nothing', lines: [], totalMinor: 0 });
  for (const line of draft.lines) {
    if (isUsage(line)) expect(line.usageMonth < month).toBe(true);
    else {
      const exact = (line.quantity * line.unitMinor * line.days) / line.ofDays;
      const isWithin = monthOf(line.from) === monthOf(line.through) && line.from >= account.startsOn;
      if (!isWithin || Math.abs(line.amountMinor - exact) > 0.5) throw new Error(JSON.stringify(line));
    }
  }
  expect(draft.subtotalMinor).toBe(draft.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
  expect(draft.totalMinor).toBe(draft.subtotalMinor + draft.taxes.reduce((sum, tax) => sum + tax.amountMinor, 0));
  expect(missing(account, lastDayOfMonth(month))).toEqual([]);
}

describe(`${LIVES} random subscriptions`, () => {
  test('after each run what is billed is what is owed, day by day, and nothing twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.array(told, { maxLength: 14 }), (starts, all) => {
        const account = Billed.fivePlusThree(addDays(FIRST, starts));
        const state = { month: monthOf(account.startsOn) };
        for (const one of all) happens(account, one, state);
        isRun(account, nextMonths(state.month, 3));
      }),
      { numRuns: LIVES, seed: SEED },
    );
  });
});
