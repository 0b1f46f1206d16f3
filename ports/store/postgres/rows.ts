import type { Prisma } from '../../../prisma/client/client.ts';
import type { Allocation, AttemptOutcome, AttemptTrigger, InvoiceStatus, MethodKind } from '../../../domain/account.ts';
import type { Outcome } from '../../../domain/events.ts';
import type { MailStatus } from '../../../domain/messages/mail.ts';
import type { Projection } from '../../../domain/projection.ts';
import type {
  AccountRow,
  AttemptRow,
  CreditNoteRow,
  DisputeRow,
  EmailRow,
  InvoiceRow,
  MethodRow,
  PaymentRow,
  PaymentSource,
  ProofRow,
  TransferRow,
} from '../store.ts';
import { dayOfDate, instantOf, instantOrNull, minorOf } from './db/values.ts';

/** The store's rows, as the database has them: what to read along with each, and how it becomes the port's type. */

export const withProjection = {
  projection: true,
  state: { select: { skewMs: true, step: true, advanceTo: true, stuckSince: true } },
} satisfies Prisma.AccountInclude;
export const withLines = { lines: { orderBy: { position: 'asc' } } } satisfies Prisma.InvoiceInclude;
export const withAllocations = { allocations: { orderBy: { id: 'asc' } } } satisfies Prisma.PaymentInclude;
export const withPayment = { payment: { select: { id: true } } } satisfies Prisma.AttemptInclude;
/** Of a transfer's payments only the settled one counts; there is at most one. */
export const withSettledPayment = {
  payments: { where: { status: 'settled' }, include: withAllocations },
} satisfies Prisma.TransferInclude;
export const withFile = { file: { select: { name: true, type: true, size: true } } } satisfies Prisma.ProofInclude;

/** What an account's row is made of. */
export type StoredAccount = Omit<Prisma.AccountGetPayload<object>, 'ordinal' | 'search'> & {
  projection: { body: unknown } | null;
  state: { skewMs: bigint; step: number; advanceTo: Date | null; stuckSince: Date | null } | null;
};

export const toAccount = ({ projection, state, ...row }: StoredAccount): AccountRow => ({
  id: row.id,
  name: row.name,
  email: row.email,
  externalId: row.externalId,
  rfc: row.rfc,
  locale: row.locale,
  timeZone: row.timeZone,
  currency: row.currency,
  billingRecipients: row.billingRecipients,
  receiptEmail: row.receiptEmail,
  tags: row.tags,
  policyName: row.policyName,
  policyVersion: row.policyVersion,
  autopay: row.autopay,
  creditMinor: minorOf(row.creditMinor),
  testClock: row.testClock,
  skewMs: Number(state?.skewMs ?? 0),
  advanceTarget: instantOrNull(state?.advanceTo ?? null),
  stuckSince: instantOrNull(state?.stuckSince ?? null),
  createdAt: instantOf(row.createdAt),
  projection: (projection?.body ?? null) as Projection | null,
  step: state?.step ?? 0,
});

export const toMethod = (row: Prisma.PaymentMethodGetPayload<object>): MethodRow => ({
  id: row.id,
  accountId: row.accountId,
  kind: row.kind as MethodKind,
  token: row.token,
  brand: row.brand,
  last4: row.last4,
  expMonth: row.expMonth,
  expYear: row.expYear,
  fingerprint: row.fingerprint,
  default: row.isDefault,
  status: row.status as MethodRow['status'],
  createdAt: instantOf(row.createdAt),
});

export const toInvoice = (row: Prisma.InvoiceGetPayload<{ include: typeof withLines }>): InvoiceRow => ({
  id: row.id,
  accountId: row.accountId,
  number: row.number,
  status: row.status as InvoiceStatus,
  currency: row.currency,
  totalMinor: minorOf(row.totalMinor),
  taxMinor: minorOf(row.taxMinor),
  balanceMinor: minorOf(row.balanceMinor),
  issuedOn: dayOfDate(row.issuedOn),
  dueOn: dayOfDate(row.dueOn),
  lines: row.lines.map(({ description, quantity, unitAmountMinor, amountMinor }) => ({
    description,
    quantity: quantity.toNumber(),
    unitAmountMinor: minorOf(unitAmountMinor),
    amountMinor: minorOf(amountMinor),
  })),
  createdAt: instantOf(row.createdAt),
});

/**
 * What stands on each invoice now, in the order in which they were first paid: what was taken back has gone from it.
 */
