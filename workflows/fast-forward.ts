import { randomUUID } from 'node:crypto';
import type { Connection } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';

/** How many jumps one fast-forward may take: it never runs over more than a deadline, so this only lifts Temporal's own limit of 200. */
const JUMPS = 100_000;
const POLL_WITHIN_MS = 2_000;

/** The workflow's own time, as the server has it; null: it has never been moved. */
export async function workflowTimeMs(connection: Connection, namespace: string, workflowId: string): Promise<number | null> {
  const described = await connection.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } });
  const time = described.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return time ? Math.floor(tsToMs(time)) : null;
}

/**
 * Moves one workflow's clock ahead, and waits until it stands there and flows again. Temporal jumps from timer to timer,
 * never over one, and not while something is in flight.
 */
export async function fastForward(connection: Connection, namespace: string, workflowId: string, byMs: number): Promise<void> {
  const id = randomUUID();
  await connection.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution: { workflowId },
    identity: 'test-clock',
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, maxSessionSkipCount: JUMPS, fastForwardConfig: { id, duration: msToTs(byMs) } } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await connection.withDeadline(Date.now() + POLL_WITHIN_MS, () =>
    connection.workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution: { workflowId }, fastForwardId: id }),
  );
}
