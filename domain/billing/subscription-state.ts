import type { Day } from '../time/time.ts';

/** Before billing starts, in its contract or without one, after the contract, before its end, after it. */
export const SUBSCRIPTION_STATES = ['pending', 'running', 'continuing', 'ending', 'ended'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

export function subscriptionStateOn(
  today: Day,
  {
    billingStartsOn,
    contract,
    endsOn,
  }: { billingStartsOn: Day; contract: { through: Day } | null; endsOn: Day | null },
): SubscriptionState {
  if (endsOn !== null) return today > endsOn ? 'ended' : 'ending';
  if (today < billingStartsOn) return 'pending';
  return contract !== null && today > contract.through ? 'continuing' : 'running';
}
