import { describe, expect, test } from '@jest/globals';
import { signedIn, userOf } from './browser.ts';
import { runningApi } from './running-api.ts';

/** Oneself, and what is forgotten of who was here. */
const api = runningApi();

describe('oneself', () => {
  test('says who one is and how long the session lasts, without a request and at all', async () => {
    const { browser, id, email } = await signedIn(api, 'viewer');
    api.passMinutes(10);
    expect((await browser.get('/v1/me')).json()).toEqual({
      id,
      name: expect.stringMatching(/^Person Number/),
      email,
      role: 'viewer',
      locale: 'es-MX',
      localeChosen: false,
      password: true,
      secondFactor: false,
      session: {
        id: expect.stringMatching(/^ses_/),
        expiresAt: '2026-03-02T15:40:00.000Z',
        idleSeconds: 30 * 60,
        secondsLeft: 12 * 3_600 - 10 * 60,
      },
    });
  });

  test('the language that one chooses is kept, and known to be chosen', async () => {
    const { browser, id } = await signedIn(api, 'viewer');
    const other = await userOf(api);
    const change = (body: object) => browser.call('PATCH', '/v1/me', { body });
    expect((await change({ locale: 'pt-BR' })).json()).toMatchObject({ locale: 'pt-BR', localeChosen: true });
    expect((await api.get(`/v1/users/${id}`)).json().locale).toBe('pt-BR');
    expect((await api.get(`/v1/users/${other.id}`)).json().locale).toBe('es-MX');
    for (const body of [{}, { locale: 'x-klingon' }, { locale: 5 }, { locale: 'en', role: 'admin' }])
      expect([body, (await change(body)).statusCode]).toEqual([body, 400]);
  });

  test('a key is nobody', async () => {
    expect((await api.get('/v1/me')).statusCode).toBe(404);
    expect((await api.call('PATCH', '/v1/me', { body: { locale: 'en' } })).statusCode).toBe(404);
  });
});

test('a session that nobody has used for so long is none any more, and not listed', async () => {
  const { browser, id } = await signedIn(api);
  const listed = async (): Promise<number> => (await api.get(`/v1/sessions?userId=${id}`)).json().items.length;
  expect(await listed()).toBe(1);
  api.passMinutes(30);
  expect([await listed(), (await browser.get('/v1/me')).statusCode]).toEqual([0, 401]);
});

describe('what is long over', () => {
  const forget = (before: object = {}) =>
    api.store.forgetAccess({
      sessions: api.machineNow,
      passwordLinks: api.machineNow,
      signIns: '2025-03-01T00:00:00.000Z',
      ...before,
    });
  const rows = async (table: string, userId: string): Promise<number> =>
    Number((await api.sql.query(`SELECT count(*) AS n FROM ${table} WHERE user_id = $1`, [userId])).rows[0].n);

  test('sessions that ended before go, those that last stay', async () => {
    const [ended, lasting] = [await signedIn(api), await signedIn(api)];
    await ended.browser.call('DELETE', '/v1/session');
    api.passMinutes(1);
    expect((await forget()).sessions).toBeGreaterThan(0);
    expect([await rows('sessions', ended.id), await rows('sessions', lasting.id)]).toEqual([0, 1]);
    expect((await lasting.browser.get('/v1/me')).statusCode).toBe(200);
    api.passMinutes(12 * 60);
    await forget();
    expect(await rows('sessions', lasting.id)).toBe(0);
  });

  test('links to set a password go when they are over, and not before', async () => {
    const invited = await userOf(api, 'viewer', { password: undefined });
    await forget();
    expect(await rows('password_links', invited.id)).toBe(1);
    api.passMinutes(7 * 24 * 60 + 1);
    expect((await forget()).passwordLinks).toBeGreaterThan(0);
    expect(await rows('password_links', invited.id)).toBe(0);
  });

  test('sign-ins go after a year; younger ones, and all else, the database keeps whoever asks', async () => {
    const long = `now() - interval '13 months'`;
    const add = (action: string, at: string) =>
      api.sql.query(
        `INSERT INTO audit (at, actor, action, subject, data)
          VALUES (${at}, '{"kind":"system","id":"x"}', $1, 'of-long-ago', '{}')`,
        [action],
      );
    await add('signIn.failed', long);
    await add('user.changed', long);
    const count = async (): Promise<number> =>
      Number((await api.sql.query(`SELECT count(*) AS n FROM audit WHERE subject = 'of-long-ago'`)).rows[0].n);
    expect(await count()).toBe(2);
    const aYearAgo = new Date(Date.now() - 366 * 86_400_000).toISOString();
    expect((await forget({ signIns: aYearAgo })).signIns).toBeGreaterThan(0);
    expect(await count()).toBe(1);
    await add('signIn.failed', 'now()');
    await expect(forget({ signIns: '2100-01-01T00:00:00.000Z' })).rejects.toThrow('audit is append-only');
    await expect(api.sql.query(`DELETE FROM audit WHERE action = 'user.changed'`)).rejects.toThrow('append-only');
  });
});
