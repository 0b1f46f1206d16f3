import type { AccountProfile, Invoice, PaymentMethod } from '../../account.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Day, Instant } from '../../time/time.ts';
import { each, filled } from './filled.ts';
import type { Since } from './filled.ts';

/** What the chart keeps of the ledger: who the account is, what it owes, and with what it pays. */
export interface LedgerSlice {
  profile: AccountProfile;
  policy: Policy;
  /** When it was changed last, in the account's life; null: never. */
  policySince: Instant | null;
  debts: Debt[];
  creditMinor: number;
  methods: Method[];
  /** Given up, with what is open of each: nobody is asked for it, and it takes money all the same. */
  uncollected: Debt[];
  /**
   * Money for invoices that were closed when we heard of it: it was overtaken by what closed them, and counts if they
   * open again.
   */
  overtaken: { invoiceId: string; amountMinor: number; at: Instant }[];
  /** As long as it counts for what agents may still give away. */
  given: Given[];
}

/** What an agent has given away: off invoices and into credit, or paid out of it. */
export interface Given {
  what: 'credit' | 'refund';
  amountMinor: number;
  at: Instant;
}

/** An open invoice and what collecting it has come to. Closed ones leave the context; the ledger keeps them. */
export interface Debt extends Invoice {
  /** Since when we know of it, or know that it is open again. */
  knownAt: Instant;
  /** Its first overdue day has begun and was noted. */
  overdueNoted: boolean;
  /** Since when autopay could charge it: known, not held, autopay on. A due day missed before that is made up. */
  chargeableSince: Instant;
  /**
   * An automatic charge has tried it, or its window was over when autopay was switched on, whenever it was recorded:
   * later ones leave it to its ladder, a new method, a person or the customer.
   */
  triedByAutopay: boolean;
  /** The notice of a coming charge is out or was not owed. */
  chargeNoticed: boolean;
  /** Reminders of so many days before its due day, and of more, are over. Null: none is. */
  beforeDueDays: number | null;
  /** How often its due day was moved: what is said of it then is said anew. */
  dueMoves: number;
  /** Days that do not count as overdue: a rejected dispute's. */
  pausedDays: number;
  /** A chargeback reopened it: its ladder counts from this day (its age doesn't). */
  ladderFrom: Day | null;
  /** The last day of the reminder ladder that went for it, or was passed over. */
  rungDay: number;
  /** A hold of its own has ended: the rungs that passed meanwhile aren't over, the latest of them goes, once. */
  resumed: boolean;
  /** No deactivation for it before this day (a rejected dispute's grace). */
  graceUntil: Day | null;
}

export interface Method extends Omit<PaymentMethod, 'once'> {
  /** A hard decline: never tried again, by anybody. */
  blocked: boolean;
  /** A chargeback: never charged automatically again. */
  manualOnly: boolean;
  lastDeclinedAt: Instant | null;
  /** Left for one payment: still to be made, or tried. Null: it is kept. */
  once: 'unused' | 'used' | null;
}

/** The method of an attempt as it was then: it may be removed before the bank answers. */
export type TriedMethod = Pick<Method, 'kind' | 'brand' | 'last4' | 'fingerprint'>;

export const NO_METHOD: TriedMethod = { kind: 'card', brand: '', last4: '', fingerprint: '' };

export const triedMethod = ({ kind, brand, last4, fingerprint }: TriedMethod): TriedMethod => ({
  kind,
  brand,
  last4,
  fingerprint,
});

/** In the keys of what is said of it for its due day. */
export const asDue = ({ id, dueMoves }: Debt): string => (dueMoves === 0 ? id : `${id}~${dueMoves}`);

/** An invoice that has just become known, or open again. */
export const newDebt = (invoice: Invoice, now: Instant): Debt => ({
  ...invoice,
  knownAt: now,
  overdueNoted: false,
  chargeableSince: now,
  triedByAutopay: false,
  chargeNoticed: false,
  beforeDueDays: null,
  dueMoves: 0,
  pausedDays: 0,
  ladderFrom: null,
  graceUntil: null,
  rungDay: 0,
  resumed: false,
});

/** Who it is, and under which policy, comes with the first fact. */
export const emptyLedger = (): LedgerSlice => ({
  profile: undefined as never,
  policy: undefined as never,
  policySince: null,
  debts: [],
  creditMinor: 0,
  methods: [],
  uncollected: [],
  overtaken: [],
  given: [],
});

const PROFILE: Since<
  AccountProfile,
  | 'id'
  | 'name'
  | 'email'
  | 'externalId'
  | 'rfc'
  | 'locale'
  | 'timeZone'
  | 'currency'
  | 'billingRecipients'
  | 'receiptEmail'
> = {};

const DEBT: Since<
  Debt,
  | keyof Invoice
  | 'knownAt'
  | 'overdueNoted'
  | 'chargeableSince'
  | 'triedByAutopay'
  | 'chargeNoticed'
  | 'pausedDays'
  | 'ladderFrom'
  | 'rungDay'
  | 'resumed'
  | 'graceUntil'
> = { beforeDueDays: null, dueMoves: 0 };

const METHOD: Since<
  Method,
  'id' | 'kind' | 'brand' | 'last4' | 'fingerprint' | 'default' | 'blocked' | 'manualOnly' | 'lastDeclinedAt'
> = { expiresOn: null, once: null };

const OVERTAKEN: Since<LedgerSlice['overtaken'][number], 'invoiceId' | 'amountMinor' | 'at'> = {};
const GIVEN: Since<Given, 'what' | 'amountMinor' | 'at'> = {};

export const wholeLedger = (stored: LedgerSlice): LedgerSlice => ({
  profile: filled(PROFILE, stored.profile),
  policy: stored.policy,
  policySince: stored.policySince,
  debts: each(DEBT, stored.debts),
  creditMinor: stored.creditMinor,
  methods: each(METHOD, stored.methods),
  uncollected: each(DEBT, stored.uncollected),
  overtaken: each(OVERTAKEN, stored.overtaken),
  given: each(GIVEN, stored.given),
});
