import type { Actor, Role } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export interface DisputeRow {
  id: string;
  accountId: string;
  invoiceId: string;
  amountMinor: number | null;
  /** How much that was when it was opened. */
  disputedMinor: number;
  reason: string;
  status: 'open' | 'accepted' | 'rejected';
  creditMinor: number;
  createdAt: Instant;
}

/** Disputes; they are opened by asking the account (`asks.ts`). */
export interface Disputes {
  /** Accepted without `creditMinor`: what was in dispute is credited. */
  resolveDispute(input: {
    disputeId: string;
    outcome: 'accepted' | 'rejected';
    creditMinor: number | null;
    /** Why, for the timeline. */
    reason?: string | null;
    requestId?: string;
    /** An agent's limits count: 422 `limit_exceeded`. */
    role?: Role;
    actor: Actor;
  }): Promise<DisputeRow>;
  /** Oldest first. */
  disputes(
    page: PageQuery & { status?: DisputeRow['status'] | undefined; accountId?: string | undefined },
  ): Promise<Page<DisputeRow>>;
  disputeById(id: string): Promise<DisputeRow | null>;
}
