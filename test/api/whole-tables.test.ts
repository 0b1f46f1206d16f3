import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();
const csv = { headers: { accept: 'text/csv' } };
const MANY = 230;
const lines = (body: string): string[] => body.trimEnd().split('\r\n').slice(1);

/** Lists as whole tables: a page at a time, and no part that passes for the whole. */
beforeAll(async () => {
  for (let i = 1; i <= MANY; i++)
    await api.made('/v1/views', { name: `View ${i}`, list: 'long', query: { sort: 'name' } });
});

/** An API whose list of views comes as told, from its second page on. */
const serving = (later: (page: () => ReturnType<Store['views']>) => ReturnType<Store['views']>) =>
  api.serve({
    store: {
      ...api.store,
      views: (query) => (query.cursor === null ? api.store.views(query) : later(() => api.store.views(query))),
    },
  });

describe('a list as a table', () => {
  test('is all of it, from the beginning to the end, each once', async () => {
    const answer = await api.get('/v1/views?list=long', csv);
    expect([answer.statusCode, answer.headers.link]).toEqual([200, undefined]);
    const names = lines(answer.body).map((line) => line.split(',')[1]);
    expect(new Set(names).size).toBe(MANY);
    expect(names).toHaveLength(MANY);
  });

  test('is a page where a page is asked for', async () => {
    const first = await api.get('/v1/views?list=long&limit=100', csv);
    expect(lines(first.body)).toHaveLength(100);
    const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.link ?? '')?.[1] ?? '';
    expect(lines((await api.get(next, csv)).body)).toHaveLength(100);
  });

  test('what is wrong with the request is told, and no table begun', async () => {
    const answer = await api.get('/v1/accounts?state=asleep', csv);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ]);
    expect((await api.get('/v1/accounts/acc_none/notes', csv)).statusCode).toBe(404);
  });

  test('that it was taken stands in the audit once', async () => {
    const exports = async () =>
      (await api.get('/v1/audit?limit=100'))
        .json()
        .items.filter(({ data }: { data: { route?: string } }) => data.route === '/v1/views').length;
    const before = await exports();
    await api.get('/v1/views?list=long', csv);
    expect(await exports()).toBe(before + 1);
  });

  test('that fails in the middle breaks off', async () => {
    const app = await serving(() => Promise.reject(new Error('away')));
    await expect(api.call('GET', '/v1/views?list=long', csv, app)).rejects.toThrow();
    expect((await api.call('GET', '/v1/views?list=long&limit=100', csv, app)).statusCode).toBe(200);
    await app.close();
  });

  test('four long ones at a time; a short one whenever', async () => {
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => void (go = resolve));
    let waiting = 0;
    const app = await serving(async (page) => {
      waiting += 1;
      await gate;
      return page();
    });
    const four = Array.from({ length: 4 }, () => api.call('GET', '/v1/views?list=long', csv, app));
    while (waiting < 4) await new Promise((resolve) => setTimeout(resolve, 10));
    const fifth = await api.call('GET', '/v1/views?list=long', csv, app);
    expect([fifth.statusCode, fifth.headers['retry-after'], fifth.json().code]).toEqual([429, '5', 'too_many_tables']);
    expect((await api.call('GET', '/v1/views?list=short', csv, app)).statusCode).toBe(200);
    go();
    for (const one of await Promise.all(four)) expect(lines(one.body)).toHaveLength(MANY);
    expect((await api.call('GET', '/v1/views?list=long', csv, app)).statusCode).toBe(200);
    await app.close();
  });
});
