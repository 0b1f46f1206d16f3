import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

/** Nothing but the machine's clock goes on: nobody is there to note what has fallen due. */
const STARTED_AT = api.machineNow;

const shown = async (id: string) => {
  const account = (await api.get(`/v1/accounts/${id}`)).json();
  const { state, daysOverdue } = account.collections;
  return { state, daysOverdue, overdueMinor: account.balance.overdueMinor };
};
const inList = async (id: string) =>
  (await api.get('/v1/accounts?limit=100')).json().items.find((one: { id: string }) => one.id === id);
const owing = async (dueOn: string, more: object = {}): Promise<string> => {
  const { id } = await api.account(more);
  await api.invoice(id, 100_000, { dueOn });
  return id;
};
const CURRENT = { state: 'current', daysOverdue: 0, overdueMinor: 0 };

describe('state, days and overdue amounts are those of the local day of the answer, while the hands are away', () => {
  test('from the midnight after the due day on, in each account its own', async () => {
    api.machineNow = STARTED_AT;
    const mexican = await owing('2026-03-10');
    const western = await owing('2026-03-10', { timeZone: 'America/Tijuana' });
    await api.settled(mexican);
    await api.settled(western);
    api.machineNow = '2026-03-11T05:59:59.000Z';
    expect(await shown(mexican)).toEqual(CURRENT);
    api.machineNow = '2026-03-11T06:00:00.000Z';
    const counts = await api.rowCounts();
    expect(await shown(mexican)).toEqual({ state: 'overdue', daysOverdue: 1, overdueMinor: 100_000 });
    expect(await shown(western)).toEqual(CURRENT);
    api.machineNow = '2026-03-14T18:00:00.000Z';
    expect(await shown(western)).toEqual({ state: 'overdue', daysOverdue: 4, overdueMinor: 100_000 });
    // The list says the same of it as the account itself; reading has written nothing.
    expect(await inList(western)).toEqual((await api.get(`/v1/accounts/${western}`)).json());
    expect(await api.rowCounts()).toEqual(counts);
  });

  test('once it is noted, it reads as it did before', async () => {
    api.machineNow = STARTED_AT;
    const id = await owing('2026-03-10');
    await api.settled(id);
    api.machineNow = '2026-03-12T18:00:00.000Z';
    const before = await shown(id);
    await api.store.reach(id);
    expect(await shown(id)).toEqual(before);
    expect(before).toEqual({ state: 'overdue', daysOverdue: 2, overdueMinor: 100_000 });
  });

  test('one whose state this release can not read is shown as it was written', async () => {
    api.machineNow = STARTED_AT;
    const id = await owing('2026-03-10');
    await api.settled(id);
    await api.sql.query('UPDATE account_states SET shape = 1000 WHERE account_id = $1', [id]);
    api.machineNow = '2026-03-12T18:00:00.000Z';
    expect(await shown(id)).toEqual(CURRENT);
  });
});
