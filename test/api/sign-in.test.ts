import { describe, expect, test } from '@jest/globals';
import { hashKey } from '../../api/http/caller.ts';
import { RATE_LIMITS } from '../../api/http/rate-limit.ts';
import { Browser, PASSWORD, signedIn, userOf } from './browser.ts';
import { runningApi } from './running-api.ts';

/** People sign in, stay so for a while, and go. */
const api = runningApi();
const WRONG = 'another carrot that walks';

const codeOf = ({ statusCode, json }: { statusCode: number; json(): any }): string => `${statusCode} ${json().code}`;

describe('signing in', () => {
  test('says who it is and until when, and gives the browser a cookie that no script reads', async () => {
    const user = await userOf(api, 'agent');
    const browser = new Browser(api);
    const answer = await browser.signIn(user.email.toUpperCase());
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      user: { id: user.id, name: user.name, email: user.email, role: 'agent', locale: 'es-MX' },
      sessionId: expect.stringMatching(/^ses_/),
      expiresAt: '2026-03-02T15:30:00.000Z',
    });
    expect(browser.setCookie).toMatch(/^puntual_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await browser.get('/v1/session')).json()).toEqual(answer.json());
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('over TLS the cookie is bound to it, and to this host', async () => {
    const app = await api.serve({ publicOrigin: 'https://collections.company.example' });
    const browser = new Browser(api, app);
    const user = await userOf(api);
    expect((await browser.signIn(user.email)).statusCode).toBe(200);
    expect(browser.setCookie).toMatch(/^__Host-puntual_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect((await browser.get('/v1/session')).statusCode).toBe(200);
    // A cookie without the name that browsers guard may be anybody's.
    browser.cookie = (browser.cookie ?? '').replace('__Host-', '');
    expect((await browser.get('/v1/session')).statusCode).toBe(401);
    await app.close();
  });

  test('a proxy that is trusted says whether it is TLS, and another is not believed', async () => {
    const user = await userOf(api);
    for (const [trustedProxies, prefix] of [
      [['127.0.0.1/8'], '__Host-'],
      [[], 'puntual_session'],
    ] as const) {
      const app = await api.serve({ trustedProxies });
      const browser = new Browser(api, app);
      await browser.post(
        '/v1/session',
        { email: user.email, password: PASSWORD },
        { headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' } },
      );
      expect(browser.setCookie.startsWith(prefix)).toBe(true);
      await app.close();
    }
    const addresses = (await api.get('/v1/sign-ins?limit=2'))
      .json()
      .items.map((one: { address: string }) => one.address);
    expect(addresses).toEqual(['127.0.0.1', '203.0.113.9']);
  });

  test('keeps the token’s hash, and nothing that it or the password could be read from', async () => {
    const { browser, id } = await signedIn(api);
    const token = (browser.cookie ?? '').split('=')[1] ?? '';
    const { rows } = await api.sql.query(
      'SELECT token_hash, to_jsonb(sessions)::text AS all FROM sessions WHERE user_id = $1',
      [id],
    );
    expect(rows).toEqual([{ token_hash: hashKey(token), all: expect.not.stringContaining(token) }]);
    const kept = await api.sql.query('SELECT to_jsonb(users)::text AS all FROM users WHERE id = $1', [id]);
    expect(kept.rows[0].all).not.toContain(PASSWORD);
    expect(api.logged.join('\n')).not.toMatch(new RegExp(`${token}|${PASSWORD}|user-\\d+@`));
  });

  test('a browser has one session: the one before ends with the next', async () => {
    const { browser, email } = await signedIn(api);
    const before = browser.cookie;
    await browser.signIn(email);
    expect(browser.cookie).not.toBe(before);
    const old = new Browser(api);
    old.cookie = before;
    expect(codeOf(await old.get('/v1/session'))).toBe('401 unauthorized');
    expect((await browser.get('/v1/session')).statusCode).toBe(200);
  });
});

describe('whatever is wrong', () => {
  test('the answer is the same, and as much was done for it', async () => {
    const disabled = await userOf(api);
    await api.call('PATCH', `/v1/users/${disabled.id}`, { body: { disabled: true } });
    const invited = await api.made('/v1/users', { email: 'invited@company.example', name: 'Ines', role: 'viewer' });
    const known = await userOf(api);
    const looked: string[] = [];
    const passwords = (await import('../../ports/passwords/argon2.ts')).argon2Passwords();
    const app = await api.serve({
      passwords: {
        ...passwords,
        isRight: (hash, password) => (
          looked.push(hash === null ? 'nobody' : 'somebody'), passwords.isRight(hash, password)
        ),
      },
    });
    const answers = [];
    for (const [email, password] of [
      ['nobody@company.example', WRONG],
      [known.email, WRONG],
      [disabled.email, PASSWORD],
      [invited.email, WRONG],
      ["' OR 1=1 --", WRONG],
    ] as const) {
      const { statusCode, headers, json } = await new Browser(api, app).signIn(email, password);
      answers.push({ statusCode, cookie: headers['set-cookie'], problem: json() });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ statusCode: 401, cookie: undefined, problem: { code: 'wrong_credentials' } });
    // A password is hashed and compared each time, one's own or nobody's.
    expect(looked).toEqual(['nobody', 'somebody', 'somebody', 'nobody', 'nobody']);
    await app.close();
  });

  test.each([true, false])(
    'five wrong passwords lock an address, be it somebody’s or nobody’s: %s',
    async (isKnown) => {
      const email = isKnown ? (await userOf(api)).email : 'nobody-at-all@company.example';
      const other = await userOf(api);
      const browser = new Browser(api);
      for (let i = 0; i < 5; i++) expect(codeOf(await browser.signIn(email, WRONG))).toBe('401 wrong_credentials');
      const locked = await browser.signIn(email, PASSWORD);
      expect(codeOf(locked)).toBe('423 locked');
      expect(locked.headers['retry-after']).toBe('60');
      expect(locked.json().lockedUntil).toBe(new Date(Date.parse(api.machineNow) + 60_000).toISOString());
      expect((await new Browser(api).signIn(other.email)).statusCode).toBe(200);

      // Asking while it is locked makes it no longer; another failure afterwards doubles it.
      api.passMinutes(1);
      expect(codeOf(await browser.signIn(email, WRONG))).toBe('401 wrong_credentials');
      expect((await browser.signIn(email, WRONG)).headers['retry-after']).toBe('120');
      api.passMinutes(2);
      if (!isKnown) return;
      expect((await browser.signIn(email)).statusCode).toBe(200);
      // Whoever was right has five tries again.
      expect(codeOf(await browser.signIn(email, WRONG))).toBe('401 wrong_credentials');
      expect((await browser.signIn(email)).statusCode).toBe(200);
    },
  );

  test('twenty guesses at once are five', async () => {
    const { email } = await userOf(api);
    const guesses = await Promise.all(Array.from({ length: 20 }, () => new Browser(api).signIn(email, WRONG)));
    const count = (status: number) => guesses.filter(({ statusCode }) => statusCode === status).length;
    expect([count(401), count(423)]).toEqual([5, 15]);
  });

  test('a thousand tries from one address within a minute are stopped after twenty', async () => {
    const app = await api.serve({ rateLimits: RATE_LIMITS });
    const looked = { count: 0 };
    const tries = Array.from({ length: 1_000 }, (_, i) => i);
    const statuses: number[] = [];
    for (const i of tries.slice(0, 60))
      statuses.push((await new Browser(api, app).signIn(`guess-${i}@company.example`, WRONG)).statusCode);
    looked.count = statuses.filter((status) => status === 401).length;
    expect([looked.count, statuses.filter((status) => status === 429).length]).toEqual([20, 40]);
    const refused = await new Browser(api, app).signIn('guess@company.example', WRONG);
    expect(refused.json().code).toBe('too_many_requests');
    expect(refused.headers).toMatchObject({
      'ratelimit-limit': '20',
      'ratelimit-remaining': '0',
      'retry-after': expect.stringMatching(/^\d+$/),
    });
    await app.close();
  });
});

