import type { Day } from '../time/time.ts';

/** What a bank's statement says came in or went out, in whichever form it was written. */
export interface StatementEntry {
  /** Of the file, from 1: where it begins. */
  line: number;
  settledOn: Day;
  amountMinor: number;
  currency: string;
  /** SPEI's clave de rastreo. */
  trackingKey: string | null;
  /** The bank's own name for it. */
  bankReference: string | null;
  reference: string | null;
  concept: string | null;
  payerName: string | null;
  /** A CLABE with its check digit; what else a bank prints there (a card, a telephone, a part in stars) says nothing. */
  payerClabe: string | null;
  /** The CLABE or number of our account at which it arrived. */
  receivedAtAccount: string | null;
}

/** What is wrong with a line, and what would be right. */
export interface Rejected {
  line: number;
  message: string;
}

/**
 * One line of a statement. `skipped`: it moves nothing to us (money that went out, a zero, an entry that isn't booked
 * yet), which is no mistake.
 */
export type StatementLine = { entry: StatementEntry } | { rejected: Rejected } | { skipped: { line: number } };
