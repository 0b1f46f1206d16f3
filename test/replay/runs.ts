import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, type WorkflowClient } from '@temporalio/client';
import type { Agenda } from '../../domain/work.ts';
import { Nudger } from '../../workflows/client/nudge.ts';
import type { Town } from '../lives/town.ts';

type Where = Pick<Town, 'temporalAddress' | 'namespace'>;
const LOOK_EVERY_MS = 100;
const LONGEST_MS = 2_000;

/** Of a step long gone, and full of what says nothing. */
const FILL: Agenda = { step: 0, wakeAt: null, next: null, work: [], attributes: { Fill: 'x'.repeat(1_500_000) } };

/** Nudges an account that runs until it goes on in a new run: from 4 MB of history on Temporal suggests one. */
export const newRun = (town: Where, accountId: string): Promise<void> =>
  onTemporal(town, async (workflow, nudger) => {
    const run = async (): Promise<string> => (await workflow.getHandle(accountId).describe()).runId;
    const first = await run();
    // Not so fast that nobody can keep up: at 50 MB the server would terminate it.
    for (let wait = LOOK_EVERY_MS; (await run()) === first; wait = Math.min(wait * 1.5, LONGEST_MS)) {
      await nudger.deliver(accountId, FILL);
      await pause(wait);
    }
  });

/** Until nothing more is to come, and its run has ended. */
export const untilEnded = (town: Where, accountId: string): Promise<void> =>
  onTemporal(town, async (workflow) => {
    while ((await workflow.getHandle(accountId).describe()).status.name === 'RUNNING') await pause(LOOK_EVERY_MS);
  });

async function onTemporal(
  town: Where,
  work: (workflow: WorkflowClient, nudger: Nudger) => Promise<void>,
): Promise<void> {
  const connection = await Connection.connect({ address: town.temporalAddress });
  const client = new Client({ connection, namespace: town.namespace });
  await work(client.workflow, new Nudger(client, connection)).finally(() => connection.close());
}
