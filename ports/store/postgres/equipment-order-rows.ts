import type { OneOff } from '../../../domain/billing/one-off.ts';
import type { Item } from '../../../domain/billing/subscription.ts';
import type { Delivered } from '../../../domain/billing/terms/equipment.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { EquipmentOrderRow } from '../equipment-orders.ts';
import type { Db, Tx } from './db/database.ts';
import { dayOfDate, orNull } from './db/values.ts';

type Stored = Prisma.EquipmentOrderGetPayload<object>;

/** As it is kept: of what was bought at the price that it was ordered at. */
export type OrderedLine = { price: string; quantity: number } | (OneOff & { price: string });

export const linesOf = (row: Pick<Stored, 'lines'>): OrderedLine[] => row.lines as unknown as OrderedLine[];

export const toEquipmentOrder = (row: Stored): EquipmentOrderRow => ({
  id: row.id,
  accountId: row.accountId,
  mode: row.mode as Delivered['mode'],
  priceBook: row.priceBook,
  lines: linesOf(row).map(({ price, quantity }) => ({ price, quantity })),
  termMonths: row.termMonths,
  signedOn: orNull(row.signedOn, dayOfDate),
  invoiceByOn: orNull(row.invoiceByOn, dayOfDate),
  releasedOn: orNull(row.releasedOn, dayOfDate),
  deliveredOn: orNull(row.deliveredOn, dayOfDate),
  contractThrough: orNull(row.contractThrough, dayOfDate),
  endedOn: orNull(row.endedOn, dayOfDate),
  invoiceId: row.invoiceId,
});

/** What an account rents or has rented, and since when; its book is the same for all. */
export async function rentedBy(
  tx: Db | Tx,
  accountId: string,
): Promise<{ priceBook: string; items: Item[]; orders: EquipmentOrderRow[] } | null> {
  const rows = await tx.equipmentOrder.findMany({
    where: { accountId, mode: 'rental', deliveredOn: { not: null } },
    orderBy: { ordinal: 'asc' },
  });
  const [first] = rows;
  if (first === undefined) return null;
  const orders = rows.map(toEquipmentOrder);
  return { priceBook: first.priceBook, items: orders.flatMap(itemsOf), orders };
}

const itemsOf = ({ id, lines, deliveredOn, endedOn }: EquipmentOrderRow): Item[] =>
  deliveredOn === null
    ? []
    : lines.map(({ price, quantity }, i) => ({
        id: `${id}:${i}`,
        price,
        quantity,
        from: deliveredOn,
        through: endedOn,
        lowUse: false,
        devices: [],
      }));
