import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Store } from '../../ports/store/store.ts';
import { asked } from './store-deeds.ts';
import { known, linesOf, openWorld, opening, owing, transfer, type World } from './store-world.ts';

/** An account that its policy has broken, whichever way, is moved to another version of it. */

let world: World;
let store: Store;
beforeAll(async () => {
  ({ store } = world = await openWorld());
  await store.savePolicy(next, { kind: 'system', id: 'puntual' });
});
afterAll(() => world.close());
afterEach(() => void jest.restoreAllMocks());

/** Of another name: new accounts begin under the latest version of theirs. */
const next = { ...mexicoPolicy(), name: 'workable' };
const change = (more: object = {}) => ({
  type: 'CHANGE_POLICY_REQUESTED' as const,
  policy: next,
  reason: 'A way back',
  expectedVersion: null,
  role: 'admin' as const,
  ...more,
});
const rulesOf = (state: ReturnType<typeof accountChart.thaw> | null) => state?.snapshot.context.policy;
/** Only the body tells one version's rules from the other's: both go by the old name until the move. */
const isOld = (state: ReturnType<typeof accountChart.thaw> | null, id: string): boolean =>
  state?.snapshot.context.profile.id === id && rulesOf(state)?.due.oneTimeDays === 15;
next.due = { ...next.due, oneTimeDays: 16 };

const { step, thaw, deadlines } = accountChart;
const WAYS: Record<string, (id: string) => Promise<unknown>> = {
  'can not be stepped under it': async (id) =>
    jest.spyOn(accountChart, 'step').mockImplementation((state, event) => {
      if (isOld(state, id)) throw new Error('no such day');
      return step(state, event);
    }),
  'can not be read under it': async (id) =>
    jest.spyOn(accountChart, 'thaw').mockImplementation((shape, body, policy) => {
      const state = thaw(shape, body, policy);
      if (isOld(state, id)) throw new Error('no such day');
      return state;
    }),
  'has no next instant under it': async (id) =>
    jest.spyOn(accountChart, 'deadlines').mockImplementation((state) => {
      if (isOld(state, id)) throw new Error('no such day');
      return deadlines(state);
    }),
  'has a policy that can not be read': async (id) => {
    await world.sql(
      `INSERT INTO policies (name, version, body, actor, created_at) VALUES ('spoiled', 1, '"spoiled"', '{}', now())
        ON CONFLICT DO NOTHING`,
    );
    await world.sql(
      `UPDATE account_states SET body = jsonb_set(body, '{snapshot,context,policy,name}', '"spoiled"')
        WHERE account_id = $1`,
      [id],
    );
  },
};

describe.each(Object.keys(WAYS))('an account that %s', (way) => {
  const stuck = async () => {
    const { id, number } = await owing(store, 100_000);
    await WAYS[way]?.(id);
    await transfer(store, 40_000, { concept: number });
    expect((await known(store, id)).stuckSince).toEqual(expect.any(String));
    return id;
  };

  test('goes on under another version, and is told what it has missed', async () => {
    const id = await stuck();
    expect(await asked(store, id, change())).toMatchObject({ ok: true });
    expect(await known(store, id)).toMatchObject({
      stuckSince: null,
      policyName: 'workable',
      projection: { balance: { openMinor: 60_000 }, policy: { name: 'workable', version: 1 } },
    });
    expect((await linesOf(store, id)).slice(-5)).toEqual([
      'transfer.received',
      'transfer.matched',
      'account.mended',
      'override.applied',
      'policy.changed',
    ]);
    expect((await store.tasks({ accountId: id, kind: 'accountStuck', limit: 9, cursor: null })).items).toEqual([]);
    // What is asked from here on is decided as ever.
    await transfer(store, 1, { concept: id });
    expect((await store.standing(id)).isStuck).toBe(false);
  });

  test('stays as it is where the change is refused', async () => {
    const id = await stuck();
    const before = await world.sql('SELECT * FROM account_states WHERE account_id = $1', [id]);
    expect(await asked(store, id, change({ role: 'agent' }))).toMatchObject({ ok: false, refusal: { status: 403 } });
    expect(await asked(store, id, change({ expectedVersion: 99 }))).toMatchObject({
      ok: false,
      refusal: { code: 'stale_version' },
    });
    expect(await asked(store, id, { type: 'PROOF_ACCEPTED', proofId: 'prf' })).toMatchObject({
      ok: false,
      refusal: { code: 'account_stuck' },
    });
    expect(await world.sql('SELECT * FROM account_states WHERE account_id = $1', [id])).toEqual(before);
  });
});

test('one that breaks under the other version too stays stuck, with nothing written', async () => {
  const { id, number } = await owing(store, 100_000);
  jest.spyOn(accountChart, 'step').mockImplementation((state, event) => {
    if (state?.snapshot.context.profile.id === id) throw new Error('whatever the rules are');
    return step(state, event);
  });
  await transfer(store, 40_000, { concept: number });
  const before = await world.sql('SELECT * FROM account_states WHERE account_id = $1', [id]);
  expect(await asked(store, id, change())).toMatchObject({ ok: false, refusal: { code: 'account_stuck' } });
  expect(await world.sql('SELECT * FROM account_states WHERE account_id = $1', [id])).toEqual(before);
});

test('one that could not be opened has no rules to leave', async () => {
  jest.spyOn(accountChart, 'step').mockImplementation(() => {
    throw new Error('no');
  });
  const { id } = await store.openAccount(opening());
  expect(await asked(store, id, change())).toMatchObject({ ok: false, refusal: { code: 'account_stuck' } });
});
