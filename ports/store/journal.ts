import type { JournalEntry, JournalLine } from '../../domain/journal/entry.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

/** An entry as it was written, with the names that people know its account and invoices by. */
export interface JournalRow extends Omit<JournalEntry, 'lines'> {
  id: string;
  at: Instant;
  /** The account's local day. */
  on: Day;
  accountId: string;
  externalId: string | null;
  currency: string;
  lines: (JournalLine & { invoiceNumber: string | null })[];
}

export interface Journal {
  /** From one day through another, by day; of one day as they were written. */
  journal(asked: PageQuery & { from: Day; to: Day; accountId?: string | undefined }): Promise<Page<JournalRow>>;
}
