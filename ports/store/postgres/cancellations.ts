import { todayOf } from './decide/today.ts';
import { boughtOut } from '../../../domain/billing/one-off.ts';
import { isUnbillable } from '../../../domain/billing/unbillable.ts';
import { monthlyPriceOn, type PriceBooks } from '../../../domain/billing/price-book.ts';
import { isThere, type Item } from '../../../domain/billing/subscription.ts';
import { buyOutMinor, monthlyMinorOn } from '../../../domain/billing/terms/buy-out.ts';
import { endsOnAfterNotice } from '../../../domain/billing/terms/cancellation.ts';
import type { Day } from '../../../domain/time/time.ts';
import { hashedId } from '../../hashed-id.ts';
import { Refused } from '../store.ts';
import type { Cancellations, Cancelled, SubscriptionRow } from '../subscriptions.ts';
import { dateOf, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { issueOneOff } from './one-off-bills.ts';
import { booksNamed } from './price-books.ts';
import { subscriptionOn, withSubscription } from './subscription-rows.ts';

/** How subscriptions end, and go on after all. */
export const cancellationsOf = (desk: Desk): Cancellations => ({
  cancelSubscription: ({ subscriptionId, requestId, actor, ...asked }) =>
    withSubscription(desk, subscriptionId, async (account, subscription) => {
      const read = async () => cancelled(account, await subscriptionOn(account, { id: subscriptionId }));
      const before = await writtenBefore(account, 'SUBSCRIPTION_ENDING', requestId, read);
      if (before !== null) return before;
      if (subscription.endsOn !== null)
        throw new Refused(409, 'not_allowed_now', `Its end was asked for already: ${subscription.endsOn}`);
      const today = todayOf(account);
      const endsOn = endsOnAfterNotice(today, account.policy().billing.noticeDays);
      const books = await booksNamed(account.tx, subscription.priceBook);
      if (!asked.numbersDecided && subscription.items.some((item) => isNumber(item, books, endsOn)))
        throw new Refused(
          422,
          'numbers_undecided',
          'releaseNumbers or portNumbers: its numbers are given up, or leave for another carrier',
        );
      await ends(account, subscriptionId, endsOn);
      if (asked.buyOutMinor !== null && asked.buyOutMinor > 0) {
        refuseMore(asked.buyOutMinor, proposed({ ...subscription, endsOn }, books));
        const id = hashedId('inv', requestId);
        await issueOneOff(account, { id, issuedOn: today, ordered: [boughtOut(asked.buyOutMinor)] }, actor);
      }
      const { reason } = asked;
      await account.happened({ type: 'SUBSCRIPTION_ENDING', subscriptionId, endsOn, reason }, actor, requestId);
      return read();
    }),

  withdrawCancellation: ({ subscriptionId, reason, requestId, actor }) =>
    withSubscription(desk, subscriptionId, async (account, subscription) => {
      const read = () => subscriptionOn(account, { id: subscriptionId });
      const before = await writtenBefore(account, 'SUBSCRIPTION_ENDING', requestId, read);
      if (before !== null) return before;
      const { endsOn } = subscription;
      if (endsOn === null) throw new Refused(409, 'not_allowed_now', 'Its end was not asked for');
      if (todayOf(account) > endsOn) throw new Refused(422, 'subscription_ended', `It has ended on ${endsOn}`);
      await refuseBoughtOut(account);
      await ends(account, subscriptionId, null);
      await account.happened({ type: 'SUBSCRIPTION_ENDING', subscriptionId, endsOn: null, reason }, actor, requestId);
      return read();
    }),
});

const ends = (account: Account, id: string, endsOn: Day | null) =>
  account.tx.subscription.update({
    where: { id },
    data: { endsOn: orNull(endsOn, dateOf), noticeEndsOn: orNull(endsOn, dateOf) },
    select: { id: true },
  });

/** With what leaving its contract is proposed to come to. */
async function cancelled(account: Account, subscription: SubscriptionRow): Promise<Cancelled> {
  const books = await booksNamed(account.tx, subscription.priceBook);
  return {
    subscription,
    noticeDays: account.policy().billing.noticeDays,
    proposedMinor: proposed(subscription, books),
  };
}

/** Net; null: it is in no contract, or its book says no price: then a person says it. */
function proposed({ items, contract, endsOn }: SubscriptionRow, books: PriceBooks): number | null {
  if (contract === null || endsOn === null || endsOn >= contract.through) return null;
  try {
    return buyOutMinor(endsOn, contract.through, monthlyMinorOn(items, books, endsOn));
  } catch (error) {
    if (isUnbillable(error)) return null;
    throw error;
  }
}

function refuseMore(askedMinor: number, mostMinor: number | null): void {
  if (askedMinor > (mostMinor ?? 0))
    throw new Refused(422, 'buy_out_too_much', `buyOutMinor: at most ${mostMinor ?? 0} is left of its contract`);
}

/** A price of numbers, or a device that has some. */
function isNumber(item: Item & { numbers: readonly string[] }, books: PriceBooks, on: Day): boolean {
  if (!isThere(item, on, on)) return false;
  if (item.numbers.length > 0) return true;
  try {
    return monthlyPriceOn(books, item.price, on).kind === 'numbers';
  } catch (error) {
    if (isUnbillable(error)) return false;
    throw error;
  }
}

/** What was asked for leaving early isn't owed by whoever stays. */
async function refuseBoughtOut({ tx, id }: Account): Promise<void> {
  const [open] = await tx.$queryRaw<{ number: string }[]>`
    SELECT i.number FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
    WHERE i.account_id = ${id} AND i.status IN ('open', 'uncollectible') AND l.about ->> 'kind' = 'buyOut' LIMIT 1`;
  if (open !== undefined)
    throw new Refused(409, 'not_allowed_now', `Invoice ${open.number} of its buy-out is open: void it first`);
}
