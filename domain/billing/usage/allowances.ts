import { addDays, earlier, later } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { daysIn, firstDayOf, lastDayOfMonth, type Month } from '../month.ts';
import { type MonthlyPrice, monthlyPriceOn } from '../price-book.ts';
import { isThere, type Item } from '../subscription.ts';
import type { Plan } from './plan.ts';

/** Whose minutes they are, when they are the whole account's; a price's code stands for its own devices. */
export const PLAN = 'plan';

/** An allowance of minutes that calls use up in the order in which they began. */
export interface Allowance {
  of: string;
  left: number;
  /** Null: no minute above it is charged. */
  overageMicros: number | null;
}

export interface Allowances {
  plan: Allowance;
  byDevice: ReadonlyMap<string, Allowance>;
}

/**
 * Plan minutes are pooled and not prorated: for the most units that there were on one day of the month. A device that
 * is counted by itself has its own, whole (rules, Billing).
 */
export function allowancesOf(month: Month, { items, books, billingStartsOn }: Plan): Allowances {
  const plan: Allowance = { of: PLAN, left: 0, overageMicros: null };
  const byDevice = new Map<string, Allowance>();
  const [first, last] = [firstDayOf(month), lastDayOfMonth(month)];
  const during = items.filter((item) => isThere(item, first, last));
  for (const code of new Set(during.map(({ price }) => price))) {
    const units = during.filter(({ price }) => price === code);
    const price = monthlyPriceOn(books, code, firstUseOf(units, [first, billingStartsOn]));
    if (price.includes === null) continue;
    if (price.includes.pool === 'account') {
      plan.left += price.includes.minutes * mostUnits(units, month);
      plan.overageMicros ??= price.overageMicros;
    } else for (const { devices } of units) for (const device of devices) byDevice.set(device, ownOf(price));
  }
  return { plan, byDevice };
}

/** The day whose price says what is included: the first on which one of these was there in the month. */
function firstUseOf(units: readonly Item[], notBefore: readonly Day[]): Day {
  return notBefore.reduce(later, units.map(({ from }) => from).reduce(earlier));
}

const ownOf = ({ code, includes, overageMicros }: MonthlyPrice): Allowance => ({
  of: code,
  left: includes?.minutes ?? 0,
  overageMicros,
});

function mostUnits(items: readonly Item[], month: Month): number {
  const daily = Array.from({ length: daysIn(month) }, (_, i) => {
    const day = addDays(firstDayOf(month), i);
    return items.filter((item) => isThere(item, day, day)).reduce((sum, { quantity }) => sum + quantity, 0);
  });
  return Math.max(...daily);
}
