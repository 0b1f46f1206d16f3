import { z } from 'zod';
import { amountOrZeroMinor } from '../../http/schemas/money.ts';
import { bookName, e164, priceCode, whole } from '../../http/schemas/prices.ts';
import { prose, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';

const MOST_UNITS = 100_000;
const MOST_FREE_MONTHS = 24;
const MOST_CONTRACT_MONTHS = 60;

const names = (shape: z.ZodType<string>) =>
  z.array(shape, wants('a list')).max(1_000, 'must have at most 1000 entries');

const item = {
  price: priceCode,
  quantity: whole(1, MOST_UNITS),
  lowUse: yesOrNo.default(false).meta({ description: 'The contract names it as a low-use device.' }),
  numbers: names(e164)
    .default([])
    .meta({ description: 'What is called, and calls: a number belongs to one account at a time.' }),
  devices: names(
    z.string(wants('a name')).min(1, 'must not be empty').max(100, 'must be at most 100 characters long'),
  ).default([]),
};

export const NewSubscription = z
  .strictObject({
    priceBook: bookName,
    serviceStartsOn: day.nullish().meta({ description: "The account's day unless given." }),
    freeMonths: whole(0, MOST_FREE_MONTHS).default(0).meta({ description: 'Before billing starts.' }),
    contractMonths: whole(1, MOST_CONTRACT_MONTHS).nullish(),
    items: z
      .array(z.strictObject(item, wants('an item')), wants('a list'))
      .min(1, 'must have an item')
      .max(500, 'must have at most 500 entries'),
  })
  .meta({
    id: 'NewSubscription',
    title: 'A new subscription',
    examples: [
      {
        priceBook: 'lines',
        serviceStartsOn: '2026-07-15',
        items: [
          { price: 'device', quantity: 5 },
          { price: 'number', quantity: 3 },
        ],
      },
    ],
  });

export const SubscriptionChange = z
  .strictObject({ freeMonths: whole(0, MOST_FREE_MONTHS).meta({ description: 'In all, from the start of service.' }) })
  .meta({ id: 'SubscriptionChange', title: 'A change of a subscription', examples: [{ freeMonths: 4 }] });

export const NewItem = z
  .strictObject({ ...item, on: day.nullish().meta({ description: "Its first day; the account's unless given." }) })
  .meta({ id: 'NewItem', title: 'A new item', examples: [{ price: 'device', quantity: 2, on: '2026-08-20' }] });

export const Removal = z
  .strictObject({
    on: day.nullish().meta({ description: "Its last day, which is charged; the account's unless given." }),
    quantity: whole(1, MOST_UNITS).nullish().meta({ description: 'So many of it; all unless given.' }),
  })
  .meta({ id: 'Removal', title: 'What is removed', examples: [{ on: '2026-08-20', quantity: 1 }] });

export const Cancellation = z
  .strictObject({
    reason: prose(1_000),
    releaseNumbers: yesOrNo.default(false).meta({ description: 'Its numbers are given up.' }),
    portNumbers: yesOrNo
      .default(false)
      .meta({ description: 'Its numbers leave for another carrier: service stays on until they have.' }),
    buyOutMinor: amountOrZeroMinor.optional().meta({
      description:
        'What leaving the contract early is invoiced at, net: at most what is proposed. Unless given nothing.',
    }),
  })
  .meta({
    id: 'Cancellation',
    title: 'A cancellation',
    examples: [{ reason: 'They move to another company', releaseNumbers: true }],
  });

export const Withdrawal = z
  .strictObject({ reason: prose(1_000) })
  .meta({ id: 'Withdrawal', title: 'A cancellation taken back', examples: [{ reason: 'They stay' }] });
