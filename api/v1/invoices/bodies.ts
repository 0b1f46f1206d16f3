import { z } from 'zod';
import { MAX_MINOR, amountOrZeroMinor } from '../../http/schemas/money.ts';
import { line, oneOf, wants } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';

const MAX_LINES = 200;
const QUANTITY = 'a number above zero with at most 3 decimals';

const InvoiceLine = z.strictObject(
  {
    description: line(500),
    quantity: z
      .number(wants(QUANTITY))
      .gt(0, 'must be above zero')
      .max(1_000_000, 'must be at most 1000000')
      .refine((n) => Number(n.toFixed(3)) === n, `must be ${QUANTITY}`),
    unitAmountMinor: amountOrZeroMinor,
  },
  wants('an object with description, quantity and unitAmountMinor'),
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
    taxMinor: amountOrZeroMinor.default(0),
  })
  .superRefine((invoice, context) => {
    const totalMinor = totalOf(invoice);
    if (totalMinor > MAX_MINOR)
      context.addIssue({ code: 'custom', path: ['lines'], message: `must add up to at most ${MAX_MINOR}` });
    if (totalMinor > 0) return;
    for (const i of invoice.lines.keys())
      context.addIssue({
        code: 'custom',
        path: ['lines', i, 'unitAmountMinor'],
        message: 'must be above zero: the invoice asks for nothing',
      });
  })
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

/** A bound for the edges: the ledger makes the lines' amounts. */
const totalOf = (invoice: { lines: { quantity: number; unitAmountMinor: number }[]; taxMinor: number }): number =>
  invoice.lines.reduce((sum, one) => sum + Math.floor(one.quantity * one.unitAmountMinor + 0.5), invoice.taxMinor);
