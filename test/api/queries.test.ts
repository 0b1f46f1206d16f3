import { beforeAll, describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { runningApi } from './running-api.ts';
import { WRONG_BODIES } from './wrong-bodies.ts';

const api = runningApi();
let account = '';
beforeAll(async () => {
  account = (await api.account()).id;
});

interface Operation {
  parameters?: { name: string; in: string }[];
}

const operations = (): { method: 'GET' | 'POST'; path: string; known: string[] }[] =>
  Object.entries((api.app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> }).paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [] }]) => ({
        method: method.toUpperCase() as 'GET',
        path,
        known: parameters.flatMap((one) => (one.in === 'query' ? [one.name] : [])).sort(),
      })),
  );

/** An id that can't be one is not found before anything is judged: tried until it can be one of this route. */
async function firstKnown<T extends { statusCode: number }>(
  path: string,
  ask: (url: string) => Promise<T>,
): Promise<T> {
  const url = path
    .replace('/accounts/{id}', `/accounts/${account}`)
    .replace('/worklists/{name}', '/worklists/mine')
    .replace('/analytics/{name}', '/analytics/recovery')
    .replace('{name}', 'mexico')
    .replace('{month}', '2026-09')
    .replace('{version}', '1');
  let answer = await ask(url.replace('{id}', 'acc_1'));
  for (const prefix of [
    'inv',
    'pm',
    'prf',
    'btx',
    'bst',
    'dsp',
    'job',
    'imp',
    'tsk',
    'crn',
    'rfd',
    'eml',
    'att',
    'mai',
    'pln',
    'whe',
    'whd',
    'ctc',
    'viw',
    'usr',
    'key',
    'ses',
    'sub',
    'itm',
    'use',
    'rep',
    'eqo',
    'prt',
  ]) {
    if (answer.statusCode !== 404) break;
    answer = await ask(url.replace('{id}', `${prefix}_1`));
  }
  return answer;
}

/** What is right for the route: a wrong body is told before a wrong query. */
function bodyFor(path: string): unknown {
  const asForm = (url: string): string => url.replaceAll(/\{\w+\}|mexico/g, '{}').replace('/1/', '/{}/');
  if (path === '/v1/policies/{name}/versions') return { ...mexicoPolicy(), name: undefined, version: undefined };
  if (path === '/v1/policy-segments') return { items: [] };
  if (path === '/v1/bank-mappings/{name}')
    return { columns: { settledOn: 'Day', amount: 'Amount' }, currency: 'MXN', dateFormat: 'YYYY-MM-DD', decimal: '.' };
  if (path === '/v1/accounts/{id}/tax-profile')
    return { rfc: 'GUT010101AA1', name: 'Guthrie', regime: '601', postalCode: '06600' };
  if (path === '/v1/contacts/{id}') return { name: 'Ana Ruiz' };
  if (path === '/v1/accounts/{id}') return { name: 'Guthrie' };
  if (path === '/v1/users/{id}') return { name: 'Guadalupe' };
  if (path === '/v1/subscriptions/{id}') return { freeMonths: 1 };
  if (path === '/v1/webhook-endpoints/{id}') return { paused: true };
  if (path === '/v1/invoices/{id}') return { dueOn: '2026-03-20', reason: 'Agreed' };
  if (path === '/v1/me') return { locale: 'es-MX' };
  return WRONG_BODIES.find(({ url }) => asForm(url) === asForm(path))?.body ?? {};
}

describe('a parameter that a route does not know', () => {
  test('is refused on every route, by its name, with those that there are', async () => {
    const before = await api.rowCounts();
    const wrong: string[] = [];
    for (const { method, path, known } of operations()) {
      const answer = await firstKnown(path, (url) =>
        api.call(method, `${url}?stat=overdue`, method === 'GET' ? {} : { body: bodyFor(path) }),
      );
      const error = answer.json().errors?.find((one: { path: string }) => one.path === 'stat');
      const says = `is not a parameter of this route, which takes ${known.length === 0 ? 'none' : known.join(', ')}`;
      if (answer.statusCode !== 400 || error?.message !== says) wrong.push(`${method} ${path} ${answer.statusCode}`);
    }
    expect(wrong).toEqual([]);
    expect(operations().length).toBeGreaterThan(60);
    expect(await api.rowCounts()).toEqual(before);
  });

  test('is named beside what is wrong with the others', async () => {
    const { errors } = (await api.get('/v1/accounts?stat=overdue&limit=0&state=asleep')).json();
    expect(errors.map((one: { path: string }) => one.path).sort()).toEqual(['limit', 'stat', 'state']);
    expect(errors).toContainEqual({
      path: 'stat',
      message:
        'is not a parameter of this route, which takes ' +
        'bucket, currency, cursor, deactivationBefore, hold, limit, nextActionBefore, overdueFrom, owner, policy, ' +
        'policyVersion, q, service, sort, state, tag',
    });
  });

  test('is judged after the key, and not where a page is read', async () => {
    expect((await api.get('/v1/accounts?stat=overdue', { role: null })).statusCode).toBe(401);
    expect((await api.get('/healthz', { role: null })).statusCode).toBe(200);
    expect((await api.get('/docs?x=1', { role: null })).statusCode).toBe(200);
  });
});

