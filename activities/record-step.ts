import type { StepRecord } from '../domain/effects.ts';
import { epochMs } from '../domain/epoch.ts';
import type { Instant } from '../domain/time.ts';
import type { ActivityDeps } from './deps.ts';
import { patiently } from './patience.ts';

export interface RecordOrder {
  record: StepRecord;
  /** The last fact that the step knew of. */
  appliedSeq: number;
  /** Of an account with a test clock: its time when this was asked for. Null: its time is the machine's. */
  testNow: Instant | null;
}

/** Writes a step's timeline entries, projection and marks, once and in order. */
export const recordStep =
  ({ store, machineNowMs }: Pick<ActivityDeps, 'store' | 'machineNowMs'>) =>
  async ({ record, appliedSeq, testNow }: RecordOrder): Promise<void> => {
    const skewMs = testNow === null ? 0 : epochMs(testNow) - machineNowMs();
    await patiently(() => store.recordStep({ ...record, appliedSeq, skewMs }));
  };
