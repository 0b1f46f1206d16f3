import type { Connection } from '@temporalio/client';
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
}

const PING_MS = 2_000;

export const engineOn = (connection: Connection, namespace: string, nudger: Nudger, clocks: Clocks): Engine => ({
  advance: (accountId, target, timeoutMs) =>
    advance(clocks, (id, agenda) => nudger.deliver(id, agenda), accountId, target, timeoutMs),

  async ping() {
    try {
      await connection.withDeadline(Date.now() + PING_MS, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
    } catch (cause) {
      throw new EngineUnavailable('The Temporal server does not answer', { cause });
    }
  },
});
