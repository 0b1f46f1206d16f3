import type { Instant } from '../../time/time.ts';

/** A call's other end: a number of the world, an extension of the same account, or a short code as 911. */
export type Reach = 'number' | 'extension' | 'shortCode';

/** One call of an account, as it was delivered. Numbers are digits alone, with their country's code. */
export interface Call {
  id: string;
  from: string;
  to: string;
  startedAt: Instant;
  endedAt: Instant;
  seconds: number;
  answered: boolean;
  direction: 'in' | 'out';
  reach: Reach;
  /** The country of the other end, two letters; null: nobody knows. */
  country: string | null;
  /** The account's device; null: not told. */
  device: string | null;
}
