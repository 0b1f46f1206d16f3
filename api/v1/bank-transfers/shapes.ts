import { z } from 'zod';
import { WHY_UNMATCHED, type WhyUnmatched } from '../../../domain/matching/why-unmatched.ts';
import type { TransferRow } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { instantOut } from '../../http/schemas/time.ts';
import { Allocations } from '../payments/shapes.ts';

export const TRANSFER_STATUSES = ['matched', 'partial', 'unmatched', 'duplicate'] as const;

export const BankTransfer = z
  .strictObject({
    id: idOut('btx'),
    status: z.enum(TRANSFER_STATUSES).meta({
      description:
        '`matched`: found, and the invoice is paid; `partial`: found, and less than its balance; ' +
        '`unmatched`: waits for an agent; `duplicate`: known already, nothing was changed.',
    }),
    allocations: Allocations,
    creditMinor: minor.meta({ description: 'What was left over: credit of the account.' }),
    accountId: idOut('acc').nullable().meta({ description: 'Null: it waits, or is of several accounts.' }),
    paymentId: idOut('pay').nullable(),
    payments: z
      .array(z.strictObject({ accountId: idOut('acc'), paymentId: idOut('pay'), amountMinor: minor }))
      .meta({ description: 'What it became, one an account.' }),
    rail: z.enum(['spei', 'other']),
    trackingKey: z.string().nullable(),
    bankReference: z.string().nullable(),
    amountMinor: minor,
    currency: z.string().meta({ examples: ['MXN'] }),
    settledAt: instantOut,
    reference: z.string().nullable(),
    concept: z.string().nullable(),
    payerName: z.string().nullable(),
    payerClabe: z.string().nullable(),
    receivedAtAccount: z
      .string()
      .nullable()
      .meta({ description: 'The CLABE or number of your account at which it arrived, where the bank said it.' }),
    retiredAccount: z.boolean().meta({ description: 'That account was retired by then. It is money all the same.' }),
    unmatchedWhy: z
      .enum(Object.keys(WHY_UNMATCHED) as WhyUnmatched[])
      .nullable()
      .meta({ description: 'Why nobody could match it, while it waits.' }),
    statementId: idOut('bst').nullable().meta({ description: 'The statement that brought it.' }),
    createdAt: instantOut,
  })
  .meta({ id: 'BankTransfer', title: 'Bank transfer' });

export const transferShape = (row: TransferRow): z.infer<typeof BankTransfer> => ({
  id: row.id,
  status: row.status,
  allocations: row.allocations.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor })),
  creditMinor: row.creditMinor,
  accountId: row.accountId,
  paymentId: row.paymentId,
  payments: row.payments.map(({ accountId, paymentId, amountMinor }) => ({ accountId, paymentId, amountMinor })),
  rail: row.rail,
  trackingKey: row.trackingKey,
  bankReference: row.bankReference,
  amountMinor: row.amountMinor,
  currency: row.currency,
  settledAt: row.settledAt,
  reference: row.reference,
  concept: row.concept,
  payerName: row.payerName,
  payerClabe: row.payerClabe,
  receivedAtAccount: row.receivedAtAccount,
  retiredAccount: row.retiredAccount,
  unmatchedWhy: row.unmatchedWhy,
  statementId: row.statementId,
  createdAt: row.createdAt,
});
