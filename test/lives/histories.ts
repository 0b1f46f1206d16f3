import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import type { Town } from './town.ts';

const workflowsPath = fileURLToPath(new URL('../../workflows/account/account.ts', import.meta.url));

export interface Told {
  name: string;
  history: History;
}

/** The histories of all runs of an account's workflow, oldest first. */
export async function historiesOf(
  town: Pick<Town, 'temporalAddress' | 'namespace'>,
  accountId: string,
): Promise<Told[]> {
  const connection = await Connection.connect({
    address: town.temporalAddress,
    channelArgs: { 'grpc.max_receive_message_length': -1 },
  });
  try {
    const { workflow } = new Client({ connection, namespace: town.namespace });
    const histories: History[] = [];
    const runs: { runId: string; startTime: Date }[] = [];
    for await (const { runId, startTime } of workflow.list({ query: `WorkflowId = '${accountId}'` }))
      runs.push({ runId, startTime });
    for (const { runId } of runs.sort((a, b) => a.startTime.getTime() - b.startTime.getTime()))
      histories.push((await workflow.getHandle(accountId, runId).fetchHistory()) as History);
    return histories.map((history, i) => ({ name: `${accountId}.${i + 1}`, history }));
  } finally {
    await connection.close();
  }
}

type HistoryEvent = NonNullable<History['events']>[number];

/**
 * Types of the activities that a history tells of, in order: those that went through a queue, and those that were done
 * within the workflow's own turn, which leave a marker.
 */
export const activitiesIn = (events: readonly HistoryEvent[]): string[] =>
  events.flatMap((event) => event.activityTaskScheduledEventAttributes?.activityType?.name ?? localActivityOf(event));

function localActivityOf({ markerRecordedEventAttributes: marker }: HistoryEvent): string[] {
  const data = marker?.markerName === 'core_local_activity' ? marker.details?.data?.payloads?.[0]?.data : null;
  return data ? [(JSON.parse(Buffer.from(data).toString()) as { activity_type: string }).activity_type] : [];
}

/** Runs them through the workflow as it is today; what went otherwise than it did then, as lines. */
export async function replayFaults(histories: Told[]): Promise<string[]> {
  // What goes wrong is told by the result; the core would say it once more.
  if (Runtime._instance === undefined)
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
    });
  const faults: string[] = [];
  const named = histories.map(({ name, history }) => ({ workflowId: name, history }));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowsPath }, named)) {
    if (error !== undefined) faults.push(`${workflowId}: ${error.message}`);
  }
  return faults;
}
