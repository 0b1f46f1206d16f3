import { beforeAll, describe, expect, test } from '@jest/globals';
import { ACCESS } from '../../api/http/access.ts';
import type { Role } from '../../domain/account.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();

const ROLES: Role[] = ['admin', 'agent', 'viewer', 'customer'];

/** Every route that the server has, as its document lists them, and the ones that it hides. */
let routes: { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: string }[] = [];

beforeAll(() => {
  const { paths } = api.app.swagger() as unknown as { paths: Record<string, Record<string, object>> };
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({ method: method.toUpperCase() as 'GET', path })),
  );
});

const accessOf = (method: string, path: string) => ACCESS[`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`];

describe('who may call what', () => {
  test('is said of every route, and of nothing else', () => {
    const named = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    expect([...named, 'GET /openapi.json'].sort()).toEqual(Object.keys(ACCESS).sort());
  });

  test('every role gets what it was given, and 403 otherwise; no key gets 401', async () => {
    const before = await api.rowCounts();
    for (const { method, path } of routes) {
      const access = accessOf(method, path);
      // Nothing has this id: whoever gets through is told so, or that fields are missing.
      const url = path.replace('{id}', 'none').replace('{name}', 'none').replace('{version}', '1');
      const label = `${method} ${path}`;
      for (const role of ROLES) {
        const { statusCode } = await api.call(method, url, { role });
        if (access === 'anybody') expect([label, role, statusCode]).toEqual([label, role, 200]);
        else if (access?.includes(role))
          expect([label, role, [200, 400, 404].includes(statusCode)]).toEqual([label, role, true]);
        else expect([label, role, statusCode]).toEqual([label, role, 403]);
      }
      if (access === 'anybody') continue;
      for (const headers of [
        {},
        { authorization: 'Bearer nobody' },
        { authorization: 'Basic YWRtaW46' },
        { authorization: 'Bearer ' },
        { authorization: 'admin' },
      ] as Record<string, string>[]) {
        const response = await api.call(method, url, { role: null, headers });
        expect([label, response.statusCode]).toEqual([label, 401]);
        expect(response.headers['www-authenticate']).toBe('Bearer');
        expect(response.json()).toMatchObject({ status: 401, code: 'unauthorized' });
      }
    }
    expect(await api.rowCounts()).toEqual(before);
  });

  test('customers are let in nowhere yet, and viewers change nothing', () => {
    for (const [route, access] of Object.entries(ACCESS)) {
      if (access === 'anybody') continue;
      expect(access).not.toContain('customer');
      const onlyAsks = route.startsWith('GET ') || /\/(forecast|preview)$/.test(route);
      if (!onlyAsks) expect(access).not.toContain('viewer');
    }
  });

  test('what is not there is not there, with or without a key', async () => {
    for (const role of ['admin', null] as const) {
      expect((await api.get('/v1/nothing', { role })).statusCode).toBe(404);
      expect((await api.call('DELETE', '/v1/accounts', { role })).statusCode).toBe(404);
    }
  });
});

describe('the log', () => {
  test('has no body and no key', async () => {
    const account = await api.account({ name: 'Secret Name SA' });
    await api.get(`/v1/accounts/${account.id}?q=hidden-query`);
    await api.post('/v1/accounts', { name: 5, email: 'leak@guthrie.example' });
    const log = api.logged.join('\n');
    expect(log).toContain('"route":"/v1/accounts/:id"');
    expect(log).toContain('"requestId":"req_');
    for (const secret of ['Secret Name', 'leak@', 'hidden-query', 'Bearer', '"admin"'])
      expect(log).not.toContain(secret);
  });
});
