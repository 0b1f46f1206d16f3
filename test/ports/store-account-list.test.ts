import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Day, Instant } from '../../domain/time/time.ts';
import { BadCursor, type Store } from '../../ports/store/store.ts';
import { passes } from './store-deeds.ts';
import { agent, invoice, newId, opening, openWorld, type World } from './store-world.ts';

/** The list of accounts: its orders, pages, filters and search. */

let world: World;
const ids: string[] = [];
beforeAll(async () => {
  world = await openWorld();
  for (const [index, name] of ['Ácme', 'Banco_Uno', 'Cemex', 'Delta 100%', 'Épsilon', 'Füller'].entries()) {
    const profile = {
      name,
      email: `pay${index}@${name === 'Cemex' ? 'CEMEX' : 'x'}.example`,
      externalId: index === 1 ? 'EXT-9' : null,
    };
    const { id } = await world.store.openAccount(opening(profile, { clockStartsAt: '2026-01-02T15:00:00.000Z' }));
    ids.push(id);
    if (index % 2 === 1) continue;
    const month = `2026-0${index + 1}`;
    await invoice(world.store, id, [50_000, 0, 70_000, 0, 50_000][index] as number, {
      issuedOn: '2026-01-02',
      dueOn: `${month}-10` as Day,
    });
    await passes(world.store, id, `${month}-12T15:00:00.000Z` as Instant);
  }
});
afterAll(() => world.close());

/** Every page of one, so that each boundary is crossed. */
async function namesBy(query: Partial<Parameters<Store['accounts']>[0]>, limit = 1): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Store['accounts']>> = await world.store.accounts({ ...query, limit, cursor });
    names.push(...page.items.map((one) => one.name));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return names;
}

test('is newest first, and the same whatever the pages', async () => {
  const all = ['Füller', 'Épsilon', 'Delta 100%', 'Cemex', 'Banco_Uno', 'Ácme'];
  for (const limit of [1, 2, 5, 6, 100]) expect(await namesBy({}, limit)).toEqual(all);
});

test('by balance and by age of debt, those without last', async () => {
  const byBalance = await namesBy({ sort: 'balance' });
  expect(byBalance[0]).toBe('Cemex');
  expect(new Set(byBalance.slice(1, 3))).toEqual(new Set(['Ácme', 'Épsilon']));
  expect(new Set(byBalance)).toHaveProperty('size', 6);
  const byAge = await namesBy({ sort: 'overdueSince' });
  expect(byAge.slice(0, 3)).toEqual(['Ácme', 'Cemex', 'Épsilon']);
  expect(new Set(byAge)).toHaveProperty('size', 6);
  expect(new Set(await namesBy({ sort: 'name' }))).toHaveProperty('size', 6);
});

test('is filtered by state, service and age', async () => {
  expect(await namesBy({ state: 'overdue' })).toEqual(['Épsilon', 'Cemex', 'Ácme']);
  expect(await namesBy({ service: 'deactivated' })).toEqual([]);
  expect(await namesBy({ overdueFrom: '2026-03-10' })).toEqual(['Cemex', 'Ácme']);
  expect(await namesBy({ overdueFrom: '2026-03-10', sort: 'overdueSince' })).toEqual(['Ácme', 'Cemex']);
});

test('is searched in id, name, e-mail and external id, in any case', async () => {
  expect(await namesBy({ q: 'cEMex' })).toEqual(['Cemex']);
  expect(await namesBy({ q: 'ÉPSI' })).toEqual(['Épsilon']);
  expect(await namesBy({ q: 'ext-9' })).toEqual(['Banco_Uno']);
  expect(await namesBy({ q: 'PAY3@' })).toEqual(['Delta 100%']);
  expect(await namesBy({ q: (ids[0] as string).toUpperCase() })).toEqual(['Ácme']);
});

test('by one letter or two where a word begins', async () => {
  expect(await namesBy({ q: 'ce' })).toEqual(['Cemex']);
  expect(await namesBy({ q: 'É' })).toEqual(['Épsilon']);
  expect(await namesBy({ q: 'ex' })).toEqual(['Banco_Uno']);
  expect(await namesBy({ q: '10' })).toEqual(['Delta 100%']);
  expect(await namesBy({ q: 'me' })).toEqual([]);
});

test('takes the signs of a search as they are', async () => {
  expect(await namesBy({ q: '100%' })).toEqual(['Delta 100%']);
  expect(await namesBy({ q: '%' })).toEqual(['Delta 100%']);
  expect(await namesBy({ q: 'o_u' })).toEqual(['Banco_Uno']);
  expect(await namesBy({ q: '\\' })).toEqual([]);
  expect(await namesBy({ q: "'; drop table accounts; --" })).toEqual([]);
});

test('refuses a cursor that no page of it gave', async () => {
  const { nextCursor } = await world.store.accounts({ limit: 1, cursor: null });
  const forged = Buffer.from(JSON.stringify(['accounts by newest', 'x'])).toString('base64url');
  for (const cursor of ['', 'x', 'e30', '!!!', forged])
    await expect(world.store.accounts({ limit: 1, cursor })).rejects.toThrow(BadCursor);
  await expect(world.store.accounts({ limit: 1, cursor: nextCursor, sort: 'name' })).rejects.toThrow(BadCursor);
  await expect(world.store.payments(ids[0] as string, { limit: 1, cursor: nextCursor })).rejects.toThrow(BadCursor);
});

test('is filtered by a tag, as it is now, in every order', async () => {
  const { store } = world;
  const tag = (at: number, tags: string[]) =>
    store.changeAccount({ accountId: ids[at] as string, profile: { tags }, requestId: newId('req'), actor: agent });
  await tag(2, ['vip', 'norte']);
  await tag(3, ['vip']);
  await tag(3, ['sur']);
  await store.openAccount(opening({ name: 'Born', tags: ['vip'] }));
  for (const sort of ['newest', 'name', 'balance', 'overdueSince'] as const)
    expect(new Set(await namesBy({ tag: 'vip', sort }))).toEqual(new Set(['Born', 'Cemex']));
  expect(await namesBy({ tag: 'sur' })).toEqual(['Delta 100%']);
  expect(await namesBy({ tag: 'sur', q: 'delta', state: 'current' })).toEqual(['Delta 100%']);
  expect(await namesBy({ tag: '' })).toEqual([]);
});
