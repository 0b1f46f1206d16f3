import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import type { Store } from '../../ports/store/store.ts';
import { asked, attempt, frozen, goesTo, ordered, SUCCEEDED, workOf } from './store-deeds.ts';
import {
  creditOf,
  factsOf,
  invoice,
  known,
  linesOf,
  newId,
  opening,
  openWorld,
  owing,
  refusal,
  standOf,
  transfer,
  type World,
} from './store-world.ts';

/**
 * An account whose chart can't go on, which is our own bug: money is taken all the same, nothing else happens, and
 * nothing is lost.
 */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());
afterEach(() => void jest.restoreAllMocks());

const { step, freeze } = accountChart;
const bodies = new Map<string, string>();
const spoil = async (accountId: string, path: string): Promise<void> => {
  bodies.set(
    accountId,
    JSON.stringify((await world.sql('SELECT body FROM account_states WHERE account_id = $1', [accountId]))[0]?.body),
  );
  await world.sql(`UPDATE account_states SET body = jsonb_set(body, $2, '"spoiled"') WHERE account_id = $1`, [
    accountId,
    path,
  ]);
};
const restore = (accountId: string) =>
  world.sql('UPDATE account_states SET body = $2 WHERE account_id = $1', [accountId, bodies.get(accountId)]);

/** Ways in which a chart breaks, and how each is mended. */
const WAYS: Record<string, { breaks(accountId: string): Promise<void>; mends(accountId: string): Promise<unknown> }> = {
  'its step throws': {
    breaks: async (accountId) =>
      void jest.spyOn(accountChart, 'step').mockImplementation((state, event) => {
        if (state?.snapshot.context.profile.id === accountId)
          throw new Error('a guard has let through what can not be done');
        return step(state, event);
      }),
    mends: async () => jest.restoreAllMocks(),
  },
  'its word contradicts the ledger': {
    breaks: async (accountId) =>
      void jest.spyOn(accountChart, 'step').mockImplementation((state, event) => {
        const taken = step(state, event);
        return state?.snapshot.context.profile.id === accountId
          ? {
              ...taken,
              marks: [
                { kind: 'invoiceAdjusted', invoiceId: 'inv_of_nobody', amountMinor: 1, reason: 'smallRemainder' },
              ],
            }
          : taken;
      }),
    mends: async () => jest.restoreAllMocks(),
  },
  'its state can not be written': {
    breaks: async (accountId) =>
      void jest.spyOn(accountChart, 'freeze').mockImplementation((state) => {
        if (state.snapshot.context.profile.id === accountId) throw new Error('a circle');
        return freeze(state);
      }),
    mends: async () => jest.restoreAllMocks(),
  },
  'its next instant can not be told': {
    breaks: (accountId) => spoil(accountId, '{snapshot,context,debts,-1,dueOn}'),
    mends: restore,
  },
  'its state can not be read': { breaks: (accountId) => spoil(accountId, '{snapshot,context,debts}'), mends: restore },
  'its policy can not be read': {
    breaks: async (accountId) => {
      await world.sql(
        `INSERT INTO policies (name, version, body, actor, created_at) VALUES ('spoiled', 1, '"spoiled"', '{}', now())
          ON CONFLICT DO NOTHING`,
      );
      await spoil(accountId, '{snapshot,context,policy,name}');
    },
    mends: restore,
  },
  'its state is of no chart': { breaks: (accountId) => spoil(accountId, '{snapshot}'), mends: restore },
};

const stateOf = async (accountId: string) =>
  (await world.sql('SELECT * FROM account_states WHERE account_id = $1', [accountId]))[0] as Record<string, unknown>;
const tasksOf = async (accountId: string, status: 'open' | 'done') =>
  (await store.tasks({ accountId, kind: 'accountStuck', status, limit: 9, cursor: null })).items;
const causesOf = async (accountId: string) =>
  (
    await world.sql<{ type: string; step: number | null }>(
      'SELECT type, step FROM facts WHERE account_id = $1 ORDER BY seq',
      [accountId],
    )
  ).map(({ type, step: of }) => [type, of]);

