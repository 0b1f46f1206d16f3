import { fileURLToPath } from 'node:url';
import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { TemporalConfig } from '../temporal.config.ts';
import { CHARGE_QUEUE, MAIN_QUEUE } from '../temporal.config.ts';

export interface WorkersInput {
  connection: NativeConnection;
  config: TemporalConfig;
  activities: object;
}

export interface Workers {
  /** Resolves when they have shut down; rejects when one fails. */
  run(): Promise<void>;
  /** Takes nothing more, and lets what is in flight end (see `config.shutdown`). */
  shutdown(): void;
}

const workflowsPath = fileURLToPath(new URL('./account.ts', import.meta.url));

/** The worker of the accounts' workflows and activities, and the one of the capped charge queue. */
export async function createWorkers({ connection, config, activities }: WorkersInput): Promise<Workers> {
  const common = {
    connection,
    namespace: config.namespace,
    activities,
    shutdownGraceTime: config.shutdown.graceMs,
    shutdownForceTime: config.shutdown.forceMs,
    ...(config.versioning === null
      ? {}
      : {
          workerDeploymentOptions: {
            version: { deploymentName: config.versioning.deployment, buildId: config.versioning.buildId },
            useWorkerVersioning: true,
            defaultVersioningBehavior: 'PINNED',
          },
        }),
  } satisfies Partial<WorkerOptions>;
  const main = await Worker.create({
    ...common,
    taskQueue: MAIN_QUEUE,
    workflowsPath,
    maxConcurrentActivityTaskExecutions: config.activitiesAtOnce,
    // After a kill, what was to go to the dead worker's cache goes to any other this much later.
    stickyQueueScheduleToStartTimeout: '2s',
  });
  const charges = await Worker.create({
    ...common,
    taskQueue: CHARGE_QUEUE,
    maxConcurrentActivityTaskExecutions: config.charges.atOnce,
    maxTaskQueueActivitiesPerSecond: config.charges.perSecond,
  });
  const workers = [main, charges];
  const shutdown = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  return {
    shutdown,
    async run() {
      // One that fails takes the other along: half a worker would look alive and charge nobody.
      await Promise.all(workers.map((worker) => worker.run().finally(shutdown)));
    },
  };
}
