import type { Client } from '@temporalio/client';
import type { Agenda } from '../../domain/work.ts';
import type { Store } from '../../ports/store/store.ts';
import { fewAtATime } from '../../workflows/upkeep/few-at-a-time.ts';

/** Workflows of accounts that run, by Temporal's own list: a little behind what has just begun or ended. */
const RUNNING = "WorkflowType = 'account' AND ExecutionStatus = 'Running'";

const PAGE = 1_000;
const AT_ONCE = 10;

type Deliver = (accountId: string, agenda: Agenda) => Promise<void>;
export type Runs = Pick<Client['workflow'], 'count' | 'list'>;

async function countRunning(runs: Runs): Promise<number> {
  return (await runs.count(RUNNING)).count;
}

export async function runningIds(runs: Runs): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { workflowId } of runs.list({ query: RUNNING, pageSize: PAGE })) ids.add(workflowId);
  return ids;
}

/** Accounts that want a workflow and have none, of those after one; `last`: the last that was looked at. */
export async function withoutRun(
  store: Pick<Store, 'awaiting'>,
  running: ReadonlySet<string>,
  after?: string,
): Promise<{ ids: string[]; last: string | null }> {
  const awaiting = await store.awaiting(PAGE, after);
  return {
    ids: awaiting.filter((id) => !running.has(id)),
    last: awaiting.length < PAGE ? null : (awaiting.at(-1) ?? null),
  };
}

/** So many at a start; for the rest there is the sweeper, and `reconcile`. */
const AT_A_START = 1_000;

/**
 * The cheap part, at each start: two counts, and only where Temporal has fewer runs than accounts want (its database
 * was lost) the first of them are begun. Answers how many.
 */
export async function beginMissing(
  store: Pick<Store, 'awaiting' | 'countAwaiting' | 'look' | 'restoredState'>,
  runs: Runs,
  deliver: Deliver,
): Promise<number> {
  if ((await store.restoredState()) !== null) return 0;
  const [awaiting, running] = await Promise.all([store.countAwaiting(), countRunning(runs)]);
  if (running >= awaiting) return 0;
  const { ids } = await withoutRun(store, await runningIds(runs));
  const begun = ids.slice(0, AT_A_START);
  return begun.length - (await beginRuns(store, deliver, begun));
}

/** Begins the workflows of accounts; one that runs is nudged, which harms nobody. Answers how many could not be. */
export async function beginRuns(store: Pick<Store, 'look'>, deliver: Deliver, ids: readonly string[]): Promise<number> {
  let failed = 0;
  await fewAtATime(ids, AT_ONCE, async (id) => {
    await deliver(id, await store.look(id)).catch(() => void failed++);
  });
  return failed;
}
