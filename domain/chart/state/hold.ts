import type { HoldKind, Invoice } from '../../account.ts';
import type { Day, Instant } from '../../time/time.ts';
import { each, filled } from './filled.ts';
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

export type HoldOf<K extends HoldKind> = Extract<Hold, { kind: K }>;

export type Hold = AgentHold | LegalHold | PromiseHold | PlanHold | DisputeHold | ProofHold;

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

/** A hold as whoever places it says it; a proof, a dispute and a plan have ids of their own. */
export type Placed = Hold extends infer H
  ? H extends Hold
    ? Omit<H, 'id' | 'placedAt'> & { id?: string }
    : never
  : never;

/** The one invoice that it is about; null: the account, or all that it covers. */
export const invoiceOf = (hold: Hold): string | null => ('invoiceId' in hold ? hold.invoiceId : null);

export const emptyHold = (): HoldSlice => ({ holds: [], proofs: [], lapseToldOn: null });

const DAY: Day = '0000-01-01';

function blankHold(kind: HoldKind, now: Instant): Hold {
  const standing = { id: '', placedAt: now, until: null, reason: '' };
  switch (kind) {
    case 'agent':
    case 'legal':
      return { ...standing, kind, invoiceId: null };
    case 'promise':
      return { ...standing, kind, invoiceIds: [], amountMinor: 0, on: DAY, openMinor: 0, cameMinor: 0 };
    case 'plan':
      return {
        ...standing,
        kind,
        invoiceIds: [],
        installments: [],
        amountMinor: 0,
        missed: null,
        triedOn: null,
        chargeableSince: now,
      };
    case 'dispute':
      return { ...standing, kind, invoiceId: '', amountMinor: null, wholeSince: null };
    case 'proof':
      return { ...standing, kind, stage: 'review' };
  }
}

const INSTALLMENT: Installment = { on: DAY, amountMinor: 0 };

/** All of it, as far as an older release has known: for as long as it has stood. */
function wholeSince({ amountMinor, invoiceId, placedAt }: DisputeHold, debts: readonly Invoice[]): Instant | null {
  const open = debts.find((debt) => debt.id === invoiceId)?.balanceMinor ?? Number.POSITIVE_INFINITY;
  return amountMinor === null || amountMinor >= open ? placedAt : null;
}

function wholeOne(stored: Hold, debts: readonly Invoice[], now: Instant): Hold {
  const hold = filled<Hold>(blankHold(stored.kind ?? 'agent', now), stored);
  if (hold.kind === 'dispute' && !('wholeSince' in stored)) return { ...hold, wholeSince: wholeSince(hold, debts) };
  return hold.kind === 'plan'
    ? {
        ...hold,
        installments: each(INSTALLMENT, hold.installments),
        missed: hold.missed === null ? null : filled(INSTALLMENT, hold.missed),
      }
    : hold;
}

export const wholeHold = (stored: HoldSlice & Pick<LedgerSlice, 'debts'>, now: Instant): HoldSlice => ({
  holds: stored.holds.map((hold) => wholeOne(hold, stored.debts, now)),
  proofs: each<Proof>(
    { id: '', status: 'received', amountMinor: 0, cameMinor: 0, paidOn: DAY, trackingKey: null, invoiceIds: [] },
    stored.proofs,
  ),
  lapseToldOn: stored.lapseToldOn,
});
