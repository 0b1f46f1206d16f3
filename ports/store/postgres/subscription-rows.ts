import { Refused } from '../store.ts';
import type { ItemRow, SubscriptionRow } from '../subscriptions.ts';
import type { Account } from './decide/account.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Db, Tx } from './db/database.ts';
import { dayOfDate } from './db/values.ts';

export const withItems = { items: { orderBy: { ordinal: 'asc' } } } satisfies Prisma.SubscriptionInclude;
type Stored = Prisma.SubscriptionGetPayload<{ include: typeof withItems }>;

export const toItem = (row: Prisma.SubscriptionItemGetPayload<object>): ItemRow => ({
  id: row.id,
  subscriptionId: row.subscriptionId,
  price: row.price,
  quantity: row.quantity,
  from: dayOfDate(row.fromOn),
  through: row.throughOn === null ? null : dayOfDate(row.throughOn),
  lowUse: row.lowUse,
  numbers: row.numbers,
  devices: row.devices,
});

export function toSubscription(row: Stored): SubscriptionRow {
  const through = row.contractThrough === null ? null : dayOfDate(row.contractThrough);
  return {
    id: row.id,
    accountId: row.accountId,
    priceBook: row.priceBook,
    serviceStartsOn: dayOfDate(row.serviceStartsOn),
    freeMonths: row.freeMonths,
    billingStartsOn: dayOfDate(row.billingStartsOn),
    firstInvoiceOn: dayOfDate(row.firstInvoiceOn),
    contract: through === null || row.contractMonths === null ? null : { months: row.contractMonths, through },
    endsOn: row.endsOn === null ? null : dayOfDate(row.endsOn),
    items: row.items.map(toItem),
  };
}

export const itemsOf = async (tx: Db | Tx, subscriptionId: string): Promise<ItemRow[]> =>
  (await tx.subscriptionItem.findMany({ where: { subscriptionId }, orderBy: { ordinal: 'asc' } })).map(toItem);

/** Under the account's lock, with its subscription as it stands. */
export async function withSubscription<T>(
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

export const subscriptionOn = async ({ tx }: Account, where: { id: string }): Promise<SubscriptionRow> =>
  toSubscription(await tx.subscription.findUniqueOrThrow({ where, include: withItems }));
