import type { EvidenceFact, Suggestion } from './evidence.ts';

/**
 * Whose an unmatched transfer may well be: collection on them waits for somebody to say so (rules, A transfer that nobody
 * could match).
 */

/** What may be of more says little of each. */
const MOST_LIKELY = 5;

export interface LikelyOwner {
  accountId: string;
  /** The facts that speak for it. */
  evidence: EvidenceFact[];
}

/** Of those that are suggested, in their order, the first for whom anything speaks and who have something to pay. */
export const likelyOwners = (suggestions: readonly Suggestion[]): LikelyOwner[] =>
  suggestions
    .filter(({ allocations }) => allocations.length > 0)
    .map(({ accountId, evidence }) => ({
      accountId,
      evidence: evidence.flatMap(({ fact, holds }) => (holds ? [fact] : [])),
    }))
    .filter(({ evidence }) => evidence.length > 0)
    .slice(0, MOST_LIKELY);
