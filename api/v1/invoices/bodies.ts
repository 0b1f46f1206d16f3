import { z } from 'zod';
import { MAX_MINOR, amountOrZeroMinor, signedMinor } from '../../http/schemas/money.ts';
import { line, oneOf, prose, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';

const MAX_LINES = 200;
const MAX_TAXES = 10;
const RATE = 'a rate with six decimals, such as 0.160000';
const QUANTITY = 'a number above zero with at most 3 decimals';

const InvoiceLine = z.strictObject(
  {
    description: line(500),
    quantity: z
      .number(wants(QUANTITY))
      .gt(0, 'must be above zero')
      .max(1_000_000, 'must be at most 1000000')
      .refine((n) => Number(n.toFixed(3)) === n, `must be ${QUANTITY}`),
    unitAmountMinor: signedMinor.meta({ description: 'Below zero: a discount.' }),
  },
  wants('an object with description, quantity and unitAmountMinor'),
);

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
    kind: oneOf('recurring', 'oneTime').default('recurring').meta({
      description:
        'Recurring: issued on days 1-5, due on the 10th of that month; later, on the next 10th. One-time: 15 days after it was issued.',
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
    sentAlready: yesOrNo
      .default(false)
      .meta({ description: 'The customer has it from elsewhere: no `invoice-issued` goes.' }),
  })
  .superRefine(({ lines, taxes, taxMinor }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const sumMinor = taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    if (taxMinor !== undefined && taxes.length > 0 && taxMinor !== sumMinor)
      wrong('taxMinor', `must be what the taxes come to, ${sumMinor}`);
    const totalMinor = (taxMinor ?? sumMinor) + lines.reduce((sum, one) => sum + lineMinor(one), 0);
    if (totalMinor > MAX_MINOR) wrong('lines', `must add up to at most ${MAX_MINOR}`);
    if (totalMinor < 0)
      wrong('lines', 'must not add up to less than zero with the tax: a discount takes at most the rest');
  })
  .transform((invoice) => ({
    ...invoice,
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

/** A bound for the edges, halves away from zero: the ledger makes the lines' amounts. */
const lineMinor = ({ quantity, unitAmountMinor }: { quantity: number; unitAmountMinor: number }): number =>
  Math.sign(unitAmountMinor) * Math.floor(quantity * Math.abs(unitAmountMinor) + 0.5);

export const DueDateChange = z
  .strictObject({ dueOn: day.meta({ description: 'The last day to pay.' }), reason: prose(1_000) })
  .meta({
    id: 'DueDateChange',
    title: 'Another last day to pay',
    examples: [{ dueOn: '2026-03-20', reason: 'Their purchase order came late' }],
  });
