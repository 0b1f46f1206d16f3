import type { Schemas } from '../../ui/api/client.ts';

export type Transfer = Schemas['BankTransfer'];

/** What waits first, then what is half done, then the rest. */
export const SHOWN = ['unmatched', 'partial', 'matched', 'duplicate', 'dismissed', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export interface TransfersSearch {
  /** Missing: what waits for somebody. */
  status?: Exclude<Shown, 'unmatched'>;
}

export function searchIn({ status }: Record<string, unknown>): TransfersSearch {
  const known = SHOWN.find((one) => one === status);
  return known === undefined || known === 'unmatched' ? {} : { status: known };
}
