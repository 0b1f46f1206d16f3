import type { AccountProfile, Actor } from '../../domain/account.ts';
import type { Projection } from '../../domain/projection.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { AccountFilter } from './account-filter.ts';
import type { Page, PageQuery } from './page.ts';

export interface AccountRow extends AccountProfile {
  policyName: string;
  policyVersion: number;
  autopay: boolean;
  /** The text that was agreed to; null: autopay is off, or nobody has kept it. */
  autopayConsent: string | null;
  creditMinor: number;
  /** Who looks after it, as whoever set it calls them; null: nobody yet. */
  ownerId: string | null;
  testClock: boolean;
  /** Account time minus machine time; 0 in real time. */
  skewMs: number;
  /** The test clock's last target, if it was ever advanced. */
  advanceTarget: Instant | null;
  createdAt: Instant;
  /** When tombstones were written over whom it was about, by the machine's clock; null: they weren't. */
  erasedAt: Instant | null;
  /** Since when its chart can't go on, by the machine's clock: our bug. Null: it goes on. */
  stuckSince: Instant | null;
  projection: Projection | null;
  /** What time brings next, by the account's own clock; before its now, nobody has been there yet. Null: nothing. */
  nextAt: Instant | null;
  /** The chart's last step; 0: none yet. */
  step: number;
}

/**
 * Orders of the accounts' list: newest first; by name; the largest open balance first; the oldest overdue debt first,
 * those without one last.
 */
export const ACCOUNT_SORTS = ['newest', 'name', 'balance', 'overdueSince'] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

type OfPolicy = 'currency' | 'locale' | 'timeZone';

/** Who owes. What is asked of them is in `asks.ts`, what time they live in in `clocks.ts`. */
export interface Accounts {
  openAccount(input: {
    id: string;
    /** Null: the policy's. A currency that isn't the policy's: 422 `policy_currency`. */
    profile: Omit<AccountProfile, 'id' | OfPolicy> & { [K in OfPolicy]: string | null };
    autopay: boolean;
    policyName: string;
    /** Where the test clock begins; null: it lives in real time. */
    clockStartsAt: Instant | null;
    actor: Actor;
  }): Promise<AccountRow>;
  changeAccount(input: {
    accountId: string;
    profile: Partial<Omit<AccountProfile, 'id' | 'currency'>>;
    autopay?: boolean;
    consent?: string | null;
    /** Null: nobody any more. */
    ownerId?: string | null;
    requestId: string;
    actor: Actor;
  }): Promise<AccountRow>;
  accountById(id: string): Promise<AccountRow | null>;
  /** Those of them that there are, in any order. */
  accountsById(ids: readonly string[]): Promise<AccountRow[]>;
  accounts(query: PageQuery & AccountFilter & { sort?: AccountSort }): Promise<Page<AccountRow>>;
}
