import { randomUUID } from 'node:crypto';
import type { Connection } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';

/** How many jumps one fast-forward may take: it never runs over more than a deadline, so this only lifts Temporal's own limit of 200. */
const JUMPS = 100_000;

interface WorkflowClock {
  /** The workflow's own time, as the server has it. */
  nowMs: number;
  /** A fast-forward is under way. */
  isSkipping: boolean;
}

/** Null: this workflow's clock has never been moved. */
export async function clockOf(connection: Connection, namespace: string, workflowId: string): Promise<WorkflowClock | null> {
  const described = await connection.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } });
  const info = described.workflowExtendedInfo?.timeSkippingInfo;
  return info?.currentTime ? { nowMs: Math.floor(tsToMs(info.currentTime)), isSkipping: info.effectiveConfig?.enabled ?? false } : null;
}

/**
 * Moves one workflow's clock ahead; afterwards it flows in real time again. Temporal jumps from timer to timer, never over
 * one, and only while nothing is in flight. What could not be jumped at once is called off: a fast-forward that is under
 * way when its target passes in real time, or a new run begins, is taken by Temporal 1.32 for a leave to go on to the
 * timer after it.
 */
export async function fastForward(connection: Connection, namespace: string, workflowId: string, byMs: number): Promise<void> {
  const setSkipping = (timeSkippingConfig: object) =>
    connection.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId },
      identity: 'test-clock',
      workflowExecutionOptions: { timeSkippingConfig },
      updateMask: { paths: ['time_skipping_config'] },
    });
  await setSkipping({ enabled: true, maxSessionSkipCount: JUMPS, fastForwardConfig: { id: randomUUID(), duration: msToTs(byMs) } });
  if ((await clockOf(connection, namespace, workflowId))?.isSkipping === true) await setSkipping({ enabled: false });
}
