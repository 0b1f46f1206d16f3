import type { Rate } from '../price-book.ts';
import type { Call } from './call.ts';
import type { RateOf } from './prefixes.ts';

/** What a call counts as. */
export type Counted =
  /** Of the plan's minutes; `isOffNet`: to or from outside, which low-use devices count alone. */
  | { as: 'plan'; isOffNet: boolean }
  | { as: 'tollFreeIn' | 'international' | 'surcharged'; rate: Rate }
  /** Inbound to an ordinary number: free, but a low-use device's off-net minutes. */
  | { as: 'inbound' }
  | { as: 'nothing' }
  /** Abroad, and no rate is known: a person's task, never 0. */
  | { as: 'unrated' };

/** The prefixes of one price book: numbers that are called, and toll-free ones that are called on. */
export interface Prefixes {
  outbound: RateOf;
  tollFreeIn: RateOf;
}

/** In the guide's order: extensions count as plan minutes, then toll-free, abroad, surcharged, the plan. */
export function classify(call: Call, home: string, { outbound, tollFreeIn }: Prefixes): Counted {
  if (!call.answered || call.seconds === 0 || call.reach === 'shortCode') return { as: 'nothing' };
  if (call.reach === 'extension') return call.direction === 'out' ? { as: 'plan', isOffNet: false } : { as: 'nothing' };
  if (call.direction === 'in') {
    const rate = tollFreeIn(call.to);
    return rate === null ? { as: 'inbound' } : { as: 'tollFreeIn', rate };
  }
  const rate = outbound(call.to);
  if (rate?.kind === 'surcharged') return { as: 'surcharged', rate };
  if (call.country === home) return { as: 'plan', isOffNet: true };
  return rate === null ? { as: 'unrated' } : { as: 'international', rate };
}
