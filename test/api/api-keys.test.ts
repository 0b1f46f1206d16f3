import { describe, expect, test } from '@jest/globals';
import { hashKey } from '../../api/http/caller.ts';
import { runningApi } from './running-api.ts';

/** Keys that other systems call with. */
const api = runningApi();

const codeOf = ({ statusCode, json }: { statusCode: number; json(): any }): string => `${statusCode} ${json().code}`;
const ask = (key: string, url = '/v1/switches') =>
  api.call('GET', url, { role: null, headers: { authorization: `Bearer ${key}` } });

describe('an API key', () => {
  test('is shown once, works at once, and says when it was used', async () => {
    const made = await api.post('/v1/api-keys', { name: 'Data warehouse', role: 'viewer' });
    const { key, ...row } = made.json();
    expect([made.statusCode, made.headers.location]).toEqual([201, `/v1/api-keys/${row.id}`]);
    expect(key).toMatch(/^pk_[A-Za-z0-9_-]{32}$/);
    expect(row).toEqual({
      id: expect.stringMatching(/^key_/),
      name: 'Data warehouse',
      role: 'viewer',
      createdAt: '2026-03-02T15:00:00.000Z',
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
    });
    expect((await ask(key)).statusCode).toBe(200);
    expect((await api.get(`/v1/api-keys/${row.id}`)).json()).toEqual({ ...row, lastUsedAt: api.machineNow });
    const list = await api.get('/v1/api-keys?limit=100');
    expect(list.json().items.map((one: { id: string }) => one.id)).toContain(row.id);
    expect(list.body).not.toContain(key);
    const kept = await api.sql.query('SELECT hash, to_jsonb(api_keys)::text AS all FROM api_keys WHERE id = $1', [
      row.id,
    ]);
    expect(kept.rows).toEqual([{ hash: hashKey(key), all: expect.not.stringContaining(key) }]);
  });

  test('has its role and no more', async () => {
    const { key } = await api.made('/v1/api-keys', { name: 'Agent', role: 'agent' });
    expect((await ask(key, '/v1/accounts')).statusCode).toBe(200);
    expect(codeOf(await ask(key, '/v1/api-keys'))).toBe('403 forbidden');
    expect((await api.post('/v1/api-keys', { name: 'Customer', role: 'customer' })).statusCode).toBe(400);
  });

  test('opens nothing any more when it has expired, or was revoked', async () => {
    const soon = await api.made('/v1/api-keys', { name: 'Soon', role: 'viewer', expiresAt: '2026-03-02T16:00:00Z' });
    const gone = await api.made('/v1/api-keys', { name: 'Gone', role: 'viewer' });
    expect([(await ask(soon.key)).statusCode, (await ask(gone.key)).statusCode]).toEqual([200, 200]);
    const revoked = await api.call('DELETE', `/v1/api-keys/${gone.id}`);
    expect(revoked.json()).toMatchObject({ id: gone.id, revokedAt: api.machineNow });
    expect(codeOf(await ask(gone.key))).toBe('401 unauthorized');
    const before = api.machineNow;
    api.passMinutes(60);
    expect(codeOf(await ask(soon.key))).toBe('401 unauthorized');
    // Again nothing happens, and who is on the timelines is still known.
    expect((await api.call('DELETE', `/v1/api-keys/${gone.id}`)).json().revokedAt).toBe(before);
    expect((await api.get(`/v1/api-keys/${gone.id}`)).json().name).toBe('Gone');
    const listed = (await api.get('/v1/api-keys?limit=100')).json().items.map((one: { id: string }) => one.id);
    expect([listed.includes(soon.id), listed.includes(gone.id)]).toEqual([true, false]);
    expect(codeOf(await api.call('DELETE', '/v1/api-keys/key_nobody'))).toBe('404 not_found');
  });

  test('can not have expired when it is made', async () => {
    const past = { name: 'Past', role: 'viewer', expiresAt: '2026-03-01T00:00:00Z' };
    expect((await api.post('/v1/api-keys', past)).json().errors).toEqual([
      { path: 'expiresAt', message: 'must be an instant to come' },
    ]);
  });

  test('is made once for one Idempotency-Key, and not shown again', async () => {
    const body = { name: 'Once', role: 'viewer' };
    const first = await api.post('/v1/api-keys', body, { idempotencyKey: 'key-once' });
    const again = await api.post('/v1/api-keys', body, { idempotencyKey: 'key-once' });
    expect([codeOf(again), again.json().id]).toEqual(['409 already_created', first.json().id]);
    expect(again.body).not.toContain(first.json().key);
    const { rows } = await api.sql.query('SELECT to_jsonb(k)::text AS all FROM idempotency_keys k');
    expect(rows.some((row: { all: string }) => row.all.includes(first.json().key))).toBe(false);
  });
});
