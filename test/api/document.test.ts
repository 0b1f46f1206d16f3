import { beforeAll, describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
}
interface Document {
  openapi: string;
  info: { title: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { title?: string; examples?: unknown[] }>; securitySchemes: object };
}

let document: Document;
let operations: { path: string; method: string; operation: Operation }[] = [];

beforeAll(async () => {
  document = (await api.get('/openapi.json', { role: null })).json();
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
});

describe('the document at /openapi.json', () => {
  test('is OpenAPI 3.1 and lists every route', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const routes = [...api.app.accessByRoute.keys()]
      .filter((route) => !/^GET \/(openapi\.json|docs)|^\w+ \/(pay|password|sign-in)\//.test(route))
      .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'));
    expect(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(routes.sort());
  });

  test('names each operation once, in words, under a known heading', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const headings = document.tags.map((tag) => tag.name);
    for (const { operation } of operations) {
      expect(operation).toMatchObject({
        operationId: expect.stringMatching(/^[a-z][A-Za-z]+$/),
        summary: expect.stringMatching(/^[A-Z]/),
      });
      expect(headings).toEqual(expect.arrayContaining(operation.tags ?? ['none']));
    }
  });

  test('declares what stands in each path, and the key of each POST', () => {
    for (const { path, method, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const parameters = operation.parameters ?? [];
      expect(
        parameters
          .filter((one) => one.in === 'path' && one.required)
          .map((one) => one.name)
          .sort(),
      ).toEqual(inPath);
      expect(parameters.filter((one) => one.name === 'Idempotency-Key')).toHaveLength(method === 'post' ? 1 : 0);
    }
  });

  test('says of each answer what it is, and of each failure that it is a problem', () => {
    for (const { path, operation } of operations) {
      for (const response of Object.values(operation.responses))
        expect(response.description).not.toBe('Default Response');
      if (path.startsWith('/v1/'))
        expect(Object.keys(operation.responses.default?.content ?? {})).toEqual(['application/problem+json']);
      else expect(operation.security).toEqual([]);
    }
  });

  test('refers to nothing that is missing, and keeps nothing that nobody refers to', () => {
    const text = JSON.stringify(document);
    const referred = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name));
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
    expect(text).not.toContain('__SCHEMA__');
  });

  test('gives every schema a title, and every body an example that is taken', async () => {
    for (const [name, schema] of Object.entries(document.components.schemas))
      expect([name, schema.title]).toEqual([name, expect.any(String)]);
    const examples = Object.entries(document.components.schemas).flatMap(([name, { examples = [] }]) =>
      name.endsWith('Input') ? examples.map((example) => ({ name, example })) : [],
    );
    expect(examples.length).toBeGreaterThan(10);
    for (const { name, example } of examples) {
      const { path } = operations.find(({ operation }) =>
        JSON.stringify(operation.requestBody ?? {}).includes(`/${name}"`),
      ) ?? { path: '' };
      if (operations.some((one) => one.path === path && one.method === 'patch')) continue;
      const id =
        { accounts: 'acc_none', invoices: 'inv_none', disputes: 'dsp_none', 'bank-transfers': 'btx_none' }[
          path.split('/')[2] ?? ''
        ] ?? 'none';
      const { statusCode } = await api.post(path.replace('{id}', id), example);
      expect([name, statusCode < 400 || statusCode === 404 || statusCode === 405]).toEqual([name, true]);
    }
  });
});

describe('the page at /docs', () => {
  test('needs nothing from elsewhere', async () => {
    const page = await api.get('/docs', { role: null });
    expect(page.headers['content-type']).toContain('text/html');
    const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      expect(link).toMatch(/^\/docs\//);
      expect((await api.get(link, { role: null })).statusCode).toBe(200);
    }
    expect((await api.get('/docs/../package.json', { role: null })).statusCode).toBe(404);
  });
});
