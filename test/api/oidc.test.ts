import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '../../api/deps.ts';
import { openidProvider } from '../../ports/identity/openid.ts';
import { userOf } from './browser.ts';
import { CLIENT, OpenidProvider } from './openid-provider.ts';
import { runningApi } from './running-api.ts';

/** Signing in by the company's own provider: there and back. */
const api = runningApi();
const provider = new OpenidProvider();
let app: App;

beforeAll(async () => {
  await provider.listen();
  app = await api.serve({
    identityProvider: openidProvider({ ...CLIENT, issuer: provider.issuer, name: 'Company login' }),
  });
});
afterAll(async () => {
  await app.close();
  await provider.close();
});
beforeEach(() => {
  provider.fault = null;
});

/** A browser's own walk: cookies by their names, and no redirect followed by itself. */
class Walk {
  readonly cookies = new Map<string, string>();

  async to(url: string, of = app): Promise<{ status: number; location: string }> {
    const { port } = of.server.address() as { port: number };
    const { pathname, search } = new URL(url, 'http://x');
    const response = await fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get('location') ?? '' };
  }

  /** There, where the provider is of one's opinion, and back. */
  async signIn(): Promise<string> {
    const there = await this.to('/sign-in/oidc');
    return (await this.to(provider.consent(there.location).href)).location;
  }

  async who(): Promise<string | null> {
    const cookie = this.cookies.get('puntual_session');
    if (cookie === undefined) return null;
    const answer = await api.call(
      'GET',
      '/v1/session',
      { role: null, headers: { cookie: `puntual_session=${cookie}` } },
      app,
    );
    return answer.statusCode === 200 ? answer.json().user.id : null;
  }
}

const REFUSED = (why: string): string => `/console/sign-in?refused=${why}`;
let people = 0;
/** Somebody whom the provider knows, and who is a user here. */
async function known(): Promise<{ id: string; email: string }> {
  const user = await userOf(api);
  provider.claims = { sub: `person-${(people += 1)}`, email: user.email, email_verified: true };
  return user;
}

describe('the company’s own sign-in', () => {
  test('is offered where there is one', async () => {
    expect((await api.call('GET', '/v1/sign-in-options', { role: null }, app)).json()).toEqual({
      password: true,
      provider: { name: 'Company login', url: '/sign-in/oidc' },
      forgottenPassword: false,
    });
    expect((await api.get('/v1/sign-in-options', { role: null })).json().provider).toBeNull();
    expect((await new Walk().to('/sign-in/oidc', api.app)).status).toBe(404);
  });

  test('leads there with state, nonce and a challenge, and back to a session', async () => {
    const { id } = await known();
    const walk = new Walk();
    const there = await walk.to('/sign-in/oidc');
    expect(there.status).toBe(303);
    const asked = new URL(there.location);
    expect(asked.href.startsWith(`${provider.issuer}/authorize?`)).toBe(true);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'puntual',
      scope: 'openid email',
      code_challenge_method: 'S256',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\/oidc\/callback$/),
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    const back = await walk.to(provider.consent(there.location).href);
    expect(back).toEqual({ status: 303, location: '/console' });
    expect(await walk.who()).toBe(id);
    expect([...walk.cookies.keys()]).toEqual(['puntual_session']);
    expect((await api.get('/v1/sign-ins?limit=1')).json().items).toMatchObject([{ outcome: 'succeeded', userId: id }]);
    const actions = (await api.get(`/v1/audit?subject=${id}&limit=100`)).json().items.map((one: any) => one.action);
    expect(actions).toContain('user.identityBound');
  });

  test('knows somebody again by what the provider calls them, whatever the address has become', async () => {
    const { id, email } = await known();
    await new Walk().signIn();
    provider.claims = { ...provider.claims, email: 'renamed@company.example' };
    const again = new Walk();
    expect(await again.signIn()).toBe('/console');
    expect(await again.who()).toBe(id);
    // And whoever has the old address now is somebody else.
    provider.claims = { sub: 'the-next-one', email, email_verified: true };
    const other = new Walk();
    expect([await other.signIn(), await other.who()]).toEqual([REFUSED('unknown_user'), null]);
  });

  test.each([
    ['is no user here', { email: 'nobody@company.example', email_verified: true }],
    ['has an address of which the provider does not know whose it is', { email_verified: false }],
    ['has an address of which it says nothing', { email_verified: undefined }],
    ['has none', { email: undefined }],
  ])('lets nobody in who %s', async (_who, claims) => {
    await known();
    provider.claims = { ...provider.claims, ...claims };
    const walk = new Walk();
    expect([await walk.signIn(), await walk.who()]).toEqual([REFUSED('unknown_user'), null]);
  });

  test('lets nobody in who is disabled', async () => {
    const { id } = await known();
    await new Walk().signIn();
    await api.call('PATCH', `/v1/users/${id}`, { body: { disabled: true } });
    const walk = new Walk();
    expect([await walk.signIn(), await walk.who()]).toEqual([REFUSED('unknown_user'), null]);
    expect((await api.get('/v1/sign-ins?limit=1')).json().items).toMatchObject([{ outcome: 'failed', userId: id }]);
  });

  test.each(['signature', 'nonce', 'audience', 'late'] as const)('believes no word with a wrong %s', async (fault) => {
    await known();
    provider.fault = fault;
    const walk = new Walk();
    expect([await walk.signIn(), await walk.who()]).toEqual([REFUSED('not_proven'), null]);
  });

  test('is not ended by another browser, with another state, or twice', async () => {
    await known();
    const walk = new Walk();
    const there = await walk.to('/sign-in/oidc');
    const back = provider.consent(there.location);
    const stranger = new Walk();
    expect((await stranger.to(back.href)).location).toBe(REFUSED('not_proven'));
    const victim = new Walk();
    await victim.to('/sign-in/oidc');
    expect((await victim.to(back.href)).location).toBe(REFUSED('not_proven'));
    expect([await stranger.who(), await victim.who()]).toEqual([null, null]);
    expect((await walk.to(back.href)).location).toBe('/console');
    expect((await walk.to(back.href)).location).toBe(REFUSED('not_proven'));
    const guessed = new Walk();
    guessed.cookies.set('puntual_oidc', 'not%20json');
    expect((await guessed.to('/sign-in/oidc/callback?code=x&state=y')).location).toBe(REFUSED('not_proven'));
  });

  test('that is away is said to be', async () => {
    const away = await api.serve({
      identityProvider: openidProvider({ ...CLIENT, issuer: 'http://127.0.0.1:9', name: 'Away' }),
    });
    expect((await new Walk().to('/sign-in/oidc', away)).status).toBe(503);
    await away.close();
  });
});
