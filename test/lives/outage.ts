import { Client, Connection, defaultPayloadConverter } from '@temporalio/client';
import { epochMs } from '../../domain/epoch.ts';
import type { ClockTime, Day } from '../../domain/time.ts';
import type { Carried } from '../../workflows/carried.ts';
import type { Life } from './life.ts';
import { local } from './life.ts';
import type { Town } from './town.ts';

/**
 * Nobody is there until a local time: no deadline is met on the way. Temporal's own clock stands still while a task waits for its worker, so
 * the account's run is ended and begun again from what it was given, with a clock that says the later time. Call it right after a new run has
 * begun, when nothing has happened in it.
 */
export async function outage(town: Pick<Town, 'temporalAddress' | 'namespace'>, life: Life, until: Day, time: ClockTime): Promise<void> {
  const connection = await Connection.connect({ address: town.temporalAddress });
  try {
    const { workflow } = new Client({ connection, namespace: town.namespace });
    const handle = workflow.getHandle(life.id);
    const { type, taskQueue } = await handle.describe();
    const started = (await handle.fetchHistory()).events?.[0]?.workflowExecutionStartedEventAttributes;
    const carried = defaultPayloadConverter.fromPayload<Carried>(started!.input!.payloads![0]!);
    await handle.terminate('An outage');
    const clock = { ...carried.clock, offsetMs: epochMs(local(until, time)) - Date.now() };
    await workflow.start(type, { workflowId: life.id, taskQueue, args: [{ ...carried, clock } satisfies Carried] });
  } finally {
    await connection.close();
  }
}
