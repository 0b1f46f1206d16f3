import type { Moves } from '../../domain/money/moves.ts';

/** What no money comes to. */
export const NO_MOVES: Moves = {
  allocations: [],
  credit: [],
  invoices: [],
  payments: [],
  debitNotes: [],
  refundedMinor: 0,
  unrecoveredMinor: 0,
};