describe.each(Object.keys(WAYS))('an account of which %s', (name) => {
  const way = WAYS[name] as (typeof WAYS)[string];

  test('takes money as ever, is stuck from then on, and says so once', async () => {
    const { id, invoiceId, number } = await owing(store, 100_000);
    await way.breaks(id);
    const before = await stateOf(id);
    expect(await transfer(store, 40_000, { concept: number })).toMatchObject({ status: 'partial', accountId: id });
    expect(await transfer(store, 70_000, { concept: number })).toMatchObject({
      status: 'matched',
      creditMinor: 10_000,
    });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 10_000]);

    const after = await stateOf(id);
    expect(after).toMatchObject({
      body: before.body,
      step: 2,
      version: 2,
      timeline_seq: 2,
      fact_seq: 4,
      told_seq: 2,
      next_at: null,
      wake_at: null,
      stuck_since: new Date(world.clock.now),
    });
    expect(after.stuck_because).toEqual(expect.stringMatching(/./));
    expect((await causesOf(id)).slice(2)).toEqual([
      ['TRANSFER_RECEIVED', null],
      ['TRANSFER_RECEIVED', null],
    ]);
    const [task, ...others] = await tasksOf(id, 'open');
    expect([task, others]).toMatchObject([{ kind: 'accountStuck', data: { because: after.stuck_because } }, []]);
    expect(await store.stuckAccount(id, '2026-03-01')).toEqual({
      since: world.clock.now,
      taskId: task?.id,
      balance: { openMinor: 0, overdueMinor: 0, creditMinor: 10_000 },
    });
    expect((await known(store, id)).stuckSince).toBe(world.clock.now);
    expect(await factsOf(store, id)).toHaveLength(2);
  });

  test('decides nothing meanwhile, and goes on in order when it is mended', async () => {
    const { id, invoiceId, number } = await owing(store, 100_000);
    await ordered(store, id);
    const { step: before } = await store.look(id);
    await way.breaks(id);
    await transfer(store, 40_000, { concept: number });

    expect(await asked(store, id, { type: 'PROOF_ACCEPTED', proofId: 'prf' })).toMatchObject({
      ok: false,
      refusal: { status: 409, code: 'account_stuck' },
    });
    await goesTo(store, id, '2026-03-12T15:00:00.000Z');
    expect(await store.look(id)).toMatchObject({ step: before, wakeAt: null, next: null, work: [] });
    const open = await world.sql<{ id: string }>(
      `SELECT step || '.' || position AS id FROM effects WHERE account_id = $1 AND status = 'pending'`,
      [id],
    );
    expect(await store.beginCharge({ accountId: id, workId: open[0]?.id ?? '' }, 'sandbox')).toEqual({ is: 'over' });
    expect(await store.standing(id)).toMatchObject({ isStuck: true, next: null });
    expect(await store.mend(id)).toBe(false);
    expect(await linesOf(store, id)).toHaveLength(3);

    await store.noteCredit({
      id: newId('crn'),
      invoiceId,
      amountMinor: 10_000,
      reason: 'x',
      actor: { kind: 'agent', id: 'a' },
    });
    await way.mends(id);
    expect(await store.mend(id)).toBe(true);
    expect((await causesOf(id)).slice(3)).toEqual([
      ['TRANSFER_RECEIVED', before + 1],
      ['CREDIT_NOTED', before + 2],
    ]);
    expect((await linesOf(store, id)).slice(3)).toEqual([
      'transfer.received',
      'transfer.matched',
      'overdue.began',
      'credit.applied',
      'account.mended',
    ]);
    expect((await known(store, id)).projection?.balance).toMatchObject({ openMinor: 50_000 });
    expect(await stateOf(id)).toMatchObject({ fact_seq: 5, told_seq: 5, stuck_since: null, stuck_because: null });
    expect([await tasksOf(id, 'open'), await tasksOf(id, 'done')]).toMatchObject([
      [],
      [{ closedBy: { kind: 'system' } }],
    ]);
    expect(await workOf(store, id, 'chargeBalance')).toHaveLength(1);
    expect(await store.mend(id)).toBe(true);
    expect(await tasksOf(id, 'done')).toHaveLength(1);
  });

  test('hears of what was done when it is mended', async () => {
    const { id, invoiceId } = await owing(store, 100_000);
    await invoice(store, id, 30_000);
    const { ref, attemptId } = await frozen(store, id, { invoiceId });
    await way.breaks(id);
    expect(await store.settleCharge(ref, SUCCEEDED)).toMatchObject({ work: [] });
    await store.settleCharge(ref, SUCCEEDED);
    expect([await standOf(store, invoiceId), (await attempt(store, attemptId)).outcome]).toEqual([
      'paid 0',
      'succeeded',
    ]);
    expect((await causesOf(id)).slice(4)).toEqual([['CHARGE_SUCCEEDED', null]]);
    await way.mends(id);
    expect(await store.mend(id)).toBe(true);
    expect((await known(store, id)).projection).toMatchObject({
      payment: { state: 'idle', lastAttemptId: attemptId },
      balance: { openMinor: 30_000 },
    });
    expect((await store.look(id)).work).toMatchObject([{ verb: 'sendEmail' }]);
  });

  test('holds up nobody else', async () => {
    const [{ id, number }, other] = [await owing(store, 100_000), await owing(store, 100_000)];
    await way.breaks(id);
    await transfer(store, 1, { concept: number });
    await transfer(store, 1, { concept: other.number });
    expect(await known(store, other.id)).toMatchObject({ stuckSince: null, step: 3 });
  });
});

