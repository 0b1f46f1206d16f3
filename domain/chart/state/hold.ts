import type { HoldKind, Invoice } from '../../account.ts';
import type { Day, Instant } from '../../time/time.ts';
import { each, filled } from './filled.ts';
import type { Since } from './filled.ts';
import type { LedgerSlice } from './ledger.ts';

/** What keeps the account, or an invoice, quiet. */
export interface HoldSlice {
  holds: Hold[];
  /** Proofs of payment that somebody has to decide about, and accepted ones whose money is awaited. */
  proofs: Proof[];
  /** The local day on which the last was told of that came to nothing: the service goes off some days after. */
  lapseToldOn: Day | null;
}

export interface Installment {
  on: Day;
  amountMinor: number;
}

interface Standing {
  id: string;
  placedAt: Instant;
  /** The first instant after it; null: it ends by what happens. */
  until: Instant | null;
  reason: string;
}

/** A pause, of the account or of one invoice. */
export interface AgentHold extends Standing {
  kind: 'agent';
  invoiceId: string | null;
}

export interface LegalHold extends Standing {
  kind: 'legal';
  invoiceId: string | null;
}

export interface PromiseHold extends Standing {
  kind: 'promise';
  /** What was open when it was made: it covers nothing else. */
  invoiceIds: string[];
  amountMinor: number;
  on: Day;
  /** What was open of what it covers when it was made, and what money has come to the account since. */
  openMinor: number;
  cameMinor: number;
}

export interface PlanHold extends Standing {
  kind: 'plan';
  invoiceIds: string[];
  installments: Installment[];
  /** What was due of what it covers when it was made; what is disputed since isn't due. */
  amountMinor: number;
  /** An installment did not come: until its notice has left there is no end, then it ends after the notice's days. */
  missed: Installment | null;
  /** The last installment that autopay has tried, and since when it could try the next. */
  triedOn: Day | null;
  chargeableSince: Instant;
}

export interface DisputeHold extends Standing {
  kind: 'dispute';
  invoiceId: string;
  /** What isn't due of it; null: all. */
  amountMinor: number | null;
  /** Since when that is all that is open of it; null: a part of it is due, or it was paid when it was disputed. */
  wholeSince: Instant | null;
}

/** Under the proof's own id. */
export interface ProofHold extends Standing {
  kind: 'proof';
  stage: 'review' | 'accepted';
}

/** Under the transfer's own id: nobody knows for certain whose it is, and it may be this account's. */
export interface TransferHold extends Standing {
  kind: 'transfer';
}

export type HoldOf<K extends HoldKind> = Extract<Hold, { kind: K }>;

export type Hold = AgentHold | LegalHold | PromiseHold | PlanHold | DisputeHold | ProofHold | TransferHold;

export interface Proof {
  id: string;
  status: 'received' | 'accepted';
  amountMinor: number;
  /** Of that, what has come. */
  cameMinor: number;
  paidOn: Day;
  trackingKey: string | null;
  /** What was open when it came, oldest first, as far as its money goes. */
  invoiceIds: string[];
}

/** A hold as whoever places it says it; a proof, a dispute, a plan and a transfer have ids of their own. */
export type Placed = Hold extends infer H
  ? H extends Hold
    ? Omit<H, 'id' | 'placedAt'> & { id?: string }
    : never
  : never;

/** The one invoice that it is about; null: the account, or all that it covers. */
export const invoiceOf = (hold: Hold): string | null => ('invoiceId' in hold ? hold.invoiceId : null);

export const emptyHold = (): HoldSlice => ({ holds: [], proofs: [], lapseToldOn: null });

/** An installment has but its day and its amount. A dispute's stands below. */
const HOLD: {
  agent: Since<AgentHold, keyof Standing | 'kind' | 'invoiceId'>;
  legal: Since<LegalHold, keyof Standing | 'kind' | 'invoiceId'>;
  promise: Since<
    PromiseHold,
    keyof Standing | 'kind' | 'invoiceIds' | 'amountMinor' | 'on' | 'openMinor' | 'cameMinor'
  >;
  plan: Since<
    PlanHold,
    keyof Standing | 'kind' | 'invoiceIds' | 'installments' | 'amountMinor' | 'missed' | 'triedOn' | 'chargeableSince'
  >;
  proof: Since<ProofHold, keyof Standing | 'kind' | 'stage'>;
  transfer: Since<TransferHold, keyof Standing | 'kind'>;
} = { agent: {}, legal: {}, promise: {}, plan: {}, proof: {}, transfer: {} };

/** All of it, as far as an older release has known: for as long as it has stood. */
export function wholeSince(
  { amountMinor, invoiceId, placedAt }: Pick<DisputeHold, 'amountMinor' | 'invoiceId' | 'placedAt'>,
  debts: readonly Pick<Invoice, 'id' | 'balanceMinor'>[],
): Instant | null {
  const open = debts.find((debt) => debt.id === invoiceId)?.balanceMinor ?? Number.POSITIVE_INFINITY;
  return amountMinor === null || amountMinor >= open ? placedAt : null;
}

const disputeSince = (
  stored: DisputeHold,
  debts: readonly Invoice[],
): Since<DisputeHold, keyof Standing | 'kind' | 'invoiceId' | 'amountMinor'> => ({
  wholeSince: wholeSince(stored, debts),
});

const PROOF: Since<Proof, 'id' | 'status' | 'amountMinor' | 'cameMinor' | 'paidOn' | 'trackingKey' | 'invoiceIds'> = {};

export const wholeHold = (stored: HoldSlice & Pick<LedgerSlice, 'debts'>): HoldSlice => ({
  holds: stored.holds.map((hold) =>
    filled<Hold>(hold.kind === 'dispute' ? disputeSince(hold, stored.debts) : HOLD[hold.kind], hold),
  ),
  proofs: each(PROOF, stored.proofs),
  lapseToldOn: stored.lapseToldOn,
});
