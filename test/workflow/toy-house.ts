import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { prepareNamespace } from '../../cli/servers/prepare-namespace.ts';
import { temporalConfig } from '../../temporal.config.ts';
import { Nudger } from '../../workflows/client/nudge.ts';
import { createWorkers } from '../../workflows/host/worker.ts';
import { activitiesIn } from '../lives/histories.ts';
import { ToyRecord } from './toy-record.ts';

type Event = NonNullable<History['events']>[number];

/** What goes wrong is told by the tests; the core would say it once more. */
export const quietRuntime = (): void => {
  if (Runtime._instance === undefined)
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
    });
};

/** The real workflow and the real workers' set-up on a toy record, in a namespace of their own on the run's server. */
export class ToyHouse {
  readonly namespace = `toy-${process.pid}-${randomBytes(4).toString('hex')}`;
  readonly folder = mkdtempSync(join(tmpdir(), 'puntual-toy-'));
  readonly recordFile = join(this.folder, 'record.jsonl');
  readonly record = new ToyRecord(this.recordFile);
  readonly address: string;
  client!: Client;
  nudger!: Nudger;
  private connection!: Connection;
  private native!: NativeConnection;
  private stopWorkers: () => Promise<void> = async () => undefined;

  constructor() {
    const address = process.env.PUNTUAL_TEST_TEMPORAL;
    assert(address, 'PUNTUAL_TEST_TEMPORAL is not set: these tests run in the jest project "servers"');
    this.address = address;
  }

  async open(): Promise<void> {
    const config = {
      ...temporalConfig({ TEMPORAL_ADDRESS: this.address, TEMPORAL_NAMESPACE: this.namespace }),
      retentionDays: 1,
    };
    await prepareNamespace(config);
    this.connection = await Connection.connect({ address: this.address });
    this.client = new Client({ connection: this.connection, namespace: this.namespace });
    this.nudger = new Nudger(this.client, this.connection);
  }

  /** `paced`: settings of the queues, as the environment names them. */
  async startWorkers(paced: Record<string, string> = {}): Promise<void> {
    quietRuntime();
    this.native = await NativeConnection.connect({ address: this.address });
    const config = {
      ...temporalConfig({ TEMPORAL_NAMESPACE: this.namespace, ...paced }),
      shutdown: { graceMs: 200, forceMs: 1_000 },
    };
    const workers = await createWorkers({ connection: this.native, config, activities: this.record.activities });
    const running = workers.run();
    this.stopWorkers = async () => {
      workers.shutdown();
      await running;
      await this.native.close();
    };
  }

  /** Decides, and nudges with what that has come to. */
  async tell(id: string, decision: Parameters<ToyRecord['decide']>[1]): Promise<void> {
    await this.nudger.deliver(id, this.record.decide(id, decision));
  }

  /** How the last run stands. */
  async status(id: string): Promise<string> {
    return (await this.client.workflow.getHandle(id).describe()).status.name;
  }

  /** The last run. */
  async run(id: string): Promise<string> {
    return (await this.client.workflow.getHandle(id).describe()).runId;
  }

  async events(id: string, runId?: string): Promise<Event[]> {
    return (await this.client.workflow.getHandle(id, runId).fetchHistory()).events ?? [];
  }

  /** The activities of the last run, in order. */
  async activities(id: string): Promise<string[]> {
    return activitiesIn(await this.events(id));
  }

  /** The timers that the last run has set: what each waits for, and until when. */
  async timers(id: string): Promise<{ summary: string | null; atMs: number; isCancelled: boolean }[]> {
    const events = await this.events(id);
    const cancelled = events.flatMap(({ timerCanceledEventAttributes: timer }) => timer?.timerId ?? []);
    return events.flatMap(({ timerStartedEventAttributes: timer, eventTime, userMetadata }) => {
      if (!timer) return [];
      const data = userMetadata?.summary?.data;
      const atMs = msOf(eventTime) + msOf(timer.startToFireTimeout);
      return {
        summary: data ? (JSON.parse(Buffer.from(data).toString()) as string) : null,
        atMs,
        isCancelled: cancelled.includes(timer.timerId ?? ''),
      };
    });
  }

  async close(): Promise<void> {
    this.record.letGo();
    await this.stopWorkers();
    await this.connection.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const msOf = (time: { seconds?: unknown; nanos?: number | null } | null | undefined): number =>
  Number(time?.seconds ?? 0) * 1_000 + (time?.nanos ?? 0) / 1e6;
