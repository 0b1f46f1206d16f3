import type { Actor } from '../../../domain/account.ts';
import type { Price, PriceBook, PriceBooks, Rate } from '../../../domain/billing/price-book.ts';
import type { TaxCode } from '../../../domain/billing/taxes.ts';
import type { PriceBookRow, Subscriptions } from '../subscriptions.ts';
import { Refused } from '../store.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import { type Db, json, type Tx } from './db/database.ts';
import { dateOf, dayOfDate, instantOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

type Books = Pick<Subscriptions, 'addPriceBook' | 'priceBook' | 'priceBooks'>;

/** Prices and rates by book and version: written once, and never changed. */
export const priceBooksOf = (desk: Desk): Books => ({
  addPriceBook: ({ name, from, currency, prices, rates, usageTaxes, actor, at }) =>
    desk.db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`price book ${name}`}, 0))`;
      const last = await tx.priceBook.findFirst({ where: { name }, orderBy: { version: 'desc' } });
      if (last !== null && last.currency !== currency)
        throw new Refused(422, 'currency_mismatch', `The book ${name} is in ${last.currency}: currency must be that`);
      if (last !== null) await refuseBilled(tx, { name, from, prices });
      const row = await tx.priceBook.create({
        data: {
          name,
          version: (last?.version ?? 0) + 1,
          fromOn: dateOf(from),
          currency,
          prices: json(prices),
          rates: json(rates),
          usageTaxes: [...usageTaxes],
          createdAt: dateOf(at),
          createdBy: json(actor),
        },
      });
      return toPriceBook(row);
    }),

  priceBook: async (name) => (await versionsOf(desk.db, name)).map(toPriceBook),

  async priceBooks() {
    const rows = await desk.db.priceBook.findMany({
      distinct: ['name'],
      orderBy: [{ name: 'asc' }, { version: 'desc' }],
    });
    return rows.map(toPriceBook);
  },
});

type Stored = Prisma.PriceBookGetPayload<object>;

const versionsOf = (db: Db | Tx, name: string): Promise<Stored[]> =>
  db.priceBook.findMany({ where: { name }, orderBy: { version: 'asc' } });

const toPriceBook = (row: Stored): PriceBookRow => ({
  name: row.name,
  version: row.version,
  from: dayOfDate(row.fromOn),
  currency: row.currency,
  prices: row.prices as unknown as Price[],
  rates: row.rates as unknown as Rate[],
  usageTaxes: row.usageTaxes as TaxCode[],
  createdAt: instantOf(row.createdAt),
  createdBy: row.createdBy as unknown as Actor,
});

/** All versions of a book, in the order of their days. */
export const booksNamed = async (tx: Db | Tx, name: string): Promise<PriceBooks> =>
  (await versionsOf(tx, name)).map(toPriceBook);

/** A day that was billed at one price is not billed at another. Of what was billed only the later days are looked at. */
async function refuseBilled(
  tx: Tx,
  { name, from, prices }: Pick<PriceBook, 'name' | 'from' | 'prices'>,
): Promise<void> {
  const billed = await tx.$queryRaw<{ code: string; unit: bigint; through: string }[]>`
    SELECT line ->> 'price' AS code, (line ->> 'unitMinor')::bigint AS unit, max(line ->> 'through') AS through
    FROM billed_months b
    LEFT JOIN invoices i ON i.id = b.invoice_id AND b.outcome = 'issued'
    CROSS JOIN LATERAL jsonb_array_elements(b.lines) AS line
    WHERE b.outcome <> 'nothing' AND billed_through(b.lines) >= ${from} AND line ->> 'through' >= ${from}
      AND i.status IS DISTINCT FROM 'void' AND ${name} IN (
        SELECT price_book FROM subscriptions WHERE account_id = b.account_id AND b.series = 'service'
        UNION ALL
        SELECT price_book FROM equipment_orders WHERE account_id = b.account_id AND mode = 'rental' AND b.series = 'rental')
    GROUP BY 1, 2 ORDER BY 1, 2`;
  for (const { code, unit, through } of billed)
    if (prices.find((price) => price.code === code)?.unitMinor !== Number(unit))
      throw new Refused(
        422,
        'price_book_billed',
        `from: ${code} is billed through ${through} at ${unit}; a version that changes it has to begin after that`,
      );
}
