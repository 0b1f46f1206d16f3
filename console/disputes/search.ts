import type { Schemas } from '../../ui/api/client.ts';

export type Dispute = Schemas['ListedDispute'];

/** What waits for an answer first. */
export const SHOWN = ['open', 'accepted', 'rejected', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export interface DisputesSearch {
  /** Missing: what is to be answered. */
  status?: Exclude<Shown, 'open'>;
}

export function searchIn({ status }: Record<string, unknown>): DisputesSearch {
  const known = SHOWN.find((one) => one === status);
  return known === undefined || known === 'open' ? {} : { status: known };
}
