import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import pg from 'pg';
import { inParallel } from '../../test/lives/in-parallel.ts';
import { AT_ONCE, type Cost } from './cost.ts';
import type { Measured } from './house.ts';

const TASK_QUEUE = 'bench-bare';

/**
 * The least that Temporal can do: a workflow an account, and for each action one timer, one activity and one commit of
 * a row. On the same servers.
 */
export async function bareMonths(house: Measured, accounts: number, actions: number): Promise<Cost> {
  const pool = new pg.Pool({ connectionString: house.databaseUrl, max: 10 });
  await pool.query(
    'CREATE TABLE bench_actions (workflow text, action int, at timestamptz DEFAULT now(), PRIMARY KEY (workflow, action))',
  );
  const native = await NativeConnection.connect({ address: house.temporalAddress });
  const connection = await Connection.connect({ address: house.temporalAddress });
  const worker = await Worker.create({
    connection: native,
    namespace: 'puntual',
    taskQueue: TASK_QUEUE,
    workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
    activities: {
      commit: async (workflow: string, action: number) =>
        void (await pool.query({
          name: 'commit',
          text: 'INSERT INTO bench_actions (workflow, action) VALUES ($1, $2)',
          values: [workflow, action],
        })),
    },
  });
  const { workflow } = new Client({ connection, namespace: 'puntual' });
  try {
    return await worker.runUntil(async () => {
      const cpu = process.cpuUsage();
      const [before, began] = [await house.cpuMs(), performance.now()];
      await inParallel(
        Array.from({ length: accounts }),
        async (_, i) => {
          const workflowId = `bare-${actions}-${i}`;
          await workflow.execute('bare', { taskQueue: TASK_QUEUE, workflowId, args: [workflowId, actions] });
        },
        AT_ONCE,
      );
      const seconds = (performance.now() - began) / 1_000;
      const { user, system } = process.cpuUsage(cpu);
      const house_ = (await house.cpuMs()) - before - house.idle * seconds;
      return { perSecond: accounts / seconds, cpuSeconds: ((user + system) / 1_000 + house_) / 1_000 / accounts };
    });
  } finally {
    await pool.query('DROP TABLE bench_actions');
    await Promise.all([pool.end(), native.close(), connection.close()]);
  }
}
