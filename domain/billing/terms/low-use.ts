import type { TaskOpening } from '../../tasks.ts';
import type { Day } from '../../time/time.ts';
import { type MonthlyPrice, monthlyPriceOn, type PriceBooks } from '../price-book.ts';
import { isThere, type Item } from '../subscription.ts';

/** Why a low-use device can't be added. */
export type LowUseRefusal = 'too_few_phones' | 'not_in_contract';

/** Whether a price is for devices that are counted by themselves. */
export const isLowUse = ({ includes }: MonthlyPrice): boolean => includes?.pool === 'unit';

/** Units of ordinary service on a day: the phones of which there have to be so many. */
export const phonesOn = (items: readonly Item[], books: PriceBooks, day: Day): number =>
  items
    .filter((item) => isThere(item, day, day))
    .filter(({ price }) => {
      const of = monthlyPriceOn(books, price, day);
      return of.kind === 'serviceFee' && !isLowUse(of);
    })
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Too few phones are told first (guide: at least 20), then a contract that doesn't name it. */
export function lowUseRefusal(
  asked: { price: MonthlyPrice; isInContract: boolean },
  phones: number,
  fewestPhones: number,
): LowUseRefusal | null {
  if (!isLowUse(asked.price)) return null;
  if (phones < fewestPhones) return 'too_few_phones';
  return asked.isInContract ? null : 'not_in_contract';
}

/** A task where too few phones are left on a day: the low-use devices stay, and a person settles it. Null: all is well. */
export function lowUseTask(
  items: readonly Item[],
  books: PriceBooks,
  day: Day,
  fewestPhones: number,
): TaskOpening | null {
  const phones = phonesOn(items, books, day);
  const isHeld = items.some((item) => isThere(item, day, day) && isLowUse(monthlyPriceOn(books, item.price, day)));
  if (!isHeld || phones >= fewestPhones) return null;
  return {
    key: LOW_USE_TASK,
    kind: 'lowUseShort',
    dueOn: day,
    subject: {},
    data: { summary: `Low-use devices need ${fewestPhones} phones, and ${phones} are left`, phones, fewestPhones },
  };
}

export const LOW_USE_TASK = 'lowUseShort';
