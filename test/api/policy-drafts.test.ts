import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Policy } from '../../domain/policy/policy.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();
const FIRST = '/v1/policies/mexico/versions/1';

/** Version 1 of `mexico` as a body for another, with reminders on other days. */
async function reminded(onDays: number[], more: Partial<Policy['deactivation']> = {}) {
  const { name, version, ...first } = (await api.get(FIRST)).json() as Policy;
  return {
    ...first,
    reminders: { ...first.reminders, onDays, lastNoticeOnDay: 20 },
    deactivation: { ...first.deactivation, ...more },
  };
}

async function debtor(tag: string): Promise<string> {
  const { id } = await api.account({ tags: [tag], testClock: { startsAt: '2026-03-02T15:00:00Z' } });
  await api.invoice(id, 116_000, { dueOn: '2026-03-10' });
  return id;
}

/** Accounts that have lived under version 1 until 41 days after their due day. */
beforeAll(async () => {
  for (let i = 0; i < 2; i++) {
    const id = await debtor('lived');
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { to: '2026-04-20T15:00:00Z' });
    await api.settled(id);
  }
});

describe('a backtest', () => {
  const filter = { tag: 'lived' };

  test('plays recorded lives again under a version, a page at a time, and changes nothing', async () => {
    const { version } = await api.made('/v1/policies/mexico/versions', await reminded([2, 5], { afterDays: 30 }));
    const rows = await api.rowCounts();
    const url = `/v1/policies/mexico/versions/${version}/backtest`;
    const whole = await api.made(url, { filter });
    expect(whole).toMatchObject({ accounts: 2, skipped: [], nextCursor: null });
    expect(whole.differing).toHaveLength(2);
    expect(whole.byCurrency).toMatchObject([
      { currency: 'MXN', accounts: 2, asItWas: { deactivations: 0 }, otherwise: { deactivations: 2 } },
    ]);
    const page = await api.made(`${url}?limit=1`, { filter });
    const rest = await api.made(`${url}?limit=1&cursor=${page.nextCursor}`, { filter });
    expect([page.accounts, rest.accounts, rest.nextCursor]).toEqual([1, 1, null]);
    expect(await api.rowCounts()).toEqual(rows);
  });

  test('of a draft that says what they lived under finds nothing that differs', async () => {
    const { name, version, ...draft } = (await api.get(FIRST)).json();
    const { accounts, differing } = await api.made(`${FIRST}/backtest`, { filter, draft });
    expect([accounts, differing]).toEqual([2, []]);
  });
});

describe('a preview of a draft', () => {
  const filter = { tag: 'drafted' };

  test('says what comes next under it, and stores nothing', async () => {
    const id = await debtor('drafted');
    const rows = await api.rowCounts();
    const { items } = await api.made(`${FIRST}/preview`, { filter, draft: await reminded([3, 9]) });
    expect(items).toMatchObject([
      {
        accountId: id,
        before: { kind: 'reminder', at: '2026-03-12T14:00:00.000Z' },
        after: { kind: 'reminder', at: '2026-03-13T14:00:00.000Z' },
        changed: true,
      },
    ]);
    expect(await api.rowCounts()).toEqual(rows);
  });

  test.each(['preview', 'backtest'])(
    'is judged as a version is: %s names its fields where they stand',
    async (question) => {
      const refused = await api.post(`${FIRST}/${question}`, { filter, draft: await reminded([1, 61]) });
      expect([refused.statusCode, refused.json().errors.map(({ path }: { path: string }) => path)]).toEqual([
        400,
        ['draft.reminders.onDays[1]'],
      ]);
      const unread = await api.post(`${FIRST}/${question}`, { filter, draft: await reminded([0]) });
      expect(unread.json().errors).toEqual([{ path: 'draft.reminders.onDays[0]', message: 'must be at least 1' }]);
    },
  );
});

test('the list says who published each version, and how many accounts are under it', async () => {
  const { version } = await api.made('/v1/policies/mexico/versions', await reminded([4]));
  const accountsUnder = async (wanted: number): Promise<number> => {
    const { items } = (await api.get('/v1/policies?limit=100')).json();
    const found = items.find((one: Policy) => one.name === 'mexico' && one.version === wanted);
    expect(found.actor.kind).toBe(wanted === 1 ? 'system' : 'agent');
    return found.accounts;
  };
  const [first, newest] = [await accountsUnder(1), await accountsUnder(version)];
  const id = await debtor('counted');
  expect([await accountsUnder(1), await accountsUnder(version)]).toEqual([first, newest + 1]);
  await api.made(`/v1/accounts/${id}/overrides`, {
    command: 'changePolicy',
    version: 1,
    reason: 'Back to the first',
    expectedVersion: (await api.get(`/v1/accounts/${id}`)).json().version,
  });
  expect([await accountsUnder(1), await accountsUnder(version)]).toEqual([first + 1, newest]);
});
