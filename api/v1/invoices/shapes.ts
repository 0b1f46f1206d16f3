import { z } from 'zod';
import type { CreditNoteRow, DisputeRow, InvoiceRow } from '../../../ports/store/store.ts';
import { minor } from '../../http/schemas/money.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const Invoice = z
  .strictObject({
    id: idOut('inv'),
    accountId: idOut('acc'),
    number: z.string().meta({ examples: ['IN60001234567'] }),
    status: z.enum(['open', 'paid', 'void', 'uncollectible']),
    currency: z.string().meta({ examples: ['MXN'] }),
    totalMinor: minor,
    taxMinor: minor,
    balanceMinor: minor,
    issuedOn: dayOut,
    dueOn: dayOut.meta({ description: 'The last day to pay.' }),
    lines: z.array(
      z.strictObject({ description: z.string(), quantity: z.number(), unitAmountMinor: minor, amountMinor: minor }),
    ),
    createdAt: instantOut,
  })
  .meta({ id: 'Invoice', title: 'Invoice' });

export const invoiceShape = (row: InvoiceRow): z.infer<typeof Invoice> => ({
  id: row.id,
  accountId: row.accountId,
  number: row.number,
  status: row.status,
  currency: row.currency,
  totalMinor: row.totalMinor,
  taxMinor: row.taxMinor,
  balanceMinor: row.balanceMinor,
  issuedOn: row.issuedOn,
  dueOn: row.dueOn,
  lines: row.lines.map(({ description, quantity, unitAmountMinor, amountMinor }) => ({
    description,
    quantity,
    unitAmountMinor,
    amountMinor,
  })),
  createdAt: row.createdAt,
});

export const CreditNote = z
  .strictObject({
    id: idOut('crn'),
    accountId: idOut('acc'),
    invoiceId: idOut('inv'),
    amountMinor: minor,
    creditMinor: minor.meta({ description: 'The part above the balance: it became credit of the account.' }),
    reason: z.string(),
    createdAt: instantOut,
  })
  .meta({ id: 'CreditNote', title: 'Credit note' });

export const creditNoteShape = (row: CreditNoteRow): z.infer<typeof CreditNote> => ({
  id: row.id,
  accountId: row.accountId,
  invoiceId: row.invoiceId,
  amountMinor: row.amountMinor,
  creditMinor: row.creditMinor,
  reason: row.reason,
  createdAt: row.createdAt,
});

export const Dispute = z
  .strictObject({
    id: idOut('dsp'),
    accountId: idOut('acc'),
    invoiceId: idOut('inv'),
    amountMinor: minor.nullable().meta({ description: 'What of the invoice is in dispute; null: all of it.' }),
    reason: z.string(),
    status: z.enum(['open', 'accepted', 'rejected']),
    creditMinor: minor.meta({ description: 'What was credited when it was accepted.' }),
    createdAt: instantOut,
  })
  .meta({ id: 'Dispute', title: 'Dispute' });

export const disputeShape = (row: DisputeRow): z.infer<typeof Dispute> => ({
  id: row.id,
  accountId: row.accountId,
  invoiceId: row.invoiceId,
  amountMinor: row.amountMinor,
  reason: row.reason,
  status: row.status,
  creditMinor: row.creditMinor,
  createdAt: row.createdAt,
});