export function standing(rows: readonly { invoiceId: string; amountMinor: bigint }[]): Allocation[] {
  const sums = new Map<string, bigint>();
  for (const { invoiceId, amountMinor } of rows) sums.set(invoiceId, (sums.get(invoiceId) ?? 0n) + amountMinor);
  return [...sums].filter(([, sum]) => sum > 0n).map(([invoiceId, sum]) => ({ invoiceId, amountMinor: minorOf(sum) }));
}

export const toPayment = (row: Prisma.PaymentGetPayload<{ include: typeof withAllocations }>): PaymentRow => ({
  id: row.id,
  accountId: row.accountId,
  at: instantOf(row.at),
  source: row.source as PaymentSource,
  amountMinor: minorOf(row.amountMinor),
  currency: row.currency,
  attemptId: row.attemptId,
  transferId: row.transferId,
  allocations: standing(row.allocations),
  creditMinor: minorOf(row.creditMinor),
  status: row.status as PaymentRow['status'],
});

export const toAttempt = (row: Prisma.AttemptGetPayload<{ include: typeof withPayment }>): AttemptRow => ({
  id: row.id,
  accountId: row.accountId,
  at: instantOf(row.at),
  trigger: row.trigger as AttemptTrigger,
  invoiceIds: row.invoiceIds,
  amountMinor: minorOf(row.amountMinor),
  paymentMethodId: row.paymentMethodId,
  outcome: row.outcome as AttemptOutcome | null,
  declineCode: row.declineCode,
  key: row.key,
  providerRef: row.providerRef,
  paymentId: row.payment?.id ?? null,
  answer: row.answer as Outcome | null,
});

export const toEmail = (row: Prisma.EmailGetPayload<object>): EmailRow => ({
  ...toEmailHead(row),
  html: row.html,
  text: row.text,
});

export const toEmailHead = (
  row: Prisma.EmailGetPayload<{ omit: { html: true; text: true } }>,
): Omit<EmailRow, 'html' | 'text'> => ({
  id: row.id,
  accountId: row.accountId,
  key: row.key,
  at: instantOf(row.at),
  template: row.template,
  locale: row.locale,
  to: row.to,
  subject: row.subject,
  status: row.status as MailStatus,
  providerId: row.providerId,
});

export function toTransfer({
  payments: [payment],
  ...row
}: Prisma.TransferGetPayload<{ include: typeof withSettledPayment }>): TransferRow {
  return {
    id: row.id,
    rail: row.rail as TransferRow['rail'],
    trackingKey: row.trackingKey,
    bankReference: row.bankReference,
    amountMinor: minorOf(row.amountMinor),
    currency: row.currency,
    settledAt: instantOf(row.settledAt),
    reference: row.reference,
    concept: row.concept,
    payerName: row.payerName,
    payerClabe: row.payerClabe,
    status: row.status as TransferRow['status'],
    accountId: row.accountId,
    paymentId: payment?.id ?? null,
    allocations: payment === undefined ? [] : standing(payment.allocations),
    creditMinor: payment === undefined ? 0 : minorOf(payment.creditMinor),
    createdAt: instantOf(row.createdAt),
  };
}

export const toProof = (row: Prisma.ProofGetPayload<{ include: typeof withFile }>): ProofRow => ({
  id: row.id,
  accountId: row.accountId,
  trackingKey: row.trackingKey,
  amountMinor: minorOf(row.amountMinor),
  paidOn: dayOfDate(row.paidOn),
  fileName: row.file?.name ?? null,
  fileType: row.file?.type ?? null,
  fileBytes: row.file?.size ?? null,
  status: row.status as ProofRow['status'],
  reason: row.reason,
  createdAt: instantOf(row.createdAt),
});

export const toDispute = (row: Prisma.DisputeGetPayload<object>): DisputeRow => ({
  id: row.id,
  accountId: row.accountId,
  invoiceId: row.invoiceId,
  amountMinor: row.amountMinor === null ? null : minorOf(row.amountMinor),
  reason: row.reason,
  status: row.status as DisputeRow['status'],
  creditMinor: minorOf(row.creditMinor),
  createdAt: instantOf(row.createdAt),
});

export const toCreditNote = (row: Prisma.CreditNoteGetPayload<object>): CreditNoteRow => ({
  id: row.id,
  accountId: row.accountId,
  invoiceId: row.invoiceId,
  amountMinor: minorOf(row.amountMinor),
  creditMinor: minorOf(row.creditMinor),
  reason: row.reason,
  createdAt: instantOf(row.createdAt),
});
