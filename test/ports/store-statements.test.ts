import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clabeProblem } from '../../domain/mexico/clabe.ts';
import { ownClabe } from '../../domain/mexico/own-clabes.ts';
import type { Store } from '../../ports/store/store.ts';
import { account, agent, invoice, newId, now, openWorld, refusal, transfer, type World } from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

describe('CLABEs of accounts’ own', () => {
  const give = (accountId: string, prefix = '6461801234567', taken: string[] = []) =>
    store.allocateClabe({ accountId, prefix, taken, actor: agent });

  test('asked for at once are numbered on, each for one account', async () => {
    const accounts = await Promise.all([1, 2, 3, 4, 5].map(() => account(store)));
    const given = await Promise.all([...accounts, ...accounts].map((id) => give(id)));
    const clabes = given.map(({ clabe }) => clabe);
    expect(new Set(clabes).size).toBe(5);
    expect(clabes.slice(5)).toEqual(clabes.slice(0, 5));
    expect(given.filter(({ isNew }) => isNew)).toHaveLength(5);
    expect(clabes.map(clabeProblem)).toEqual(Array(10).fill(null));
    expect([...new Set(clabes)].map((clabe) => clabe.slice(13, 17)).sort()).toEqual([
      '0001',
      '0002',
      '0003',
      '0004',
      '0005',
    ]);
    expect(await store.clabeOf(accounts[0] ?? '')).toBe(clabes[0]);
  });

  test('are never one of the company’s, and end with their range', async () => {
    const first = ownClabe('6461809999999', 1) ?? '';
    expect(await give(await account(store), '6461809999999', [first])).toEqual({
      clabe: ownClabe('6461809999999', 2),
      isNew: true,
    });
    await world.sql(
      `INSERT INTO virtual_clabes (clabe, account_id, prefix, number, actor, created_at)
       VALUES ('000000000000000000', $1, '6461808888888', 9999, '{}', now())`,
      [await account(store)],
    );
    expect(await refusal(give(await account(store), '6461808888888'))).toBe('422 clabe_range_exhausted');
  });
});

describe('a statement', () => {
  const counts = { rows: 1, new: 1, duplicates: 0, matched: 1, partial: 0, unmatched: 0, skipped: 0 };

  test('is begun once and finished once, and its feed with it', async () => {
    const id = newId('bst');
    const begun = { id, format: 'csv' as const, mapping: 'ours', sha256: 'x', actor: agent, createdAt: now };
    await store.beginStatement(begun);
    await store.beginStatement(begun);
    expect(await store.statementById(id)).toMatchObject({ finishedAt: null, counts: null, rejected: [] });
    const end = { id, counts, rejected: [], rejectedRows: 0, finishedAt: now, feedId: newId('bfi') };
    const ended = await store.finishStatement({ ...end, importedThrough: '2026-02-27' });
    expect(ended).toMatchObject({ counts, finishedAt: now, importedThrough: '2026-02-27' });
    expect(await store.finishStatement({ ...end, feedId: newId('bfi'), importedThrough: '2026-01-01' })).toEqual(ended);
    expect(await store.bankFeed()).toMatchObject({ importedThrough: '2026-02-27' });
    expect((await store.statements({ limit: 10, cursor: null })).items).toEqual([ended]);
  });

  test('names what it brought; what it repeats leaves no row', async () => {
    const id = newId('bst');
    await store.beginStatement({ id, format: 'mt940', mapping: null, sha256: 'y', actor: agent, createdAt: now });
    const { number } = await invoice(store, await account(store), 1_000);
    const said = { trackingKey: 'STATEMENT1', concept: number, statementId: id };
    expect(await transfer(store, 1_000, said)).toMatchObject({ status: 'matched', statementId: id });
    const [{ n: before } = { n: 0 }] = await world.sql<{ n: number }>('SELECT count(*)::int AS n FROM transfers');
    const again = await transfer(store, 1_000, { ...said, concept: 'SPEI', settledAt: '2026-03-12T18:00:00.000Z' });
    expect(again.status).toBe('duplicate');
    expect(await world.sql('SELECT count(*)::int AS n FROM transfers')).toEqual([{ n: before }]);
    expect(await transfer(store, 999, said)).toMatchObject({ status: 'duplicate', amountMinor: 999 });
  });
});
