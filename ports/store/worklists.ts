import type { TaskSubject } from '../../domain/tasks.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

/** What people work through, each by what is the most urgent. */
export const WORKLISTS = [
  'deactivatingThisWeek',
  'promisesDue',
  'proofsToReview',
  'unmatchedTransfers',
  'disputesToAnswer',
  'undeliverable',
  'cardsExpiring',
  'mine',
] as const;
export type WorklistName = (typeof WORKLISTS)[number];

export interface WorklistRow {
  /** Null: it is of no account yet. */
  accountId: string | null;
  subject: TaskSubject & { taskId?: string };
  /** What it is there for: when the service goes off, a promise is over, a paper came; null: nothing has a time. */
  at: Instant | null;
  /** Why nobody could match a transfer, what a dispute says, in the words of whoever said it; null: nothing was said. */
  words: string | null;
  atRisk: { currency: string; minor: number };
}

/** When somebody last wrote to an account, or talked with it. */
export interface LastContact {
  at: Instant;
  kind: 'email' | 'call';
  /** The mail's template, or how the call went. */
  what: string;
}

export interface WorklistSum {
  name: WorklistName;
  count: number;
  /** What the rows add up to, by currency. */
  amounts: { currency: string; minor: number }[];
}

/** `who`: all names of whoever asks, as owner and assignee. */
export interface Worklists {
  worklists(who: readonly string[]): Promise<WorklistSum[]>;
  worklist(name: WorklistName, who: readonly string[], page: PageQuery): Promise<Page<WorklistRow>>;
  lastContacts(accountIds: readonly string[]): Promise<Map<string, LastContact>>;
}
