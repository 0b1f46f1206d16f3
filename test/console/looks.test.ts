import { beforeAll, describe, expect, test } from '@jest/globals';
import { seriousFindings, sidewaysPx } from '../browser/browser.ts';
import { RunningConsole } from './console.ts';
import { LOCALES } from './words.ts';

/** What holds for every page: for whoever listens, for small screens, and for whoever has another's words. */
const console = new RunningConsole();
let pages: string[] = [];

beforeAll(async () => {
  const { id } = await console.debtor(57);
  await console.api.card(id, 'tok_ok');
  const account = `/accounts/${id}`;
  const file = await console.api.call('POST', '/v1/imports?fileName=cuentas.csv', {
    payload: [
      'externalId,name,email,invoiceNumber,issuedOn,dueOn,amount,Notes',
      'looks-1,Café El Tecolote SA,ap@tecolote.example,L-1,2025-12-01,2025-12-10,580.00,',
      'looks-2,Nobody,no address,,,,,',
    ].join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
  pages = ['/today', '/accounts', '/nowhere', '/import', `/import?id=${file.json().id}`, account];
  for (const part of ['money', 'attempts', 'emails', 'chart', 'forecast', 'act/pause', 'act/plan'])
    pages.push(`${account}/${part}`);
});

const SIZES = [
  [1280, {}],
  [390, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
] as const;

describe.each(SIZES)('at %d px', (_width, options) => {
  test.each(['light', 'dark'] as const)('axe finds nothing serious, in %s', async (colorScheme) => {
    const { page, goto } = await console.visit('admin', 'es-MX', { ...options, colorScheme });
    const found: string[] = [];
    for (const path of pages) {
      await goto(path);
      await page.waitForLoadState('networkidle');
      found.push(...(await seriousFindings(page)).map((one) => `${path} ${one}`));
    }
    expect(found).toEqual([]);
  });
});

test('the page to sign in on: nothing serious either', async () => {
  const page = await console.stranger('en-US', { colorScheme: 'dark' });
  await page.goto(console.url('/console/sign-in'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
});

test.each(LOCALES)(
  'in %s each page has one heading, a title of its own, and needs no moving sideways at 320 px',
  async (locale) => {
    const { page, goto } = await console.visit('admin', locale, { viewport: { width: 320, height: 720 } });
    for (const path of pages) {
      await goto(path);
      await page.waitForLoadState('networkidle');
      expect([path, await page.locator('h1').count(), await sidewaysPx(page)]).toEqual([path, 1, 0]);
      expect(await page.title()).toMatch(/^.+ · Puntual$/);
    }
  },
);

test('nothing but our own is asked for, and the policy of the page has nothing to complain of', async () => {
  const { page, goto } = await console.visit('admin', 'es-MX');
  const [foreign, complaints]: string[][] = [[], []];
  page.on('request', (request) => {
    if (!request.url().startsWith(console.url('/')) && !request.url().startsWith('data:')) foreign?.push(request.url());
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints?.push(message.text());
  });
  for (const path of pages) await goto(path);
  expect([foreign, complaints]).toEqual([[], []]);
});

test('a page is told not to be framed, kept or read by machines; its parts are kept for ever', async () => {
  const page = await fetch(console.url('/console/accounts/whatever'));
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const script = /\/console\/(assets\/[^"]+\.js)/.exec(await page.text())?.[1];
  const built = await fetch(console.url(`/console/${script}`), { headers: { 'accept-encoding': 'br' } });
  expect(built.headers.get('content-encoding')).toBe('br');
  expect(built.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(console.url('/console/assets/of-another-build.js'))).status).toBe(404);
  expect((await fetch(console.url('/console/..%2f..%2fpackage.json'))).headers.get('content-type')).toContain(
    'text/html',
  );
});
