import { z } from 'zod';
import type { InvoiceRow } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
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
