import type { Duration } from '@temporalio/common';
import { proxyActivities } from '@temporalio/workflow';
import type { Agenda, Work, WorkRef } from '../../domain/work.ts';

const retry = (maximumInterval: Duration) =>
  ({ initialInterval: '1s', backoffCoefficient: 2, maximumInterval }) as const;

/** What is asked of the record: on a queue that nothing external shares. */
export const record = proxyActivities<Record<'look' | 'reach', (accountId: string) => Promise<Agenda>>>({
  startToCloseTimeout: '30s',
  retry: retry('10s'),
});

/** Does a piece of work: its verb is the activity's type, and the record has said on which queue and how urgent. */
export function perform(accountId: string, { id, verb, queue, priority }: Work): Promise<Agenda> {
  const verbs = proxyActivities<Record<string, (ref: WorkRef) => Promise<Agenda>>>({
    taskQueue: queue,
    priority: { priorityKey: priority, fairnessKey: accountId },
    startToCloseTimeout: '60s',
    heartbeatTimeout: '20s',
    retry: retry('1m'),
  });
  const deed = verbs[verb];
  if (deed === undefined) throw new Error(`No verb ${verb}`);
  return deed({ accountId, workId: id });
}
