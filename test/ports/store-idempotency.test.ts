import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { newId, now, openWorld, type World } from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const claiming = (key: string, rest: Partial<Parameters<Store['claim']>[0]> = {}) => ({
  scope: 'POST /v1/x',
  key,
  bodyHash: 'h',
  owner: 'api-1',
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
  expect(await store.claim(claiming('done', { owner: 'api-2' }))).toEqual({ state: 'done', answer });
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

test('what a process left when it died is resumed; what others do goes on', async () => {
  const [mine, other] = [claiming('mine', { owner: 'api-dead' }), claiming('other', { owner: 'api-alive' })];
  await store.claim(mine);
  await store.claim(other);
  await store.releaseClaims('api-dead');
  expect(await store.claim(claiming('mine'))).toEqual({ state: 'resumed', requestId: mine.requestId });
  expect(await store.claim(claiming('other'))).toEqual({ state: 'running' });
});

test('an answer is not given up any more', async () => {
  const input = claiming('kept');
  await store.claim(input);
  await store.keepAnswer({ ...input, answer });
  await store.releaseClaim(input);
  await store.releaseClaims(input.owner);
  expect(await store.claim(claiming('kept'))).toMatchObject({ state: 'done' });
});

test('after its time it is forgotten', async () => {
  await store.claim(claiming('old', { now: '2026-01-01T00:00:00.000Z' }));
  expect(await store.forgetAnswersBefore('2026-01-02T00:00:00.000Z')).toBe(1);
  expect(await store.claim(claiming('old'))).toMatchObject({ state: 'new' });
});
