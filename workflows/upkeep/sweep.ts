import type { Agenda } from '../../domain/work.ts';
import { fewAtATime } from './few-at-a-time.ts';

/** What the sweeper needs; `Store` has it. */
export interface Overdue {
  overdue(graceMs: number, limit: number): Promise<{ accountId: string; agenda: Agenda }[]>;
}

/** What is younger is on its way. */
const GRACE_MS = 3_000;
const AT_MOST = 200;
const AT_ONCE = 10;

export interface Swept {
  nudged: number;
  failed: { accountId: string; error: unknown }[];
}

/**
 * Nudges whose time has come or whose work waits, and nobody is at it: a nudge, a workflow or all of Temporal was lost.
 * Nudging twice is harmless, and the record sees to it that those who can't go on hold up no other.
 */
export async function sweep(
  record: Overdue,
  deliver: (accountId: string, agenda: Agenda) => Promise<void>,
): Promise<Swept> {
  const swept: Swept = { nudged: 0, failed: [] };
  await fewAtATime(await record.overdue(GRACE_MS, AT_MOST), AT_ONCE, async ({ accountId, agenda }) => {
    try {
      await deliver(accountId, agenda);
      swept.nudged += 1;
    } catch (error) {
      swept.failed.push({ accountId, error });
    }
  });
  return swept;
}
