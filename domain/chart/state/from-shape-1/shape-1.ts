import type { MailSlice, WaitingContact } from '../mail.ts';
import type { AutopaySlice } from '../autopay.ts';
import type { Case } from '../collections.ts';
import type { CompanySlice } from '../company.ts';
import type { Hold, Installment } from '../hold.ts';
import type { Debt, Method } from '../ledger.ts';
import type { WatchedAttempt } from '../payment.ts';
import type { Day, Instant } from '../../../time/time.ts';

/** A context of shape 1, as far as shape 2 reads it otherwise. Every build that wrote one has written all of it. */
export interface Context1 {
  now: Instant;
  profile: { timeZone: string };
  debts: Omit<Debt, 'beforeDueDays' | 'dueMoves'>[];
  methods: Method[];
  ladders: Ladder1[];
  lost: Watched1[];
  debits: Watched1[];
  writtenOff: string[];
  service: { relockAt: Instant | null; fraud: boolean; forgiven: boolean };
  case: Case1 | null;
  holds: Hold1[];
  /** Proofs of payment that nobody had decided about. */
  proofs: Proof1[];
  contacts: Omit<MailSlice['contacts'], 'waiting'> & { waiting: Contact1[] };
  sending: (Omit<MailSlice['sending'][number], 'contacts'> & { contacts: Contact1[] })[];
  stopped: CompanySlice['stopped'];
}

export type Ladder1 = Omit<AutopaySlice['ladders'][number], 'method'>;

export type Watched1 = Omit<WatchedAttempt, 'ladder' | 'method' | 'stuck'> & { ladder: Ladder1 | null };

export type Contact1 = Omit<WaitingContact, 'notBefore'>;

/** The same for one that was asked for and for one that had left. `names`: null where nothing was due when it left. */
export interface Notice1 {
  key: string;
  at: Instant;
  anchorId: string;
  invoiceIds: string[];
  names: Day | null;
}

export interface Case1 extends Omit<Case, 'notice' | 'extendedTo' | 'proofStops'> {
  lastNotice: Notice1 | null;
  lastNoticeAsked: Notice1 | null;
  unreachable: boolean;
  approvalAsked: boolean;
  extendedDays: number;
  deactivatedAt: Instant | null;
  deactivatedReminders: number;
}

/** Every hold had every kind's fields. */
export interface Hold1 {
  id: string;
  kind: Hold['kind'];
  placedAt: Instant;
  until: Instant | null;
  reason: string;
  invoiceId: string | null;
  amountMinor: number;
  paidOn: Day | null;
  trackingKey: string | null;
  phase: 'review' | 'accepted' | 'missed' | null;
  receivedMinor: number;
  invoiceIds: string[];
  installments: Installment[];
  triedOn: Day | null;
  chargeableSince: Instant;
  disputedMinor: number | null;
}

export interface Proof1 {
  id: string;
  amountMinor: number;
  paidOn: Day;
  trackingKey: string | null;
}
