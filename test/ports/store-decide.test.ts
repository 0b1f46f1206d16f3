import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agenda } from '../../domain/work.ts';
import type { Store } from '../../ports/store/store.ts';
import { asked } from './store-deeds.ts';
import {
  account,
  agent,
  invoice,
  method,
  newId,
  now,
  openWorld,
  owing,
  refusal,
  transfer,
  type World,
} from './store-world.ts';

/** One transaction for all that a fact, a request or time comes to. */

let world: World;
let store: Store;
const news: { accountId: string; agenda: Agenda }[] = [];
beforeAll(
  async () =>
    ({ store } = world = await openWorld({ onNews: (accountId, agenda) => void news.push({ accountId, agenda }) })),
);
afterAll(() => world.close());
const newsOf = (id: string): Agenda[] => news.filter(({ accountId }) => accountId === id).map(({ agenda }) => agenda);

/** Every row that there is of an account. */
async function rowsOf(accountId: string): Promise<Record<string, unknown[]>> {
  const tables = [
    'account_states',
    'projections',
    'timeline',
    'facts',
    'effects',
    'tasks',
    'invoices',
    'payments',
    'allocations',
    'credit_movements',
  ];
  return Object.fromEntries(
    await Promise.all(
      tables.map(async (table) => [
        table,
        await world.sql(`SELECT * FROM ${table} WHERE account_id = $1 ORDER BY 1, 2`, [accountId]),
      ]),
    ),
  );
}

describe('a decision', () => {
  test('writes state, line, fact, projection, effect and next instant with the money', async () => {
    const { id, number } = await owing(store, 100_000);
    await transfer(store, 40_000, { concept: number });
    const { account_states, timeline, facts, effects, projections } = await rowsOf(id);
    expect(account_states).toMatchObject([
      {
        step: 3,
        version: 3,
        timeline_seq: 4,
        fact_seq: 3,
        told_seq: 3,
        stuck_since: null,
        work_since: new Date(now),
        next_kind: 'contact',
      },
    ]);
    expect(timeline?.slice(2)).toMatchObject([
      { seq: 3, step: 3, type: 'transfer.received' },
      { seq: 4, step: 3, type: 'transfer.matched' },
    ]);
    expect(facts?.at(-1)).toMatchObject({ seq: 3, step: 3, at: new Date(now), type: 'TRANSFER_RECEIVED' });
    expect(effects).toMatchObject([
      { step: 3, position: 0, type: 'sendEmail', status: 'pending', queue: 'puntual-mails', decided_at: new Date(now) },
    ]);
    expect(projections).toMatchObject([
      { state: 'current', open_minor: '60000', body: { balance: { openMinor: 60_000 } } },
    ]);
    expect((await store.lookAt(id))?.state).toMatchObject({ step: 3, version: 3 });
    expect((await store.standing(id)).next).toBe((await store.look(id)).wakeAt);
  });

  describe('of which any part fails', () => {
    afterEach(() => world.sql('DROP FUNCTION fails CASCADE'));
    test.each([
      ['timeline', 'INSERT'],
      ['facts', 'INSERT'],
      ['effects', 'INSERT'],
      ['projections', 'UPDATE'],
      ['account_states', 'UPDATE'],
      ['allocations', 'INSERT'],
      ['transfers', 'UPDATE'],
    ])('(%s) leaves nothing behind, and the same again works', async (table, verb) => {
      const { id, number } = await owing(store, 100_000);
      const before = await rowsOf(id);
      const heard = newsOf(id);
      await world.sql(
        `CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room' ` +
          `USING ERRCODE = 'disk_full'; END $$`,
      );
      await world.sql(`CREATE TRIGGER fails BEFORE ${verb} ON ${table} FOR EACH ROW EXECUTE FUNCTION fails()`);
      const id_ = newId('btx');
      await expect(transfer(store, 40_000, { id: id_, concept: number })).rejects.toThrow('no room');
      expect([await rowsOf(id), await store.transferById(id_), newsOf(id)]).toEqual([before, null, heard]);
      await world.sql(`DROP TRIGGER fails ON ${table}`);
      expect(await transfer(store, 40_000, { id: id_, concept: number })).toMatchObject({ status: 'partial' });
    });
  });

  test('that is refused leaves nothing behind', async () => {
    const { id, invoiceId } = await owing(store, 100_000);
    const before = await rowsOf(id);
    expect(
      await refusal(store.refundCredit({ id: newId('ref'), accountId: id, amountMinor: 1, reason: 'x', actor: agent })),
    ).toBe('422 credit_too_small');
    expect(await asked(store, id, { type: 'PROOF_ACCEPTED', proofId: 'prf_no' })).toMatchObject({ ok: false });
    expect(
      await refusal(store.noteCredit({ id: newId('crn'), invoiceId, amountMinor: 100_001, reason: 'x', actor: agent })),
    ).toBe('422 credit_too_large');
    expect(await rowsOf(id)).toEqual(before);
  });

  test('that changes nothing writes nothing', async () => {
    const { id } = await owing(store, 100_000);
    const row = () => world.sql('SELECT xmin::text, * FROM account_states WHERE account_id = $1', [id]);
    const before = await row();
    expect(await store.reach(id)).toMatchObject({ step: 2, next: 'contact' });
    expect(await row()).toEqual(before);
  });

  test('tells what the workflow does not know yet, and nothing else', async () => {
    const id = await account(store);
    // Nothing is to be done, and time brings nothing.
    expect(newsOf(id)).toEqual([]);
    const { number } = await invoice(store, id, 100_000);
    expect(newsOf(id)).toEqual([await store.look(id)]);
    await method(store, id);
    await store.reach(id);
    expect(newsOf(id)).toHaveLength(1);
    await transfer(store, 1, { concept: number });
    expect(newsOf(id).at(-1)?.work).toMatchObject([{ verb: 'sendEmail', lane: null, queue: 'puntual-mails' }]);
  });
});

test('the timeline is read after a line, in pages', async () => {
  const id = await account(store);
  for (let i = 0; i < 4; i++) await method(store, id);
  const first = await store.timeline(id, { limit: 2, cursor: null, after: 1 });
  const second = await store.timeline(id, { limit: 2, cursor: first.nextCursor, after: 1 });
  expect([first, second].map((page) => page.items.map((one) => one.seq))).toEqual([
    [2, 3],
    [4, 5],
  ]);
  expect(second.nextCursor).toBeNull();
});
