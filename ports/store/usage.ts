import type { Actor } from '../../domain/account.ts';
import type { Month } from '../../domain/billing/month.ts';
import type { UsageRow } from '../../domain/billing/usage/plan.ts';
import type { CallDetail } from '../../domain/billing/usage/call-details.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { CallLine, UsagePreset } from '../usage-files/usage-files.ts';
import type { Page, PageQuery } from './page.ts';

/** How calls come: a file in one of the forms of switches, or a list of events. */
export type UsageForm = UsagePreset | 'events';

export interface UsageImportRow {
  id: string;
  source: string;
  preset: UsageForm;
  timeZone: string | null;
  /** Through this day all of the source's calls have come; null: not said. */
  completeThrough: Day | null;
  actor: Actor;
  createdAt: Instant;
  /** Null: it is being read, or whoever read it died; the same again goes on where it was. */
  finishedAt: Instant | null;
  /** new + repeated + conflicting + rejected */
  rows: number;
  new: number;
  /** Known by their ids, and the same. */
  repeated: number;
  /** Known by their ids and told otherwise: the first stays. */
  conflicting: number;
  rejected: number;
}

/** A row that is no call of ours, or one that was told otherwise before. */
export interface UsageReject {
  line: number;
  code: string;
  message: string;
}

export interface CallDetailsRow {
  currency: string;
  calls: CallDetail[];
}

/** Calls as switches deliver them, and what was billed of them. */
export interface Usage {
  /**
   * Takes calls, each once by its source and its id there, in parts that stand by themselves: what broke off is taken up
   * by the same content, and goes on. Content that was taken before, and of which nothing could be mended since, is
   * answered at once (`isRepeat`), with the first one's id. Refuses 409 `import_in_progress`.
   */
  importUsage(
    input: {
      id: string;
      sha256: string;
      source: string;
      preset: UsageForm;
      timeZone: string | null;
      completeThrough: Day | null;
      actor: Actor;
      at: Instant;
    },
    calls: AsyncIterable<CallLine[]>,
  ): Promise<{ row: UsageImportRow; isRepeat: boolean }>;
  usageImports(page: PageQuery): Promise<Page<UsageImportRow>>;
  usageImportById(id: string): Promise<UsageImportRow | null>;
  /** In the order of their lines; at most ten thousand are kept of an import. */
  usageRejects(importId: string, page: PageQuery): Promise<Page<UsageReject>>;
  /** Of the calls that began in a month; null: no invoice has been made that would have them. */
  callDetails(accountId: string, month: Month, row: UsageRow): Promise<CallDetailsRow | null>;
}
