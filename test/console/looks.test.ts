import { beforeAll, describe, expect, test } from '@jest/globals';
import { aReceipt } from '../ports/a-pdf.ts';
import { COLOURS, seriousFindings, sidewaysPx } from '../browser/browser.ts';
import { RunningConsole } from './console.ts';
import { LOCALES } from './words.ts';

/** What holds for every page: for whoever listens, for small screens, and for whoever has another's words. */
const console = new RunningConsole();
let pages: string[] = [];

beforeAll(async () => {
  const { id } = await console.debtor(57);
  await console.api.card(id, 'tok_ok');
  const account = `/accounts/${id}`;
  pages = ['/today', '/accounts', '/nowhere', '/switches', '/me', '/people', `/clock/${id}`, account];
  for (const part of ['keys', 'signIns', 'audit']) pages.push(`/people?show=${part}`);
  const proof = await console.api.made(`/v1/accounts/${id}/proofs-of-payment`, {
    trackingKey: 'LOOKS1',
    amountMinor: 116_000,
    paidOn: '2026-03-01',
    fileBase64: Buffer.from(aReceipt()).toString('base64'),
    fileName: 'recibo.pdf',
  });
  pages.push('/proofs', `/proofs/${proof.id}`, '/tasks');
  const { transfer, dispute } = await waiting();
  pages.push('/transfers', `/transfers/${transfer}`, '/disputes', `/disputes/${dispute}`);
  const file = await console.api.call('POST', '/v1/imports?fileName=cuentas.csv', {
    payload: [
      'externalId,name,email,invoiceNumber,issuedOn,dueOn,amount,Notes',
      'looks-1,Café El Tecolote SA,ap@tecolote.example,L-1,2025-12-01,2025-12-10,580.00,',
      'looks-2,Nobody,no address,,,,,',
    ].join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
  pages.push('/import', `/import?id=${file.json().id}`);
  for (const part of ['money', 'attempts', 'emails', 'chart', 'forecast', 'act/promise', 'act/pause', 'act/plan'])
    pages.push(`${account}/${part}`);
  pages.push('/policies');
  for (const part of ['', '/preview', '/backtest', '/edit']) pages.push(`/policies/mexico/1${part}`);
  for (const report of ['recovery', 'aging', 'contacts'])
    pages.push(`/analytics/${report}?from=2026-01-01&to=2026-03-31`);
});

/** A transfer that may be somebody's, and a dispute. */
async function waiting(): Promise<{ transfer: string; dispute: string }> {
  const { id } = await console.debtor(5, { name: 'Viveros Tabachín SA' });
  const [invoice] = (await console.api.get(`/v1/accounts/${id}/invoices`)).json().items;
  const opened = { reason: 'Two lines that we gave back', amountMinor: 20_000 };
  const dispute = await console.api.made(`/v1/invoices/${invoice.id}/disputes`, opened);
  const transfer = await console.api.made('/v1/bank-transfers', {
    trackingKey: 'LOOKS2',
    amountMinor: 116_000,
    currency: 'MXN',
    settledAt: '2026-01-20T14:00:00Z',
    payerName: 'Viveros Tabachin SA DE CV',
  });
  return { transfer: transfer.id, dispute: dispute.id };
}

const SIZES = [
  [1280, {}],
  [390, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
] as const;

describe.each(SIZES)('at %d px', (_width, options) => {
  test.each(['light', 'dark'] as const)(
    'axe finds nothing serious, in %s',
    async (colorScheme) => {
      const { page, goto } = await console.visit('admin', 'es-MX', { ...options, colorScheme });
      const found: string[] = [];
      const rules = colorScheme === 'dark' ? COLOURS : {};
      for (const path of pages) {
        await goto(path);
        await page.waitForLoadState('networkidle');
        found.push(...(await seriousFindings(page, rules)).map((one) => `${path} ${one}`));
      }
      expect(found).toEqual([]);
    },
    300_000,
  );
});

test('the page to sign in on: nothing serious either', async () => {
  const page = await console.stranger('en-US', { colorScheme: 'dark' });
  await page.goto(console.url('/console/sign-in?refused=not_proven'));
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
  300_000,
);

test('nothing but our own is asked for, and the policy of the page has nothing to complain of', async () => {
  const { page, goto } = await console.visit('admin', 'es-MX');
  const [foreign, complaints]: string[][] = [[], []];
  // A paper's bytes are a blob of ours; the browser's own reader has schemes of its own, and goes over no network.
  const isOurs = ({ origin, protocol }: URL): boolean =>
    origin === new URL(console.url('/')).origin || !/^(https?|wss?|ftp):$/.test(protocol);
  page.on('request', (request) => {
    if (!isOurs(new URL(request.url()))) foreign?.push(request.url());
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
