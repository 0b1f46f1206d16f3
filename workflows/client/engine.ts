import type { Connection } from '@temporalio/client';
import { QUEUES } from '../../domain/work.ts';
import type { Instant } from '../../domain/time/time.ts';
import { advance, type Clocks } from './advance.ts';
import type { Nudger } from './nudge.ts';

/** Temporal didn't answer. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable';
}

/** What the API wants of Temporal besides nudges: nothing that a fact or a request has to wait for. */
export interface Engine {
  /**
   * Plays a test clock to `target`, deadline by deadline; resolves when all that fell due is done and recorded. Throws
   * `AdvanceTimeout`.
   */
  advance(accountId: string, target: Instant, timeoutMs: number): Promise<void>;
  /** Whether the Temporal server answers. */
  ping(): Promise<void>;
  /** Whether any worker has asked for the accounts' workflows in the last two minutes. */
  workersPoll(): Promise<boolean>;
}

const PING_MS = 2_000;
/** A poll lasts a minute where nothing is to be done. */
const POLLED_MS = 120_000;
/** `TASK_QUEUE_TYPE_WORKFLOW` of Temporal's API. */
const TASK_QUEUE_OF_WORKFLOWS = 1;

export const engineOn = (connection: Connection, namespace: string, nudger: Nudger, clocks: Clocks): Engine => ({
  advance: (accountId, target, timeoutMs) =>
    advance(clocks, (id, agenda) => nudger.deliver(id, agenda), accountId, target, timeoutMs),

  ping: async () => {
    await inTime(connection, () => connection.workflowService.describeNamespace({ namespace }));
  },

  async workersPoll() {
    const { pollers } = await inTime(connection, () =>
      connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: QUEUES.record },
        taskQueueType: TASK_QUEUE_OF_WORKFLOWS,
      }),
    );
    const since = Date.now() - POLLED_MS;
    return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 >= since);
  },
});

async function inTime<T>(connection: Connection, asked: () => Promise<T>): Promise<T> {
  try {
    return await connection.withDeadline(Date.now() + PING_MS, asked);
  } catch (cause) {
    throw new EngineUnavailable('The Temporal server does not answer', { cause });
  }
}
