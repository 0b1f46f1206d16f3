import type { Outcome } from '../domain/events.ts';
import type { Instant } from '../domain/time.ts';
import type { LookUpAnswer } from '../ports/gateway/gateway.ts';
import type { ActivityDeps } from './deps.ts';
import { patiently } from './patience.ts';

/** Asks the provider what became of an attempt (rules, Unknown outcome), and writes what it knows. That it can't be asked is an answer too. */
export const lookUpCharge =
  ({ store, gateway }: Pick<ActivityDeps, 'store' | 'gateway'>) =>
  async ({ attemptId, at }: { attemptId: string; at: Instant }): Promise<Outcome> => {
    const row = await patiently(() => store.attemptById(attemptId));
    if (row === null) return { type: 'LOOKUP_NOT_FOUND', attemptId };
    let answer: LookUpAnswer;
    try {
      answer = await patiently(() => gateway.lookUp(row.key, at));
    } catch {
      return { type: 'LOOKUP_FAILED', attemptId };
    }
    switch (answer.outcome) {
      case 'notFound':
        return { type: 'LOOKUP_NOT_FOUND', attemptId };
      case 'returned': {
        const { declineCode } = answer;
        return await patiently(() => store.returnAttempt({ attemptId, declineCode, at }));
      }
      default: {
        const { outcome, providerRef } = answer;
        const declineCode = answer.outcome === 'declined' ? answer.declineCode : null;
        return await patiently(() => store.settleAttempt({ attemptId, outcome, declineCode, providerRef, at, found: true }));
      }
    }
  };
