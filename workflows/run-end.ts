import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import { MOVING } from './updates.ts';

/** From here on a run doesn't wait for effects in flight before it ends. Temporal itself ends it at 51,200. */
const HASTE_AT_EVENTS = 10_000;
/** A run that wants to end takes what comes meanwhile; after so many more events it sends everybody on, or it would never come to an end. */
const STILL_TAKEN_EVENTS = 200;

/** When this run should end, so that a next one begins with a short history. */
export class RunEnd {
  /** The history's length when it was wanted; null: it isn't. */
  private wantedFrom: number | null = null;

  want(): void {
    this.wantedFrom ??= workflowInfo().historyLength;
  }

  get isWanted(): boolean {
    if (workflowInfo().continueAsNewSuggested || this.isInHaste) this.want();
    return this.wantedFrom !== null;
  }

  get isInHaste(): boolean {
    return workflowInfo().historyLength >= HASTE_AT_EVENTS;
  }

  /** Sends a caller on to the next run. */
  checkOpen(): void {
    if (this.isWanted && workflowInfo().historyLength - (this.wantedFrom ?? 0) > STILL_TAKEN_EVENTS) throw this.moving();
  }

  moving(): ApplicationFailure {
    return ApplicationFailure.nonRetryable('This run is about to end', MOVING, workflowInfo().runId);
  }
}
