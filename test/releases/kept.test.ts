import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fewAtATime } from '../../workflows/upkeep/few-at-a-time.ts';
import { FAULTS } from '../simulator/audit.ts';
import { keptBackups } from './kept.ts';
import { RestoredApi } from './restored-api.ts';

/**
 * What each shape has left behind is restored by today's build, read over the API, and goes on.
 */

const AT_ONCE = 4;
const DAYS_ON = 61;

/** Of a record alone: the bank that took its charges is not here. */
const OF_THE_RECORD = [
  'the account is stuck',
  'the timeline has a gap',
  'an invoice does not add up',
  'the chart believes another balance',
  'the chart believes another credit',
  'a payment does not add up',
] as const satisfies (keyof typeof FAULTS)[];

describe.each(keptBackups())('the demo company as $name has it', ({ name, state, policy }) => {
  const api = new RestoredApi(name);
  let ids: string[];
  beforeAll(async () => {
    await api.start();
    const { items } = (await api.get('/v1/accounts?limit=100')).json();
    ids = items.map(({ id }: { id: string }) => id);
  });
  afterAll(() => api.stop());

  const each = async (work: (id: string) => Promise<void>): Promise<void> => {
    const failed: string[] = [];
    await fewAtATime(ids, AT_ONCE, (id) =>
      work(id).catch((error: unknown) => void failed.push(`${id}: ${(error as Error).message}`)),
    );
    expect(failed).toEqual([]);
  };
  const faults = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const fault of OF_THE_RECORD)
      for (const id of ids)
        for (const { what } of (await api.sql.query<{ what: string }>(FAULTS[fault], [id])).rows)
          found.push(`${id}: ${fault}: ${what}`);
    return found;
  };

  test('is of the shapes that its name says, with accounts in every state', async () => {
    const { rows } = await api.sql.query<{ state: number; policy: number; states: string[] }>(
      `SELECT (SELECT max(shape) FROM account_states) AS state, (SELECT max(shape) FROM policies) AS policy,
        (SELECT array_agg(DISTINCT state ORDER BY state) FROM projections) AS states`,
    );
    expect(rows).toEqual([{ state, policy, states: ['closed', 'current', 'deactivated', 'overdue', 'writtenOff'] }]);
    expect(ids.length).toBeGreaterThanOrEqual(50);
    expect(await faults()).toEqual([]);
  });

  test('is read over the API, account by account', async () => {
    const read = async (path: string): Promise<unknown> => {
      const { statusCode, body } = await api.get(path);
      if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${body}`);
      return JSON.parse(body);
    };
    await each(async (id) => {
      for (const part of ['', '/invoices', '/timeline?limit=100', '/why', '/chart', '/payments', '/payment-methods'])
        await read(`/v1/accounts/${id}${part}`);
      const { items } = (await read(`/v1/accounts/${id}/subscriptions`)) as { items: { id: string; status: string }[] };
      for (const one of items.filter(({ status }) => status === 'active'))
        await read(`/v1/subscriptions/${one.id}/upcoming-invoice`);
      await api.made(`/v1/accounts/${id}/forecast`, {});
    });
    for (const list of ['/v1/worklists', '/v1/tasks', '/v1/aging', '/v1/policies', '/v1/disputes']) await read(list);
  });

  test('goes on for two months, and the books add up', async () => {
    const lines = async (): Promise<number> =>
      Number((await api.sql.query('SELECT count(*) AS n FROM timeline')).rows[0].n);
    const before = await lines();
    await each(async (id) => {
      const { clock } = (await api.get(`/v1/accounts/${id}`)).json();
      const there = await api.made(`/v1/accounts/${id}/test-clock/advance`, { days: DAYS_ON });
      expect(Date.parse(there.clock.now) - Date.parse(clock.now)).toBe(DAYS_ON * 24 * 3_600_000);
    });
    expect(await lines()).toBeGreaterThan(before + ids.length);
    expect(await faults()).toEqual([]);
    expect(await api.store.unbalanced(10)).toEqual([]);
    expect((await api.get('/v1/tasks?kind=accountStuck')).json().items).toEqual([]);
    const unmoved = await api.sql.query(
      'SELECT account_id FROM account_states WHERE shape < $1 AND next_at IS NOT NULL',
      [state],
    );
    expect(unmoved.rows).toEqual([]);
  });
});
