import type { Actor } from '../../account.ts';
import type { TaskOpening } from '../../tasks.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { TimelineEntry } from '../../timeline.ts';
import type { Month } from '../month.ts';
import type { RatedCall } from './rate-month.ts';

/** What people are told of calls that no invoice has, or that come after theirs. */

const MOST_NUMBERS = 10;
const many = (calls: number): string => (calls === 1 ? '1 call' : `${calls} calls`);

/** Calls that came when their month was billed: they are on the next invoice. */
export const lateLine = (
  data: { importId: string; month: Month; calls: number },
  { at, actor }: { at: Instant; actor: Actor },
): TimelineEntry => ({
  type: 'usage.late',
  at,
  actor,
  data,
  summary: `${many(data.calls)} of ${data.month} came after that month was billed: the next invoice has them`,
});

/** Calls that came too late for any invoice. */
export function refusedTask(
  { importId, calls, because }: { importId: string; calls: number; because: string },
  today: Day,
): TaskOpening {
  const why =
    because === 'too_late'
      ? 'came too long after their month was billed'
      : 'came after the last invoice of the subscription';
  return {
    key: `callsUnbilled:${because}:${importId}`,
    kind: 'callsUnbilled',
    dueOn: today,
    subject: {},
    data: { summary: `${many(calls)} ${why}, and are not billed`, because, importId, calls },
  };
}

export const unratedKey = (month: Month): string => `callsUnbilled:no_rate:${month}`;

/** Calls abroad for which no rate is known; null: there are none. A rate in the book bills them with the next invoice. */
export function unratedTask(rated: readonly RatedCall[], month: Month, today: Day): TaskOpening | null {
  const unrated = rated.filter(({ kind }) => kind === 'unrated');
  if (unrated.length === 0) return null;
  const numbers = [...new Set(unrated.map(({ call }) => `+${call.to}`))].sort().slice(0, MOST_NUMBERS);
  return {
    key: unratedKey(month),
    kind: 'callsUnbilled',
    dueOn: today,
    subject: {},
    data: {
      summary:
        `${many(unrated.length)} of ${month} without a rate: ${numbers.join(', ')}. ` +
        'With one in the price book the next invoice has them',
      because: 'no_rate',
      month,
      calls: unrated.length,
      numbers,
    },
  };
}
