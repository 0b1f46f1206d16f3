import type { HoldKind } from '../../account.ts';
import type { Day, Instant } from '../../time/time.ts';
import { each, within } from './filled.ts';

/** What keeps the account, or an invoice, quiet. */
export interface HoldSlice {
  holds: Hold[];
  /** Proofs of payment that nobody has decided about yet. */
  proofs: { id: string; amountMinor: number; paidOn: Day; trackingKey: string | null }[];
}

export interface Installment {
  on: Day;
  amountMinor: number;
}

export interface Hold {
  id: string;
  kind: HoldKind;
  placedAt: Instant;
  until: Instant | null;
  reason: string;
  invoiceId: string | null;
  /** Money that is said to be on its way: an accepted proof, a promise. */
  amountMinor: number;
  /** Of a proof. */
  paidOn: Day | null;
  trackingKey: string | null;
  /** Of a proof: under review or accepted; of a plan: an installment was missed and its notice runs. */
  phase: 'review' | 'accepted' | 'missed' | null;
  /** Of a promise: received since it was made. */
  receivedMinor: number;
  /** Of a plan: what it covers (`amountMinor` was open of it), and when it is to be paid. */
  invoiceIds: string[];
  installments: Installment[];
  /** Of a plan: the last installment that autopay has tried, and since when it could try the next. */
  triedOn: Day | null;
  chargeableSince: Instant;
  /** Of a disputed invoice: the amount that isn't due; null: all of it. */
  disputedMinor: number | null;
}

/** A hold as whoever places it says it. */
export type Placed = Pick<Hold, 'kind' | 'until' | 'reason'> & Partial<Hold>;

export const newHold = (id: string, now: Instant, given: Placed): Hold => ({
  id,
  placedAt: now,
  invoiceId: null,
  amountMinor: 0,
  paidOn: null,
  trackingKey: null,
  phase: null,
  receivedMinor: 0,
  invoiceIds: [],
  installments: [],
  triedOn: null,
  chargeableSince: now,
  disputedMinor: null,
  ...given,
});

export const emptyHold = (): HoldSlice => ({ holds: [], proofs: [] });

export function wholeHold(stored: HoldSlice, now: Instant): HoldSlice {
  const blank = newHold('', now, { kind: 'agent', until: null, reason: '' });
  return {
    holds: stored.holds.map((hold) => within(blank, hold, 'installments', { on: '0000-01-01', amountMinor: 0 })),
    proofs: each<HoldSlice['proofs'][number]>(
      { id: '', amountMinor: 0, paidOn: '0000-01-01', trackingKey: null },
      stored.proofs,
    ),
  };
}
