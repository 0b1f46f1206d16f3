import { z } from 'zod';
import type { InvoiceRow } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { lineAbout, shownAbout } from '../../http/schemas/line-about.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';
import { CreditNote, creditNoteShape } from '../credit-notes/shapes.ts';
import { Dispute, disputeShape } from '../disputes/shapes.ts';

export const Invoice = z
  .strictObject({
    id: idOut('inv'),
    accountId: idOut('acc'),
    number: z.string().meta({ examples: ['IN60001234567'] }),
    kind: z.enum(['recurring', 'oneTime']),
    status: z.enum(['open', 'paid', 'void', 'uncollectible']),
    currency: z.string().meta({ examples: ['MXN'] }),
    totalMinor: minor,
    taxMinor: minor,
    balanceMinor: minor,
    issuedOn: dayOut,
    dueOn: dayOut.meta({ description: 'The last day to pay.' }),
    lines: z.array(
      z.strictObject({
        description: z.string(),
        quantity: z.number(),
        unitAmountMinor: minor,
        amountMinor: minor,
        ...lineAbout,
      }),
    ),
    taxes: z
      .array(z.strictObject({ code: z.string(), rate: z.string(), baseMinor: minor, amountMinor: minor }))
      .meta({ description: 'What `taxMinor` is made of, as far as it was told.' }),
    payments: z
      .array(
        z.strictObject({
          paymentId: idOut('pay').nullable(),
          source: z.enum(['card', 'bankAccount', 'transfer', 'cash', 'credit']),
          at: instantOut.nullable(),
          amountMinor: minor,
        }),
      )
      .meta({ description: "What stands on it of each payment; of the account's credit without id and instant." }),
    creditNotes: z.array(CreditNote),
    dispute: Dispute.nullable().meta({ description: 'The last one, open or decided.' }),
    createdAt: instantOut,
  })
  .meta({ id: 'Invoice', title: 'Invoice' });

export const invoiceShape = (row: InvoiceRow): z.infer<typeof Invoice> => ({
  id: row.id,
  accountId: row.accountId,
  number: row.number,
  kind: row.kind,
  status: row.status,
  currency: row.currency,
  totalMinor: row.totalMinor,
  taxMinor: row.taxMinor,
  balanceMinor: row.balanceMinor,
  issuedOn: row.issuedOn,
  dueOn: row.dueOn,
  lines: row.lines.map(({ description, quantity, unitAmountMinor, amountMinor, about }) => ({
    description,
    quantity,
    unitAmountMinor,
    amountMinor,
    ...shownAbout(about),
  })),
  taxes: row.taxes.map(({ code, rate, baseMinor, amountMinor }) => ({ code, rate, baseMinor, amountMinor })),
  payments: row.payments.map(({ paymentId, source, at, amountMinor }) => ({ paymentId, source, at, amountMinor })),
  creditNotes: row.creditNotes.map(creditNoteShape),
  dispute: row.dispute === null ? null : disputeShape(row.dispute),
  createdAt: row.createdAt,
});
