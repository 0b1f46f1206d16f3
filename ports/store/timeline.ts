import type { Actor } from '../../domain/account.ts';
import type { RefusedOverride } from '../../domain/chart/requests/refused-override.ts';
import type { Because } from '../../domain/because.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { TimelineEntry } from '../../domain/timeline.ts';
import type { Page, PageQuery } from './page.ts';

export type TimelineRow = TimelineEntry & { seq: number; because: Because | null };

/** Each account's story; all but refusals is written by its decisions. */
export interface Timeline {
  /** Writes down that an override was not taken: a line on the timeline, and nothing else. */
  noteRefusal(input: { accountId: string; refused: RefusedOverride; actor: Actor }): Promise<void>;
  /** Whether a payment has brought its service back at this instant of its own time, or after. */
  cameBackSince(accountId: string, since: Instant): Promise<boolean>;
  timeline(accountId: string, page: PageQuery & { after: number }): Promise<Page<TimelineRow>>;
}
