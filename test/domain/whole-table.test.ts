import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { z } from 'zod';
import type { App } from '../../api/deps.ts';
import { answerCsv } from '../../api/http/csv-lists.ts';
import { answerCompiler, validatorCompiler } from '../../api/http/validation.ts';
import { pageOf, pageQuery } from '../../api/http/schemas/page.ts';

const Item = z.strictObject({ id: z.string() });
const csv = { accept: 'text/csv' };
const open: App[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((app) => app.close()))));
const CURSOR = /^\d+$/;

/** A list of so many items, a page at a time: how it is asked, and what it was asked. */
async function listOf(count: number, failsAt = Number.POSITIVE_INFINITY) {
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
  open.push(app);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const get = (path: string, headers: Record<string, string> = csv): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { get, asked };
}

describe('a whole list as a table', () => {
  test('is read from its beginning to its end, the largest pages at a time', async () => {
    const { get, asked } = await listOf(230);
    const answer = await get('/items');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines).toEqual(['id', ...Array.from({ length: 230 }, (_, i) => `i${i}`)]);
    expect(asked).toEqual([0, 100, 200].map((from) => ({ limit: 100, from })));
  });

  test('that is empty is its heading', async () => {
    expect(await (await (await listOf(0)).get('/items')).text()).toBe('id\r\n');
  });

  test('is a page where one is asked for, and JSON for whoever asks for no table', async () => {
    const page = await (await listOf(5)).get('/items?limit=2');
    expect([await page.text(), page.headers.get('link')]).toEqual([
      'id\r\ni0\r\ni1\r\n',
      '</items?limit=2&cursor=2>; rel="next"',
    ]);
    expect(await (await (await listOf(1)).get('/items', {})).json()).toEqual({
      items: [{ id: 'i0' }],
      nextCursor: null,
    });
  });

  test('what is wrong is told before a table is begun; what fails later breaks it off', async () => {
    expect((await (await listOf(9)).get('/items?cursor=x')).status).toBe(400);
    expect((await (await listOf(9, 0)).get('/items')).status).toBe(500);
    const { get } = await listOf(230, 100);
    await expect(get('/items').then((answer) => answer.text())).rejects.toThrow();
  });
});
