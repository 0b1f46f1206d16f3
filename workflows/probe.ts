import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { grpcCode } from './call.ts';

const NOT_FOUND = 5;

/**
 * Whether this server can skip time for one workflow, which test clocks need. It is asked to do so for a workflow that
 * doesn't exist: with the feature it looks for the workflow (NOT_FOUND, also of the namespace), without it it answers
 * UNIMPLEMENTED (1.32 with the feature off) or INVALID_ARGUMENT (older ones, which don't know the option). Needs no
 * namespace and no worker. Throws when the server can't be asked.
 */
export async function canSkipTime(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.withDeadline(Date.now() + 5_000, () =>
      connection.workflowService.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution: { workflowId: 'puntual-probe-of-time-skipping' },
        identity: 'probe',
        workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig: { id: 'probe', duration: msToTs(1_000) } } },
        updateMask: { paths: ['time_skipping_config'] },
      }),
    );
    return true;
  } catch (error) {
    const code = grpcCode(error);
    if (code === NOT_FOUND) return true;
    if (code === /* UNIMPLEMENTED */ 12 || code === /* INVALID_ARGUMENT */ 3 || code === /* PERMISSION_DENIED */ 7) return false;
    throw error;
  }
}
