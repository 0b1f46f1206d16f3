import { z } from 'zod';
import { MONTHLY_KINDS, ONE_OFF_KINDS } from '../../../domain/billing/line-kinds.ts';
import { TAX_CODES } from '../../../domain/billing/taxes.ts';
import { amountOrZeroMinor, currency } from '../../http/schemas/money.ts';
import { oneOf, wants } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';

const MOST_PRICES = 500;
/** Twenty million of the major unit, for a unit and a month. */
const MOST_A_UNIT = 2_000_000_000;
const MOST_RATES = 20_000;
/** A million of the major unit a minute. */
const MOST_MICROS = 1_000_000_000_000;
const MOST_MINUTES = 1_000_000;

const micros = z
  .int(wants('a whole number of millionths of the currency'))
  .min(0, 'must not be negative')
  .max(MOST_MICROS, `must be at most ${MOST_MICROS}`);

const code = z
  .string(wants('a code'))
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'must be letters, figures, dots and hyphens, at most 60');

/** `iva16` is taken as `iva`: the rate is the account's on that day. */
const tax = z
  .enum(['iva', 'iva16', 'ieps'], wants('iva or ieps'))
  .transform((one) => (one === 'iva16' ? ('iva' as const) : one));

const Price = z
  .strictObject(
    {
      code,
      kind: oneOf(...MONTHLY_KINDS, ...ONE_OFF_KINDS),
      unitMinor: amountOrZeroMinor
        .max(MOST_A_UNIT, `must be at most ${MOST_A_UNIT}`)
        .meta({ description: 'Of one unit, without taxes.' }),
      per: oneOf('month', 'once'),
      includes: z
        .strictObject({
          minutes: z
            .int(wants('a whole number'))
            .min(0, 'must not be negative')
            .max(MOST_MINUTES, `must be at most ${MOST_MINUTES}`),
          pool: oneOf('account', 'unit').meta({ description: '`unit`: of a low-use device, by itself.' }),
        })
        .nullish(),
      overageMicros: micros.nullish().meta({ description: 'A minute above, in millionths of the currency.' }),
      taxes: z.array(tax, wants('a list')).max(5, 'must have at most 5 entries').default([]),
      sat: z
        .strictObject(
          {
            product: z.string(wants('eight digits')).regex(/^[0-9]{8}$/, 'must be eight digits (c_ClaveProdServ)'),
            unit: z
              .string(wants('a key'))
              .regex(/^[A-Z0-9]{2,3}$/, 'must be two or three capitals or digits (c_ClaveUnidad), such as E48'),
          },
          wants('an object with product and unit'),
        )
        .nullish()
        .meta({ description: 'What the Mexican tax authority calls it; left out, as things of its kind are called.' }),
    },
    wants('a price'),
  )
  .superRefine((price, context) => {
    const isMonthly = (MONTHLY_KINDS as readonly string[]).includes(price.kind);
    if (isMonthly !== (price.per === 'month'))
      context.addIssue({
        code: 'custom',
        path: ['per'],
        message: `must be ${isMonthly ? 'month' : 'once'} for ${price.kind}`,
      });
    if (price.per === 'once' && price.includes != null)
      context.addIssue({ code: 'custom', path: ['includes'], message: 'must be left out of what is charged once' });
  });

const Rate = z.strictObject(
  {
    prefix: z
      .string(wants('digits'))
      .regex(/^[1-9][0-9]{0,14}$/, "must be digits that begin with a country's code, without a plus"),
    kind: oneOf('international', 'surcharged', 'tollFreeIn'),
    microsPerMinute: micros,
  },
  wants('a rate'),
);

export const NewPriceBook = z
  .strictObject({
    from: day.meta({ description: 'The first day on which it holds.' }),
    currency,
    prices: z
      .array(Price, wants('a list'))
      .min(1, 'must have a price')
      .max(MOST_PRICES, `must have at most ${MOST_PRICES} entries`),
    rates: z.array(Rate, wants('a list')).max(MOST_RATES, `must have at most ${MOST_RATES} entries`).default([]),
    usageTaxes: z
      .array(tax, wants('a list'))
      .max(5, 'must have at most 5 entries')
      .default([...TAX_CODES])
      .meta({ description: 'Taxes on calls, as far as an account is charged them.' }),
  })
  .superRefine(({ prices, rates }, context) => {
    twice(prices.map((price) => price.code)).forEach((i) =>
      context.addIssue({
        code: 'custom',
        path: ['prices', i, 'code'],
        message: 'must not be the code of another price',
      }),
    );
    // Numbers that are called and those that are called on are two tables.
    twice(rates.map(({ prefix, kind }) => `${kind === 'tollFreeIn'} ${prefix}`)).forEach((i) =>
      context.addIssue({
        code: 'custom',
        path: ['rates', i, 'prefix'],
        message: 'must not be the prefix of another rate',
      }),
    );
    const pooled = prices.filter(
      ({ includes, overageMicros }) => includes?.pool === 'account' && overageMicros != null,
    );
    const first = pooled[0]?.overageMicros;
    prices.forEach((price, i) => {
      if (pooled.includes(price) && price.overageMicros !== first)
        context.addIssue({
          code: 'custom',
          path: ['prices', i, 'overageMicros'],
          message: 'must be that of the other prices whose minutes are pooled with it',
        });
    });
  })
  .meta({
    id: 'NewPriceBook',
    title: 'A version of a price book',
    examples: [
      {
        from: '2026-07-01',
        currency: 'MXN',
        prices: [
          {
            code: 'device',
            kind: 'serviceFee',
            unitMinor: 45_000,
            per: 'month',
            includes: { minutes: 600, pool: 'account' },
            overageMicros: 600_000,
            taxes: ['iva'],
          },
        ],
        rates: [{ prefix: '1', kind: 'international', microsPerMinute: 350_000 }],
      },
    ],
  });

/** The places of what stood there before. */
const twice = (names: readonly string[]): number[] => names.flatMap((name, i) => (names.indexOf(name) < i ? [i] : []));
