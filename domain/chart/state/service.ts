import type { Day, Instant } from '../../time/time.ts';
import { filled } from './filled.ts';
import type { Since } from './filled.ts';
import type { Where } from './where.ts';

/**
 * The customer's service. Why it is off decides what brings it back, and one that is lent remembers what it was off
 * for. The region's states bear the same names; `standsAs` holds the two together.
 */
export interface ServiceSlice {
  service: Active | Off | Lent | Cancelled;
}

export interface Active {
  is: 'active';
}

/**
 * Off for debt, it comes back when nothing is overdue any more, by money; for a debt that was written off, when that is
 * recovered; for fraud, by a person alone.
 */
export type OffFor = 'debt' | 'writtenOff' | 'fraud';

export interface Off {
  is: 'off';
  for: OffFor;
  /** Somebody did it, rather than the days. */
  byAgent: boolean;
  since: Instant;
  /** What it is off for: all that was overdue then, or what of it was written off. */
  invoiceIds: string[];
  /** How often it has been said since what is missing. */
  reminded: number;
  /** The local day on which an agent lent it first, with a case about it or without; null: none has. */
  firstLentOn: Day | null;
}

/** On for a while although what it was off for is still owed: on a proof of payment, or at an agent's word. */
export interface Lent {
  is: 'lent';
  by: 'proof' | 'agent';
  /** The last local day on which it is on; it goes off in the first contact hour after. */
  through: Day;
  /** `invoiceIds`: all that was overdue when it was lent. When that is settled the loan is redeemed. */
  off: Off;
}

/** The account is closed. `was`: why it was off before; reopened, it is off for that again. */
export interface Cancelled {
  is: 'cancelled';
  since: Instant;
  was: Off | null;
}

export const ACTIVE: Active = { is: 'active' };

export const newOff = (since: Instant, given: Pick<Off, 'for' | 'byAgent' | 'invoiceIds'> & Partial<Off>): Off => ({
  is: 'off',
  since,
  reminded: 0,
  firstLentOn: null,
  ...given,
});

/** Why it is off, or was when it was lent; null: it is on for good. */
export const offOf = (service: ServiceSlice['service']): Off | null =>
  service.is === 'off' ? service : service.is === 'lent' ? service.off : null;

const OFF = { debt: 'forDebt', writtenOff: 'forWrittenOff', fraud: 'forFraud' } as const;
const LENT = { proof: 'onProof', agent: 'byAgent' } as const;

/** The region's state that says the same. */
export const standsAs = (service: ServiceSlice['service']): Where[string] =>
  service.is === 'off' ? { off: OFF[service.for] } : service.is === 'lent' ? { lent: LENT[service.by] } : service.is;

export const emptyService = (): ServiceSlice => ({ service: ACTIVE });

/** What it is or was off for stands in `off` and in `was` as well. */
const SERVICE: {
  active: Since<Active, 'is'>;
  off: Since<Off, 'is' | 'for' | 'byAgent' | 'since' | 'invoiceIds' | 'reminded' | 'firstLentOn'>;
  lent: Since<Lent, 'is' | 'by' | 'through' | 'off'>;
  cancelled: Since<Cancelled, 'is' | 'since' | 'was'>;
} = { active: {}, off: {}, lent: {}, cancelled: {} };

export const wholeService = ({ service }: ServiceSlice): ServiceSlice => ({
  service: filled<ServiceSlice['service']>(SERVICE[service.is], service),
});
