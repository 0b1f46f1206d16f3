import type { Actor } from '../account.ts';
import type { Instant } from '../time/time.ts';
import type { TimelineData, TimelineEntry } from '../timeline.ts';

/** Lines of an account's story about its fiscal papers: the chart has no part in them. */

type Fiscal = 'taxProfile.changed' | 'invoice.stamped' | 'rep.due' | 'rep.stamped' | 'rep.cancelled';

const SUMMARIES: { [T in Fiscal]: (data: TimelineData[T]) => string } = {
  'taxProfile.changed': ({ fields }) => `Tax profile changed: ${fields.join(', ')}`,
  'invoice.stamped': ({ number, uuid }) => `The receipt of ${number} is stamped: ${uuid}`,
  'rep.due': ({ month, dueOn }) => `A receipt of the payments of ${month} is due on ${dueOn}`,
  'rep.stamped': ({ month, uuid }) => `The receipt of the payments of ${month} is stamped: ${uuid}`,
  'rep.cancelled': ({ month, reason }) => `The receipt of the payments of ${month} is cancelled: ${reason}`,
};

/** The line as it stands on the timeline. `at`: the account's own time. */
export const fiscalLine = <T extends Fiscal>(
  type: T,
  data: TimelineData[T],
  { at, actor }: { at: Instant; actor: Actor },
): TimelineEntry =>
  ({ type, data, at, actor, summary: (SUMMARIES[type] as (data: TimelineData[T]) => string)(data) }) as TimelineEntry;
