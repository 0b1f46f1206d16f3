import type {
  AccountProfile,
  Allocation,
  AttemptOutcome,
  AttemptTrigger,
  InvoiceStatus,
  MethodKind,
} from '../../domain/account.ts';
import type { Outcome } from '../../domain/events.ts';
import type { MailStatus } from '../../domain/messages/mail.ts';
import type { Projection } from '../../domain/projection.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { TimelineEntry } from '../../domain/timeline.ts';

/** What the record has on each paper, as it is read. */

export interface AccountRow extends AccountProfile {
  policyName: string;
  policyVersion: number;
  autopay: boolean;
  creditMinor: number;
  testClock: boolean;
  /** Account time minus machine time; 0 in real time. */
  skewMs: number;
  /** The test clock's last target, if it was ever advanced. */
  advanceTarget: Instant | null;
  createdAt: Instant;
  /** Since when its chart can't go on, by the machine's clock: our bug. Null: it goes on. */
  stuckSince: Instant | null;
  projection: Projection | null;
  /** The chart's last step; 0: none yet. */
  step: number;
}

export interface MethodRow {
  id: string;
  accountId: string;
  kind: MethodKind;
  token: string;
  brand: string;
  last4: string;
  expMonth: number | null;
  expYear: number | null;
  fingerprint: string;
  default: boolean;
  status: 'active' | 'blocked' | 'expired' | 'removed';
  createdAt: Instant;
}

export interface InvoiceLineRow {
  description: string;
  quantity: number;
  unitAmountMinor: number;
  amountMinor: number;
}
export interface InvoiceRow {
  id: string;
  accountId: string;
  number: string;
  status: InvoiceStatus;
  currency: string;
  totalMinor: number;
  taxMinor: number;
  balanceMinor: number;
  issuedOn: Day;
  dueOn: Day;
  lines: InvoiceLineRow[];
  createdAt: Instant;
}

export type PaymentSource = 'card' | 'bankAccount' | 'transfer' | 'cash';
export interface PaymentRow {
  id: string;
  accountId: string;
  at: Instant;
  source: PaymentSource;
  amountMinor: number;
  currency: string;
  attemptId: string | null;
  transferId: string | null;
  allocations: Allocation[];
  creditMinor: number;
  status: 'settled' | 'reversed';
}

export interface AttemptRow {
  id: string;
  accountId: string;
  at: Instant;
  trigger: AttemptTrigger;
  invoiceIds: string[];
  amountMinor: number;
  paymentMethodId: string;
  /** null: sent or about to be, no answer yet. */
  outcome: AttemptOutcome | null;
  declineCode: string | null;
  key: string;
  providerRef: string | null;
  paymentId: string | null;
  /** The event that told the chart, kept so that a repeated activity answers the same. */
  answer: Outcome | null;
}

export interface EmailRow {
  id: string;
  accountId: string;
  key: string;
  at: Instant;
  template: string;
  locale: string;
  to: string[];
  subject: string;
  html: string;
  text: string;
  status: MailStatus;
  providerId: string | null;
}

export interface TransferRow {
  id: string;
  rail: 'spei' | 'other';
  trackingKey: string | null;
  bankReference: string | null;
  amountMinor: number;
  currency: string;
  settledAt: Instant;
  reference: string | null;
  concept: string | null;
  payerName: string | null;
  payerClabe: string | null;
  status: 'matched' | 'partial' | 'unmatched' | 'duplicate';
  accountId: string | null;
  paymentId: string | null;
  allocations: Allocation[];
  creditMinor: number;
  createdAt: Instant;
}

export interface ProofRow {
  id: string;
  accountId: string;
  trackingKey: string | null;
  amountMinor: number;
  paidOn: Day;
  fileName: string | null;
  fileType: string | null;
  fileBytes: number | null;
  status: 'received' | 'accepted' | 'rejected' | 'settled' | 'returned';
  reason: string | null;
  createdAt: Instant;
}

export interface DisputeRow {
  id: string;
  accountId: string;
  invoiceId: string;
  amountMinor: number | null;
  reason: string;
  status: 'open' | 'accepted' | 'rejected';
  creditMinor: number;
  createdAt: Instant;
}
export interface CreditNoteRow {
  id: string;
  accountId: string;
  invoiceId: string;
  amountMinor: number;
  creditMinor: number;
  reason: string;
  createdAt: Instant;
}
export type TimelineRow = TimelineEntry & { seq: number };
