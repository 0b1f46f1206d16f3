import { todayOf } from './decide/today.ts';
import type { Actor } from '../../../domain/account.ts';
import {
  type MonthlyPrice,
  monthlyPriceOn,
  type PriceBooks,
  PriceMissing,
} from '../../../domain/billing/price-book.ts';
import type { Item } from '../../../domain/billing/subscription.ts';
import {
  isLowUse,
  LOW_USE_TASK,
  type LowUseRefusal,
  lowUseRefusal,
  lowUseTask,
  phonesOn,
} from '../../../domain/billing/terms/low-use.ts';
import type { TaskOpening } from '../../../domain/tasks.ts';
import { addDays, earlier } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import { Refused } from '../store.ts';
import type { NewItem } from '../subscriptions.ts';
import { dateOf, dayOfDate } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { itemsOf } from './subscription-rows.ts';

/** The subscription that items are added to and removed from. */
interface Into {
  id: string;
  books: PriceBooks;
  billingStartsOn: Day;
  endsOn: Day | null;
}

const LOW_USE = {
  too_few_phones: (fewest) => `a low-use device needs at least ${fewest} phones on that day`,
  not_in_contract: () => 'lowUse: a low-use device has to be named in the contract',
} as const satisfies Record<LowUseRefusal, (fewest: number) => string>;

/** Items of one subscription, under its account's lock. */
export const subscriptionItemsOf = (account: Account, into: Into) => ({
  async add({ id, price, quantity, on, lowUse, numbers, devices }: NewItem & { on: Day }, actor: Actor): Promise<void> {
    const { id: subscriptionId, books } = into;
    refuseOutside(into, on);
    const of = priced(books, price, on);
    if (isLowUse(of)) {
      const phones = phonesOn(await itemsOf(account.tx, subscriptionId), books, on);
      const fewest = account.policy().billing.lowUsePhones;
      const refused = lowUseRefusal({ price: of, isInContract: lowUse }, phones, fewest);
      if (refused !== null) throw new Refused(422, refused, LOW_USE[refused](fewest));
    }
    await lockNumbers(account, numbers);
    await refuseOwned(account, numbers, on);
    await account.tx.subscriptionItem.create({
      data: { id, subscriptionId, price, quantity, fromOn: dateOf(on), lowUse, numbers, devices },
      select: { id: true },
    });
    await account.happened({ type: 'ITEM_ADDED', subscriptionId, itemId: id, price, quantity, on }, actor, id);
    await this.lookAtLowUse(on);
  },

  /** What stays keeps its id and goes on; what is removed is charged through the day. */
  async remove(
    { itemId, removedId, on, quantity }: { itemId: string; removedId: string; on: Day; quantity: number | null },
    actor: Actor,
  ): Promise<void> {
    const item = await account.tx.subscriptionItem.findUniqueOrThrow({ where: { id: itemId } });
    if (item.throughOn !== null)
      throw new Refused(
        409,
        'not_allowed_now',
        `Item ${itemId} is removed already, through ${dayOfDate(item.throughOn)}`,
      );
    if (on < dayOfDate(item.fromOn))
      throw new Refused(422, 'before_it_began', `on: item ${itemId} begins on ${dayOfDate(item.fromOn)}`);
    const gone = quantity ?? item.quantity;
    if (gone > item.quantity)
      throw new Refused(422, 'more_than_there_is', `quantity: item ${itemId} has ${item.quantity}`);
    if (gone === item.quantity)
      await account.tx.subscriptionItem.update({
        where: { id: itemId },
        data: { throughOn: dateOf(on) },
        select: { id: true },
      });
    else {
      const { ordinal: _, ...rest } = item;
      await account.tx.subscriptionItem.update({
        where: { id: itemId },
        data: { quantity: item.quantity - gone },
        select: { id: true },
      });
      await account.tx.subscriptionItem.create({
        data: { ...rest, id: removedId, quantity: gone, throughOn: dateOf(on), numbers: [], devices: [] },
        select: { id: true },
      });
    }
    await account.happened(
      { type: 'ITEM_REMOVED', subscriptionId: into.id, itemId, price: item.price, quantity: gone, on },
      actor,
      removedId,
    );
    await this.lookAtLowUse(addDays(on, 1));
  },

  /** Billing starts on another day: what began with it still does. */
  async move(from: Day, to: Day): Promise<void> {
    for (const item of await itemsOf(account.tx, into.id)) {
      if (item.from !== from || (item.through !== null && item.through < to)) continue;
      priced(into.books, item.price, to);
      await account.tx.subscriptionItem.update({
        where: { id: item.id },
        data: { fromOn: dateOf(to) },
        select: { id: true },
      });
    }
  },

  /** Without enough phones the low-use devices stay, and somebody is asked; with them again, nobody. */
  async lookAtLowUse(day: Day): Promise<void> {
    const task = shortage(await itemsOf(account.tx, into.id), into.books, day, account.policy().billing.lowUsePhones);
    await account.changeTasks([task === null ? { close: LOW_USE_TASK } : { open: task }]);
  },
});

function refuseOutside({ billingStartsOn, endsOn }: Into, on: Day): void {
  if (on < billingStartsOn)
    throw new Refused(422, 'before_billing_starts', `on: billing starts on ${billingStartsOn}, ${on} is before`);
  if (endsOn !== null && on > endsOn)
    throw new Refused(422, 'subscription_ended', `on: the subscription ends on ${endsOn}, ${on} is after`);
}

function priced(books: PriceBooks, code: string, on: Day): MonthlyPrice {
  try {
    return monthlyPriceOn(books, code, on);
  } catch (error) {
    if (error instanceof PriceMissing) throw new Refused(422, 'no_such_price', `price: ${error.message}, by the month`);
    throw error;
  }
}

/** Low-use devices come after the phones that they need. What has no price that day is refused when it is added. */
export const lowUseLast = (items: readonly NewItem[], books: PriceBooks, on: Day): NewItem[] => {
  const isLast = ({ price }: NewItem): boolean => isLowUse(priced(books, price, on));
  return [...items.filter((item) => !isLast(item)), ...items.filter(isLast)];
};

/** What has no price that day is billed when the book is mended, and says nothing of phones until then. */
function shortage(items: readonly Item[], books: PriceBooks, day: Day, fewestPhones: number): TaskOpening | null {
  try {
    return lowUseTask(items, books, day, fewestPhones);
  } catch (error) {
    if (error instanceof PriceMissing) return null;
    throw error;
  }
}

/** Whoever else asks for one of them waits until this is decided; in one order, so that nobody waits for each other. */
export async function lockNumbers({ tx }: Account, numbers: readonly string[]): Promise<void> {
  for (const number of [...new Set(numbers)].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`number ${number}`}, 0))`;
}

/** A number belongs to one account at a time: through its item's last day, or that of the service if that is sooner. */
async function refuseOwned(account: Account, numbers: readonly string[], on: Day): Promise<void> {
  if (numbers.length === 0) return;
  const items = await account.tx.subscriptionItem.findMany({
    where: { numbers: { hasSome: [...numbers] } },
    select: { numbers: true, throughOn: true, subscription: { select: { endsOn: true } } },
  });
  const from = earlier(on, todayOf(account));
  const owned = items.find(({ throughOn, subscription: { endsOn } }) =>
    [throughOn, endsOn].every((last) => last === null || dayOfDate(last) >= from),
  );
  if (owned === undefined) return;
  const taken = numbers.find((number) => owned.numbers.includes(number));
  throw new Refused(409, 'number_owned', `numbers: ${taken} belongs to an account already`);
}
