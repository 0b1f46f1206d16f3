import { Client, Connection } from '@temporalio/client';
import { activitiesIn } from '../../test/lives/histories.ts';
import type { Measured } from './house.ts';

/** What an account's workflow has written, over all its runs. */
export async function historyOf(house: Measured, accountId: string): Promise<{ events: number; activities: number }> {
  const connection = await Connection.connect({ address: house.temporalAddress });
  try {
    const { workflow } = new Client({ connection, namespace: 'puntual' });
    const written = { events: 0, activities: 0 };
    for await (const { runId } of workflow.list({ query: `WorkflowId = '${accountId}'` })) {
      const { events } = await workflow.getHandle(accountId, runId).fetchHistory();
      written.events += events?.length ?? 0;
      written.activities += activitiesIn(events ?? []).length;
    }
    return written;
  } finally {
    await connection.close();
  }
}

/** An account that pays nothing for 60 days, on a test clock: events of its workflow. */
export async function unpaidEvents(house: Measured): Promise<number> {
  const { http } = house;
  const { id } = await http.post<{ id: string }>('/v1/accounts', {
    name: 'Nobody pays',
    email: 'ap@guthrie.example',
    testClock: { startsAt: '2026-03-02T15:00:00Z' },
  });
  await http.post(`/v1/accounts/${id}/invoices`, {
    dueOn: '2026-03-10',
    lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 116_000 }],
  });
  await http.post(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-05-09T15:00:00Z' });
  await house.quiet();
  return (await historyOf(house, id)).events;
}
