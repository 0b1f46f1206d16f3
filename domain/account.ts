import type { Day, Instant } from './time/time.ts';

/** Who the account is and how it wants to be written to. */
export interface AccountProfile {
  id: string;
  name: string;
  email: string;
  externalId: string | null;
  rfc: string | null;
  locale: string;
  timeZone: string;
  /** ISO 4217, three letters. */
  currency: string;
  /** Up to five; empty means `email`. */
  billingRecipients: string[];
  /** Receipts go to one address only; null means the first billing recipient. */
  receiptEmail: string | null;
  /**
   * The company's own words for it: a new account's policy is found by them, and lists are filtered. Nothing else reads
   * them.
   */
  tags?: string[];
  /** ISO 3166, two letters; null: not told. */
  country?: string | null;
  /** The local day on which somebody wants to look at it again; null: none. */
  nextActionOn?: Day | null;
}

export type MethodKind = 'card' | 'bankAccount';

/** A token that somebody else keeps; card numbers never reach us. */
export interface PaymentMethod {
  id: string;
  kind: MethodKind;
  brand: string;
  last4: string;
  /** The same card under two tokens has one fingerprint: network limits follow it. */
  fingerprint: string;
  default: boolean;
  /** A card's last day, the end of its month; null: it has none that is known. */
  expiresOn?: Day | null;
  /** Left for one payment that somebody makes on the page of a link to pay; never the default. */
  once?: true;
}

export type InvoiceStatus = 'open' | 'paid' | 'void' | 'uncollectible';

/** What the chart has to know of an invoice. The ledger in PostgreSQL is the record. */
export interface Invoice {
  id: string;
  number: string;
  issuedOn: Day;
  dueOn: Day;
  totalMinor: number;
  balanceMinor: number;
}

/** Money of one payment or credit put against one invoice. */
export interface Allocation {
  invoiceId: string;
  amountMinor: number;
}

export type HoldKind = 'agent' | 'dispute' | 'promise' | 'plan' | 'proof' | 'legal' | 'transfer';

/** Who did it. `system` is Puntual itself; `provider` a bank or a mail service. */
export interface Actor {
  kind: 'system' | 'agent' | 'customer' | 'provider';
  id: string;
}

export type Role = 'admin' | 'agent' | 'viewer' | 'customer';

export type CollectionsState = 'current' | 'overdue' | 'deactivated' | 'writtenOff' | 'closed';
export type ServiceState = 'active' | 'deactivated' | 'provisional' | 'cancelled';
export type AutopayState = 'off' | 'idle' | 'charging' | 'retryScheduled' | 'unknown' | 'needsMethod' | 'exhausted';

export type AttemptTrigger = 'autopay' | 'retry' | 'agent' | 'portal' | 'api';

/** Nobody asked for it. */
export const isAutomatic = (trigger: AttemptTrigger): boolean => trigger === 'autopay' || trigger === 'retry';

/** `needsHolder`: the bank waits for its holder to confirm it. */
export type AttemptOutcome = 'succeeded' | 'declined' | 'unknown' | 'lost' | 'pending' | 'refused' | 'needsHolder';

export const UPCOMING_KINDS = [
  'charge',
  'retry',
  'reminder',
  'lastNotice',
  'deactivation',
  'relock',
  'holdEnds',
  'lookup',
  'invoice',
  'serviceEnds',
] as const;
export type UpcomingKind = (typeof UPCOMING_KINDS)[number];
/** Something that will happen by itself; `at` is when. */
export interface Upcoming {
  kind: UpcomingKind;
  at: Instant;
  detail: Record<string, unknown>;
}
