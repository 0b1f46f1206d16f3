import type { NetworkRule } from './policy.ts';

const hoursOfDays = (days: number): number => days * 24;

/**
 * What the card networks allow at most, each rule from its day on; of one network, the latest begun is in force.
 * Policies carry them as their own data and may be stricter, never laxer: `validatePolicy` holds them against this
 * list.
 */
export const NETWORK_RULES: readonly NetworkRule[] = [
  {
    network: 'visa',
    from: '2020-01-01',
    source: 'Visa, excessive reattempts: 15 in 30 days',
    declines: { max: 15, hours: hoursOfDays(30) },
    sameAmount: null,
  },
  {
    network: 'visa',
    from: '2025-05-01',
    source: 'Visa, excessive reattempts since May 2025: 20 in 30 days',
    declines: { max: 20, hours: hoursOfDays(30) },
    sameAmount: null,
  },
  {
    network: 'mastercard',
    from: '2020-01-01',
    source: 'Mastercard, Transaction Processing Excellence: 10 declines in 24 hours, and 35 of one amount in 30 days',
    declines: { max: 10, hours: 24 },
    sameAmount: { max: 35, hours: hoursOfDays(30) },
  },
];
