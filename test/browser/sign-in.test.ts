import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { PASSWORD, userOf } from '../api/browser.ts';
import { runningApi } from '../api/running-api.ts';
import { openBrowser, seriousFindings, sidewaysPx } from './browser.ts';

/** What a real browser does with our cookies, our headers and our page for passwords. */
const api = runningApi();
const browser = openBrowser();
afterEach(() => browser.closePages());

const at = (host: string): string => `http://${host}:${(api.app.server.address() as AddressInfo).port}`;

/** Somebody else's server, whose page has a form that leads to ours. */
const elsewhere = { url: '', server: createServer() };
beforeAll(async () => {
  elsewhere.server.on('request', (_request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        `<form method="post" enctype="text/plain" action="${at('127.0.0.1')}/v1/accounts"><button>Win</button></form>`,
      ),
  );
  await new Promise<void>((done) => elsewhere.server.listen(0, '127.0.0.1', done));
  elsewhere.url = `http://127.0.0.1:${(elsewhere.server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  elsewhere.server.closeAllConnections();
  elsewhere.server.close();
});

/** Calls from a page's own script, and what its script sees of the cookie. */
const CALL = `async ({ url, method, body }) => {
  const answer = await fetch(url, {
    method, credentials: 'include', headers: body ? { 'content-type': 'application/json' } : {}, body,
  }).catch((error) => ({ status: String(error.message) }));
  return [answer.status, document.cookie];
}`;

type Page = Awaited<ReturnType<typeof browser.page>>;
const call = (page: Page, url: string, method = 'GET', body?: object): Promise<[number | string, string]> =>
  page.evaluate(`(${CALL})(${JSON.stringify({ url, method, body: body && JSON.stringify(body) })})`);

const NEW = { name: 'Guthrie', email: 'ap@guthrie.example' };

describe('in a real browser', () => {
  test('a page of ours acts by the cookie, which no script sees, and another site’s page does not', async () => {
    const { email } = await userOf(api);
    const page = await browser.page();
    await page.goto(`${at('127.0.0.1')}/docs`);
    expect(await call(page, '/v1/session', 'POST', { email, password: PASSWORD })).toEqual([200, '']);
    expect(await call(page, '/v1/accounts', 'POST', NEW)).toEqual([201, '']);

    // Another's page on the same host: to browsers that is the same site, and the cookie goes along.
    const other = await page.context().newPage();
    await other.goto(elsewhere.url);
    const before = await api.rowCounts();
    await other.getByRole('button').tap();
    await other.waitForURL(/\/v1\/accounts$/);
    expect(await other.textContent('body')).toContain('"cross_site"');
    await other.goto(elsewhere.url);
    // What it sends is refused, and what it asks it is not told.
    expect((await call(other, `${at('127.0.0.1')}/v1/accounts`, 'POST', NEW))[0]).toBe('Failed to fetch');
    expect((await call(other, `${at('127.0.0.1')}/v1/accounts`))[0]).toBe('Failed to fetch');
    expect(await api.rowCounts()).toEqual(before);

    expect(await call(page, '/v1/session', 'DELETE')).toEqual([200, '']);
    expect((await call(page, '/v1/accounts'))[0]).toBe(401);
    expect(await page.context().cookies()).toEqual([]);
  });

  test.each([
    ['light', 'es-MX', 'Guardar contraseña', 'tried first|se prueban primero', 'Ya puede entrar'],
    ['dark', 'en', 'Set password', 'tried first', 'You can sign in'],
  ] as const)('a password is set without a script, %s, in %s', async (colorScheme, locale, button, common, done) => {
    const { invitation } = await api.made('/v1/users', {
      email: `ines-${colorScheme}@company.example`,
      name: 'Inés',
      role: 'viewer',
      locale,
    });
    const page = await browser.page({ javaScriptEnabled: false, colorScheme });
    const said: string[] = [];
    page.on('console', (line) => said.push(line.text()));
    await page.goto(`${at('127.0.0.1')}${new URL(invitation.url).pathname}`);
    const send = async (password: string) => {
      for (const one of ['#password', '#again']) await page.locator(one).fill(password);
      await page.getByRole('button', { name: button }).click();
    };
    await send('Sunshine2026!');
    expect(await page.getByRole('alert').textContent()).toMatch(new RegExp(common));
    expect(await sidewaysPx(page)).toBe(0);
    await send(PASSWORD);
    expect(await page.getByRole('status').textContent()).toContain(done);
    expect(said.filter((line) => /Content Security Policy/.test(line))).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('its page has nothing that axe finds serious, %s', async (colorScheme) => {
    const { invitation } = await api.made('/v1/users', {
      email: `axe-${colorScheme}@company.example`,
      name: 'Inés',
      role: 'viewer',
    });
    const page = await browser.page({ colorScheme, bypassCSP: true });
    await page.goto(`${at('127.0.0.1')}${new URL(invitation.url).pathname}`);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
