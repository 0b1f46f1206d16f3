import { todayOf } from './decide/today.ts';
import { billingStartsOn, firstInvoiceOn } from '../../../domain/billing/billing-start.ts';
import { addMonths } from '../../../domain/billing/month.ts';
import { contractThrough } from '../../../domain/billing/terms/contract.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { Subscriptions } from '../subscriptions.ts';
import { Refused } from '../store.ts';

import { dateOf, dayOfDate, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { refuseClosed } from './decide/refuse-closed.ts';
import { drawn } from './month-bills.ts';
import { bookFor } from './account-book.ts';
import { booksNamed } from './price-books.ts';
import { cancellationsOf } from './cancellations.ts';
import { subscriptionOn, toItem, toSubscription, withItems, withSubscription } from './subscription-rows.ts';
import { lockNumbers, lowUseLast, subscriptionItemsOf } from './subscription-items.ts';

type Held = Omit<Subscriptions, 'addPriceBook' | 'priceBook' | 'priceBooks'>;

/** What accounts have: started, changed and ended, and what their months would come to. */
export const subscriptionsOf = (desk: Desk): Held => ({
  startSubscription: (input) =>
    decideOn(desk, input.accountId, async (account) => {
      const { id, actor } = input;
      const read = () => subscriptionOn(account, { id });
      const before = await writtenBefore(account, 'SUBSCRIPTION_STARTED', id, read);
      if (before !== null) return before;
      refuseClosed(account);
      await refuseSecond(account);
      const { billing } = account.policy();
      const today = todayOf(account);
      const starts = input.serviceStartsOn ?? today;
      refuseTooOld('serviceStartsOn', starts, today, billing.startBackMonths);
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
          contractThrough: orNull(through, dateOf),
          createdAt: dateOf(account.now),
        },
        select: { id: true },
      });
      await account.happened(
        { type: 'SUBSCRIPTION_STARTED', subscriptionId: id, startsOn: from, firstOn, throughOn: through },
        actor,
        id,
      );
      const items = subscriptionItemsOf(account, { id, books, billingStartsOn: from, endsOn: null });
      await lockNumbers(
        account,
        input.items.flatMap(({ numbers }) => numbers),
      );
      for (const item of lowUseLast(input.items, books, from)) await items.add({ ...item, on: item.on ?? from }, actor);
      return read();
    }),

  changeFreeMonths: ({ subscriptionId: id, freeMonths, requestId, actor }) =>
    withSubscription(desk, id, async (account, subscription) => {
      const read = () => subscriptionOn(account, { id });
      const before = await writtenBefore(account, 'SUBSCRIPTION_MOVED', requestId, read);
      if (before !== null) return before;
      const { billing } = account.policy();
      const today = todayOf(account);
      const { billingStartsOn: was, contract } = subscription;
      if (today >= was) throw new Refused(409, 'not_allowed_now', `Billing has started on ${was}`);
      if (subscription.endsOn !== null)
        throw new Refused(409, 'not_allowed_now', `Its end was asked for: ${subscription.endsOn}`);
      const startsOn = billingStartsOn(subscription.serviceStartsOn, freeMonths);
      refuseTooOld('freeMonths', startsOn, today, billing.startBackMonths);
      const firstOn = firstInvoiceOn(startsOn, today, billing.firstInvoiceThroughDay);
      const books = await bookFor(account, subscription.priceBook, startsOn);
      const throughOn = contract === null ? null : contractThrough(startsOn, contract.months);
      await account.tx.subscription.update({
        where: { id },
        data: {
          freeMonths,
          billingStartsOn: dateOf(startsOn),
          firstInvoiceOn: dateOf(firstOn),
          contractThrough: orNull(throughOn, dateOf),
        },
        select: { id: true },
      });
      const items = subscriptionItemsOf(account, { id, books, billingStartsOn: startsOn, endsOn: null });
      await items.move(was, startsOn);
      await account.happened(
        { type: 'SUBSCRIPTION_MOVED', subscriptionId: id, freeMonths, startsOn, firstOn, throughOn },
        actor,
        requestId,
      );
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
    withSubscription(desk, subscriptionId, async (account, subscription) => {
      const read = async () => toItem(await account.tx.subscriptionItem.findUniqueOrThrow({ where: { id: item.id } }));
      const before = await writtenBefore(account, 'ITEM_ADDED', item.id, read);
      if (before !== null) return before;
      const books = await booksNamed(account.tx, subscription.priceBook);
      await subscriptionItemsOf(account, { ...subscription, books }).add(
        { ...item, on: item.on ?? todayOf(account) },
        actor,
      );
      return read();
    }),

  removeItem: async ({ itemId, removedId, on, quantity, actor }) => {
    const item = await desk.db.subscriptionItem.findUnique({ where: { id: itemId } });
    if (item === null) throw new Refused(404, 'not_found', `There is no item ${itemId}`);
    return withSubscription(desk, item.subscriptionId, async (account, subscription) => {
      const read = async () => toItem(await account.tx.subscriptionItem.findUniqueOrThrow({ where: { id: itemId } }));
      const before = await writtenBefore(account, 'ITEM_REMOVED', removedId, read);
      if (before !== null) return before;
      const books = await booksNamed(account.tx, subscription.priceBook);
      const day = on ?? todayOf(account);
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
      return drawn(tx, account, { endsOn: endsOn === null ? null : dayOfDate(endsOn), ...asked, subscriptionId });
    }),

  ...cancellationsOf(desk),
});

function refuseTooOld(field: string, starts: Day, today: Day, backMonths: number): void {
  if (starts < addMonths(today, -backMonths))
    throw new Refused(422, 'start_too_old', `${field}: ${starts} lies more than ${backMonths} months before ${today}`);
}

async function refuseSecond({ tx, id, row }: Account): Promise<void> {
  if ((await tx.subscription.count({ where: { accountId: id } })) > 0)
    throw new Refused(409, 'subscription_exists', `${row.name} has a subscription already`);
}