describe('a session', () => {
  test('ends half an hour after the last request', async () => {
    const { browser } = await signedIn(api);
    api.passMinutes(29);
    expect((await browser.get('/v1/switches')).statusCode).toBe(200);
    api.passMinutes(29);
    expect((await browser.get('/v1/session')).statusCode).toBe(200);
    api.passMinutes(30);
    expect(codeOf(await browser.get('/v1/session'))).toBe('401 unauthorized');
  });

  test('ends after twelve hours, whatever is done', async () => {
    const { browser } = await signedIn(api);
    for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
      api.passMinutes(20);
      expect([passed, (await browser.get('/v1/session')).statusCode]).toEqual([passed, 200]);
    }
    api.passMinutes(20);
    expect(codeOf(await browser.get('/v1/session'))).toBe('401 unauthorized');
  });

  test('ends for good when its user signs out, and takes its cookie along', async () => {
    const { browser } = await signedIn(api);
    const { cookie } = browser;
    expect((await browser.call('DELETE', '/v1/session')).json()).toMatchObject({ ended: true });
    expect(browser.setCookie).toMatch(/^puntual_session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
    const thief = new Browser(api);
    thief.cookie = cookie;
    expect(codeOf(await thief.get('/v1/accounts'))).toBe('401 unauthorized');
  });

  test('is seen and ended from another browser, by its user or an admin and nobody else', async () => {
    const { browser, email, id } = await signedIn(api);
    const elsewhere = new Browser(api);
    await elsewhere.signIn(email);
    const mine = (await browser.get('/v1/sessions')).json().items;
    expect(mine.map((one: { current: boolean }) => one.current)).toEqual([true, false]);
    const { browser: stranger } = await signedIn(api);
    expect(codeOf(await stranger.call('DELETE', `/v1/sessions/${mine[1].id}`))).toBe('404 not_found');
    expect(codeOf(await stranger.get(`/v1/sessions?userId=${id}`))).toBe('403 forbidden');
    expect((await elsewhere.get('/v1/session')).statusCode).toBe(200);
    expect((await browser.call('DELETE', `/v1/sessions/${mine[1].id}`)).statusCode).toBe(200);
    expect((await elsewhere.get('/v1/session')).statusCode).toBe(401);
    expect((await api.get(`/v1/sessions?userId=${id}`)).json().items).toHaveLength(1);
    expect((await api.call('DELETE', `/v1/sessions/${mine[0].id}`)).statusCode).toBe(200);
    expect((await browser.get('/v1/session')).statusCode).toBe(401);
  });

  test('is nothing that an API key has', async () => {
    expect(codeOf(await api.get('/v1/session'))).toBe('404 not_found');
    expect((await api.get('/v1/sessions')).json().items).toEqual([]);
  });

  test.each([
    ['another role', { role: 'viewer' }],
    ['being disabled', { disabled: true }],
  ])('ends with %s', async (_what, change) => {
    const { browser, id } = await signedIn(api);
    expect((await api.call('PATCH', `/v1/users/${id}`, { body: change })).statusCode).toBe(200);
    expect((await browser.get('/v1/session')).statusCode).toBe(401);
  });

  test('ends with another password', async () => {
    const { browser, id } = await signedIn(api);
    await api.made(`/v1/users/${id}/password`, { password: WRONG });
    expect((await browser.get('/v1/session')).statusCode).toBe(401);
  });

  test('stands on the timeline by its user’s name', async () => {
    const { browser, id } = await signedIn(api);
    const account = (await browser.post('/v1/accounts', { name: 'Guthrie', email: 'ap@guthrie.example' })).json();
    const [opened] = (await api.get(`/v1/accounts/${account.id}/timeline`)).json().items;
    expect(opened).toMatchObject({ type: 'account.opened', actor: { kind: 'agent', id } });
  });

  test('has its own limit of requests', async () => {
    const app = await api.serve({ rateLimits: { ...RATE_LIMITS, requestsPer10Seconds: 3 } });
    const [one, other] = [await signedIn(api), await signedIn(api)];
    const ask = async (cookie: string | null) =>
      (await api.call('GET', '/v1/switches', { role: null, headers: { cookie: cookie ?? '' } }, app)).statusCode;
    const { cookie } = one.browser;
    expect([await ask(cookie), await ask(cookie), await ask(cookie), await ask(cookie)]).toEqual([200, 200, 200, 429]);
    expect(await ask(other.browser.cookie)).toBe(200);
    await app.close();
  });
});

