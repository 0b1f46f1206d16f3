import { type Draft, draftMonth } from '../../../domain/billing/draft-month.ts';
import type { Month } from '../../../domain/billing/month.ts';
import { HOME_COUNTRY } from '../../../domain/billing/usage/usage-terms.ts';
import { earlier } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import { standingOf } from './billed-months.ts';
import type { Tx } from './db/database.ts';
import { rentedBy } from './equipment-order-rows.ts';
import { booksNamed } from './price-books.ts';
import { taxTermsOf } from './tax-terms.ts';

const NOTHING: Draft = { is: 'nothing', lines: [], taxes: [], subtotalMinor: 0, totalMinor: 0, unrated: new Map() };

/** The draft of a month of all that is rented: each from its own delivery, whether the service is on or off. */
export async function drawnRental(
  tx: Tx,
  account: { id: string; currency: string; timeZone: string },
  { month, issuedOn }: { month: Month; issuedOn: Day },
): Promise<Draft> {
  const rented = await rentedBy(tx, account.id);
  if (rented === null) return NOTHING;
  const { items, priceBook } = rented;
  return draftMonth(
    {
      subscription: { billingStartsOn: items.map(({ from }) => from).reduce(earlier), endsOn: null },
      items,
      starts: 'own',
      off: [],
      billed: (await standingOf(tx, account.id, 'rental')).lines,
      calls: new Map(),
      books: await booksNamed(tx, priceBook),
      country: HOME_COUNTRY,
      row: 'call',
      timeZone: account.timeZone,
      ratedBy: {},
      currency: account.currency,
      taxTerms: await taxTermsOf(tx, account),
    },
    month,
    issuedOn,
  );
}
