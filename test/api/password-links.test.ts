import { describe, expect, test } from '@jest/globals';
import type { App } from '../../api/deps.ts';
import { until } from '../until.ts';
import { Browser, PASSWORD, signedIn, userOf } from './browser.ts';
import { runningApi } from './running-api.ts';

/** Passwords by links: whoever is invited sets one, and whoever has forgotten theirs sets another. */
const api = runningApi();
const OTHER = 'the other carrot walks too';
const DAY = 24 * 60;

const codeOf = ({ statusCode, json }: { statusCode: number; json(): any }): string => `${statusCode} ${json().code}`;
const tokenOf = (url: string): string => url.split('/').at(-1) ?? '';

async function invited(more: object = {}): Promise<{ id: string; email: string; token: string; expiresAt: string }> {
  const email = `invited-${Math.random().toString(36).slice(2)}@company.example`;
  const { id, invitation } = await api.made('/v1/users', { email, name: 'Ines', role: 'agent', locale: 'en', ...more });
  return { id, email, token: tokenOf(invitation.url), expiresAt: invitation.expiresAt };
}
const redeem = (token: string, password = PASSWORD) =>
  api.post('/v1/password-links/redeem', { token, password }, { role: null });
const page = (token: string, more: object = {}) => api.get(`/password/${token}`, { role: null, ...more });
const send = (token: string, fields: Record<string, string>) =>
  api.call('POST', `/password/${token}`, {
    role: null,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

describe('an invitation', () => {
  test('lets its user set a password, once, within seven days', async () => {
    const { id, email, token, expiresAt } = await invited();
    expect(expiresAt).toBe(new Date(Date.parse(api.machineNow) + 7 * DAY * 60_000).toISOString());
    expect((await api.get(`/v1/users/${id}`)).json().status).toBe('invited');
    expect((await redeem(token, 'Sunshine2026!')).json().errors).toEqual([
      expect.objectContaining({ path: 'password' }),
    ]);
    expect((await redeem(token)).json()).toMatchObject({ id, status: 'active' });
    expect((await new Browser(api).signIn(email)).statusCode).toBe(200);
    expect(codeOf(await redeem(token, OTHER))).toBe('404 not_found');
    expect((await new Browser(api).signIn(email)).statusCode).toBe(200);
    const { rows } = await api.sql.query('SELECT to_jsonb(l)::text AS all FROM password_links l WHERE user_id = $1', [
      id,
    ]);
    expect(rows.map((row) => row.all).join()).not.toContain(token);
  });

  test('is void when it is old, when another was made, and when its user may not come', async () => {
    const old = await invited();
    const first = await invited();
    const invite = () => api.post(`/v1/users/${first.id}/invitation`, {}, { idempotencyKey: 'invited-again' });
    const again = (await invite()).json();
    expect(codeOf(await invite())).toBe('409 already_created');
    const disabled = await invited();
    await api.call('PATCH', `/v1/users/${disabled.id}`, { body: { disabled: true } });
    expect(codeOf(await redeem(first.token))).toBe('404 not_found');
    const { rows } = await api.sql.query('SELECT to_jsonb(k)::text AS all FROM idempotency_keys k');
    expect(rows.map((row) => row.all).join()).not.toContain(tokenOf(again.url));
    expect((await redeem(tokenOf(again.url))).statusCode).toBe(200);
    expect(codeOf(await redeem(disabled.token))).toBe('404 not_found');
    await api.call('PATCH', `/v1/users/${disabled.id}`, { body: { disabled: false } });
    expect(codeOf(await redeem(disabled.token))).toBe('404 not_found');
    api.passMinutes(7 * DAY);
    expect(codeOf(await redeem(old.token))).toBe('404 not_found');
  });

  test('used twice at once, it works once', async () => {
    const { token } = await invited();
    const answers = await Promise.all([redeem(token), redeem(token, OTHER)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
  });
});

describe('the page of a link', () => {
  test('needs no script, changes nothing by being opened, and sets the password', async () => {
    const { email, token } = await invited();
    const before = await api.rowCounts();
    for (let i = 0; i < 3; i++) {
      const { statusCode, body, headers } = await page(token);
      expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(body).toContain('<html lang="en">');
      expect(body).toContain(email);
      expect(body).not.toMatch(/<script|\son\w+=|<[^>]+\sstyle=|undefined|\{\{/);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
      expect(headers['cache-control']).toBe('no-store');
    }
    expect(await api.rowCounts()).toEqual(before);
    for (const [fields, said] of [
      [{ password: PASSWORD, again: OTHER }, 'The two are not the same'],
      [{ password: 'short', again: 'short' }, 'must have 12 to 128 characters'],
      [{ password: 'Sunshine2026!', again: 'Sunshine2026!' }, 'tried first'],
      [{}, 'must have 12 to 128 characters'],
    ] as const) {
      const { statusCode, body } = await send(token, fields);
      expect([statusCode, body.includes(said), body.includes('role="alert"')]).toEqual([400, true, true]);
      expect(body).not.toContain(PASSWORD);
    }
    const done = await send(token, { password: PASSWORD, again: PASSWORD });
    expect([done.statusCode, done.body.includes('Your password is set')]).toEqual([200, true]);
    expect((await new Browser(api).signIn(email)).statusCode).toBe(200);
    expect((await send(token, { password: OTHER, again: OTHER })).statusCode).toBe(404);
  });

  test('is in its reader’s language, and tells a stranger nothing', async () => {
    const spanish = await invited({ locale: 'es-MX' });
    expect((await page(spanish.token)).body).toContain('Defina su contraseña');
    const gone = await page('nobody', { headers: { 'accept-language': 'pt-BR,en;q=0.8' } });
    expect([gone.statusCode, gone.body.includes('Este link já foi usado')]).toEqual([404, true]);
    expect(api.logged.join('\n')).not.toContain(spanish.token);
  });
});

describe('a forgotten password', () => {
  const mails: { to: { email: string; locale: string }; url: string }[] = [];
  const serve = (): Promise<App> =>
    api.serve({ mailPasswordLink: async ({ email, locale }, url) => void mails.push({ to: { email, locale }, url }) });
  const forget = (email: string, app: App) =>
    api.call('POST', '/v1/password-links', { role: null, body: { email } }, app);

  test('is answered alike for everybody, and by a mail for whoever is there', async () => {
    const app = await serve();
    const { browser, email, id } = await signedIn(api);
    const disabled = await userOf(api);
    await api.call('PATCH', `/v1/users/${disabled.id}`, { body: { disabled: true } });
    const answers = [];
    for (const one of ['nobody@company.example', disabled.email, email.toUpperCase()]) {
      const { statusCode, body } = await forget(one, app);
      answers.push(`${statusCode} ${body}`);
    }
    expect(new Set(answers)).toEqual(new Set(['200 {"heard":true}']));
    await until(async () => mails.length > 0);
    expect(mails).toEqual([{ to: { email, locale: 'es-MX' }, url: expect.stringMatching(/\/password\/[\w-]{43}$/) }]);
    // Until it is used, nothing is otherwise.
    expect((await browser.get('/v1/session')).statusCode).toBe(200);
    expect((await redeem(tokenOf(mails[0]?.url ?? ''), OTHER)).statusCode).toBe(200);
    expect((await browser.get('/v1/session')).statusCode).toBe(401);
    expect((await browser.signIn(email, OTHER)).statusCode).toBe(200);
    expect((await api.get(`/v1/audit?subject=${id}&limit=100`)).json().items.map((one: any) => one.action)).toContain(
      'user.passwordForgotten',
    );
    await app.close();
  });

  test('is mailed of three times an hour, and its link is good for an hour', async () => {
    mails.length = 0;
    const app = await serve();
    const { email } = await userOf(api);
    for (let i = 1; i <= 3; i++) {
      await forget(email, app);
      await until(async () => mails.length === i);
    }
    for (let i = 0; i < 3; i++) await forget(email, app);
    const other = await userOf(api);
    await forget(other.email, app);
    await until(async () => mails.some(({ to }) => to.email === other.email));
    expect(mails.filter(({ to }) => to.email === email)).toHaveLength(3);
    // The last one alone.
    expect((await page(tokenOf(mails[0]?.url ?? ''))).statusCode).toBe(404);
    expect((await page(tokenOf(mails[2]?.url ?? ''))).statusCode).toBe(200);
    api.passMinutes(60);
    expect((await page(tokenOf(mails[2]?.url ?? ''))).statusCode).toBe(404);
    await app.close();
  });
});
