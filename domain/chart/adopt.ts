import type { ChartState } from './chart.ts';
import type { MachineSnapshot } from './machine/transition.ts';
import { triedMethod } from './state/ledger.ts';
import type { WatchedAttempt } from './state/payment.ts';

/** A charge that the provider made for us, and that a record which was restored knows nothing of. */
export type Forgotten = Pick<WatchedAttempt, 'attemptId' | 'methodId' | 'invoiceIds' | 'amountMinor' | 'at'> & {
  method: NonNullable<WatchedAttempt['method']>;
  /** A direct debit that is on its way: it is watched until it settles or comes back. Else the money was taken. */
  isOnItsWay: boolean;
};

/**
 * As an account that listens to what its bank says of such a charge. It is watched as one that was given up, or as a
 * debit: whoever asked for it, nobody waits for its answer any more.
 */
export function adopting(state: ChartState, { isOnItsWay, method, ...forgotten }: Forgotten): ChartState {
  const { context } = state.snapshot;
  const watched: WatchedAttempt = {
    ...forgotten,
    method: triedMethod(method),
    purpose: { kind: 'due' },
    ladder: null,
    settled: false,
    stuck: false,
    lookUps: 0,
    lookUpInFlight: false,
  };
  const list = isOnItsWay ? 'debits' : 'lost';
  const snapshot = { ...state.snapshot, context: { ...context, [list]: [...context[list], watched] } };
  return { ...state, snapshot: snapshot as MachineSnapshot };
}
