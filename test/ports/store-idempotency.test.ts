import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { account, newId, now, openWorld, type World } from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const LEASE_MS = 60_000;
const claiming = (key: string, rest: Partial<Parameters<Store['claim']>[0]> = {}) => ({
  scope: 'POST /v1/x',
  key,
  bodyHash: 'h',
  leaseMs: LEASE_MS,
  requestId: newId('req'),
  now,
  ...rest,
});
const answer = { status: 201, body: { id: 'x', nested: [1, null] }, location: '/v1/x/1' };

test('of ten at once, one does it', async () => {
  const claims = await Promise.all(Array.from({ length: 10 }, () => store.claim(claiming('ten'))));
  expect(claims.filter((one) => one.state === 'new')).toHaveLength(1);
  expect(claims.filter((one) => one.state === 'running')).toHaveLength(9);
});

test('once answered, the answer is given again; another body is refused', async () => {
  const input = claiming('done');
  expect(await store.claim(input)).toEqual({ state: 'new', requestId: input.requestId });
  await store.keepAnswer({ ...input, answer });
  expect(await store.claim(claiming('done'))).toEqual({ state: 'done', answer });
  expect(await store.claim(claiming('done', { bodyHash: 'other' }))).toEqual({ state: 'reused' });
});

test('the same key elsewhere is another', async () => {
  await store.claim(claiming('scoped'));
  expect(await store.claim(claiming('scoped', { scope: 'POST /v1/y' }))).toMatchObject({ state: 'new' });
});

test('given up, it is resumed under its first request, by one', async () => {
  const input = claiming('released');
  await store.claim(input);
  await store.releaseClaim(input);
  const claims = await Promise.all(Array.from({ length: 5 }, () => store.claim(claiming('released'))));
  expect(claims.filter((one) => one.state === 'resumed')).toEqual([{ state: 'resumed', requestId: input.requestId }]);
  expect(claims.filter((one) => one.state === 'running')).toHaveLength(4);
});

test('whose holder died is resumed when its lease is over, by one; what others do goes on', async () => {
  const [mine, other] = [claiming('mine', { leaseMs: 3_000 }), claiming('other')];
  await store.claim(mine);
  await store.claim(other);
  expect(await store.claim(claiming('mine'))).toEqual({ state: 'running' });
  await wait(3_100);
  const claims = await Promise.all([1, 2, 3].map(() => store.claim(claiming('mine'))));
  expect(claims.map(({ state }) => state).sort()).toEqual(['resumed', 'running', 'running']);
  expect(claims).toContainEqual({ state: 'resumed', requestId: mine.requestId });
  expect(await store.claim(claiming('other'))).toEqual({ state: 'running' });
});

test('whose holder lives on, and says so, is not resumed', async () => {
  const input = claiming('alive', { leaseMs: 3_000 });
  await store.claim(input);
  await store.renewClaim({ ...input, leaseMs: LEASE_MS });
  await wait(3_100);
  expect(await store.claim(claiming('alive'))).toEqual({ state: 'running' });
});

test('given up, or answered, it has no lease that could be renewed', async () => {
  const [released, answered] = [claiming('late-release'), claiming('late-answer')];
  for (const input of [released, answered]) await store.claim(input);
  await store.releaseClaim(released);
  await store.keepAnswer({ ...answered, answer });
  for (const input of [released, answered]) await store.renewClaim(input);
  expect(await store.claim(claiming('late-release'))).toMatchObject({ state: 'resumed' });
  expect(await store.claim(claiming('late-answer'))).toMatchObject({ state: 'done' });
});

test('an answer is not given up any more', async () => {
  const input = claiming('kept');
  await store.claim(input);
  await store.keepAnswer({ ...input, answer });
  await store.releaseClaim(input);
  expect(await store.claim(claiming('kept'))).toMatchObject({ state: 'done' });
});

test('after its time it is forgotten', async () => {
  await store.claim(claiming('old', { now: '2026-01-01T00:00:00.000Z' }));
  expect(await store.forgetAnswersBefore('2026-01-02T00:00:00.000Z')).toBe(1);
  expect(await store.claim(claiming('old'))).toMatchObject({ state: 'new' });
});

test("a request's answer is forgotten with it", async () => {
  const id = await account(store);
  await world.sql(
    "INSERT INTO requests (id, account_id, version, at) VALUES ('req_old', $1, 1, '2026-01-01'), ('req_new', $1, 1, '2026-01-03')",
    [id],
  );
  await store.forgetAnswersBefore('2026-01-02T00:00:00.000Z');
  expect(await world.sql('SELECT id FROM requests')).toEqual([{ id: 'req_new' }]);
});
