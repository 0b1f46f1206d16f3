import { z } from 'zod';
import { MAX_MINOR, amountOrZeroMinor, signedMinor } from '../../http/schemas/money.ts';
import { line, oneOf, prose, wants, yesOrNo } from '../../http/schemas/text.ts';
import { bookName, priceCode } from '../../http/schemas/prices.ts';
import { day } from '../../http/schemas/time.ts';

const MAX_LINES = 200;
const MAX_TAXES = 10;
const RATE = 'a rate with six decimals, such as 0.160000';
const QUANTITY = 'a number above zero with at most 3 decimals';

const InvoiceLine = z
  .strictObject(
    {
      description: line(500).optional().meta({ description: "Unless given that of the price's kind." }),
      quantity: z
        .number(wants(QUANTITY))
        .gt(0, 'must be above zero')
        .max(1_000_000, 'must be at most 1000000')
        .refine((n) => Number(n.toFixed(3)) === n, `must be ${QUANTITY}`),
      unitAmountMinor: signedMinor.optional().meta({ description: 'Net. Below zero: a discount.' }),
      price: priceCode.optional().meta({ description: 'Of the book, charged once: amount and taxes are its own.' }),
    },
    wants('an object with description, quantity and unitAmountMinor, or with price and quantity'),
  )
  .superRefine(({ price, unitAmountMinor, description }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (price !== undefined && unitAmountMinor !== undefined)
      wrong('unitAmountMinor', 'must not be given beside a price: it is what the book says');
    if (price !== undefined) return;
    if (description === undefined) wrong('description', 'is missing: it must be text of 1 to 500 characters');
    if (unitAmountMinor === undefined)
      wrong('unitAmountMinor', 'is missing: it must be a whole number of minor units (centavos)');
  });

const Tax = z.strictObject(
  {
    code: line(20).meta({ examples: ['iva'] }),
    rate: z
      .string(wants(RATE))
      .regex(/^[0-9]\.[0-9]{6}$/, `must be ${RATE}`)
      .meta({ examples: ['0.160000'] }),
    baseMinor: amountOrZeroMinor,
    amountMinor: amountOrZeroMinor,
  },
  wants('an object with code, rate, baseMinor and amountMinor'),
);

export const NewInvoice = z
  .strictObject({
    number: line(40)
      .regex(/^[A-Za-z0-9][A-Za-z0-9/_.-]*$/, 'must be letters, digits and / _ . - only')
      .nullish()
      .meta({ description: 'IN60 and nine digits unless given. Unique.' }),
    issuedOn: day.nullish().meta({ description: "The account's local today unless given." }),
    dueOn: day
      .nullish()
      .meta({ description: 'The last day to pay. Unless given it follows from the policy and `kind`.' }),
    kind: oneOf('recurring', 'oneTime')
      .optional()
      .meta({
        description:
          'Recurring: issued on days 1-5, due on the 10th of that month; later, on the next 10th. One-time: 15 days ' +
          'after it was issued. Recurring unless given, or unless a line names a price.',
      }),
    lines: z
      .array(InvoiceLine, wants('a list of lines'))
      .min(1, 'must have at least one line')
      .max(MAX_LINES, `must have at most ${MAX_LINES} lines`),
    taxMinor: amountOrZeroMinor.optional().meta({ description: 'What `taxes` come to unless given; without them 0.' }),
    taxes: z
      .array(Tax, wants('a list of taxes'))
      .max(MAX_TAXES, `must have at most ${MAX_TAXES} taxes`)
      .default([])
      .meta({ description: 'What `taxMinor` is made of.' }),
    priceBook: bookName
      .optional()
      .meta({ description: "Of the lines that name a price; the subscription's unless given." }),
    sentAlready: yesOrNo
      .default(false)
      .meta({ description: 'The customer has it from elsewhere: no `invoice-issued` goes.' }),
  })
  .superRefine(({ lines, taxes, taxMinor, kind, priceBook }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const sumMinor = taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const isBought = lines.some(({ price }) => price !== undefined);
    if (isBought && kind === 'recurring') wrong('kind', 'must be oneTime where a line names a price');
    if (isBought && (taxMinor !== undefined || taxes.length > 0))
      wrong(
        taxes.length > 0 ? 'taxes' : 'taxMinor',
        "must not be given where a line names a price: they are the book's",
      );
    if (!isBought && priceBook !== undefined) wrong('priceBook', 'must not be given without a line that names a price');
    if (taxMinor !== undefined && taxes.length > 0 && taxMinor !== sumMinor)
      wrong('taxMinor', `must be what the taxes come to, ${sumMinor}`);
    const totalMinor = (taxMinor ?? sumMinor) + lines.reduce((sum, one) => sum + lineMinor(one), 0);
    if (totalMinor > MAX_MINOR) wrong('lines', `must add up to at most ${MAX_MINOR}`);
    if (totalMinor < 0 && !isBought)
      wrong('lines', 'must not add up to less than zero with the tax: a discount takes at most the rest');
  })
  .transform((invoice) => ({
    ...invoice,
    kind: invoice.kind ?? (invoice.lines.some(({ price }) => price !== undefined) ? 'oneTime' : 'recurring'),
    taxMinor: invoice.taxMinor ?? invoice.taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  }))
  .meta({
    id: 'NewInvoice',
    title: 'A new invoice',
    examples: [
      {
        issuedOn: '2026-03-01',
        dueOn: '2026-03-10',
        lines: [{ description: 'Telephone service, March', quantity: 1, unitAmountMinor: 100_000 }],
        taxMinor: 16_000,
      },
    ],
  });

/** A bound for the edges, halves away from zero: the ledger makes the lines' amounts. Of a price the book says it. */
const lineMinor = ({
  quantity,
  unitAmountMinor = 0,
}: {
  quantity: number;
  unitAmountMinor?: number | undefined;
}): number => Math.sign(unitAmountMinor) * Math.floor(quantity * Math.abs(unitAmountMinor) + 0.5);

/** Lines that name a price, and those that say their amount. */
export function sorted(lines: z.output<typeof NewInvoice>['lines']) {
  const bought = lines.flatMap(({ price, quantity, description }) =>
    price === undefined ? [] : [{ price, quantity, description }],
  );
  const besides = lines.flatMap(({ description, quantity, unitAmountMinor }) =>
    description === undefined || unitAmountMinor === undefined ? [] : [{ description, quantity, unitAmountMinor }],
  );
  return { bought, besides };
}

export const DueDateChange = z
  .strictObject({ dueOn: day.meta({ description: 'The last day to pay.' }), reason: prose(1_000) })
  .meta({
    id: 'DueDateChange',
    title: 'Another last day to pay',
    examples: [{ dueOn: '2026-03-20', reason: 'Their purchase order came late' }],
  });
