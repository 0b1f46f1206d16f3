import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Draft } from '../../../domain/billing/draft-month.ts';
import { described } from '../../../domain/billing/line-words.ts';
import { monthOf } from '../../../domain/billing/month.ts';
import { isUsage } from '../../../domain/billing/lines.ts';
import { SUBSCRIPTION_STATES, subscriptionStateOn } from '../../../domain/billing/subscription-state.ts';
import { writtenRate } from '../../../domain/billing/taxes.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { Cancelled, ItemRow, SubscriptionRow } from '../../../ports/store/subscriptions.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { lineAbout } from '../../http/schemas/line-about.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut } from '../../http/schemas/time.ts';

export const Item = z
  .strictObject({
    id: idOut('itm'),
    price: z.string(),
    quantity: z.int(),
    from: dayOut,
    through: dayOut.nullable().meta({ description: 'Its last day; null: it goes on.' }),
    lowUse: z.boolean(),
    numbers: z.array(z.string()),
    devices: z.array(z.string()),
  })
  .meta({ id: 'Item', title: 'An item of a subscription' });

export const Subscription = z
  .strictObject({
    id: idOut('sub'),
    accountId: idOut('acc'),
    priceBook: z.string(),
    serviceStartsOn: dayOut,
    freeMonths: z.int(),
    billingStartsOn: dayOut,
    firstInvoiceOn: dayOut,
    contract: z.strictObject({ months: z.int(), through: dayOut }).nullable(),
    endsOn: dayOut.nullable(),
    state: z.enum(SUBSCRIPTION_STATES).meta({
      description:
        'Before billing starts, in its contract or without one, after the contract, before its end, after it.',
    }),
    items: z.array(Item),
  })
  .meta({ id: 'Subscription', title: 'A subscription' });

export const CancelledSubscription = Subscription.extend({
  lastServiceMonth: z.string().meta({ description: 'Charged whole; nothing of it is given back.' }),
  noticeDays: z.int().meta({ description: 'Before a month begins, for service to end with the one before it.' }),
  buyOutMinor: minor
    .optional()
    .meta({ description: 'What leaving its contract early comes to, net: the months that are left after the end.' }),
}).meta({ id: 'CancelledSubscription', title: 'A subscription of which the end was asked for' });

export const cancelledShape = (
  { subscription, noticeDays, proposedMinor }: Cancelled,
  today: Day,
): z.infer<typeof CancelledSubscription> => ({
  ...subscriptionShape(subscription, today),
  lastServiceMonth: subscription.endsOn === null ? '' : monthOf(subscription.endsOn),
  noticeDays,
  ...(proposedMinor === null ? {} : { buyOutMinor: proposedMinor }),
});

export const UpcomingInvoice = z
  .strictObject({
    month: z.string(),
    lines: z.array(
      z.strictObject({
        description: z.string(),
        quantity: z.number(),
        unitAmountMinor: minor,
        amountMinor: minor,
        ...lineAbout,
      }),
    ),
    taxes: z.array(z.strictObject({ code: z.string(), rate: z.string(), baseMinor: minor, amountMinor: minor })),
    subtotalMinor: minor,
    totalMinor: minor.meta({ description: 'Below zero it becomes a credit note.' }),
    draftHash: z.string().meta({ description: 'Two drafts with the same are the same.' }),
  })
  .meta({ id: 'UpcomingInvoice', title: 'What a month would come to' });

export const itemShape = ({ subscriptionId: _, ...item }: ItemRow): z.infer<typeof Item> => ({
  ...item,
  devices: [...item.devices],
});

/** `today`: the account's. */
export const subscriptionShape = (row: SubscriptionRow, today: Day): z.infer<typeof Subscription> => ({
  ...row,
  state: subscriptionStateOn(today, row),
  items: row.items.map(itemShape),
});

export function upcomingShape(month: string, draft: Draft, locale: string): z.infer<typeof UpcomingInvoice> {
  const body = {
    lines: draft.lines.map((line) => {
      const { quantity, unitMinor, amountMinor, kind, of } = line;
      const money = { description: described(line, locale), quantity, unitAmountMinor: unitMinor, amountMinor };
      if (isUsage(line)) return { ...money, kind, of, usageMonth: line.usageMonth, minutes: line.minutes };
      const { price, from, through, days, ofDays } = line;
      return { ...money, kind, ...(kind === 'partial' ? { of } : {}), price, from, through, days, ofDays };
    }),
    taxes: draft.taxes.map(({ rate, ...tax }) => ({ ...tax, rate: writtenRate(rate) })),
    subtotalMinor: draft.subtotalMinor,
    totalMinor: draft.totalMinor,
  };
  return { month, ...body, draftHash: createHash('sha256').update(JSON.stringify(body)).digest('hex') };
}
