import { billingStartsOn, firstInvoiceOn } from '../../../domain/billing/billing-start.ts';
import { addMonths } from '../../../domain/billing/month.ts';
import { bookOn, type PriceBooks } from '../../../domain/billing/price-book.ts';
import { endsOnAfterNotice } from '../../../domain/billing/terms/cancellation.ts';
import { contractThrough } from '../../../domain/billing/terms/contract.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { SubscriptionRow, Subscriptions } from '../subscriptions.ts';
import { Refused } from '../store.ts';

import { dateOf, dayOfDate } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide, decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { drawn } from './month-bills.ts';
import { booksNamed } from './price-books.ts';
import { toItem, toSubscription, withItems } from './subscription-rows.ts';
import { subscriptionItemsOf } from './subscription-items.ts';

type Held = Omit<Subscriptions, 'addPriceBook' | 'priceBook' | 'priceBooks'>;

/** What accounts have: started, changed and ended, and what their months would come to. */
export const subscriptionsOf = (desk: Desk): Held => ({
  startSubscription: (input) =>
    decideOn(desk, input.accountId, async (account) => {
      const { id, actor } = input;
      const read = () => subscriptionOn(account, { id });
      const before = await writtenBefore(account, 'SUBSCRIPTION_STARTED', id, read);
      if (before !== null) return before;
      await refuseSecond(account);
      const { billing } = account.policy();
      const today = dayOf(account.now, account.row.timeZone);
      const starts = input.serviceStartsOn ?? today;
      if (starts < addMonths(today, -billing.startBackMonths))
        throw new Refused(
          422,
          'start_too_old',
          `serviceStartsOn: ${starts} lies more than ${billing.startBackMonths} months before ${today}`,
        );
      const from = billingStartsOn(starts, input.freeMonths);
      const books = await bookFor(account, input.priceBook, from);
      const through = input.contractMonths === null ? null : contractThrough(from, input.contractMonths);
      const firstOn = firstInvoiceOn(from, today, billing.firstInvoiceThroughDay);
      await account.tx.subscription.create({
        data: {
          id,
          accountId: account.id,
          priceBook: input.priceBook,
          serviceStartsOn: dateOf(starts),
          freeMonths: input.freeMonths,
          billingStartsOn: dateOf(from),
          firstInvoiceOn: dateOf(firstOn),
          contractMonths: input.contractMonths,
          contractThrough: through === null ? null : dateOf(through),
          createdAt: dateOf(account.now),
        },
        select: { id: true },
      });
      await account.happened({ type: 'SUBSCRIPTION_STARTED', subscriptionId: id, startsOn: from, firstOn }, actor, id);
      const items = subscriptionItemsOf(account, { id, books, billingStartsOn: from, endsOn: null });
      for (const item of input.items) await items.add({ ...item, on: item.on ?? from }, actor);
      return read();
    }),

  async subscriptionById(id) {
    const row = await desk.db.subscription.findUnique({ where: { id }, include: withItems });
    return row === null ? null : toSubscription(row);
  },

  async subscriptionOf(accountId) {
    const row = await desk.db.subscription.findUnique({ where: { accountId }, include: withItems });
    return row === null ? null : toSubscription(row);
  },

  addItem: ({ subscriptionId, actor, ...item }) =>
    within(desk, subscriptionId, async (account, subscription) => {
      const read = async () => toItem(await account.tx.subscriptionItem.findUniqueOrThrow({ where: { id: item.id } }));
      const before = await writtenBefore(account, 'ITEM_ADDED', item.id, read);
      if (before !== null) return before;
      const books = await booksNamed(account.tx, subscription.priceBook);
      await subscriptionItemsOf(account, { ...subscription, books }).add(
        { ...item, on: item.on ?? dayOf(account.now, account.row.timeZone) },
        actor,
      );
      return read();
    }),

  removeItem: async ({ itemId, removedId, on, quantity, actor }) => {
    const item = await desk.db.subscriptionItem.findUnique({ where: { id: itemId } });
    if (item === null) throw new Refused(404, 'not_found', `There is no item ${itemId}`);
    return within(desk, item.subscriptionId, async (account, subscription) => {
      const read = async () => toItem(await account.tx.subscriptionItem.findUniqueOrThrow({ where: { id: itemId } }));
      const before = await writtenBefore(account, 'ITEM_REMOVED', removedId, read);
      if (before !== null) return before;
      const books = await booksNamed(account.tx, subscription.priceBook);
      const day = on ?? dayOf(account.now, account.row.timeZone);
      await subscriptionItemsOf(account, { ...subscription, books }).remove(
        { itemId, removedId, on: day, quantity },
        actor,
      );
      return read();
    });
  },

  itemById: async (id) => {
    const row = await desk.db.subscriptionItem.findUnique({ where: { id } });
    return row === null ? null : toItem(row);
  },

  upcomingInvoice: (subscriptionId, asked) =>
    desk.db.$transaction(async (tx) => {
      const { account, endsOn } = await tx.subscription.findUniqueOrThrow({
        where: { id: subscriptionId },
        select: { endsOn: true, account: { select: { id: true, currency: true, timeZone: true, country: true } } },
      });
      return drawn(tx, account, { subscriptionId, endsOn: endsOn === null ? null : dayOfDate(endsOn), ...asked });
    }),

  cancelSubscription: ({ subscriptionId, reason, requestId, actor }) =>
    within(desk, subscriptionId, async (account, subscription) => {
      const read = () => subscriptionOn(account, { id: subscriptionId });
      const before = await writtenBefore(account, 'SUBSCRIPTION_ENDING', requestId, read);
      if (before !== null) return before;
      if (subscription.endsOn !== null)
        throw new Refused(409, 'not_allowed_now', `Its end was asked for already: ${subscription.endsOn}`);
      const endsOn = endsOnAfterNotice(dayOf(account.now, account.row.timeZone), account.policy().billing.noticeDays);
      await ends(account, subscriptionId, endsOn);
      await account.happened({ type: 'SUBSCRIPTION_ENDING', subscriptionId, endsOn, reason }, actor, requestId);
      return read();
    }),

  withdrawCancellation: ({ subscriptionId, reason, requestId, actor }) =>
    within(desk, subscriptionId, async (account, subscription) => {
      const read = () => subscriptionOn(account, { id: subscriptionId });
      const before = await writtenBefore(account, 'SUBSCRIPTION_ENDING', requestId, read);
      if (before !== null) return before;
      const { endsOn } = subscription;
      if (endsOn === null) throw new Refused(409, 'not_allowed_now', 'Its end was not asked for');
      if (dayOf(account.now, account.row.timeZone) > endsOn)
        throw new Refused(422, 'subscription_ended', `It has ended on ${endsOn}`);
      await ends(account, subscriptionId, null);
      await account.happened({ type: 'SUBSCRIPTION_ENDING', subscriptionId, endsOn: null, reason }, actor, requestId);
      return read();
    }),
});

