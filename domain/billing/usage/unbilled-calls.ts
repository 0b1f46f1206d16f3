import type { Actor } from '../../account.ts';
import type { TaskOpening } from '../../tasks.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { TimelineEntry } from '../../timeline.ts';
import type { Month } from '../month.ts';
import type { Call } from './call.ts';

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

/** Calls of an account that an import has brought, by their months: all of them, those that came late too. */
export const importedLine = (
  data: { importId: string; calls: number; months: Month[] },
  { at, actor }: { at: Instant; actor: Actor },
): TimelineEntry => ({
  type: 'usage.imported',
  at,
  actor,
  data,
  summary: `${many(data.calls)} of ${data.months.join(', ')} ${data.calls === 1 ? 'has' : 'have'} come`,
});

/** Calls that came too late for any invoice: one task a day and reason, however many deliveries tell of them. */
export function refusedTask(
  { importId, calls, because }: { importId: string; calls: number; because: string },
  today: Day,
): TaskOpening {
  const why =
    because === 'too_late'
      ? 'came too long after their month was billed'
      : 'came after the last invoice of the subscription';
  return {
    key: `callsUnbilled:${because}:${today}`,
    kind: 'callsUnbilled',
    dueOn: today,
    subject: {},
    data: { summary: `${many(calls)} ${why}, and are not billed`, because, importId, calls },
  };
}

export const unratedKey = (month: Month): string => `callsUnbilled:no_rate:${month}`;

/** Calls abroad for which no rate is known; null: there are none. A rate in the book bills them with the next invoice. */
export function unratedTask(unrated: readonly Call[], month: Month, today: Day): TaskOpening | null {
  if (unrated.length === 0) return null;
  const numbers = [...new Set(unrated.map(({ to }) => `+${to}`))].sort().slice(0, MOST_NUMBERS);
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
