import { z } from 'zod';
import type { JournalDocument } from '../../../domain/journal/entry.ts';
import { FIXED_ACCOUNTS } from '../../../domain/journal/accounts.ts';
import type { JournalRow } from '../../../ports/store/journal.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

const DOCUMENTS = {
  invoice: true,
  voidedInvoice: true,
  creditNote: true,
  smallRemainder: true,
  writeOff: true,
  payment: true,
  paymentTakenBack: true,
  paymentRestored: true,
  creditApplied: true,
  refund: true,
  refundUndone: true,
  opening: true,
} satisfies Record<JournalDocument, true>;

const JournalLine = z.strictObject({
  ledgerAccount: z.string().meta({
    description:
      `One of ${FIXED_ACCOUNTS.join(', ')}; or where money lies: ` +
      '`cash:bank`, `cash:hand`, `cash:card:PROVIDER`, `cash:debit:PROVIDER`.',
    examples: ['receivable'],
  }),
  invoiceId: idOut('inv').nullable(),
  invoiceNumber: z.string().nullable(),
  debitMinor: minor,
  creditMinor: minor,
});

export const JournalEntry = z
  .strictObject({
    id: idOut('jrn'),
    on: dayOut.meta({ description: "The account's local day on which it was written down." }),
    at: instantOut,
    accountId: idOut('acc'),
    externalId: z.string().nullable(),
    document: z.enum(Object.keys(DOCUMENTS) as JournalDocument[]),
    documentId: z.string().meta({ description: "The paper's id, such as `inv_…` or `pay_…`." }),
    currency: z.string(),
    lines: z.array(JournalLine).meta({ description: 'Their debits are their credits.' }),
  })
  .meta({ id: 'JournalEntry', title: 'An entry of the journal' });

export const journalShape = ({ lines, ...row }: JournalRow): z.infer<typeof JournalEntry> => ({
  id: row.id,
  on: row.on,
  at: row.at,
  accountId: row.accountId,
  externalId: row.externalId,
  document: row.document,
  documentId: row.documentId,
  currency: row.currency,
  lines: lines.map(({ account, invoiceId, invoiceNumber, amountMinor }) => ({
    ledgerAccount: account,
    invoiceId,
    invoiceNumber,
    debitMinor: Math.max(amountMinor, 0),
    creditMinor: Math.max(-amountMinor, 0),
  })),
});