describe('another site’s page', () => {
  const BODY = { name: 'Guthrie', email: 'ap@guthrie.example' };

  test('does nothing with the cookie: who is unsafe says where it comes from', async () => {
    const { browser } = await signedIn(api);
    const host = `127.0.0.1:${(api.app.server.address() as { port: number }).port}`;
    const post = async (headers: Record<string, string>) =>
      codeOf(
        await api.call('POST', '/v1/accounts', {
          role: null,
          body: BODY,
          headers: { cookie: browser.cookie ?? '', ...headers },
        }),
      );
    const before = await api.rowCounts();
    const strange: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      // What the browser says of the site goes before the origin.
      { 'sec-fetch-site': 'cross-site', origin: `http://${host}` },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: `http://${host}.elsewhere.example` },
    ];
    for (const headers of strange) expect([headers, await post(headers)]).toEqual([headers, '403 cross_site']);
    expect(await api.rowCounts()).toEqual(before);
    expect(await post({ origin: `http://${host}` })).toBe('201 undefined');
    expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe('201 undefined');
    expect((await browser.get('/v1/accounts')).statusCode).toBe(200);
  });

  test('signs nobody in as somebody else', async () => {
    const { email } = await userOf(api);
    const post = async (headers: Record<string, string>) =>
      codeOf(await api.post('/v1/session', { email, password: PASSWORD }, { role: null, headers }));
    expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe('403 cross_site');
    expect(await post({ origin: 'https://elsewhere.example' })).toBe('403 cross_site');
    expect(await post({})).toBe('200 undefined');
  });

  test('is nothing to an API key, which no browser sends by itself', async () => {
    const answer = await api.post('/v1/accounts', BODY, { headers: { origin: 'https://elsewhere.example' } });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

test('an Idempotency-Key is each user’s own, and outlives their session', async () => {
  const { browser, email } = await signedIn(api);
  const other = await signedIn(api);
  const open = (who: Browser) =>
    who.post('/v1/accounts', { name: 'Guthrie', email: 'ap@guthrie.example' }, { idempotencyKey: 'of-a-user' });
  const first = (await open(browser)).json();
  await browser.signIn(email);
  const again = await open(browser);
  expect([again.json().id, again.headers['idempotency-replayed']]).toEqual([first.id, 'true']);
  expect((await open(other.browser)).json().id).not.toBe(first.id);
});