describe('a number in a query', () => {
  test('is decimal digits alone', async () => {
    const odd = ['1e1', '0x10', '0b11', '0o7', '+5', '-1', '1.0', '%201', '5%20', '1_0', '٣', 'Infinity', ''];
    const asked: [url: string, field: string][] = [
      ['/v1/accounts?limit=', 'limit'],
      ['/v1/policies?limit=', 'limit'],
      [`/v1/accounts/${account}/timeline?after=`, 'after'],
      ['/v1/accounts?policyVersion=', 'policyVersion'],
      ['/v1/policies?cursor=', 'cursor'],
    ];
    for (const [url, field] of asked)
      for (const text of odd) {
        const answer = await api.get(`${url}${text}`);
        expect([url, text, answer.statusCode, answer.json().errors?.[0].path]).toEqual([url, text, 400, field]);
      }
    const preview = await api.post('/v1/policies/mexico/versions/1/preview?limit=1e1', {});
    expect([preview.statusCode, preview.json().errors[0].path]).toEqual([400, 'limit']);
    expect((await api.get('/v1/accounts?limit=010')).statusCode).toBe(200);
  });
});

describe('a cursor that nobody gave', () => {
  const forged = (...place: string[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

  test.each<[string, () => string, string[]]>([
    ['year 0', () => `/v1/accounts?sort=overdueSince&cursor=`, ['accounts by overdueSince', '0000-01-01', 'x']],
    ['year 0 of an invoice', () => `/v1/accounts/${account}/invoices?cursor=`, ['invoices', '0000-01-01', '1']],
    ['31 February', () => `/v1/accounts/${account}/invoices?cursor=`, ['invoices', '2026-02-31', '1']],
    ['month 13', () => `/v1/accounts?sort=overdueSince&cursor=`, ['accounts by overdueSince', '2026-13-01', 'x']],
    ['a number too long', () => '/v1/tasks?cursor=', ['tasks', '9'.repeat(19)]],
    ['a NUL', () => '/v1/accounts?sort=name&cursor=', ['accounts by name', 'a\0', 'x']],
  ])('with %s is 400', async (_name, url, place) => {
    const answer = await api.get(`${url()}${forged(...place)}`);
    expect([answer.statusCode, answer.json().errors?.[0].path]).toEqual([400, 'cursor']);
  });

  test('with the furthest of what may stand in one asks nobody too much', async () => {
    const far: [string, string[]][] = [
      ['/v1/accounts?sort=overdueSince', ['accounts by overdueSince', '0001-01-01', 'x']],
      ['/v1/accounts?sort=overdueSince', ['accounts by overdueSince', '9999-12-31', 'x']],
      ['/v1/accounts?sort=balance', ['accounts by balance', '-999999999999999999', 'x']],
      ['/v1/accounts?sort=name', ['accounts by name', '\ud800', 'x']],
      [`/v1/accounts/${account}/invoices?limit=5`, ['invoices', '9999-12-31', '999999999999999999']],
      [`/v1/accounts/${account}/timeline?limit=5`, ['timeline', '999999999']],
    ];
    for (const [url, place] of far)
      expect([place, (await api.get(`${url}&cursor=${forged(...place)}`)).statusCode]).toEqual([place, 200]);
    for (const list of ['tasks', 'switches', 'policy-jobs', 'bank-transfers', 'proofs-of-payment', 'accounts'])
      for (const number of ['999999999999999999', '-999999999999999999', '0'])
        for (const name of [list, 'policy jobs', 'transfers', 'proofs', 'accounts by newest', 'switch changes'])
          expect([200, 400]).toContain((await api.get(`/v1/${list}?cursor=${forged(name, number)}`)).statusCode);
    expect((await api.get('/v1/policies?cursor=999999999')).json()).toEqual({ items: [], nextCursor: null });
  });
});
