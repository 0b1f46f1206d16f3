import { describe, expect, test } from '@jest/globals';
import { type TOTP, URI } from 'otpauth';
import { Browser, PASSWORD, signedIn } from './browser.ts';
import { runningApi } from './running-api.ts';

/** A code of an app beside the password. */
const api = runningApi();

const codeOf = ({ statusCode, json }: { statusCode: number; json(): any }): string => `${statusCode} ${json().code}`;

/** An app of a telephone, that has read the picture. */
const appWith = (uri: string) => {
  const totp = URI.parse(uri) as TOTP;
  return (minutes = 0) => totp.generate({ timestamp: Date.parse(api.machineNow) + minutes * 60_000 });
};

async function withSecondFactor() {
  const { browser, id, email } = await signedIn(api);
  const url = `/v1/users/${id}/second-factor`;
  const { uri, secret } = (await browser.post(url, { currentPassword: PASSWORD })).json();
  const code = appWith(uri);
  const confirmed = await browser.post(`${url}/confirm`, { code: code() });
  api.passMinutes(1);
  return { browser, id, email, url, uri, secret, code, confirmed };
}
const signIn = (email: string, more: object = {}, password = PASSWORD) =>
  new Browser(api).post('/v1/session', { email, password, ...more });

describe('a second factor', () => {
  test('is set by who is signed in and knows the password, and asked for once a code was shown', async () => {
    const { browser, id, email } = await signedIn(api);
    const url = `/v1/users/${id}/second-factor`;
    expect(codeOf(await browser.post(url, { currentPassword: 'a guess that is wrong' }))).toBe('422 wrong_password');
    const offered = await browser.post(url, { currentPassword: PASSWORD });
    const { secret, uri } = offered.json();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toContain(encodeURIComponent(email));
    // Not yet: an app that nobody has would keep its user out.
    expect((await signIn(email)).statusCode).toBe(200);
    expect(codeOf(await browser.post(`${url}/confirm`, { code: '000000' }))).toBe('422 wrong_code');
    const code = appWith(uri);
    const confirmed = await browser.post(`${url}/confirm`, { code: code() });
    expect(confirmed.json()).toMatchObject({ id, secondFactor: true });
    expect(confirmed.body).not.toContain(secret);
    expect(codeOf(await browser.post(url, { currentPassword: PASSWORD }))).toBe('409 second_factor_set');
    api.passMinutes(1);
    expect(codeOf(await signIn(email))).toBe('401 code_required');
    expect(codeOf(await signIn(email, {}, 'a guess that is wrong'))).toBe('401 wrong_credentials');
    expect((await signIn(email, { code: `${code().slice(0, 3)} ${code().slice(3)}` })).statusCode).toBe(200);
  });

  test('takes the code of now, of half a minute before or after, and each once', async () => {
    const { email, code } = await withSecondFactor();
    expect(codeOf(await signIn(email, { code: code(-1) }))).toBe('401 wrong_credentials');
    const now = code();
    expect((await signIn(email, { code: now })).statusCode).toBe(200);
    expect(codeOf(await signIn(email, { code: now }))).toBe('401 wrong_credentials');
    expect(codeOf(await signIn(email, { code: code(-0.5) }))).toBe('401 wrong_credentials');
    expect((await signIn(email, { code: code(0.5) })).statusCode).toBe(200);
  });

  test('sent twice at once, it opens once', async () => {
    const { email, code } = await withSecondFactor();
    const both = await Promise.all([signIn(email, { code: code() }), signIn(email, { code: code() })]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
  });

  test('is not guessed: wrong codes, and none, lock as wrong passwords do', async () => {
    const { email, code } = await withSecondFactor();
    for (const more of [{ code: '000000' }, {}, { code: '111111' }, {}, { code: '222222' }])
      expect((await signIn(email, more)).statusCode).toBe(401);
    expect(codeOf(await signIn(email, { code: code() }))).toBe('423 locked');
  });

  test('is removed by a code of it, or by an admin for whoever has lost theirs', async () => {
    const { browser, id, email, url, code } = await withSecondFactor();
    expect(codeOf(await browser.post(`${url}/remove`, {}))).toBe('422 wrong_code');
    expect((await browser.post(`${url}/remove`, { code: code() })).json().secondFactor).toBe(false);
    expect((await signIn(email)).statusCode).toBe(200);
    const other = await withSecondFactor();
    expect(codeOf(await browser.post(`${other.url}/remove`, {}))).toBe('403 forbidden');
    expect((await api.post(`${other.url}/remove`, {})).json()).toMatchObject({ id: other.id, secondFactor: false });
    expect((await signIn(other.email)).statusCode).toBe(200);
    const actions = (await api.get(`/v1/audit?subject=${id}&limit=100`)).json().items.map((one: any) => one.action);
    expect(actions).toEqual(expect.arrayContaining(['user.secondFactorSet', 'user.secondFactorRemoved']));
  });

  test('is nobody else’s to set, not even an admin’s', async () => {
    const { id } = await signedIn(api);
    const { browser: admin } = await signedIn(api, 'admin');
    const url = `/v1/users/${id}/second-factor`;
    expect(codeOf(await admin.post(url, { currentPassword: PASSWORD }))).toBe('403 forbidden');
    expect(codeOf(await api.post(url, { currentPassword: PASSWORD }))).toBe('403 forbidden');
    expect(codeOf(await admin.post(`${url}/confirm`, { code: '000000' }))).toBe('403 forbidden');
  });
});
