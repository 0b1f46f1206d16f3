import type { Actor } from '../domain/account.ts';
import type { Fact } from '../domain/events.ts';
import type { ActivityDeps } from './deps.ts';
import { patiently } from './patience.ts';

/** As many as go well under Temporal's limit for one answer. */
const AT_ONCE = 50;

/** Facts after a sequence, oldest first: what lies between the last that was applied and one that came early. */
export const readFacts =
  ({ store }: Pick<ActivityDeps, 'store'>) =>
  async (accountId: string, afterSeq: number): Promise<{ seq: number; fact: Fact; actor: Actor }[]> =>
    await patiently(() => store.factsAfter(accountId, afterSeq, AT_ONCE));
