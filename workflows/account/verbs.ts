import type { Duration } from '@temporalio/common';
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Agenda, Work, WorkRef } from '../../domain/work.ts';

const retry = (maximumInterval: Duration) =>
  ({ initialInterval: '1s', backoffCoefficient: 2, maximumInterval }) as const;

type Asked = Record<'look' | 'reach', (accountId: string) => Promise<Agenda>> & {
  wentBack(accountId: string, knownStep: number): Promise<Agenda>;
};

/** Where the workflow itself runs, within its turn: half the events, and no way through a queue. */
const here = proxyLocalActivities<Asked>({ startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } });
/** On a queue that nothing external shares. */
const queued = proxyActivities<Asked>({ startToCloseTimeout: '30s', retry: retry('10s') });

/** What is asked of the record: at once, and if it doesn't answer, as often as it takes. Safe to repeat. */
export const record: Asked = {
  look: (accountId) => here.look(accountId).catch(() => queued.look(accountId)),
  reach: (accountId) => here.reach(accountId).catch(() => queued.reach(accountId)),
  wentBack: (accountId, knownStep) =>
    here.wentBack(accountId, knownStep).catch(() => queued.wentBack(accountId, knownStep)),
};

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
