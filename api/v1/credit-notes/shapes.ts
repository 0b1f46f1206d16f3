import { z } from 'zod';
import type { CreditNoteRow } from '../../../ports/store/credit.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { instantOut } from '../../http/schemas/time.ts';

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
