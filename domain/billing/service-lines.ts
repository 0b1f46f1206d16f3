import { addDays, daysBetween, earlier, later } from '../time/calendar.ts';
import type { Day } from '../time/time.ts';
import { layersOf } from './layers.ts';
import type { ServiceLine } from './lines.ts';
import { daysIn, firstDayOf, type Month, monthOf, monthsBetween } from './month.ts';
import type { Span } from './owed.ts';
import { type MonthlyPrice, monthlyPriceOn, type PriceBooks } from './price-book.ts';
import { share } from './rounding.ts';

/**
 * What is owed and not yet billed, as lines: the current month in full is a regular line, everything else is partial of
 * its kind. `owed` and `billed` are daily quantities of prices; what was billed too much is given back.
 */
export function serviceLines(
  owed: readonly Span[],
  billed: readonly Span[],
  accrues: (day: Day) => boolean,
  books: PriceBooks,
  current: Month,
): ServiceLine[] {
  const codes = [...new Set([...owed, ...billed].map(({ price }) => price))];
  return codes.flatMap((code) => {
    const spans = [...owed, ...billed].filter(({ price }) => price === code);
    const first = firstDayOf(monthOf(spans.map(({ from }) => from).reduce(earlier)));
    const last = spans.map(({ through }) => through).reduce(later);
    const due = dailyOf(owed, code, first, last);
    const had = dailyOf(billed, code, first, last);
    let begins = 0;
    return monthsBetween(first, last).flatMap((month) => {
      const from = begins;
      begins += daysIn(month);
      const daily = Array.from({ length: daysIn(month) }, (_, i) => {
        const units = due[from + i] ?? 0;
        return (units === 0 || !accrues(addDays(first, from + i)) ? 0 : units) - (had[from + i] ?? 0);
      });
      if (daily.every((quantity) => quantity === 0)) return [];
      const days = daily.map((_, i) => addDays(first, from + i));
      return priced(code, days, daily, books).flatMap((stretch) => linesOf(stretch, month === current));
    });
  });
}

/** The units of a price on each day from the first through the last: where spans begin and end, added up once. */
function dailyOf(spans: readonly Span[], code: string, first: Day, last: Day): number[] {
  const steps = new Array<number>(daysBetween(first, last) + 2).fill(0);
  const step = (place: number, quantity: number): void => {
    steps[place] = (steps[place] ?? 0) + quantity;
  };
  for (const { price, from, through, quantity } of spans) {
    if (price !== code) continue;
    step(daysBetween(first, from), quantity);
    step(daysBetween(first, through) + 1, -quantity);
  }
  let units = 0;
  return steps.map((change) => (units += change));
}

/** Days of one month that have one price. */
interface Stretch {
  price: MonthlyPrice;
  days: readonly Day[];
  daily: readonly number[];
}

/** Cut where the price changes: a day is billed at its own. Days on which nothing is missing need none. */
function priced(code: string, days: readonly Day[], daily: readonly number[], books: PriceBooks): Stretch[] {
  const stretches: { price: MonthlyPrice; days: Day[]; daily: number[] }[] = [];
  days.forEach((day, i) => {
    const quantity = daily[i] ?? 0;
    if (quantity === 0) return;
    const price = monthlyPriceOn(books, code, day);
    const last = stretches.at(-1);
    if (last?.days.at(-1) === addDays(day, -1) && isAlike(last.price, price)) {
      last.days.push(day);
      last.daily.push(quantity);
    } else stretches.push({ price, days: [day], daily: [quantity] });
  });
  return stretches;
}

/** Whether days at them can be one line. */
const isAlike = (one: MonthlyPrice, other: MonthlyPrice): boolean => asBilled(one) === asBilled(other);
const asBilled = ({ unitMinor, kind, taxes, sat }: MonthlyPrice): string =>
  JSON.stringify([unitMinor, kind, taxes, sat?.product, sat?.unit]);

function linesOf({ price, days, daily }: Stretch, isCurrent: boolean): ServiceLine[] {
  return layersOf(daily).flatMap(({ first, last, quantity }) => {
    const [from, through] = [days[first], days[last]];
    if (from === undefined || through === undefined) throw new Error('A layer lies outside of its days');
    const month = monthOf(from);
    const ofDays = daysIn(month);
    const covered = daysBetween(from, through) + 1;
    const isRegular = isCurrent && quantity > 0 && covered === ofDays;
    const amountMinor = share(quantity * price.unitMinor, covered, ofDays);
    if (amountMinor === 0) return [];
    return [
      {
        kind: isRegular ? price.kind : 'partial',
        of: price.kind,
        price: price.code,
        quantity,
        unitMinor: price.unitMinor,
        amountMinor,
        taxes: price.taxes,
        from,
        through,
        days: covered,
        ofDays,
        ...(price.sat === undefined ? {} : { sat: price.sat }),
      },
    ];
  });
}
