import type { Movement, MovementKind, Payout } from '../../domain/reconciliation/movements.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Provider } from './gateway.ts';

/** From an instant up to another, which is not in it. */
export interface Span {
  from: Instant;
  to: Instant;
}

/**
 * A provider's own book, to be held beside ours. Read a page at a time; each page throws `RailRefused` when it refuses
 * us, and `TryLater` when it can't be asked.
 */
export interface ProviderBook {
  readonly provider: Provider;
  /** Whose time its instants are in: a sandbox plays in the accounts' own. */
  readonly clock: 'machine' | 'account';
  /** What it writes down at all. */
  readonly covers: ReadonlySet<MovementKind>;
  /** What moved its balance in a span, newest first. */
  movements(span: Span): AsyncIterable<Movement[]>;
  /** What arrives at the bank in a span, with what it is made of. */
  payouts(span: Span): AsyncIterable<Payout[]>;
}
