import { describe, expect, test } from '@jest/globals';
import { Browser, signedIn, userOf } from './browser.ts';
import { runningApi } from './running-api.ts';

/** Who did what that concerns security. */
const api = runningApi();

interface Entry {
  at: string;
  action: string;
  actor: object;
  subject: string | null;
  address: string | null;
  data: Record<string, unknown>;
}
const auditOf = async (subject: string): Promise<Entry[]> =>
  (await api.get(`/v1/audit?subject=${subject}&limit=100`)).json().items;
const actionsOf = async (subject: string): Promise<string[]> => (await auditOf(subject)).map(({ action }) => action);

const ADMIN_KEY = { kind: 'agent', id: 'key_bootstrap' };

describe('the audit', () => {
  test('tells of a user’s life, newest first', async () => {
    const { browser, id, email } = await signedIn(api, 'viewer');
    await new Browser(api).signIn(email, 'another carrot walks');
    await api.call('PATCH', `/v1/users/${id}`, { body: { role: 'agent' } });
    await api.made(`/v1/users/${id}/password`, { password: 'the other carrot walks too' });
    expect(await actionsOf(id)).toEqual([
      'user.passwordSet',
      'user.changed',
      'signIn.failed',
      'signIn.succeeded',
      'user.created',
    ]);
    const [password, changed, failed, succeeded] = await auditOf(id);
    expect(password).toMatchObject({ actor: ADMIN_KEY, address: '127.0.0.1', data: { endedSessions: 0 } });
    expect(changed).toMatchObject({ data: { role: 'agent' } });
    expect(failed).toMatchObject({ actor: { kind: 'system', id: 'sign-in' }, address: '127.0.0.1' });
    expect(succeeded).toMatchObject({ actor: { kind: 'agent', id } });
    expect((await browser.get('/v1/session')).statusCode).toBe(401);
  });

  test('tells of keys and sessions', async () => {
    const key = await api.made('/v1/api-keys', { name: 'Warehouse', role: 'viewer' });
    await api.call('DELETE', `/v1/api-keys/${key.id}`);
    await api.call('DELETE', `/v1/api-keys/${key.id}`);
    expect(await actionsOf(key.id)).toEqual(['key.revoked', 'key.created']);
    const { browser, id } = await signedIn(api);
    const { sessionId } = (await browser.get('/v1/session')).json();
    await browser.call('DELETE', '/v1/session');
    expect(await auditOf(sessionId)).toMatchObject([{ action: 'session.ended', actor: { kind: 'agent', id } }]);
  });

  test('tells who read which file, and of nobody who was refused', async () => {
    const account = await api.account();
    await api.invoice(account.id);
    const proof = await api.made(`/v1/accounts/${account.id}/proofs-of-payment`, {
      amountMinor: 116_000,
      paidOn: '2026-03-01',
      fileBase64: Buffer.from('%PDF-1.4 proof').toString('base64'),
    });
    const { browser, id } = await signedIn(api, 'viewer');
    expect((await browser.get(`/v1/proofs-of-payment/${proof.id}/file`)).statusCode).toBe(200);
    await api.get(`/v1/proofs-of-payment/${proof.id}/file`, { role: 'customer' });
    await api.get(`/v1/proofs-of-payment/${proof.id}/file`, { role: null });
    await api.get(`/v1/proofs-of-payment/${proof.id}`);
    expect(await auditOf(proof.id)).toMatchObject([
      { action: 'proof.fileRead', actor: { kind: 'agent', id }, address: '127.0.0.1' },
    ]);
    await api.get('/v1/proofs-of-payment/prf_none/file');
    expect(await auditOf('prf_none')).toEqual([]);
  });

  test('a file is not shown when that can not be written down', async () => {
    const account = await api.account();
    await api.invoice(account.id);
    const proof = await api.made(`/v1/accounts/${account.id}/proofs-of-payment`, {
      amountMinor: 116_000,
      paidOn: '2026-03-01',
      fileBase64: Buffer.from('%PDF-1.4 proof').toString('base64'),
    });
    const app = await api.serve({
      store: { ...api.store, writeAudit: () => Promise.reject(new Error('The audit is away')) },
    });
    const answer = await api.call('GET', `/v1/proofs-of-payment/${proof.id}/file`, {}, app);
    expect([answer.statusCode, answer.body.includes('%PDF')]).toEqual([500, false]);
    await app.close();
  });

  test('tells who took which list or paper away, and of no other reading', async () => {
    const { id } = await api.account();
    const { browser, id: userId } = await signedIn(api, 'viewer');
    const csv = { headers: { accept: 'text/csv' } };
    expect((await browser.call('GET', '/v1/accounts', csv)).headers['content-type']).toMatch(/^text\/csv/);
    await browser.call('GET', `/v1/accounts/${id}/statement?from=2026-03-01&to=2026-03-02`, csv);
    await browser.get('/v1/accounts');
    await browser.get(`/v1/accounts/${id}`);
    expect((await browser.call('GET', '/v1/users', csv)).statusCode).toBe(403);
    const ours = (await api.get('/v1/audit?limit=100'))
      .json()
      .items.filter((one: Entry & { actor: { id: string } }) => one.actor.id === userId && one.action === 'export');
    expect(ours).toMatchObject([
      { subject: id, data: { route: '/v1/accounts/:id/statement', type: 'text/csv' } },
      { subject: null, data: { route: '/v1/accounts', type: 'text/csv' } },
    ]);
    expect(await auditOf(id)).toHaveLength(1);
  });

  test('does not keep what nobody is called by: it may have been a password', async () => {
    await new Browser(api).signIn('hunter2-typed-into-the-wrong-field', 'another carrot walks');
    const { rows } = await api.sql.query(
      'SELECT to_jsonb(audit)::text AS all FROM audit ORDER BY ordinal DESC LIMIT 1',
    );
    expect(rows[0].all).toContain('signIn.failed');
    expect(rows[0].all).not.toContain('hunter2');
    expect((await api.get('/v1/sign-ins?limit=1')).json().items).toMatchObject([{ outcome: 'failed', userId: null }]);
  });

  test('lists sign-ins by themselves, in pages', async () => {
    const { email, id } = await userOf(api);
    for (let i = 0; i < 3; i++) await new Browser(api).signIn(email);
    const first = (await api.get('/v1/sign-ins?limit=2')).json();
    const next = (await api.get(`/v1/sign-ins?limit=1&cursor=${first.nextCursor}`)).json();
    expect([...first.items, ...next.items]).toMatchObject(
      [1, 2, 3].map(() => ({ outcome: 'succeeded', userId: id, userAgent: 'node' })),
    );
  });

  test('is told by kind', async () => {
    const { id } = await userOf(api);
    const { items } = (await api.get('/v1/audit?action=user.created&limit=5')).json();
    expect(items.map(({ action }: Entry) => action)).toEqual(items.map(() => 'user.created'));
    expect(items[0].subject).toBe(id);
    expect((await api.get('/v1/audit?action=user.unknown')).statusCode).toBe(400);
  });

  test('is append-only, whoever asks', async () => {
    for (const statement of ['UPDATE audit SET action = action', 'DELETE FROM audit', 'TRUNCATE audit'])
      await expect(api.sql.query(statement)).rejects.toThrow('audit is append-only');
  });
});
