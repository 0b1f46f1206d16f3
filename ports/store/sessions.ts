import type { Instant } from '../../domain/time/time.ts';
import type { By } from './audit.ts';
import type { Page, PageQuery } from './page.ts';
import type { UserRow } from './users.ts';

/** Somebody is signed in. */
export interface SessionRow {
  id: string;
  userId: string;
  address: string;
  userAgent: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  /** At the latest; without requests it ends before. */
  expiresAt: Instant;
  endedAt: Instant | null;
}

export interface Sessions {
  beginSession(session: Omit<SessionRow, 'lastSeenAt' | 'endedAt'> & { tokenHash: string }): Promise<void>;
  /** By the hash of its token, ended or not, with whose it is. */
  sessionByHash(tokenHash: string): Promise<{ session: SessionRow; user: UserRow } | null>;
  sessionById(id: string): Promise<SessionRow | null>;
  /** Those that last: nobody has ended them, and they were seen since. The oldest first. */
  sessions(query: PageQuery & { userId: string; now: Instant; seenAfter: Instant }): Promise<Page<SessionRow>>;
  sessionSeen(id: string, now: Instant): Promise<void>;
  /** Ended before, nothing happens. */
  endSession(id: string, by: By): Promise<void>;

  /**
   * Takes a try under an address (by its hash) before the password is looked at, so that many at once are not more than
   * one after the other: null when it may be looked at, else until when it is locked. Whoever was right gets them back.
   */
  takeSignInTry(emailHash: string, now: Instant): Promise<Instant | null>;
  giveBackSignInTries(emailHash: string): Promise<void>;

  /** Forgets sessions and links to set a password that were over before a time, and sign-ins older than theirs: how many. */
  forgetAccess(before: {
    sessions: Instant;
    passwordLinks: Instant;
    signIns: Instant;
  }): Promise<{ sessions: number; passwordLinks: number; signIns: number }>;
}
