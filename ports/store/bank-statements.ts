import type { Actor } from '../../domain/account.ts';
import type { Rejected } from '../../domain/statements/entry.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

export const STATEMENT_FORMATS = ['csv', 'camt053', 'mt940'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** What came of a statement's rows: `rows` is new, duplicates, skipped and rejected; `new` is the three after it. */
export interface StatementCounts {
  rows: number;
  new: number;
  duplicates: number;
  matched: number;
  partial: number;
  unmatched: number;
  /** Money that went out, zeros, entries that aren't booked yet. */
  skipped: number;
}

export interface StatementRow {
  id: string;
  format: StatementFormat;
  mapping: string | null;
  sha256: string;
  actor: Actor;
  createdAt: Instant;
  /** Null: it is being read, or whoever read it died. */
  finishedAt: Instant | null;
  counts: StatementCounts | null;
  /** The first of them. */
  rejected: Rejected[];
  rejectedRows: number;
  /** The day through which it filled the bank feed; null: it didn't. */
  importedThrough: Day | null;
}

/**
 * Statements as they were sent. What they brought is transfers, each written by itself: a statement that nobody finished
 * has brought what it has, and may be sent again.
 */
export interface BankStatements {
  /** The same id again changes nothing. */
  beginStatement(
    statement: Pick<StatementRow, 'id' | 'format' | 'mapping' | 'sha256' | 'actor' | 'createdAt'>,
  ): Promise<void>;
  /** With `importedThrough` the bank feed is noted in the same transaction. The same again changes nothing. */
  finishStatement(
    result: Pick<StatementRow, 'id' | 'rejected' | 'rejectedRows' | 'importedThrough'> & {
      counts: StatementCounts;
      finishedAt: Instant;
      feedId: string;
    },
  ): Promise<StatementRow>;
  statementById(id: string): Promise<StatementRow | null>;
  /** Oldest first. */
  statements(page: PageQuery): Promise<Page<StatementRow>>;
}