test('a database that takes its time makes nobody stuck; a chart that does, does', async () => {
  const { id, number } = await owing(store, 100_000);
  await world.sql(
    'CREATE FUNCTION sleeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(5.1); RETURN NEW; END $$',
  );
  await world.sql('CREATE TRIGGER sleeps BEFORE INSERT ON allocations FOR EACH ROW EXECUTE FUNCTION sleeps()');
  await transfer(store, 1, { concept: number });
  await world.sql('DROP FUNCTION sleeps CASCADE');
  expect(await known(store, id)).toMatchObject({ stuckSince: null, step: 3 });

  let clock = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (clock += 3_000));
  await transfer(store, 1, { concept: number });
  expect((await stateOf(id)).stuck_because).toBe('One decision took longer than 5000 ms');
});

test('one whose opening breaks is there, and begins when it is mended', async () => {
  jest.spyOn(accountChart, 'step').mockImplementation(() => {
    throw new Error('no');
  });
  const { id } = await store.openAccount(opening());
  expect(await known(store, id)).toMatchObject({ step: 0, projection: null, stuckSince: expect.any(String) });
  jest.restoreAllMocks();
  expect(await store.mend(id)).toBe(true);
  expect([await linesOf(store, id), (await known(store, id)).projection?.collections.state]).toEqual([
    ['account.opened', 'account.mended'],
    'current',
  ]);
});

test('those that are stuck are tried one after the other, each left alone for longer than before', async () => {
  await world.sql('UPDATE account_states SET nudge_after = NULL, nudges = 0 WHERE stuck_since IS NOT NULL');
  const [one, two] = [await owing(store, 100_000), await owing(store, 100_000)];
  for (const { id, number } of [one, two]) {
    await spoil(id, '{snapshot}');
    await transfer(store, 1, { concept: number });
    world.clock.now = new Date(Date.parse(world.clock.now) + 1_000).toISOString() as typeof world.clock.now;
  }
  const ours = async (limit: number) =>
    (await store.stuckAccounts(limit)).filter((id) => id === one.id || id === two.id);
  const seen = [...(await ours(500)), ...(await ours(500))];
  expect(seen.sort()).toEqual([one.id, two.id].sort());
  const waits = await world.sql(
    'SELECT nudges, round(extract(epoch FROM nudge_after - clock_timestamp()) / 60) AS minutes FROM account_states WHERE account_id = $1',
    [one.id],
  );
  expect(waits).toEqual([{ nudges: 1, minutes: '1' }]);
  await world.sql("UPDATE account_states SET nudge_after = clock_timestamp() - interval '1 s' WHERE account_id = $1", [
    one.id,
  ]);
  expect(await ours(500)).toEqual([one.id]);
  expect(
    await world.sql(
      'SELECT nudges, round(extract(epoch FROM nudge_after - clock_timestamp()) / 60) AS minutes FROM account_states WHERE account_id = $1',
      [one.id],
    ),
  ).toEqual([{ nudges: 2, minutes: '2' }]);
  for (const { id } of [one, two]) await restore(id);
  expect([await store.mend(one.id), await store.mend(two.id), await refusal(store.mend('acc_no'))]).toEqual([
    true,
    true,
    '404 not_found',
  ]);
});
