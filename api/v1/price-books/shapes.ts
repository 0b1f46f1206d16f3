import { z } from 'zod';
import { MONTHLY_KINDS, ONE_OFF_KINDS } from '../../../domain/billing/line-kinds.ts';
import { TAX_CODES } from '../../../domain/billing/taxes.ts';
import type { PriceBookRow } from '../../../ports/store/subscriptions.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const PriceBook = z
  .strictObject({
    name: z.string(),
    version: z.int(),
    from: dayOut,
    currency: z.string(),
    prices: z.array(
      z.strictObject({
        code: z.string(),
        kind: z.enum([...MONTHLY_KINDS, ...ONE_OFF_KINDS]),
        unitMinor: minor,
        per: z.enum(['month', 'once']),
        includes: z.strictObject({ minutes: z.int(), pool: z.enum(['account', 'unit']) }).nullable(),
        overageMicros: z.int().nullable(),
        taxes: z.array(z.enum(TAX_CODES)),
        sat: z.strictObject({ product: z.string(), unit: z.string() }).optional(),
      }),
    ),
    rates: z.array(
      z.strictObject({
        prefix: z.string(),
        kind: z.enum(['international', 'surcharged', 'tollFreeIn']),
        microsPerMinute: z.int(),
      }),
    ),
    usageTaxes: z.array(z.enum(TAX_CODES)),
    createdAt: instantOut,
  })
  .meta({ id: 'PriceBook', title: 'A version of a price book' });

export const priceBookShape = ({ createdBy: _, ...row }: PriceBookRow): z.infer<typeof PriceBook> => ({
  ...row,
  prices: row.prices.map((price) =>
    price.per === 'month'
      ? { ...price, taxes: [...price.taxes] }
      : { ...price, includes: null, overageMicros: null, taxes: [...price.taxes] },
  ),
  rates: row.rates.map((rate) => ({ ...rate })),
  usageTaxes: [...row.usageTaxes],
});
