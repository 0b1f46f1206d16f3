import type { Instant } from '../../domain/time/time.ts';

/** A remembered answer. */
export interface StoredAnswer {
  status: number;
  body: unknown;
  location: string | null;
}

export type IdempotencyClaim =
  | { state: 'new' | 'resumed'; requestId: string }
  | { state: 'done'; answer: StoredAnswer }
  | { state: 'running' }
  | { state: 'reused' };

/**
 * Claims have a lease by the database's clock, renewed while the request runs: whoever died is followed when it is
 * over, whatever its name was.
 */
export interface Idempotency {
  claim(input: {
    scope: string;
    key: string;
    bodyHash: string;
    leaseMs: number;
    requestId: string;
    now: Instant;
  }): Promise<IdempotencyClaim>;
  renewClaim(input: { scope: string; key: string; leaseMs: number }): Promise<void>;
  keepAnswer(input: { scope: string; key: string; answer: StoredAnswer }): Promise<void>;
  /** Forgets a claim whose answer isn't kept (400, 401, 429, 5xx); its request id stays for a resumption. */
  releaseClaim(input: { scope: string; key: string }): Promise<void>;
  /** Answers are kept for 30 days: forgets all claims made before an instant, and says how many. */
  forgetAnswersBefore(instant: Instant): Promise<number>;
}
