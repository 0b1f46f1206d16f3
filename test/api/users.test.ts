import { describe, expect, test } from '@jest/globals';
import { Browser, PASSWORD, signedIn, userOf } from './browser.ts';
import { runningApi } from './running-api.ts';

/** Who may sign in, and as what. */
const api = runningApi();
const OTHER = 'the other carrot walks too';

const codeOf = ({ statusCode, json }: { statusCode: number; json(): any }): string => `${statusCode} ${json().code}`;

describe('a user', () => {
  test('is known to colleagues by name and address, and by nothing else', async () => {
    const { id } = await userOf(api, 'agent', { name: 'Ana Ruiz', email: 'ana@company.example' });
    const known = { id, name: 'Ana Ruiz', email: 'ana@company.example', role: 'agent', active: true };
    const listed = async () =>
      (await api.get('/v1/colleagues?limit=100', { role: 'viewer' }))
        .json()
        .items.find((one: { id: string }) => one.id === id);
    expect(await listed()).toEqual(known);
    await api.call('PATCH', `/v1/users/${id}`, { body: { disabled: true } });
    expect(await listed()).toEqual({ ...known, active: false });
  });

  test('is made with a password, shown, listed and changed', async () => {
    const made = await api.post('/v1/users', {
      email: 'Lupe@Company.example',
      name: 'Guadalupe Ríos',
      role: 'agent',
      locale: 'en',
      password: PASSWORD,
    });
    const { invitation, ...user } = made.json();
    expect([made.statusCode, made.headers.location, invitation]).toEqual([201, `/v1/users/${user.id}`, null]);
    expect(user).toEqual({
      id: expect.stringMatching(/^usr_/),
      email: 'lupe@company.example',
      name: 'Guadalupe Ríos',
      role: 'agent',
      locale: 'en',
      status: 'active',
      secondFactor: false,
      disabledAt: null,
      createdAt: '2026-03-02T15:00:00.000Z',
    });
    expect((await api.get(`/v1/users/${user.id}`)).json()).toEqual(user);
    expect((await api.get('/v1/users')).json().items).toContainEqual(user);
    const changed = await api.call('PATCH', `/v1/users/${user.id}`, { body: { name: 'Lupe', role: 'viewer' } });
    expect(changed.json()).toMatchObject({ name: 'Lupe', role: 'viewer', status: 'active' });
    const off = await api.call('PATCH', `/v1/users/${user.id}`, { body: { disabled: true } });
    expect(off.json()).toMatchObject({ status: 'disabled', disabledAt: '2026-03-02T15:00:00.000Z' });
    expect((await api.call('PATCH', `/v1/users/${user.id}`, { body: { disabled: false } })).json().status).toBe(
      'active',
    );
    expect(codeOf(await api.call('PATCH', '/v1/users/usr_nobody', { body: { name: 'X' } }))).toBe('404 not_found');
  });

  test('has an address of its own', async () => {
    const { email } = await userOf(api);
    const again = { email: email.toUpperCase(), name: 'Other', role: 'viewer', password: OTHER };
    expect(codeOf(await api.post('/v1/users', again))).toBe('409 email_taken');
  });

  test.each([
    ['short', 'eleven char', 'must have 12 to 128 characters'],
    ['long', `${'abcdefgh'.repeat(16)}x`, 'must have 12 to 128 characters'],
    ['common', 'Sunshine2026!', expect.stringContaining('common')],
    ['its owner’s', 'GuadalupeRíos26', expect.stringContaining('owner')],
  ])('has no password that is %s', async (_what, password, message) => {
    const before = await api.rowCounts();
    const answer = await api.post('/v1/users', {
      email: 'new@company.example',
      name: 'Guadalupe Ríos',
      role: 'agent',
      password,
    });
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ path: 'password', message }] });
    expect(await api.rowCounts()).toEqual(before);
  });

  test('is made once for one key, whose password no quick hash is kept of', async () => {
    const body = { email: 'once@company.example', name: 'Once', role: 'viewer', password: PASSWORD };
    const first = await api.post('/v1/users', body, { idempotencyKey: 'user-once' });
    const again = await api.post('/v1/users', { ...body, password: OTHER }, { idempotencyKey: 'user-once' });
    expect([codeOf(again), again.json().id]).toEqual(['409 already_created', first.json().id]);
    const { rows } = await api.sql.query(
      `SELECT to_jsonb(k)::text AS all FROM idempotency_keys k WHERE key = 'user-once'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].all).not.toContain(PASSWORD);
  });
});

describe('the last admin', () => {
  /** Nobody but these is an admin. */
  async function admins(count: number): Promise<string[]> {
    await api.sql.query(`UPDATE users SET role = 'viewer' WHERE role = 'admin'`);
    const made = [];
    for (let i = 0; i < count; i++) made.push((await userOf(api, 'admin')).id);
    return made;
  }
  const change = (id: string | undefined, body: object) => api.call('PATCH', `/v1/users/${id}`, { body });

  test('is neither demoted nor disabled', async () => {
    const [one, two] = await admins(2);
    expect((await change(one, { role: 'agent' })).statusCode).toBe(200);
    expect(codeOf(await change(two, { role: 'agent' }))).toBe('409 last_admin');
    expect(codeOf(await change(two, { disabled: true }))).toBe('409 last_admin');
    expect((await change(two, { name: 'Still here' })).json()).toMatchObject({ role: 'admin', name: 'Still here' });
    expect((await change(one, { role: 'admin' })).statusCode).toBe(200);
    expect((await change(two, { disabled: true })).statusCode).toBe(200);
  });

  test('stays, when two go at once', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = await admins(2);
      const answers = await Promise.all([change(one, { role: 'agent' }), change(two, { disabled: true })]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    }
  });

  test('is not replaced by somebody who is only invited', async () => {
    const [one] = await admins(1);
    await api.made('/v1/users', { email: 'perhaps@company.example', name: 'Perhaps', role: 'admin' });
    expect(codeOf(await change(one, { role: 'agent' }))).toBe('409 last_admin');
  });
});

describe('a password', () => {
  test('is changed by its owner, who names the one before and goes on under a new session', async () => {
    const { browser, id, email } = await signedIn(api, 'viewer');
    const elsewhere = new Browser(api);
    await elsewhere.signIn(email);
    const before = browser.cookie;
    const set = (body: object) => browser.post(`/v1/users/${id}/password`, body);
    expect((await set({ password: OTHER })).json().errors).toEqual([
      expect.objectContaining({ path: 'currentPassword' }),
    ]);
    expect(codeOf(await set({ password: OTHER, currentPassword: OTHER }))).toBe('422 wrong_password');
    expect((await set({ password: 'Sunshine2026!', currentPassword: PASSWORD })).statusCode).toBe(400);
    expect((await set({ password: OTHER, currentPassword: PASSWORD })).statusCode).toBe(200);
    expect(browser.cookie).not.toBe(before);
    expect((await browser.get('/v1/session')).statusCode).toBe(200);
    expect((await elsewhere.get('/v1/session')).statusCode).toBe(401);
    const old = new Browser(api);
    old.cookie = before;
    expect((await old.get('/v1/session')).statusCode).toBe(401);
    expect(codeOf(await elsewhere.signIn(email, PASSWORD))).toBe('401 wrong_credentials');
    expect((await elsewhere.signIn(email, OTHER)).statusCode).toBe(200);
  });

  test('is not found by trying with a browser that was left open', async () => {
    const { browser, id } = await signedIn(api);
    const set = (currentPassword: string) =>
      browser.post(`/v1/users/${id}/password`, { password: OTHER, currentPassword });
    for (let i = 0; i < 5; i++) expect(codeOf(await set('a guess that is wrong'))).toBe('422 wrong_password');
    expect(codeOf(await set(PASSWORD))).toBe('423 locked');
  });

  test('of another is an admin’s to set', async () => {
    const { id } = await userOf(api);
    const { browser } = await signedIn(api, 'agent');
    expect(codeOf(await browser.post(`/v1/users/${id}/password`, { password: OTHER }))).toBe('403 forbidden');
    const { browser: admin } = await signedIn(api, 'admin');
    expect((await admin.post(`/v1/users/${id}/password`, { password: OTHER })).statusCode).toBe(200);
    expect(codeOf(await admin.post('/v1/users/usr_nobody/password', { password: OTHER }))).toBe('404 not_found');
  });
});
