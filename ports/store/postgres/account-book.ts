import { type OneOff, oneOffAt } from '../../../domain/billing/one-off.ts';
import { bookOn, type PriceBooks, PriceMissing } from '../../../domain/billing/price-book.ts';
import type { Day } from '../../../domain/time/time.ts';
import { Refused } from '../store.ts';
import type { Account } from './decide/account.ts';
import { booksNamed } from './price-books.ts';

/** A book in the account's currency, in force on a day. */
export async function bookFor(account: Account, name: string, on: Day): Promise<PriceBooks> {
  const books = await booksNamed(account.tx, name);
  if (books.length === 0) throw new Refused(422, 'no_such_price_book', `priceBook: there is no book ${name}`);
  const { currency } = account.row;
  if (books[0]?.currency !== currency)
    throw new Refused(
      422,
      'currency_mismatch',
      `priceBook: ${name} is in ${books[0]?.currency}, the account in ${currency}`,
    );
  if (bookOn(books, on) === null) throw new Refused(422, 'no_such_price_book', `priceBook: ${name} begins after ${on}`);
  return books;
}

/** The book that is named, else the subscription's. */
export async function bookNamed(account: Account, named: string | null): Promise<string> {
  if (named !== null) return named;
  const subscription = await account.tx.subscription.findUnique({
    where: { accountId: account.id },
    select: { priceBook: true },
  });
  if (subscription === null)
    throw new Refused(422, 'no_such_price_book', `priceBook: ${account.row.name} has no subscription: name a book`);
  return subscription.priceBook;
}

/** What is charged once, at the price of a day. */
export function onceAt(
  books: PriceBooks,
  line: { price: string; quantity: number },
  on: Day,
): OneOff & { price: string } {
  try {
    return { ...oneOffAt(books, line, on), price: line.price };
  } catch (error) {
    if (error instanceof PriceMissing) throw new Refused(422, 'no_such_price', `lines: ${error.message}, once`);
    throw error;
  }
}