const ends = (account: Account, id: string, endsOn: Day | null) =>
  account.tx.subscription.update({
    where: { id },
    data: { endsOn: endsOn === null ? null : dateOf(endsOn) },
    select: { id: true },
  });

/** Under the account's lock, with its subscription as it stands. */
async function within<T>(
  desk: Desk,
  subscriptionId: string,
  work: (account: Account, subscription: SubscriptionRow) => Promise<T>,
): Promise<T> {
  return decide(desk, async ({ tx, lock }) => {
    const row = await tx.subscription.findUnique({ where: { id: subscriptionId }, select: { accountId: true } });
    if (row === null) throw new Refused(404, 'not_found', `There is no subscription ${subscriptionId}`);
    const account = await lock(row.accountId);
    return work(account, await subscriptionOn(account, { id: subscriptionId }));
  });
}

const subscriptionOn = async ({ tx }: Account, where: { id: string }): Promise<SubscriptionRow> =>
  toSubscription(await tx.subscription.findUniqueOrThrow({ where, include: withItems }));

async function refuseSecond({ tx, id, row }: Account): Promise<void> {
  if ((await tx.subscription.count({ where: { accountId: id } })) > 0)
    throw new Refused(409, 'subscription_exists', `${row.name} has a subscription already`);
}

/** A book in the account's currency, in force when billing starts. */
async function bookFor(account: Account, name: string, from: Day): Promise<PriceBooks> {
  const books = await booksNamed(account.tx, name);
  if (books.length === 0) throw new Refused(422, 'no_such_price_book', `priceBook: there is no book ${name}`);
  const { currency } = account.row;
  if (books[0]?.currency !== currency)
    throw new Refused(
      422,
      'currency_mismatch',
      `priceBook: ${name} is in ${books[0]?.currency}, the account in ${currency}`,
    );
  if (bookOn(books, from) === null)
    throw new Refused(422, 'no_such_price_book', `priceBook: ${name} begins after ${from}`);
  return books;
}
