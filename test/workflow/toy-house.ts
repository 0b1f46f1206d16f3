import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { epochMs } from '../../domain/epoch.ts';
import type { Instant } from '../../domain/time.ts';
import { advance } from '../../workflows/advance.ts';
import { ChartClient } from '../../workflows/chart-client.ts';
import { beginning } from '../../workflows/carried.ts';
import { register } from '../../workflows/register.ts';
import type { Line } from './toy-activities.ts';
import { toyWorld } from './toy-activities.ts';
import type { ToyRequest } from './toy-chart.ts';
import type { ToyFact } from './toy-workflow.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });

export const toyWorkflowsPath = fileURLToPath(new URL('./toy-workflow.ts', import.meta.url));
export const TOY_QUEUE = 'toy';

export type RecordLine = Extract<Line, { what: 'record' }>;

/** A namespace of its own on the test server, the toy's world in a folder of its own, and a worker if it is wanted. */
export async function openToyHouse() {
  const address = process.env.PUNTUAL_TEST_TEMPORAL ?? '127.0.0.1:7233';
  const namespace = `toy-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
  const folder = mkdtempSync(join(tmpdir(), 'puntual-toy-'));
  const worldFile = join(folder, 'world.jsonl');
  const world = toyWorld(worldFile);
  const connection = await Connection.connect({ address });
  await register(connection, namespace, 1, []);
  const native = await NativeConnection.connect({ address });
  const client = new Client({ connection, namespace });
  const chart = new ChartClient({ client, connection, workflowType: 'toy', taskQueue: TOY_QUEUE, answerWithinMs: 30_000 });
  let stopWorker = async (): Promise<void> => {};

  return {
    address,
    namespace,
    worldFile,
    client,
    connection,
    chart,
    world,
    async startWorker(): Promise<void> {
      const worker = await Worker.create({
        connection: native,
        namespace,
        taskQueue: TOY_QUEUE,
        workflowsPath: toyWorkflowsPath,
        activities: world.activities,
        shutdownGraceTime: '1s',
      });
      const running = worker.run();
      stopWorker = async () => {
        worker.shutdown();
        await running;
      };
    },
    /** A toy whose own time begins at `startsAt` (null: the machine's), fed once. */
    async begin(id: string, startsAt: Instant | null): Promise<string> {
      await this.feed(id, [{ seq: 1, portion: 1 }], startsAt);
      return id;
    },
    feed: (id: string, facts: ToyFact[], startsAt: Instant | null = null): Promise<void> =>
      chart.deliver(id, facts, beginning({ offsetMs: startsAt === null ? 0 : epochMs(startsAt) - Date.now(), test: startsAt !== null })),
    order: (id: string, request: ToyRequest) => chart.ask(id, request),
    advance: (id: string, target: Instant, timeoutMs = 90_000) => advance(chart, id, target, timeoutMs, () => {}),
    records: (id: string): RecordLine[] => world.lines().filter((line): line is RecordLine => line.what === 'record' && line.id === id),
    asked: (id: string): string[] => world.lines().flatMap((line) => (line.what === 'asked' && line.id === id ? [line.key] : [])),
    /** The histories of all runs of a workflow, newest first. */
    async histories(id: string) {
      const histories = [];
      let runId: string | undefined = (await client.workflow.getHandle(id).describe()).runId;
      while (runId) {
        const history: Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>> = await client.workflow.getHandle(id, runId).fetchHistory();
        histories.push(history);
        runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
      }
      return histories;
    },
    async close(): Promise<void> {
      await stopWorker();
      await native.close();
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type ToyHouse = Awaited<ReturnType<typeof openToyHouse>>;
