import { todayOf } from './decide/today.ts';
import { firstInvoiceOn } from '../../../domain/billing/billing-start.ts';
import { monthlyPriceOn, type PriceBooks, PriceMissing } from '../../../domain/billing/price-book.ts';
import { TERMS } from '../../../domain/billing/terms/company-terms.ts';
import { contractThrough } from '../../../domain/billing/terms/contract.ts';
import { type EquipmentMode, invoicedBy, isUnderWarranty } from '../../../domain/billing/terms/equipment.ts';
import type { Fact } from '../../../domain/events.ts';
import { later } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { EquipmentOrderRow, EquipmentOrders } from '../equipment-orders.ts';
import { Refused } from '../store.ts';
import { bookFor, bookNamed, onceAt } from './account-book.ts';
import { json } from './db/database.ts';
import { dateOf, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide, decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { type OrderedLine, rentedBy, toEquipmentOrder } from './equipment-order-rows.ts';
import { refuseClosed } from './decide/refuse-closed.ts';
import { drawnRental } from './rental-bills.ts';

/** Equipment that accounts buy and rent, from its order to its end. */
export const equipmentOrdersOf = (desk: Desk): EquipmentOrders => ({
  orderEquipment: ({ id, accountId, mode, priceBook, lines, termMonths, awaitsSignature, actor }) =>
    decideOn(desk, accountId, async (account) => {
      const before = await writtenBefore(account, 'EQUIPMENT_ORDERED', id, () => orderOn(account, id));
      if (before !== null) return before;
      refuseClosed(account);
      const today = todayOf(account);
      const name = await bookNamed(account, priceBook);
      const books = await bookFor(account, name, today);
      if (mode === 'rental') await refuseOtherBook(account, name);
      const invoiceByOn = mode === 'rental' || awaitsSignature ? null : today;
      await account.tx.equipmentOrder.create({
        data: {
          id,
          accountId,
          mode,
          priceBook: name,
          lines: json(lines.map((line) => priced(books, mode, line, today))),
          termMonths,
          invoiceByOn: orNull(invoiceByOn, dateOf),
          createdAt: dateOf(account.now),
        },
        select: { id: true },
      });
      await account.happened({ type: 'EQUIPMENT_ORDERED', orderId: id, mode, lines, invoiceByOn }, actor, id);
      return orderOn(account, id);
    }),

  equipmentOrderById: async (id) =>
    orNull(await desk.db.equipmentOrder.findUnique({ where: { id } }), toEquipmentOrder),

  equipmentOrdersOf: async (accountId) =>
    (await desk.db.equipmentOrder.findMany({ where: { accountId }, orderBy: { ordinal: 'asc' } })).map(
      toEquipmentOrder,
    ),

  signEquipment: ({ orderId, requestId, on, actor }) =>
    within(desk, 'EQUIPMENT_SIGNED', { orderId, requestId }, async (account, order) => {
      if (order.signedOn !== null) throw notNow(`It was signed on ${order.signedOn}`);
      const { mode } = order;
      const day = on ?? todayOf(account);
      const { calendar, billing } = account.policy();
      const invoiceByOn =
        mode === 'rental' || order.invoiceId !== null ? null : invoicedBy(day, billing.equipmentWorkingDays, calendar);
      await change(account, orderId, {
        signedOn: dateOf(day),
        ...(invoiceByOn === null ? {} : { invoiceByOn: dateOf(invoiceByOn) }),
      });
      await account.happened({ type: 'EQUIPMENT_SIGNED', orderId, mode, on: day, invoiceByOn }, actor, requestId);
    }),

  releaseEquipment: ({ orderId, requestId, actor }) =>
    within(desk, 'EQUIPMENT_RELEASED', { orderId, requestId }, async (account, { releasedOn, mode }) => {
      if (releasedOn !== null) throw notNow(`It was released on ${releasedOn}`);
      const on = todayOf(account);
      await change(account, orderId, { releasedOn: dateOf(on) });
      await account.happened({ type: 'EQUIPMENT_RELEASED', orderId, mode, on }, actor, requestId);
    }),

  deliverEquipment: ({ orderId, requestId, on, actor }) =>
    within(desk, 'EQUIPMENT_DELIVERED', { orderId, requestId }, async (account, { deliveredOn, termMonths }) => {
      refuseClosed(account);
      if (deliveredOn !== null) throw notNow(`It was delivered on ${deliveredOn}`);
      const today = todayOf(account);
      const day = on ?? today;
      const rental =
        termMonths === null
          ? null
          : {
              throughOn: contractThrough(day, termMonths),
              firstOn: firstInvoiceOn(day, today, account.policy().billing.firstInvoiceThroughDay),
            };
      await change(account, orderId, {
        deliveredOn: dateOf(day),
        ...(rental === null
          ? {}
          : { contractThrough: dateOf(rental.throughOn), firstInvoiceOn: dateOf(rental.firstOn) }),
      });
      await account.happened({ type: 'EQUIPMENT_DELIVERED', orderId, on: day, rental }, actor, requestId);
    }),

  endRental: ({ orderId, requestId, on, actor }) =>
    within(desk, 'RENTAL_ENDED', { orderId, requestId }, async (account, { mode, deliveredOn, endedOn }) => {
      if (mode !== 'rental') throw new Refused(422, 'not_rented', 'What was bought has no end');
      if (deliveredOn === null) throw notNow('It was not delivered yet');
      if (endedOn !== null) throw notNow(`Its end was asked for already: ${endedOn}`);
      const day = on ?? todayOf(account);
      if (day < deliveredOn) throw new Refused(422, 'before_it_began', `on: the rental begins on ${deliveredOn}`);
      await change(account, orderId, { endedOn: dateOf(day) });
      await account.happened(
        { type: 'RENTAL_ENDED', orderId, on: day, endsOn: await lastRentedOn(account) },
        actor,
        requestId,
      );
    }),

  replaceDefect: ({ orderId, requestId, price, quantity, by, reason, actor }) =>
    within(desk, 'EQUIPMENT_REPLACED', { orderId, requestId }, async (account, order) => {
      const line = order.lines.find((one) => price === null || one.price === price);
      if (line === undefined || (price === null && order.lines.length > 1))
        throw new Refused(
          422,
          'no_such_price',
          `price: must be one of ${order.lines.map((one) => one.price).join(', ')}`,
        );
      if (quantity > line.quantity)
        throw new Refused(422, 'more_than_there_is', `quantity: there are ${line.quantity} of ${line.price}`);
      if (by !== null && by !== line.price)
        throw new Refused(422, 'no_model_swap', `by: a ${line.price} is not changed for another model`);
      const on = todayOf(account);
      if (!isUnderWarranty(order, on, TERMS.warrantyMonths))
        throw new Refused(422, 'not_under_warranty', `It is not under warranty on ${on}`);
      await account.happened(
        { type: 'EQUIPMENT_REPLACED', orderId, price: line.price, quantity, on, reason },
        actor,
        requestId,
      );
    }),

  upcomingRental: (accountId, asked) =>
    desk.db.$transaction(async (tx) => {
      const account = await tx.account.findUniqueOrThrow({
        where: { id: accountId },
        select: { id: true, currency: true, timeZone: true },
      });
      return drawnRental(tx, account, asked);
    }),
});

const notNow = (message: string): Refused => new Refused(409, 'not_allowed_now', message);

const orderOn = async ({ tx }: Account, id: string): Promise<EquipmentOrderRow> =>
  toEquipmentOrder(await tx.equipmentOrder.findUniqueOrThrow({ where: { id } }));

const change = (account: Account, id: string, data: Prisma.EquipmentOrderUpdateInput) =>
  account.tx.equipmentOrder.update({ where: { id }, data, select: { id: true } });

/** Under the account's lock, with the order as it stands; what is decided is told once. */
const within = (
  desk: Desk,
  type: Fact['type'],
  { orderId, requestId }: { orderId: string; requestId: string },
  work: (account: Account, order: EquipmentOrderRow) => Promise<void>,
): Promise<EquipmentOrderRow> =>
  decide(desk, async ({ tx, lock }) => {
    const row = await tx.equipmentOrder.findUnique({ where: { id: orderId }, select: { accountId: true } });
    if (row === null) throw new Refused(404, 'not_found', `There is no order of equipment ${orderId}`);
    const account = await lock(row.accountId);
    const read = () => orderOn(account, orderId);
    const before = await writtenBefore(account, type, requestId, read);
    if (before !== null) return before;
    await work(account, await read());
    return read();
  });

/** What is bought keeps its price; what is rented is charged at the one of each day. */
function priced(
  books: PriceBooks,
  mode: EquipmentMode,
  line: { price: string; quantity: number },
  on: Day,
): OrderedLine {
  if (mode === 'purchase') return onceAt(books, line, on);
  try {
    if (monthlyPriceOn(books, line.price, on).kind === 'rental') return line;
  } catch (error) {
    if (!(error instanceof PriceMissing)) throw error;
    throw new Refused(422, 'no_such_price', `lines: ${error.message}, by the month`);
  }
  throw new Refused(422, 'no_such_price', `lines: ${line.price} is no price of a rental`);
}

/** What an account rents is on one invoice, and that is of one book. */
async function refuseOtherBook({ tx, id }: Account, name: string): Promise<void> {
  const other = await tx.equipmentOrder.findFirst({
    where: { accountId: id, mode: 'rental', priceBook: { not: name } },
    select: { priceBook: true },
  });
  if (other !== null)
    throw new Refused(422, 'other_price_book', `priceBook: what it rents is of the book ${other.priceBook}`);
}

/** The last day of all that is rented; null: something goes on. */
async function lastRentedOn(account: Account): Promise<Day | null> {
  const ends = (await rentedBy(account.tx, account.id))?.orders.map(({ endedOn }) => endedOn) ?? [];
  return ends.reduce((last, end) => (last === null || end === null ? null : later(last, end)));
}
