import { monthOf } from '../../../domain/billing/month.ts';
import { callDetails } from '../../../domain/billing/usage/call-details.ts';
import type { RatedBy } from '../../../domain/billing/usage/rated-by.ts';
import { rateMonth } from '../../../domain/billing/usage/rate-month.ts';
import { HOME_COUNTRY } from '../../../domain/billing/usage/usage-terms.ts';
import type { Usage } from '../usage.ts';
import { standingOf } from './billed-months.ts';
import { callsOfMonths } from './calls.ts';
import type { Db } from './db/database.ts';
import { dayOfDate, instantOf } from './db/values.ts';
import { booksNamed } from './price-books.ts';
import { itemsOf } from './subscription-rows.ts';

/** What was billed of an account's calls, rated as its invoices did. */
export const callDetailsOf = (db: Db): Pick<Usage, 'callDetails'> => ({
  callDetails: (accountId, month, row) =>
    db.$transaction(async (tx) => {
      const subscription = await tx.subscription.findUnique({
        where: { accountId },
        include: { account: { select: { currency: true, timeZone: true, country: true } } },
      });
      const last = await tx.billedMonth.findFirst({
        where: { accountId, series: 'service', month: { gt: month } },
        orderBy: { billedAt: 'desc' },
        select: { billedAt: true },
      });
      if (subscription === null || last === null || month < monthOf(dayOfDate(subscription.billingStartsOn)))
        return null;
      const { currency, timeZone, country } = subscription.account;
      // What came since is on no invoice yet.
      const calls = await callsOfMonths(tx, accountId, [month], instantOf(last.billedAt));
      const { ratedBy } = await standingOf(tx, accountId, 'service');
      const by: RatedBy = ratedBy[month] ?? { country: country ?? HOME_COUNTRY, timeZone, row };
      const rated = rateMonth(calls.get(month) ?? [], month, {
        ...by,
        billingStartsOn: dayOfDate(subscription.billingStartsOn),
        items: await itemsOf(tx, subscription.id),
        books: await booksNamed(tx, subscription.priceBook),
      });
      return { currency, calls: callDetails(rated, by.row) };
    }),
});
