import type { Policy } from '../../policy/policy.ts';
import type { Instant } from '../../time/time.ts';
import { SampleAccount } from './sample-account.ts';
import { sampleLives } from './sample-lives.ts';

/**
 * Plays some lives under a policy that nobody lives under yet, from `now` on, and says in a sentence what went wrong in
 * the first that breaks or comes to a standstill; null: nothing. What each number may be is judged before
 * (`validatePolicy`): this finds what they come to together. `timeIsUp` is asked at each step.
 */
export function rehearse(policy: Policy, now: Instant, timeIsUp: () => boolean): string | null {
  for (const { name, autopay, play } of sampleLives(policy)) {
    let at = now;
    try {
      const account = new SampleAccount(policy, now, autopay, { timeIsUp, reached: (until) => (at = until) });
      play(account);
    } catch (error) {
      return `Played ahead, "${name}" comes to no good end on ${at.slice(0, 10)}: ${(error as Error).message}`;
    }
  }
  return null;
}
