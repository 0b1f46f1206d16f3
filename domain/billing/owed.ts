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
    const own = starts === 'own' ? firstOwedDay(item.from) : item.from;
    const from = own > firstOfAll || starts === 'own' ? own : firstOfAll;
    const last = [through, item.through, subscription.endsOn].reduce<Day>(
      (least, one) => (one !== null && one < least ? one : least),
      through,
    );
    return from > last ? [] : [{ price, quantity, from, through: last }];
  });
}

/** A service that is off stops accruing from the month after, on again from the day on which it is on (rules). */
export const accruesOn = (spells: readonly OffSpell[], day: Day): boolean =>
  spells.every(({ offOn, onOn }) => day < firstDayOf(nextMonths(monthOf(offOn), 1)) || (onOn !== null && day >= onOn));
