import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { z } from 'zod';
import type { App } from '../../api/deps.ts';
import { answerCsv } from '../../api/http/csv-lists.ts';
import { answerCompiler, validatorCompiler } from '../../api/http/validation.ts';
import { pageOf, pageQuery } from '../../api/http/schemas/page.ts';

const Item = z.strictObject({ id: z.string() });
const csv = { accept: 'text/csv' };
const CURSOR = /^\d+$/;

interface List {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  asked: { limit: number; from: number }[];
}

/** While a list of so many items is served, a page at a time: how it is asked, and what it was asked. */
async function withList(count: number, look: (list: List) => Promise<void>, failsAt = Infinity): Promise<void> {
  const asked: { limit: number; from: number }[] = [];
  const app = Fastify() as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(answerCompiler(true));
  answerCsv(app);
  app.get(
    '/items',
    { config: { access: 'anybody' }, schema: { querystring: pageQuery, response: { 200: pageOf(Item) } } },
    async ({ query: { limit, cursor = '0' } }) => {
      if (!CURSOR.test(cursor)) throw Object.assign(new Error('no such cursor'), { statusCode: 400 });
      const from = Number(cursor);
      asked.push({ limit, from });
      if (from >= failsAt) throw new Error('away');
      const end = Math.min(count, from + limit);
      const items = Array.from({ length: end - from }, (_, i) => ({ id: `i${from + i}` }));
      return { items, nextCursor: end < count ? String(end) : null };
    },
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  try {
    await look({ get: (path, headers = csv) => fetch(`http://127.0.0.1:${port}${path}`, { headers }), asked });
  } finally {
    await app.close();
  }
}

describe('a whole list as a table', () => {
  test('is read from its beginning to its end, the largest pages at a time', () =>
    withList(230, async ({ get, asked }) => {
      const answer = await get('/items');
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      const lines = (await answer.text()).trimEnd().split('\r\n');
      expect(lines).toEqual(['id', ...Array.from({ length: 230 }, (_, i) => `i${i}`)]);
      expect(asked).toEqual([0, 100, 200].map((from) => ({ limit: 100, from })));
    }));

  test('that is empty is its heading', () =>
    withList(0, async ({ get }) => expect(await (await get('/items')).text()).toBe('id\r\n')));

  test('is a page where one is asked for, and JSON for whoever asks for no table', () =>
    withList(3, async ({ get }) => {
      const page = await get('/items?limit=2');
      expect(await page.text()).toBe('id\r\ni0\r\ni1\r\n');
      expect(page.headers.get('link')).toBe('</items?limit=2&cursor=2>; rel="next"');
      expect(await (await get('/items?limit=1', {})).json()).toMatchObject({ items: [{ id: 'i0' }] });
    }));

  test('what is wrong is told before a table is begun', async () => {
    await withList(9, async ({ get }) => expect((await get('/items?cursor=x')).status).toBe(400));
    await withList(9, async ({ get }) => expect((await get('/items')).status).toBe(500), 0);
  });

  test('what fails later breaks it off', () =>
    withList(230, ({ get }) => expect(get('/items').then((answer) => answer.text())).rejects.toThrow(), 100));
});
