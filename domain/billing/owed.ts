import { earlier, later } from '../time/calendar.ts';
import type { Day } from '../time/time.ts';
import { firstOwedDay } from './billing-start.ts';
import { firstDayOf, monthOf, nextMonths } from './month.ts';
import type { Item, OffSpell, Subscription } from './subscription.ts';

/** A quantity of a price on each day of a span, both ends included. Negative: given back. */
export interface Span {
  price: string;
  quantity: number;
  from: Day;
  through: Day;
}

/** Whether each start of an item is a start of its own (rentals), or only the subscription's is. */
export type Starts = 'own' | 'subscription';

/** What the items come to, day by day, through a day: before accrual is looked at. */
export function owedSpans(items: readonly Item[], subscription: Subscription, starts: Starts, through: Day): Span[] {
  const firstOfAll = firstOwedDay(subscription.billingStartsOn);
  return items.flatMap(({ price, quantity, ...item }) => {
    const from = starts === 'own' ? firstOwedDay(item.from) : later(item.from, firstOfAll);
    const last = [item.through, subscription.endsOn].filter((day) => day !== null).reduce(earlier, through);
    return from > last ? [] : [{ price, quantity, from, through: last }];
  });
}

/** A service that is off stops accruing from the month after, on again from the day on which it is on (rules). */
export function accrual(spells: readonly OffSpell[]): (day: Day) => boolean {
  const gaps = spells.map(({ offOn, onOn }) => ({ from: firstDayOf(nextMonths(monthOf(offOn), 1)), onOn }));
  return (day) => gaps.every(({ from, onOn }) => day < from || (onOn !== null && day >= onOn));
}
