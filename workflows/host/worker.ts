import { fileURLToPath } from 'node:url';
import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { QUEUES } from '../../domain/work.ts';
import type { TemporalConfig } from '../../temporal.config.ts';

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

const workflowsPath = fileURLToPath(new URL('../account/account.ts', import.meta.url));

/**
 * One worker for the accounts' workflows and what they ask of the record, and one for each port that leaves the house,
 * with a rate and slots of its own.
 */
export async function createWorkers({ connection, config, activities }: WorkersInput): Promise<Workers> {
  const common = {
    connection,
    namespace: config.namespace,
    activities,
    shutdownGraceTime: config.shutdown.graceMs,
    shutdownForceTime: config.shutdown.forceMs,
  } satisfies Partial<WorkerOptions>;
  const outside = (taskQueue: string, { atOnce, perSecond }: TemporalConfig['charges']) =>
    Worker.create({
      ...common,
      taskQueue,
      maxConcurrentActivityTaskExecutions: atOnce,
      maxTaskQueueActivitiesPerSecond: perSecond,
    });
  const workers = await Promise.all([
    Worker.create({
      ...common,
      taskQueue: QUEUES.record,
      workflowsPath,
      maxConcurrentActivityTaskExecutions: config.recordAtOnce,
      // After a kill, what was to go to the dead worker's cache goes to any other this much later.
      stickyQueueScheduleToStartTimeout: '2s',
      // Accounts that no worker knows come by the common queue, as all do after a restart: with Temporal's own two
      // polls of it a worker waits for the server most of the time.
      maxConcurrentWorkflowTaskPolls: 20,
      nonStickyToStickyPollRatio: 0.5,
    }),
    outside(QUEUES.charges, config.charges),
    outside(QUEUES.mails, config.mails),
    outside(QUEUES.service, config.service),
  ]);
  const shutdown = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  return {
    shutdown,
    async run() {
      // One that fails takes the others along: half a worker would look alive and charge nobody.
      await Promise.all(workers.map((worker) => worker.run().finally(shutdown)));
    },
  };
}
