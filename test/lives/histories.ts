import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import type { Town } from './town.ts';

const workflowsPath = fileURLToPath(new URL('../../workflows/account.ts', import.meta.url));

export interface Told { name: string; history: History }

/** The histories of all runs of an account's workflow, oldest first. */
export async function historiesOf(town: Pick<Town, 'temporalAddress' | 'namespace'>, accountId: string): Promise<Told[]> {
  const connection = await Connection.connect({ address: town.temporalAddress });
  try {
    const { workflow } = new Client({ connection, namespace: town.namespace });
    const histories: History[] = [];
    for (let runId: string | undefined = (await workflow.getHandle(accountId).describe()).runId; runId; ) {
      const history = await workflow.getHandle(accountId, runId).fetchHistory();
      histories.unshift(history as History);
      runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
    }
    return histories.map((history, i) => ({ name: `${accountId}.${i + 1}`, history }));
  } finally {
    await connection.close();
  }
}

/** Runs them through the workflow as it is today; what went otherwise than it did then, as lines. */
export async function replayFaults(histories: Told[]): Promise<string[]> {
  // What goes wrong is told by the result; the core would say it once more.
  if (Runtime._instance === undefined) Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } } });
  const faults: string[] = [];
  const named = histories.map(({ name, history }) => ({ workflowId: name, history }));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowsPath }, named)) {
    if (error !== undefined) faults.push(`${workflowId}: ${error.message}`);
  }
  return faults;
}
