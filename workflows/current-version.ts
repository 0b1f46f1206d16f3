import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import type { TemporalConfig } from '../temporal.config.ts';
import { grpcCode } from './call.ts';

/** The server learns of a build from its workers' polls. */
const KNOWN_WITHIN_MS = 30_000;
const NOT_YET_KNOWN = new Set([/* NOT_FOUND */ 5, /* FAILED_PRECONDITION */ 9]);

/**
 * Gives new runs to this build, once its workers poll: without a current version Temporal gives them to nobody. Runs
 * that are under way stay on theirs. Does nothing where no build id is set.
 */
export async function makeCurrent(connection: Connection, { namespace, versioning }: Pick<TemporalConfig, 'namespace' | 'versioning'>): Promise<void> {
  if (versioning === null) return;
  const until = Date.now() + KNOWN_WITHIN_MS;
  for (;;) {
    try {
      await connection.workflowService.setWorkerDeploymentCurrentVersion({
        namespace,
        deploymentName: versioning.deployment,
        buildId: versioning.buildId,
        identity: 'puntual',
        ignoreMissingTaskQueues: true,
      });
      return;
    } catch (error) {
      if (!NOT_YET_KNOWN.has(grpcCode(error) ?? 0) || Date.now() > until) throw error;
    }
    await pause(200);
  }
}
