import { isGrpcServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { EngineUnavailable } from './messages.ts';

/** A call to the frontend, with what the caller has to know of how it failed. */
export type Failed =
  /** The workflow's validator rejected it: the failure's type and first detail. */
  | { kind: 'rejected'; type: string; detail: unknown }
  | { kind: 'notRunning' }
  /** The run ended under it, or the server had too much at once: the same again is safe. */
  | { kind: 'again' }
  | { kind: 'unavailable' }
  | { kind: 'bug' };

/** gRPC statuses that say something about the server and nothing about the request. */
const UNAVAILABLE = new Set([
  /* CANCELLED */ 1, /* UNKNOWN */ 2, /* DEADLINE_EXCEEDED */ 4, /* RESOURCE_EXHAUSTED */ 8, /* ABORTED */ 10, /* INTERNAL */ 13, /* UNAVAILABLE */ 14, /* DATA_LOSS */ 15,
]);

/** FAILED_PRECONDITION: the workflow task that had taken the update was given up before it counted, as when a run's end meets something new. */
const TASK_FAILED = 9;

export function whyFailed(error: unknown): Failed {
  if (error instanceof WorkflowUpdateFailedError) {
    const { cause } = error;
    if (cause instanceof ApplicationFailure && cause.type === 'AcceptedUpdateCompletedWorkflow') return { kind: 'again' };
    if (cause instanceof ApplicationFailure) return { kind: 'rejected', type: cause.type ?? '', detail: cause.details?.[0] };
    return { kind: 'bug' };
  }
  if (error instanceof WorkflowNotFoundError) return { kind: 'notRunning' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'unavailable' };
  const code = grpcCode(error);
  if (code === TASK_FAILED) return { kind: 'again' };
  return code !== null && UNAVAILABLE.has(code) ? { kind: 'unavailable' } : { kind: 'bug' };
}

export function grpcCode(error: unknown): number | null {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? grpcCode(error.cause) : null;
}

/** The error as the rest of Puntual knows it. */
export const asUnavailable = (error: unknown): unknown =>
  whyFailed(error).kind === 'unavailable' ? new EngineUnavailable(error instanceof Error ? error.message : String(error), { cause: error }) : error;
